package tween

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"testing"
)

// formulas are the thirty curves as they are usually written, each by itself, in the order of the eases.
var formulas = [...]func(x float64) float64{
	func(x float64) float64 { return x },
	func(x float64) float64 { return 1 - math.Cos(x*math.Pi/2) },
	func(x float64) float64 { return math.Sin(x * math.Pi / 2) },
	func(x float64) float64 { return -(math.Cos(math.Pi*x) - 1) / 2 },
	func(x float64) float64 { return x * x },
	func(x float64) float64 { return 1 - (1-x)*(1-x) },
	halves(func(x float64) float64 { return 2 * x * x }, func(x float64) float64 { return 1 - math.Pow(-2*x+2, 2)/2 }),
	func(x float64) float64 { return x * x * x },
	func(x float64) float64 { return 1 - math.Pow(1-x, 3) },
	halves(func(x float64) float64 { return 4 * x * x * x }, func(x float64) float64 { return 1 - math.Pow(-2*x+2, 3)/2 }),
	func(x float64) float64 { return x * x * x * x },
	func(x float64) float64 { return 1 - math.Pow(1-x, 4) },
	halves(func(x float64) float64 { return 8 * x * x * x * x }, func(x float64) float64 { return 1 - math.Pow(-2*x+2, 4)/2 }),
	func(x float64) float64 { return x * x * x * x * x },
	func(x float64) float64 { return 1 - math.Pow(1-x, 5) },
	halves(func(x float64) float64 { return 16 * x * x * x * x * x }, func(x float64) float64 { return 1 - math.Pow(-2*x+2, 5)/2 }),
	func(x float64) float64 { return math.Pow(2, 10*x-10) },
	func(x float64) float64 { return 1 - math.Pow(2, -10*x) },
	halves(func(x float64) float64 { return math.Pow(2, 20*x-10) / 2 }, func(x float64) float64 { return (2 - math.Pow(2, -20*x+10)) / 2 }),
	func(x float64) float64 { return 1 - math.Sqrt(1-x*x) },
	func(x float64) float64 { return math.Sqrt(1 - (x-1)*(x-1)) },
	halves(
		func(x float64) float64 { return (1 - math.Sqrt(1-math.Pow(2*x, 2))) / 2 },
		func(x float64) float64 { return (math.Sqrt(1-math.Pow(-2*x+2, 2)) + 1) / 2 },
	),
	func(x float64) float64 { return 2.70158*x*x*x - 1.70158*x*x },
	func(x float64) float64 { return 1 + 2.70158*math.Pow(x-1, 3) + 1.70158*math.Pow(x-1, 2) },
	halves(
		func(x float64) float64 { return math.Pow(2*x, 2) * ((2.5949095+1)*2*x - 2.5949095) / 2 },
		func(x float64) float64 { return (math.Pow(2*x-2, 2)*((2.5949095+1)*(x*2-2)+2.5949095) + 2) / 2 },
	),
	func(x float64) float64 { return -math.Pow(2, 10*x-10) * math.Sin((x*10-10.75)*2*math.Pi/3) },
	func(x float64) float64 { return math.Pow(2, -10*x)*math.Sin((x*10-0.75)*2*math.Pi/3) + 1 },
	halves(
		func(x float64) float64 { return -(math.Pow(2, 20*x-10) * math.Sin((20*x-11.125)*2*math.Pi/4.5)) / 2 },
		func(x float64) float64 { return math.Pow(2, -20*x+10)*math.Sin((20*x-11.125)*2*math.Pi/4.5)/2 + 1 },
	),
	func(x float64) float64 { return 1 - bounced(1-x) },
	bounced,
	halves(func(x float64) float64 { return (1 - bounced(1-2*x)) / 2 }, func(x float64) float64 { return (1 + bounced(2*x-1)) / 2 }),
}

func halves(first, second func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		if x < 0.5 {
			return first(x)
		}
		return second(x)
	}
}

func bounced(x float64) float64 {
	const n, d = 7.5625, 2.75
	switch {
	case x < 1/d:
		return n * x * x
	case x < 2/d:
		return n*(x-1.5/d)*(x-1.5/d) + 0.75
	case x < 2.5/d:
		return n*(x-2.25/d)*(x-2.25/d) + 0.9375
	}
	return n*(x-2.625/d)*(x-2.625/d) + 0.984375
}

func TestEasesAreTheirFormulas(t *testing.T) {
	if len(formulas) != int(eases) || eases != 31 {
		t.Fatalf("got %d eases and %d formulas; want 31 of each", eases, len(formulas))
	}
	const steps = 10_000
	for e := range eases {
		worst := 0.0
		for i := 1; i < steps; i++ {
			x := float64(i) / steps
			worst = max(worst, math.Abs(e.At(x)-formulas[e](x)))
		}
		if !(worst < 1e-12) {
			t.Errorf("%v: got %g beside its formula; want less than 1e-12", e, worst)
		}
	}
}

