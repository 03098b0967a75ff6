package driver

import "testing"

func TestKeyNames(t *testing.T) {
	seen := map[string]Key{}
	for k := KeyA; k < keyEnd; k++ {
		name := k.String()
		if other, twice := seen[name]; twice || name == "" || name == "none" {
			t.Errorf("key %d: got %q, as key %d; want a name of its own", k, name, other)
		}
		seen[name] = k
	}
	for _, k := range []Key{KeyNone, keyEnd, 255} {
		if got := k.String(); got != "none" {
			t.Errorf("key %d: got %q; want none", k, got)
		}
	}
}
