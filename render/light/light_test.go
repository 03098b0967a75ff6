package light_test

import (
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

const (
	width, height = 160, 120 // of the pictures, logical pixels
	dark          = 40       // of the ambient light, of 255
)

// room is a white picture with lights.
type room struct {
	lights light.Lighting
	camera render.Camera
}

func (r *room) Update(*engine.Tick) error { return nil }

func (r *room) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, width, height), render.White)
	c.World(r.camera)
	r.lights.Draw(c)
}

// picture draws a room, with a window as large as its canvas.
func picture(t *testing.T, r *room) func(x, y int) color.NRGBA {
	t.Helper()
	g := enginetest.New(t, r, engine.Config{Width: width, Height: height})
	g.Step(1)
	img := g.Image()
	if b := img.Bounds(); b.Dx() != width || b.Dy() != height {
		t.Fatalf("got a picture of %v; want %d×%d", b, width, height)
	}
	return func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
}

// random returns a room with shapes and tiles and one light without a size.
func random(rnd *rand.Rand) *room {
	at := func() geom.Vec { return geom.V(rnd.Float64()*width, rnd.Float64()*height) }
	r := &room{camera: render.Camera{Pos: geom.V(width/2, height/2)}}
	s := &r.lights
	s.Ambient, s.Resolution = render.Color{R: dark, G: dark, B: dark, A: 255}, 1
	s.Lights = []light.Light{{Pos: at(), Radius: 40 + rnd.Float64()*120, Falloff: 0.25}}
	switch rnd.IntN(3) {
	case 0:
		g := geom.NewGrid(width/10, height/10, 10)
		for range 30 {
			g.Set(rnd.IntN(g.W), rnd.IntN(g.H), 1)
		}
		s.Tiles.Grid = &g
	case 1:
		s.Casters = []light.Caster{light.Box(geom.Around(at(), 30, 20)), light.Circle(at(), 9), light.Polygon(at(), at(), at()), light.Circle(at(), 4)}
	case 2:
		for range 8 {
			s.Casters = append(s.Casters, light.Wall(at(), at()))
		}
	}
	return r
}

// TestPixelsAreLitIffSeen holds pictures against Scene.At, which knows nothing of sweeps and triangles: a line from the
// light to each pixel's middle that meets an edge or does not. Pixels where a neighbour at less than one and a half pixels
// is judged otherwise are on the rim of a shadow.
func TestPixelsAreLitIffSeen(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 24 {
		r := random(rnd)
		if n%2 == 1 {
			r.camera.Zoom, r.camera.Rot = 0.7+rnd.Float64(), rnd.Float64()*6
		}
		at, shadow, lit, rim := picture(t, r), 0, 0, 0
		for y := 0; y < height; y += 3 {
			for x := 0; x < width; x += 3 {
				want, sure := r.judged(float64(x)+0.5, float64(y)+0.5)
				switch got := at(x, y).R; {
				case !sure:
					rim++
				case !want && got != dark:
					t.Fatalf("room %d, pixel %d, %d, which the light does not see: got %d; want %d", n, x, y, got, dark)
				case want && got < dark+2:
					t.Fatalf("room %d, pixel %d, %d, which the light sees: got %d; want more than %d", n, x, y, got, dark)
				case want:
					lit++
				default:
					shadow++
				}
			}
		}
		if lit+shadow < rim {
			t.Errorf("room %d: got %d pixels lit, %d in shadow and %d on rims; want few of these", n, lit, shadow, rim)
		}
	}
}

// judged reports whether a pixel is lit, and whether all around it are as well.
func (r *room) judged(x, y float64) (lit, sure bool) {
	all, some := true, false
	for i := range 9 {
		p := geom.V(x, y)
		if i > 0 {
			p = p.Add(geom.Polar(float64(i)*math.Pi/4, 1.5))
		}
		k := r.lights.At(r.camera.ToWorld(p, geom.V(width, height))) - dark/255.0
		if k > 0 && k < 0.02 {
			return false, false // too faint to tell
		}
		all, some = all && k > 0, some || k > 0
	}
	return all, all == some
}

// No light comes out of a closed wall, however its corners lie and however large the lamp is.
func TestNoLightThroughCorners(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	mid := geom.V(width/2, height/2)
	for n := range 20 {
		points := make([]geom.Vec, 4+rnd.IntN(12))
		for i := range points {
			points[i] = mid.Add(geom.Polar((float64(i)+rnd.Float64()*0.9)*2*math.Pi/float64(len(points)), 15+rnd.Float64()*20))
		}
		r := &room{camera: render.Camera{Pos: mid, Rot: rnd.Float64()}}
		r.lights = light.Lighting{
			Ambient: render.Color{R: dark, G: dark, B: dark, A: 255}, Resolution: []float64{1, 0.5}[n%2],
			Lights: []light.Light{{Pos: mid, Radius: 200, SourceRadius: rnd.Float64() * 30, Falloff: 0.25}},
		}
		for i, p := range points { // walls that share their ends
			r.lights.Casters = append(r.lights.Casters, light.Wall(p, points[(i+1)%len(points)]))
		}
		at := picture(t, r)
		for y := range height {
			for x := range width {
				p := r.camera.ToWorld(geom.V(float64(x)+0.5, float64(y)+0.5), geom.V(width, height))
				if got := at(x, y).R; got != dark && !inside(p, points) && away(p, points) > 2.5 {
					t.Fatalf("ring %d, pixel %d, %d outside of it: got %d; want %d", n, x, y, got, dark)
				}
			}
		}
	}
}

