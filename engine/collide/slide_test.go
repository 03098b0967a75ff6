package collide

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// level is a random level that is closed all around, and what moves in it.
type level struct {
	r      *rand.Rand
	space  Space
	grid   geom.Grid
	walls  []ID
	movers []ID
}

const levelSide = 400.0 // logical pixels

func newLevel(r *rand.Rand) *level {
	l := &level{r: r}
	for _, w := range []geom.Rect{ // walls of 1 pixel
		geom.R(-1, -1, levelSide+2, 1), geom.R(-1, levelSide, levelSide+2, 1), geom.R(-1, -1, 1, levelSide+2), geom.R(levelSide, -1, 1, levelSide+2),
	} {
		l.walls = append(l.walls, l.space.Add(Body{Shape: Box(w.W, w.H), Pos: w.Center()}))
	}
	l.grid = geom.NewGrid(25, 25, 16)
	for i := range l.grid.Cells {
		if r.IntN(4) == 0 {
			l.grid.Cells[i] = uint16(r.IntN(8))
		}
	}
	tiles := Tiles(&l.grid, Tile{}, Solid, Solid, Tile{Left: 1}, Tile{Right: 1}, Tile{Left: 0.5}, Tile{Left: 0.5, Right: 1}, Tile{Right: 1, Hangs: true})
	l.walls = append(l.walls, l.space.Add(Body{Shape: tiles}))
	for range r.IntN(12) {
		l.walls = append(l.walls, l.space.Add(Body{Shape: l.shape(), Pos: l.place(), Rot: r.Float64() * 7}))
	}
	return l
}

func (l *level) place() geom.Vec { return geom.V(l.r.Float64()*levelSide, l.r.Float64()*levelSide) }

func (l *level) shape() Shape {
	d := 2 + l.r.Float64()*16
	switch l.r.IntN(6) {
	case 0:
		return Circle(d)
	case 1:
		return Capsule(geom.V(0, -d), geom.V(0, d/2), d/2)
	case 2:
		return Convex(geom.V(0, -d), geom.V(d, d), geom.V(-d, d/2))
	}
	return Box(d, 2+l.r.Float64()*16)
}

// add puts a mover where it is in nothing; it returns false when it found no place.
func (l *level) add() bool {
	sh := l.shape()
	for range 50 {
		p := l.place()
		if len(l.space.Touching(nil, sh, p, Filter{})) == 0 {
			l.movers = append(l.movers, l.space.Add(Body{Shape: sh, Pos: p, Kind: Kinematic}))
			return true
		}
	}
	return false
}

// deepest returns how deep a body is in others.
func (l *level) deepest(id ID) (Hit, bool) {
	b, _ := l.space.Body(id)
	var best Hit
	i, _ := l.space.find(id)
	a := l.space.placed(i, 0)
	l.space.All(func(o ID, other Body) bool {
		j, _ := l.space.find(o)
		p := l.space.placed(j, 0)
		if t, ok := overlap(&a, &p); ok && o != id && t.depth > best.Depth {
			best = l.space.hit(j, &t)
		}
		return true
	})
	_ = b
	return best, best.Depth > 0
}

func (l *level) way() geom.Vec {
	by := geom.Polar(l.r.Float64()*7, l.r.Float64()*30)
	switch l.r.IntN(8) {
	case 0:
		by = by.Mul(1e6 / 30)
	case 1:
		by.X = 0
	case 2:
		by.Y = 0
	case 3:
		by = by.Mul(0.01)
	}
	return by
}

// Nothing that slides ends inside anything, and nothing leaves a level whose walls are a pixel thick, at any speed.
func TestSlideNeverEndsInside(t *testing.T) {
	levels := 60
	if testing.Short() {
		levels = 8
	}
	moves := 0
	for seed := range levels {
		l := newLevel(rand.New(rand.NewPCG(3, uint64(seed))))
		for range 6 {
			l.add()
		}
		for n := range 500 {
			if len(l.movers) == 0 {
				break
			}
			id := l.movers[l.r.IntN(len(l.movers))]
			before, _ := l.space.Body(id)
			by, o := l.way(), SlideOptions{Walk: l.r.IntN(2) == 0}
			if l.r.IntN(3) == 0 {
				o.Snap = l.r.Float64() * 8
			}
			m := l.space.SlideWith(id, by, o)
			moves++
			at := l.space.Pos(id)
			if at.X < 0 || at.Y < 0 || at.X > levelSide || at.Y > levelSide {
				t.Fatalf("level %d, move %d: %+v by %v, %+v got out to %v; want it held", seed, n, before, by, o, at)
			}
			if hit, in := l.deepest(id); in && hit.Depth > 2*slop {
				b, _ := l.space.Body(hit.ID)
				t.Fatalf("level %d, move %d: %+v by %v, %+v: got %v in %+v: %+v, %+v; want it outside", seed, n, before, by, o, at, b, hit, m)
			}
			if got := at.Sub(before.Pos); got != m.By {
				t.Fatalf("By: got %v; want %v", m.By, got)
			}
			if m.By.Len() > by.Len()*1.5+o.Snap+1e-9+2*slop {
				t.Fatalf("level %d, move %d: went %v of %v", seed, n, m.By, by)
			}
		}
	}
	t.Logf("%d moves", moves)
}

// What moves a million pixels in a tick does not pass a wall of one.
func TestNothingPassesAThinWall(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, sh := range []Shape{Box(10, 10), Circle(5), Capsule(geom.V(0, -3), geom.V(0, 3), 2), Convex(geom.V(0, -5), geom.V(5, 5), geom.V(-5, 5)), Segment(geom.V(0, -4), geom.V(3, 4))} {
		for _, wall := range []Shape{Box(1, 4e6), Segment(geom.V(0, -2e6), geom.V(0, 2e6)), Convex(geom.V(0, -2e6), geom.V(1, -2e6), geom.V(1, 2e6), geom.V(0, 2e6))} {
			for range 200 {
				var s Space
				s.Add(Body{Shape: wall, Pos: geom.V(300, 0)})
				id := s.Add(Body{Shape: sh, Pos: geom.V(r.Float64()*200, r.Float64()*200), Kind: Kinematic})
				by := geom.V(1e6*r.Float64(), 1e6*(r.Float64()-0.5))
				if r.IntN(2) == 0 {
					s.Slide(id, by)
				} else {
					s.Move(id, by)
				}
				if at := s.Pos(id); at.X > 300 {
					t.Fatalf("%v by %v: got to %v; want it held by the wall at 300", sh.Kind, by, at)
				}
			}
		}
	}
}