func TestEasesEndExactly(t *testing.T) {
	for e := range eases {
		for _, c := range [...][2]float64{{0, 0}, {1, 1}, {-1, 0}, {2, 1}, {math.Inf(-1), 0}, {math.Inf(1), 1}} {
			if got := e.At(c[0]); got != c[1] {
				t.Errorf("%v at %v: got %v; want exactly %v", e, c[0], got, c[1])
			}
		}
		if got := e.At(math.NaN()); !math.IsNaN(got) {
			t.Errorf("%v at NaN: got %v; want NaN", e, got)
		}
		if e > Linear && (e-1)%3 == 2 {
			if got := e.At(0.5); math.Abs(got-0.5) > 1e-15 {
				t.Errorf("%v at 0.5: got %v; want the middle", e, got)
			}
		}
	}
}

// An Out is its In from the other end, and all but Expo, whose formula has a jump of a thousandth, set out from 0.
func TestEasesMirrorAndAreSmooth(t *testing.T) {
	for e := SineIn; e < eases; e += 3 {
		for i := range 1001 {
			x := float64(i) / 1000
			if d := e.At(x) + (e + 1).At(1-x) - 1; math.Abs(d) > 1e-15 {
				t.Fatalf("%v at %v: got %g beside the mirror of %v", e, x, d, e+1)
			}
			if d := (e + 2).At(x) + (e + 2).At(1-x) - 1; math.Abs(d) > 1e-15 {
				t.Fatalf("%v at %v: got %g beside its own mirror", e+2, x, d)
			}
		}
	}
	for e := range eases {
		for i := range 100_000 {
			x := float64(i) / 100_000
			if d := math.Abs(e.At(x+1e-5) - e.At(x)); d > 1.1e-3 && e != CircIn && e != CircOut && e != CircInOut || d > 5e-3 {
				t.Fatalf("%v jumps by %g at %v", e, d, x)
			}
		}
	}
}

// TestEasesAreTheSameEverywhere holds the bits of all of them, which are those of every processor.
func TestEasesAreTheSameEverywhere(t *testing.T) {
	h := fnv.New64a()
	for e := range eases {
		for i := range 1001 {
			fmt.Fprintf(h, "%x ", math.Float64bits(e.At(float64(i)/1000)))
		}
	}
	if got, want := h.Sum64(), uint64(0xc5a0a9b8e83c369a); got != want {
		t.Errorf("hash of 31,031 values: got %#x; want %#x", got, want)
	}
}

func TestEaseNames(t *testing.T) {
	seen := map[string]bool{}
	for e := range eases {
		name := e.String()
		got, err := ParseEase(strings.ToLower(name))
		if got != e || err != nil || seen[name] {
			t.Errorf("%q: got %v, %v; want %d, once", name, got, err, e)
		}
		seen[name] = true
	}
	for e, want := range map[Ease]string{Linear: "Linear", SineIn: "SineIn", QuadOut: "QuadOut", ElasticInOut: "ElasticInOut", BounceInOut: "BounceInOut", 200: "Ease(200)"} {
		if e.String() != want {
			t.Errorf("got %v; want %s", e, want)
		}
	}
	data, err := json.Marshal(struct{ E Ease }{BackOut})
	if err != nil || string(data) != `{"E":"BackOut"}` {
		t.Errorf("got %s, %v; want its name", data, err)
	}
	back := struct{ E Ease }{CircIn}
	if err := json.Unmarshal(data, &back); back.E != BackOut || err != nil {
		t.Errorf("got %v, %v; want BackOut again", back.E, err)
	}
	if err := json.Unmarshal([]byte(`{"E":"BackUot"}`), &back); back.E != BackOut || err == nil || !strings.Contains(err.Error(), `parse ease "BackUot": no such name; try`) {
		t.Errorf("a wrong name: got %v, %v; want an error that says which there are", back.E, err)
	}
	if _, err := json.Marshal(Ease(99)); err == nil {
		t.Error("a number that is no ease: got no error")
	}
}

func TestNoEase(t *testing.T) {
	mustPanic(t, "tween: ease at: 31 is no Ease; the last is BounceInOut, 30", func() { eases.At(0.5) })
}

func FuzzParseEase(f *testing.F) {
	f.Add("BackOut")
	f.Add("linear")
	f.Add("SineInOutIn")
	f.Fuzz(func(t *testing.T, name string) {
		e, err := ParseEase(name)
		if err == nil && !strings.EqualFold(e.String(), name) || err != nil && e != Linear || len(fmt.Sprint(err)) > 400 {
			t.Errorf("%q: got %v, %v", name, e, err)
		}
	})
}

// mustPanic wants f to panic with exactly a text, or one that begins with it when it ends in …
func mustPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		got := fmt.Sprint(recover())
		if begin, ok := strings.CutSuffix(want, "…"); got != want && !(ok && strings.HasPrefix(got, begin)) {
			t.Errorf("got panic %q; want %q", got, want)
		}
	}()
	f()
}