// inside counts how often a polygon goes around a point.
func inside(p geom.Vec, points []geom.Vec) bool {
	sum := 0.0
	for i, a := range points {
		a, b := a.Sub(p), points[(i+1)%len(points)].Sub(p)
		sum += geom.Atan2(a.Cross(b), a.Dot(b))
	}
	return math.Abs(sum) > 3
}

// away returns the distance from a polygon's edges.
func away(p geom.Vec, points []geom.Vec) float64 {
	least := math.Inf(1)
	for i, a := range points {
		d := points[(i+1)%len(points)].Sub(a)
		k := geom.Clamp(p.Sub(a).Dot(d)/d.Dot(d), 0, 1)
		least = min(least, p.Dist(a.Add(d.Mul(k))))
	}
	return least
}

// A shadow's soft edge is as dark as the part of the lamp that is hidden: behind a long wall's end it goes from full light
// to none over the width that the lamp has when seen through a pinhole.
func TestPenumbraIsThePartOfTheLamp(t *testing.T) {
	r := &room{camera: render.Camera{Pos: geom.V(width/2, height/2)}}
	r.lights = light.Lighting{
		Ambient: render.Black, Samples: 85, Resolution: 1,
		Lights:  []light.Light{{Pos: geom.V(80, 20), Radius: 4000, SourceRadius: 12, Falloff: 0.25}},
		Casters: []light.Caster{light.Wall(geom.V(-300, 60), geom.V(80, 60))},
	}
	at := picture(t, r)
	full := float64(at(150, 100).R)
	for x := 60; x < 100; x++ {
		// The lamp's edge at height 40 above the wall is seen 40 below it, mirrored: 12 to either side.
		k := geom.Clamp((float64(x)+0.5-80)/12, -1, 1)
		want := 0.5 + (k*math.Sqrt(1-k*k)+math.Asin(k))/math.Pi // the part of a disc to one side of a line
		if got := float64(at(x, 100).R) / full; math.Abs(got-want) > 0.06 {
			t.Errorf("column %d: got %.2f of the light; want %.2f", x, got, want)
		}
	}
}

func TestSpotEndsAtItsAngle(t *testing.T) {
	r := &room{camera: render.Camera{Pos: geom.V(width/2, height/2)}}
	r.lights = light.Lighting{Resolution: 1, Lights: []light.Light{{Pos: geom.V(10, 60), Radius: 300, Spread: 0.3, Falloff: 0.25}}}
	at := picture(t, r)
	for y := range height {
		angle := math.Abs(math.Atan2(float64(y)+0.5-60, 90.5))
		if got := at(100, y).R; angle < 0.25 && got < 60 || angle > 0.37 && got > 0 {
			t.Errorf("at an angle of %.2f: got %d; want light within 0.3 and none beyond", angle, got)
		}
	}
}

func TestColorsAddUp(t *testing.T) {
	r := &room{camera: render.Camera{Pos: geom.V(width/2, height/2)}}
	r.lights = light.Lighting{Ambient: render.Hex(0x102030), Lights: []light.Light{
		{Pos: geom.V(80, 60), Radius: 500, Color: render.Hex(0x400000), Falloff: 0.25},
		{Pos: geom.V(80, 60), Radius: 500, Color: render.Hex(0x00ff00).Fade(0.25), Falloff: 0.25},
	}}
	got := picture(t, r)(80, 60)
	if math.Abs(float64(got.R)-0x50)+math.Abs(float64(got.G)-0x60)+math.Abs(float64(got.B)-0x30) > 6 {
		t.Errorf("got %v; want about 50, 60, 30 in hexadecimal", got)
	}
}

// Depth lights a rim of a wall and nothing behind one that is thicker.
func TestDepth(t *testing.T) {
	r := &room{camera: render.Camera{Pos: geom.V(width/2, height/2)}}
	r.lights = light.Lighting{
		Ambient: render.Color{R: dark, G: dark, B: dark, A: 255}, Resolution: 1, Depth: 4,
		Lights: []light.Light{{Pos: geom.V(40, 60), Radius: 200, Falloff: 0.25}}, Casters: []light.Caster{light.Box(geom.R(80, 0, 10, height))},
	}
	at := picture(t, r)
	for x, lit := range map[int]bool{70: true, 78: true, 82: true, 85: false, 88: false, 95: false, 150: false} {
		if got := at(x, 60).R; got > dark != lit {
			t.Errorf("column %d: got %d; want light there: %t", x, got, lit)
		}
	}
}
