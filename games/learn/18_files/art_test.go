package main

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

const side = 96 // of a picture, pixels

// world is how a planet looks.
type world struct {
	low, high color.NRGBA // of its ground, by height
	size      float64     // of the spots, pixels
	bands     bool
	rings     bool
	glow      bool
}

var worlds = map[string]world{
	"sun":    {low: color.NRGBA{0xff, 0x9a, 0x1f, 255}, high: color.NRGBA{0xff, 0xe2, 0x6a, 255}, size: 9, glow: true},
	"earth":  {low: color.NRGBA{0x1f, 0x5f, 0xc4, 255}, high: color.NRGBA{0x4c, 0xa3, 0x4a, 255}, size: 17},
	"mars":   {low: color.NRGBA{0x8f, 0x3b, 0x22, 255}, high: color.NRGBA{0xd9, 0x7b, 0x4c, 255}, size: 13},
	"saturn": {low: color.NRGBA{0xb8, 0x94, 0x5f, 255}, high: color.NRGBA{0xf0, 0xdc, 0xaa, 255}, size: 40, bands: true, rings: true},
}

var frozen = world{low: color.NRGBA{0x8f, 0xc3, 0xea, 255}, high: color.NRGBA{0xf7, 0xfb, 0xff, 255}, size: 17}

const text = `# What the game says of each planet. Edit it while the game runs.

[[planets]]
name = "Sun"
says = "It is no planet, but without it nobody would see the others."
image = "art/sun.png"
pitch = 0.5

[[planets]]
name = "Earth"
says = "Mostly water, where no pack has frozen it."
image = "art/earth.png"
moons = 1
pitch = 1

[[planets]]
name = "Mars"
says = "Rust, and two small moons that are in a hurry."
image = "art/mars.png"
moons = 2
pitch = 1.25

[[planets]]
name = "Saturn"
says = "It would swim, if there were a sea that is large enough."
image = "art/saturn.png"
moons = 146
pitch = 0.75
`

// TestFilesAreMadeHere makes the pictures, the table and the pack, and writes them with KRILL_UPDATE.
func TestFilesAreMadeHere(t *testing.T) {
	want := map[string][]byte{"planets.toml": []byte(text), "winter.zip": packed(t, "art/earth.png", encoded(t, frozen), "art/snow.txt", []byte("made of snow"))}
	for name, look := range worlds {
		want["art/"+name+".png"] = encoded(t, look)
	}
	for name, want := range want {
		if os.Getenv("KRILL_UPDATE") != "" {
			if err := os.MkdirAll("art", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got %d bytes, %v; want the %d that are made here", name, len(got), err, len(want))
		}
	}
}

// packed returns a ZIP of files, a name and a content each.
func packed(t *testing.T, files ...any) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := z.CreateHeader(&zip.FileHeader{Name: files[i].(string), Method: zip.Store})
		if err == nil {
			_, err = f.Write(files[i+1].([]byte))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encoded(t *testing.T, look world) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, look.picture()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (l world) picture() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			m.SetNRGBA(x, y, l.at(float64(x)+0.5-side/2, float64(y)+0.5-side/2))
		}
	}
	return m
}

// at returns the colour of a point from the middle.
func (l world) at(x, y float64) color.NRGBA {
	radius := 44.0
	if l.rings {
		radius = 27
	}
	d := geom.V(x, y).Len()
	ring := geom.V(x, float64(y*3.2)+float64(x*0.6)).Len()
	front := l.rings && ring > 36 && ring < 46 && (y > -float64(x*0.19) || d > radius)
	switch {
	case front:
		return color.NRGBA{0xd8, 0xc0, 0x92, uint8(255 * geom.Clamp(46-ring, 0.5, 1))}
	case d > radius+1:
		return color.NRGBA{}
	}
	n := noise(float64(x/l.size)+20, float64(y/l.size)+20)
	if l.bands {
		n = 0.5 + 0.5*geom.Sin(float64((y+x*0.19)*0.7)+n)
	}
	mix := geom.Clamp((n-0.45)*8, 0, 1)
	if l.glow || l.bands {
		mix = n
	}
	light := 1.0
	if !l.glow {
		light = geom.Clamp(0.95-float64(0.011*(x+y*1.2)), 0.25, 1.15)
	}
	shade := func(a, b uint8) uint8 {
		return uint8(geom.Clamp(light*geom.Lerp(float64(a), float64(b), mix), 0, 255))
	}
	return color.NRGBA{
		shade(l.low.R, l.high.R), shade(l.low.G, l.high.G), shade(l.low.B, l.high.B), uint8(255 * geom.Clamp(radius+0.5-d, 0, 1)),
	}
}

// noise is smooth, from 0 to 1.
func noise(x, y float64) float64 {
	i, j := geom.Floor(x), geom.Floor(y)
	u, v := x-float64(i), y-float64(j)
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	return geom.Lerp(geom.Lerp(chance(i, j), chance(i+1, j), u), geom.Lerp(chance(i, j+1), chance(i+1, j+1), u), v)
}

func chance(x, y int) float64 {
	n := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
	n = (n ^ n>>16) * 0x85ebca6b
	n = (n ^ n>>13) * 0xc2b2ae35
	return float64(n^n>>16) / (1 << 32)
}
