package tween

import "fmt"

// Ease is how something goes from 0 to 1: evenly, slowly at first, with a bounce. It is a small number, so that it lies in
// the state of a game; the zero value is Linear. In is slow at the beginning, Out at the end, InOut at both.
type Ease uint8

// The eases. Back goes past its ends by a tenth, Elastic by more than a third; all others stay between 0 and 1.
const (
	Linear Ease = iota
	SineIn
	SineOut
	SineInOut
	QuadIn
	QuadOut
	QuadInOut
	CubicIn
	CubicOut
	CubicInOut
	QuartIn
	QuartOut
	QuartInOut
	QuintIn
	QuintOut
	QuintInOut
	ExpoIn
	ExpoOut
	ExpoInOut
	CircIn
	CircOut
	CircInOut
	BackIn
	BackOut
	BackInOut
	ElasticIn
	ElasticOut
	ElasticInOut
	BounceIn
	BounceOut
	BounceInOut
	eases // how many there are
)

// At returns how far it has got at fraction k of the time: exactly 0 for k of 0 and less, exactly 1 for 1 and more, NaN
// for NaN, and the same bits on every processor. The formulas are R. Penner's. It panics when e is no ease.
func (e Ease) At(k float64) float64 {
	switch {
	case e >= eases:
		panic(fmt.Sprintf("tween: ease at: %d is no Ease; the last is BounceInOut, %d", e, eases-1))
	case k <= 0:
		return 0
	case k >= 1:
		return 1
	case e == Linear:
		return k
	}
	curve := (e - 1) / 3
	switch (e - 1) % 3 {
	case 0:
		return in(curve, k, backIn, elasticIn)
	case 1:
		return 1 - in(curve, 1-k, backIn, elasticIn)
	}
	if k < 0.5 {
		return in(curve, 2*k, backBoth, elasticBoth) / 2
	}
	return 1 - in(curve, 2-float64(2*k), backBoth, elasticBoth)/2
}
