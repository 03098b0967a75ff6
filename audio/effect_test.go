package audio

import (
	"math"
	"slices"
	"testing"
)

var recipes = map[string]func(uint64) Sound{
	"coin": Coin, "blip": Blip, "hit": Hit, "jump": Jump, "shoot": Shoot, "boom": Boom,
	"powerup": PowerUp, "laser": Laser, "step": Step, "click": Click, "warp": Warp, "bounce": Bounce, "swish": Swish,
	"alarm": Alarm, "lose": Lose,
}

// ownEffects are what games need beside the recipes.
var ownEffects = map[string]Effect{
	"zero":   {},
	"saw":    {Wave: Saw, Pitch: 1000, Attack: 0.1, Hold: 0.1, Decay: 0.1, Repeat: 0.05, Jump: 12, JumpAt: 0.02},
	"thrust": {Wave: Noise, Pitch: 500, Low: 400, Hold: 2, Loop: true},
	"siren":  {Pitch: 500, Vibrato: 5, VibratoRate: 4, Low: 4000, Hold: 1, Loop: true},
	"beat":   {Wave: Triangle, Pitch: 75, Slide: -2, Hold: 0.03, Decay: 0.12},
	"sine":   {Wave: Sine, Pitch: 443.7, Hold: 0.31, Loop: true},
}

// floats returns samples as −1 to 1.
func floats(samples []int16) []float64 {
	out := make([]float64, len(samples))
	for i, s := range samples {
		out[i] = float64(s) / 32768
	}
	return out
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

func peak(x []float64) float64 { return max(slices.Max(x), -slices.Min(x)) }

func TestRecipesAreSound(t *testing.T) {
	for name, recipe := range recipes {
		for seed := range uint64(40) {
			x := floats(lookup(recipe(seed)).render().Samples)
			checkEffect(t, recipe(seed).String(), x, EffectOf(recipe(seed)).Gain)
			if sec := float64(len(x)) / rate; sec < 0.018 || sec > 1.6 {
				t.Errorf("%s(%d): got %.2f s; want 0.018 to 1.6", name, seed, sec)
			}
		}
	}
	for name, e := range ownEffects {
		if x := floats(e.Render().Samples); !e.Loop {
			checkEffect(t, name, x, e.Gain)
		}
	}
}

// checkEffect says what every effect keeps: ends at zero, no offset, no clipping, one loudness for a gain.
func checkEffect(t *testing.T, name string, x []float64, gain float64) {
	t.Helper()
	gain = orElse(gain, 1)
	if math.Abs(x[0]) > 0.01 || math.Abs(x[len(x)-1]) > 0.001 {
		t.Errorf("%s: got ends %.4f, %.4f; want 0", name, x[0], x[len(x)-1])
	}
	if m := mean(x); math.Abs(m) > 0.004 {
		t.Errorf("%s: got a mean of %.4f; want 0", name, m)
	}
	if p := peak(x); p > ceiling+0.001 {
		t.Errorf("%s: got a peak of %.2f; want at most %.2f", name, p, ceiling)
	}
	if l := loudness(x) / gain; l < 0.65*targetPower || l > 1.05*targetPower {
		t.Errorf("%s: got a loudness of %.3f times its gain; want about %.3f", name, l, targetPower)
	}
}

func TestSeedsDiffer(t *testing.T) {
	for name, recipe := range recipes {
		seen := map[int]uint64{}
		for seed := range uint64(40) {
			h := int(hashSamples(lookup(recipe(seed)).render().Samples))
			if other, ok := seen[h]; ok {
				t.Errorf("%s: got the same samples for seeds %d and %d; want others", name, seed, other)
			}
			seen[h] = seed
		}
	}
}

func hashSamples(x []int16) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range x {
		h = (h ^ uint64(uint16(s))) * 1099511628211
	}
	return h
}

// TestEffectGolden holds effects to what they were: the same samples on every machine and in every version.
func TestEffectGolden(t *testing.T) {
	got := hashSamples(lookup(Coin(1)).render().Samples)
	for _, s := range []Sound{Blip(1), Hit(2), Jump(3), Shoot(4), Boom(5)} {
		got = got*31 + hashSamples(lookup(s).render().Samples)
	}
	for _, name := range []string{"siren", "thrust", "beat", "saw", "sine"} {
		got = got*31 + hashSamples(ownEffects[name].Render().Samples)
	}
	if want := uint64(0x91688296409b23bc); got != want {
		t.Errorf("hash of effects: got %#x; want %#x", got, want)
	}
}

