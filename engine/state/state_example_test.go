//lint:file-ignore U1000 Fields are reached by reflection.

package state_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/state"
)

type point struct{ X, Y float64 }

type rocket struct {
	pos  point
	fuel int
}

type space struct {
	rockets []rocket
	mine    *rocket // one of rockets
	best    map[string]int
	beep    func() // left as it is
}

func newSpace() *space {
	s := &space{rockets: []rocket{{fuel: 3}, {fuel: 5}}, best: map[string]int{"ann": 7}}
	s.mine = &s.rockets[1]
	return s
}

func Example() {
	codec, game := state.New(), newSpace()
	before, err := codec.Append(nil, game)
	if err != nil {
		fmt.Println(err)
	}

	game.mine.pos.X += 2.5
	game.rockets = append(game.rockets, rocket{fuel: 9})
	game.mine = &game.rockets[2]
	after, _ := codec.Append(nil, game)
	changes, _ := codec.Diff(before, after)
	for _, c := range changes {
		fmt.Println(c)
	}

	if _, err := codec.Restore(before, game); err != nil {
		fmt.Println(err)
	}
	fuel, _ := state.At(codec, game, "mine.fuel")
	fmt.Println(fuel, len(game.rockets), game.mine == &game.rockets[1])
	// Output:
	// rockets: 2 → 3 elements
	// rockets[1].pos.X: 0 → 2.5
	// rockets[2]: none → {pos:{X:0 Y:0} fuel:9}
	// mine: at rockets[1] → at rockets[2]
	// 5 2 true
}

func ExampleCodec_Check() {
	type holder struct{ shown any }
	fmt.Println(state.New().Check(&holder{&rocket{}}))
	// Output:
	// state: check "shown": *github.com/krill2d/krill/engine/state_test.rocket stands in an interface and is not registered; add state.Register[*rocket]() to package "github.com/krill2d/krill/engine/state_test"
}

func ExampleReport() {
	type before struct{ hp, lives int }
	type after struct {
		health float32 `was:"hp"`
		lives  int
		shield bool
	}
	snapshot, _ := state.New().Append(nil, &before{hp: 9, lives: 3})
	now := after{shield: true}
	report, err := state.New().Restore(snapshot, &now)
	fmt.Println(report, err)
	fmt.Println(now)
	// Output:
	// added shield; renamed health; retyped health <nil>
	// {9 3 true}
}
