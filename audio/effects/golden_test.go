package effects

import "testing"

// TestGolden holds what every effect makes of a script to what it was: the same samples on every machine.
func TestGolden(t *testing.T) {
	for name, want := range map[string]uint64{
		"low pass":   0x718b20bfb5d384d0,
		"high pass":  0xf5d43120113e0c22,
		"band pass":  0x3dbab3572cc66c9a,
		"peak":       0x5d176575ad248ba1,
		"low shelf":  0xd2e59dfd3e892c82,
		"high shelf": 0xa94eb41f290d87a7,
		"echo":       0xcf176e83523a30ab,
		"reverb":     0x5a4fe5b547fe3828,
		"chorus":     0x6e5f35d21234799e,
		"compressor": 0xfbe11154fbe4e4bd,
		"limiter":    0x9be59674f123731,
		"distortion": 0xd3c6ad41eb7405b0,
		"crush":      0x799c780faf280fa2,
	} {
		if got := hash(scripted(all[name], tickFrames)); got != want {
			t.Errorf("hash of %s: got %#x; want %#x", name, got, want)
		}
	}
}