// TestLoopsAreSeamless compares the step from the end to the beginning with the steps inside.
func TestLoopsAreSeamless(t *testing.T) {
	for name, e := range ownEffects {
		if !e.Loop {
			continue
		}
		x := floats(e.Render().Samples)
		most, n := 0.0, len(x)
		for i := 1; i < n; i++ {
			most = max(most, math.Abs(x[i]-x[i-1]))
		}
		if seam := math.Abs(x[0] - x[n-1]); seam > most {
			t.Errorf("%s: got a step of %.4f at the seam; want at most %.4f, as inside", name, seam, most)
		}
		// the curve goes on as well: what the two sides of the seam foretell for it agrees
		if bend := math.Abs(x[0] - 2*x[n-1] + x[n-2]); e.Wave == Sine && bend > 0.01 {
			t.Errorf("%s: got a bend of %.4f at the seam; want a smooth curve", name, bend)
		}
		if m := mean(x); math.Abs(m) > 0.002 {
			t.Errorf("%s: got a mean of %.4f; want 0", name, m)
		}
	}
}

func TestEffectPitch(t *testing.T) {
	for _, w := range []Wave{Square, Saw, Triangle, Sine} {
		x := floats(Effect{Wave: w, Pitch: 600, Hold: 1, Loop: true}.Render().Samples)
		rises := 0
		for i := range x {
			if x[i] >= 0 && x[(i+len(x)-1)%len(x)] < 0 {
				rises++
			}
		}
		if rises != 600 {
			t.Errorf("wave %d: got %d periods in a second; want 600", w, rises)
		}
	}
}

func TestRecipesHaveNames(t *testing.T) {
	for name, recipe := range recipes {
		first, again := recipe(7), recipe(7)
		if want := name + "(7)"; first.String() != want || first != again {
			t.Errorf("name: got %v, then %v; want %s", first, again, want)
		}
	}
}

func TestEffectOf(t *testing.T) {
	own := Effect{Wave: Sine, Pitch: 100}
	if got := EffectOf(own.Sound("effect of")); got != own {
		t.Errorf("EffectOf: got %v; want %v", got, own)
	}
	if got, want := hashSamples(EffectOf(Coin(3)).Render().Samples), hashSamples(lookup(Coin(3)).render().Samples); got != want {
		t.Errorf("the effect of coin(3): got other samples; want the same")
	}
	for _, s := range []Sound{{}, File("a.wav"), Tune("effect of", "x = sine")} {
		if got := EffectOf(s); got != (Effect{}) {
			t.Errorf("EffectOf(%v): got %v; want none", s, got)
		}
	}
}

// TestMutate wants effects that are as well made as those they come from, and differ from it.
func TestMutate(t *testing.T) {
	for name, recipe := range recipes {
		e := EffectOf(recipe(1))
		before := hashSamples(e.Render().Samples)
		for seed := range uint64(20) {
			m := Mutate(e, 0.3, seed)
			x := m.Render()
			checkEffect(t, name+" mutated", floats(x.Samples), e.Gain)
			if m != Mutate(e, 0.3, seed) || hashSamples(x.Samples) == before || m.Wave != e.Wave {
				t.Errorf("%s, seed %d: got %v; want one like %v, the same each time", name, seed, m, e)
			}
		}
	}
	if e := EffectOf(Jump(2)); Mutate(e, 0, 5).Pitch != e.Pitch {
		t.Error("Mutate by 0: got another pitch; want the same")
	}
}

// TestEffectsSurviveAnything renders effects with numbers from nowhere.
func TestEffectsSurviveAnything(t *testing.T) {
	odd := []float64{0, -1, 1e300, -1e300, math.NaN(), math.Inf(1), math.Inf(-1), 1e-300}
	for i, a := range odd {
		b, c := odd[(i+1)%len(odd)], odd[(i+3)%len(odd)]
		e := Effect{
			Wave: Wave(i), Attack: min(a, 0.1), Hold: min(b, 0.1), Decay: min(c, 0.1), Punch: a, Gain: b, Pitch: c, Slide: a,
			Bend: b, Vibrato: c, VibratoRate: a, Jump: b, JumpAt: c, Repeat: a, Duty: b, DutySlide: c, Low: a, LowSlide: b,
			High: c, Loop: i%2 == 1,
		}
		if n := e.Render().Frames(); n == 0 || n > 31*48000 {
			t.Errorf("effect %d: got %d frames; want some", i, n)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	e := Effect{Wave: Square, Hold: 1, Slide: 1, Low: 5000}
	for b.Loop() {
		e.Render()
	}
}
