package effects

import "testing"

// TestGolden holds what every effect makes of a script to what it was: the same samples on every machine.
func TestGolden(t *testing.T) {
	for name, want := range map[string]uint64{
		"low pass":   0xf6d13d47b801c8a8,
		"high pass":  0xe671f3123d04f0ab,
		"band pass":  0xe12f0e203068b163,
		"peak":       0xf016828929f58646,
		"low shelf":  0x91a6a18360c2208e,
		"high shelf": 0xd17910c187078e4,
		"echo":       0x2b84459686d8fab9,
		"reverb":     0xf28497435c0a473b,
		"chorus":     0x6166c89883a91b3,
		"compressor": 0x4fb80f8fc3229203,
		"limiter":    0xa13ebfc7443de868,
		"distortion": 0x120e7e762d753683,
		"crush":      0x799c780faf280fa2,
	} {
		if got := hash(scripted(all[name], tickFrames)); got != want {
			t.Errorf("hash of %s: got %#x; want %#x", name, got, want)
		}
	}
}
