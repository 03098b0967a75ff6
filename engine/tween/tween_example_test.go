package tween_test

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
)

const dt = 0.25 // seconds of a tick; a game has Tick.Dt

// A door goes up with a bounce, and back down from where it is.
func ExampleTween() {
	door := tween.Float{From: 0, To: 40, Sec: 1, Ease: tween.BounceOut}
	for !door.Done() {
		fmt.Printf("%.1f ", door.Update(dt))
	}
	door.Reverse()
	fmt.Printf("%.1f\n", door.Update(dt))
	// Output: 18.9 30.6 38.9 40.0 38.9
}

// A platform goes to and fro for ever.
func ExampleTween_yoyo() {
	platform := tween.Vec{From: geom.V(0, 100), To: geom.V(80, 100), Sec: 0.5, Ease: tween.SineInOut, Repeat: tween.Forever, Yoyo: true}
	for range 5 {
		fmt.Printf("%.0f ", platform.Update(dt).X)
	}
	fmt.Println(platform.Runs(), "runs")
	// Output: 40 80 40 0 40 2 runs
}

func ExampleTween_Retarget() {
	cursor := tween.Float{To: 100, Sec: 1}
	cursor.Update(0.5)
	cursor.Retarget(0) // no jump
	fmt.Println(cursor.Value(), cursor.Update(0.5), cursor.Update(0.5))
	// Output: 50 25 0
}

// What shrinks to nothing is gone, although a Scale of zero means 1.
func ExampleTween_Scale() {
	coin := tween.Float{From: 1, To: 0, Sec: 1}
	coin.Update(0.75)
	fmt.Println(coin.Scale())
	coin.Update(0.25)
	fmt.Println(coin.Value() == 0, coin.Scale() == geom.Vec{})
	// Output:
	// {0.25 0.25}
	// true false
}

func ExampleEase() {
	for _, e := range []tween.Ease{tween.Linear, tween.QuadIn, tween.QuadOut, tween.BackOut} {
		fmt.Printf("%v %.2f %.2f %.2f\n", e, e.At(0.25), e.At(0.5), e.At(0.75))
	}
	e, err := tween.ParseEase("elasticOut")
	fmt.Println(e, err)
	// Output:
	// Linear 0.25 0.50 0.75
	// QuadIn 0.06 0.25 0.56
	// QuadOut 0.44 0.75 0.94
	// BackOut 0.82 1.09 1.06
	// ElasticOut <nil>
}

// A lift stops at two floors.
func ExampleSequence() {
	lift := tween.Sequence[float64]{From: 0, Steps: []tween.Step[float64]{
		{To: 10, Sec: 0.5}, {To: 30, Sec: 1, Delay: 0.25, Ease: tween.QuadInOut},
	}}
	for !lift.Done() {
		fmt.Printf("%.1f ", lift.Update(dt))
	}
	fmt.Println(lift.Length())
	// Output: 5.0 10.0 10.0 12.5 20.0 27.5 30.0 1.75
}

// A card slides in, its text fades in meanwhile, and three stars follow: one clock, and a Part for each.
func ExamplePart() {
	slide := tween.Part{Sec: 0.5, Ease: tween.QuadOut}
	text := slide.Later(0.25)
	star := text.Then().For(0.25, tween.Linear)
	clock := tween.Clock{Sec: tween.End(slide, text, star.Later(0.5))}
	for !clock.Done() {
		now := clock.Update(dt)
		fmt.Printf("%.2f s: card %.2f, text %.2f, stars", now, slide.At(now), text.At(now))
		for i := range 3 {
			fmt.Printf(" %v", star.Later(0.25*float64(i)).At(now))
		}
		fmt.Println()
	}
	// Output:
	// 0.25 s: card 0.75, text 0.00, stars 0 0 0
	// 0.50 s: card 1.00, text 0.75, stars 0 0 0
	// 0.75 s: card 1.00, text 1.00, stars 0 0 0
	// 1.00 s: card 1.00, text 1.00, stars 1 0 0
	// 1.25 s: card 1.00, text 1.00, stars 1 1 0
	// 1.50 s: card 1.00, text 1.00, stars 1 1 1
}

// A guard walks round a square at an even speed, and looks where it goes.
func ExamplePath() {
	beat := tween.Polyline(true, geom.V(0, 0), geom.V(100, 0), geom.V(100, 100), geom.V(0, 100))
	walk := tween.Float{To: beat.Length(), Sec: 4, Repeat: tween.Forever}
	for range 4 {
		far := walk.Update(0.75)
		fmt.Printf("%.0f %.0f°\n", beat.At(far), beat.Heading(far)*180/math.Pi)
	}
	// Output:
	// {75 0} 0°
	// {100 50} 90°
	// {75 100} 180°
	// {0 100} -90°
}

func ExampleCatmullRom() {
	road := tween.CatmullRom(false, geom.V(0, 0), geom.V(100, 50), geom.V(200, 0))
	fmt.Printf("%.0f px, in the middle at %.0f\n", road.Length(), road.At(road.Length()/2))
	fmt.Printf("near (90, 80): %.0f\n", road.At(road.Nearest(geom.V(90, 80))))
	// Output:
	// 226 px, in the middle at {100 50}
	// near (90, 80): {93 50}
}

// A camera follows with a spring, and a bar falls after a hit.
func ExampleSpring() {
	eye := tween.Spring[geom.Vec]{HalfLife: 0.25}
	bar := 100.0
	for range 3 {
		at := eye.Update(geom.V(100, 0), dt)
		bar = tween.Damp(bar, 20, 0.25, dt)
		fmt.Printf("%.0f %.0f\n", at.X, bar)
	}
	// Output:
	// 50 60
	// 85 40
	// 96 30
}

// Seven sparks in a tenth of a second, whatever a tick is.
func ExampleInterval() {
	sparks := tween.Interval{Sec: 0.1 / 7}
	n := 0
	for range 60 {
		n += sparks.Due(1.0 / 60)
	}
	fmt.Println(n)
	// Output: 70
}

// A guard wakes up. The function is called in every tick from its beginning.
func ExampleScript() {
	var script tween.Script // a field of the game
	door, near := 0.0, false
	wake := func(dt float64) {
		s := script.Begin(dt)
		s.Until(near)
		if s.Do() {
			fmt.Println("Who is there?")
		}
		s.Wait(0.5)
		if k, on := s.Over(0.5); on {
			door = 40 * tween.QuadIn.At(k)
			fmt.Println("door", door)
		}
		if s.Do() {
			fmt.Println("Come in.")
		}
	}
	for tick := range 8 {
		near = tick >= 2
		wake(dt)
	}
	fmt.Println(script.Done())
	// Output:
	// Who is there?
	// door 0
	// door 10
	// door 40
	// Come in.
	// true
}
