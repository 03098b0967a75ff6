package driver

import "testing"

func TestKeyLabel(t *testing.T) {
	french := ""
	for _, k := range []struct {
		key   Key
		label string
	}{{KeyA, "q"}, {KeyQ, "a"}, {KeySemicolon, "m"}, {KeyE, "e"}, {KeyE, ""}, {Key1, "&"}, {KeySpace, " "}, {KeySlash, "/"}} {
		french = AppendKeyLabel(french, k.key, k.label)
	}
	if want := "A q\nQ a\nSemicolon m\n1 &\n"; french != want {
		t.Errorf("got the layout %q; want %q", french, want)
	}
	for key, want := range map[Key]string{
		KeyA: "q", KeyQ: "a", KeySemicolon: "m", KeyE: "e", Key1: "&", KeySlash: "/", KeyMinus: "-", KeyBackquote: "`",
		KeyBackslash: "\\", KeyEnter: "Enter", KeyF1: "F1", KeyNumpad1: "Numpad1", KeyNone: "none",
	} {
		if got := KeyLabel(french, key); got != want {
			t.Errorf("%v: got %q; want %q", key, got, want)
		}
	}
	for _, broken := range []string{"A", "A ", " q\n", "\n\n", "A q"} {
		KeyLabel(broken, KeyA) // must not fail
	}
}
