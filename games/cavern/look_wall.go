package main

import "github.com/krill2d/krill/engine/geom"

// The wall behind the rooms grows out from the rocks, more or less far.
const (
	wallLeast, wallMost = 1.0, 7.5 // quarters from the rock to where it ends
	wallPatch           = 9.0      // quarters over which it changes
)

// makeRocks makes the pictures of the rocks, and of the wall behind them.
func (k *look) makeRocks(l *level, classes []string) {
	rock := newQuarters(2*l.Tiles.W, 2*l.Tiles.H)
	for y := range l.Tiles.H {
		for x := range l.Tiles.W {
			if n := l.Tiles.At(x, y); classes[n] == "rock" {
				rock.fill(x, y, l.Kinds[n].Left, l.Kinds[n].Right)
			}
		}
	}
	theme := make([]int, l.Tiles.W*l.Tiles.H)
	for y := range l.Tiles.H {
		for x := range l.Tiles.W {
			theme[y*l.Tiles.W+x] = l.themeAt(l.Tiles.Center(x, y))
		}
	}
	of := func(x, y int) int { return theme[y/2*l.Tiles.W+x/2] }
	k.rock = rock.grid(of)
	wall := newQuarters(rock.w, rock.h)
	far := rock.distances()
	for i, d := range far {
		x, y := float64(i%rock.w), float64(i/rock.w)
		if float64(d) < wallLeast+float64((wallMost-wallLeast)*patch(x/wallPatch, y/wallPatch)) {
			wall.kinds[i] = full
		}
	}
	wall.smooth()
	k.wall = wall.grid(of)
	for i, n := range rock.kinds { // nothing is seen there
		if n == full {
			k.wall.Cells[i] = 0
		}
	}
}

// distances returns how many quarters each is away from rock, up, down and sideways.
func (q *quarters) distances() []int {
	far := make([]int, len(q.kinds))
	var list []int
	for i, k := range q.kinds {
		far[i] = 1 << 20
		if k == full {
			far[i] = 0
			list = append(list, i)
		}
	}
	for n := 0; n < len(list); n++ {
		i := list[n]
		x, y := i%q.w, i/q.w
		for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			u, v := x+d[0], y+d[1]
			if u < 0 || v < 0 || u >= q.w || v >= q.h || far[v*q.w+u] <= far[i]+1 {
				continue
			}
			far[v*q.w+u] = far[i] + 1
			list = append(list, v*q.w+u)
		}
	}
	return far
}

// smooth fills quarters between two full ones and takes out those that stand alone, so that each has a picture.
func (q *quarters) smooth() {
	for range 3 {
		for i, k := range q.kinds {
			x, y := i%q.w, i/q.w
			n, s, w, e := q.at(x, y-1) == full, q.at(x, y+1) == full, q.at(x-1, y) == full, q.at(x+1, y) == full
			switch {
			case k == empty && (n && s || w && e):
				q.kinds[i] = full
			case k == full && !(n || s) || k == full && !(w || e):
				q.kinds[i] = empty
			}
		}
	}
}

// patch is smooth noise, 0 to 1.
func patch(x, y float64) float64 {
	i, j := geom.Floor(x), geom.Floor(y)
	u, v := x-float64(i), y-float64(j)
	at := func(i, j int) float64 { return scatter(i, j, 5) }
	return float64(geom.Lerp(geom.Lerp(at(i, j), at(i+1, j), u), geom.Lerp(at(i, j+1), at(i+1, j+1), u), v))
}

// scatter is a number from 0 to 1 that a place and a seed always give.
func scatter(x, y, seed int) float64 {
	return (1 + geom.Scatter(uint32(x)*0x9e3779b1^uint32(y)*0x85ebca6b, uint32(seed))) / 2
}
