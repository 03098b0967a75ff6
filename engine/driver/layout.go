package driver

import "strings"

// A layout is a line for each key that prints something else than its name says: the key's name, a space, what it
// prints, in lower case. So on a French keyboard it begins "A q\nQ a\n"; for the US layout it is empty.

// AppendKeyLabel adds what a key prints to a layout. A label that the key has anyway, or with a space, adds nothing.
func AppendKeyLabel(layout string, k Key, label string) string {
	if label == "" || label[0] <= ' ' || label == plainLabel(k) {
		return layout
	}
	return layout + k.String() + " " + label + "\n"
}

// KeyLabel returns what a key prints by a layout: "q" for KeyA on a French keyboard. Keys that the layout does not name
// print what they do on a US keyboard, ";" for KeySemicolon; those that print nothing have their name: "Enter".
// O(length of the layout).
func KeyLabel(layout string, k Key) string {
	if _, rest, ok := strings.Cut("\n"+layout, "\n"+k.String()+" "); ok {
		label, _, _ := strings.Cut(rest, "\n")
		return label
	}
	return plainLabel(k)
}

// plain is what the keys from KeyA to Key9 print on a US keyboard, and then those from KeyMinus to KeySlash.
const plain = "abcdefghijklmnopqrstuvwxyz0123456789-=[]\\;'`,./"

// plainLabel returns what a key prints on a US keyboard, or its name.
func plainLabel(k Key) string {
	i := int(k) - int(KeyA)
	if k >= KeyMinus {
		i = int(k) - int(KeyMinus) + int(Key9)
	}
	if i < 0 || i >= len(plain) || k > Key9 && k < KeyMinus {
		return k.String()
	}
	return plain[i : i+1]
}
