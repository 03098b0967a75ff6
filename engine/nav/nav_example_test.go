package nav_test

import (
	"fmt"
	"iter"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/nav"
)

func ExampleMap_Path() {
	walls := geom.NewGrid(5, 3, 10)
	for y := range 2 {
		walls.Set(2, y, 1)
	}
	ground := nav.Map{Grid: &walls}
	var path nav.Path
	if ground.Path(&path, geom.V(5, 5), geom.V(45, 5)) == nav.Whole {
		fmt.Println(path.Points)
	}
	pos := path.Follow(geom.V(5, 5), 20, 0.5) // 20 pixels a second, for half a second
	fmt.Printf("%.1f\n", pos)
	// Output:
	// [{15 25} {35 25} {45 5}]
	// {9.5 13.9}
}

func ExampleMap_Flow() {
	walls := geom.NewGrid(6, 1, 10)
	ground := nav.Map{Grid: &walls}
	var food nav.Flow
	ground.Flow(&food, geom.V(5, 5), geom.V(55, 5)) // to the nearest of two
	for _, ant := range []geom.Vec{{X: 25, Y: 5}, {X: 35, Y: 5}} {
		fmt.Println(food.Dir(ant), food.Dist(ant))
	}
	// Output:
	// {-1 0} 2
	// {1 0} 2
}

func ExampleMap_Visible() {
	walls := geom.NewGrid(7, 3, 10)
	walls.Set(2, 1, 1)
	light := nav.Map{Grid: &walls}
	lit := make([]bool, len(walls.Cells))
	for _, i := range light.Visible(nil, geom.V(5, 15), 5) {
		lit[i] = true
	}
	for y := range walls.H {
		fmt.Println(lit[y*walls.W : (y+1)*walls.W])
	}
	// Output:
	// [true true true true true false false]
	// [true true true false false false false]
	// [true true true true true false false]
}

func ExampleGraph() {
	roads := map[string]map[string]float64{"port": {"mill": 3, "wood": 1}, "wood": {"mill": 1}}
	g := nav.Graph[string]{Neighbours: func(from string) iter.Seq2[string, float64] {
		return func(yield func(string, float64) bool) {
			for _, to := range []string{"mill", "port", "wood"} { // always in the same order
				if cost, ok := roads[from][to]; ok && !yield(to, cost) {
					return
				}
			}
		}
	}}
	fmt.Println(g.Path(nil, "port", "mill"))
	// Output: [port wood mill] 2 true
}
