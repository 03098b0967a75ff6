package particle_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

func Example() {
	boom := particle.Make("boom", particle.Explosion()...)
	e := particle.Emitter{Effect: boom, Pos: geom.V(320, 180)}
	for range 30 { // half a second
		e.Step(1.0 / 60)
	}
	fmt.Println(e.Effect, e.Len() > 0, e.Done())
	// Output: boom true false
}

// A preset is a slice of descriptions, to be changed before it gets a name.
func ExampleMake() {
	kinds := particle.Fire()
	kinds[1].Color = particle.Colors(render.White, render.Blue, render.Navy)
	cold := particle.Make("cold fire", kinds...)
	fmt.Println(cold, len(cold.Specs()))
	// Output: cold fire 3
}

// Particles are plain data: a loop bounces them off the ground.
func ExampleEmitter_All() {
	e := particle.Emitter{Effect: particle.Make("balls", particle.Spec{
		Name: "ball", Burst: particle.Just(100), Life: particle.Just(10), Speed: particle.Between(20, 90), Spread: 3.14, Gravity: geom.V(0, 300),
	})}
	for range 300 {
		e.Step(1.0 / 60)
		for p := range e.All("ball") {
			if p.Y > 100 {
				p.Y, p.VY = 100, -0.7*p.VY
			}
		}
	}
	lowest := 0.0
	for p := range e.All("ball") {
		lowest = max(lowest, p.Y)
	}
	fmt.Println(e.Len(), lowest <= 100)
	// Output: 100 true
}

func ExampleParse() {
	kinds, err := particle.Parse("spark.fx", []byte("[spark]\nbursts 20\n"))
	fmt.Println(len(kinds), err)
	kinds, err = particle.Parse("spark.fx", []byte("[spark]\nburst 20   // at once\ncolor yellow red\n"))
	fmt.Println(len(kinds), err)
	// Output:
	// 0 particle: parse "spark.fx": line 2: no field is called "bursts"; did you mean "burst"?
	// 1 <nil>
}

func ExampleFormat() {
	text, err := particle.Format(particle.Dust())
	fmt.Printf("%s%v", text, err)
	// Output:
	// [dust]
	// burst        14..18
	// life         0.35..0.7
	// shape        line 18
	// outward
	// speed        10..45
	// gravity      0 -30
	// drag         3
	// image        puff
	// size         8..15
	// size-over    0.5 1.3
	// rot          0..360
	// spin         -90..90
	// color        #d8c8a8
	// alpha-over   0.6 0.4 0
	// <nil>
}

// Rewrite is for a tool that tunes an effect in a file: the comments stay.
func ExampleRewrite() {
	text := []byte("[spark]\nburst 20   // a handful\nlife  2\n")
	kinds, _ := particle.Parse("spark.fx", text)
	kinds[0].Burst = particle.Just(50)
	text, err := particle.Rewrite(text, kinds)
	fmt.Printf("%s%v", text, err)
	// Output:
	// [spark]
	// burst        50 // a handful
	// life  2
	// <nil>
}

// One emitter for each thing that burns, dropped when it has burnt down.
func ExampleEmitter_Done() {
	puff := particle.Make("puff", particle.Dust()...)
	var puffs []particle.Emitter
	for tick := range 120 {
		if tick%20 == 0 && tick < 60 {
			puffs = append(puffs, particle.Emitter{Effect: puff, Pos: geom.V(float64(tick), 0), Seed: uint64(tick)})
		}
		left := puffs[:0]
		for i := range puffs {
			if puffs[i].Step(1.0 / 60); !puffs[i].Done() {
				left = append(left, puffs[i])
			}
		}
		puffs = left
		if tick%30 == 0 {
			fmt.Println(tick, len(puffs))
		}
	}
	// Output:
	// 0 1
	// 30 2
	// 60 2
	// 90 0
}
