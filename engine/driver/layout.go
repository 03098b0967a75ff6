package driver

import "strings"

// A layout is a line for each key that prints something else than its name says: the key's name, a space, what it
// prints, in lower case. So on a French keyboard it begins "A q\nQ a\n"; for the US layout it is empty.

// AppendKeyLabel adds what a key prints to a layout. A label that is the key's own name, or has spaces, adds nothing.
func AppendKeyLabel(layout string, k Key, label string) string {
	if label == "" || strings.ContainsAny(label, " \n") || strings.EqualFold(label, plainLabel(k)) {
		return layout
	}
	return layout + k.String() + " " + label + "\n"
}

// KeyLabel returns what a key prints by a layout: "q" for KeyA on a French keyboard. Keys that the layout does not name
// print what they do on a US keyboard, ";" for KeySemicolon; those that print nothing have their name: "Enter".
// O(length of the layout).
func KeyLabel(layout string, k Key) string {
	name := k.String() + " "
	for line := range strings.Lines(layout) {
		if label, ok := strings.CutPrefix(line, name); ok {
			return strings.TrimSuffix(label, "\n")
		}
	}
	return plainLabel(k)
}

// plainLabel returns what a key prints on a US keyboard, or its name.
func plainLabel(k Key) string {
	if k >= KeyMinus && k <= KeySlash {
		return "-=[]\\;'`,./"[k-KeyMinus:][:1]
	}
	if k >= KeyA && k <= KeyZ {
		return strings.ToLower(k.String())
	}
	return k.String()
}
