package render

import (
	"math"
	"testing"
)

func TestFadeIsNeverTheDefault(t *testing.T) {
	for _, c := range []Color{{}, Black, White, Red, {A: 1}, {R: 1}} {
		for _, k := range []float64{-1, 0, 0.001, 0.5, 1, 2, math.NaN(), math.Inf(1)} {
			got := c.Fade(k)
			if got == (Color{}) {
				t.Errorf("%v.Fade(%v): got the zero value; want an invisible colour", c, k)
			}
			if !(k > 0) && got.A != 0 {
				t.Errorf("%v.Fade(%v): got alpha %d; want 0", c, k, got.A)
			}
			if k >= 1 && got.A != c.A {
				t.Errorf("%v.Fade(%v): got alpha %d; want %d", c, k, got.A, c.A)
			}
		}
	}
	if got := Black.Fade(0); got != (Color{R: 1}) {
		t.Errorf("got %v; want R 1", got)
	}
}

func TestMixMeetsItsEnds(t *testing.T) {
	a, b := Color{10, 200, 30, 255}, Color{250, 0, 31, 100}
	if got := Mix(a, b, -3); got != a {
		t.Errorf("got %v; want %v", got, a)
	}
	if got := Mix(a, b, 3); got != b {
		t.Errorf("got %v; want %v", got, b)
	}
	if got, want := Mix(a, b, 0.5), (Color{130, 100, 31, 178}); got != want {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestPremultiplied(t *testing.T) {
	for v := range 256 {
		for a := range 256 {
			got := Color{uint8(v), 255, 0, uint8(a)}.premultiplied()
			want := float64(v) / 255 * float64(a) / 255 * 65535
			if math.Abs(float64(got[0])-want) > 1 || got[1] != uint16(a*257) || got[2] != 0 || got[3] != uint16(a*257) {
				t.Fatalf("red %d, alpha %d: got %v; want red %.1f of 65535", v, a, got, want)
			}
		}
	}
	if got := Hex(0xff004d); got != Red {
		t.Errorf("got %v; want %v", got, Red)
	}
}
