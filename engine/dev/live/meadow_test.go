//go:build screen && linux

package live

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
)

// meadow is the game under test as it should be: its source is written from it, and what runs is compared with it. It has a
// world, plain fields, music, a picture, a shader and tuned values, and each of the last three and the code a patch of the
// window, whose colour says which edit it is of.
type meadow struct {
	code, picture, shader, tune int // colours, 0xrrggbb
	fuel                        int // that the game begins with; it never changes by itself
	fields, gone                []field
	components, systems         []int // by the number of their edit
	scene                       int   // number of the last edit that shows another scene; zero: none

	start, update, draw, tail string // source that an edit adds for once
}

// field is one of the fields that edits add, rename, retype and take away.
type field struct {
	name, kind, was string
	value           int
}

// shows is the value as the console shows it.
func (f field) shows() string {
	if f.kind == "string" {
		return `""`
	}
	return fmt.Sprint(f.value)
}

func (m *meadow) clone() *meadow {
	c := *m
	c.fields, c.gone = slices.Clone(m.fields), slices.Clone(m.gone)
	c.components, c.systems = slices.Clone(m.components), slices.Clone(m.systems)
	return &c
}

const mainGo = `package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
)

//go:embed assets
var files embed.FS

func main() {
	engine.Main(&play{}, engine.Config{Title: "Meadow", ID: "krill-live-meadow", Width: 640, Height: 360, Assets: files, Scenes: scenes})
}
`

const playGo = `package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

type (
	place struct{ X, Y float64 }
	speed struct{ X float64 }
{{types}})

var (
	moving = ecs.Query2[place, speed]()
	mark   = render.File("assets/mark.png")
	shade  = render.ShaderFile("assets/shade.kage")
	plain  = render.Make("plain", 100, 40, func(x, y int) render.Color { return render.White })
	tune   = engine.Tune("meadow", struct {
		Glow render.Color
	}{render.Black})
	scenes = []engine.Game{{{scenes}}}
	air = audio.Tune("air", "tempo 104\nflute = triangle\n\npattern A\nflute: o5 e4. d8 c4 < g | a4. > c8 d2\nplay A\n")
{{queries}})

type play struct {
	Count  int
	Way    float64
	Fuel   int
	Scenes int
	Later  int
	herd   ecs.World
{{fields}}}

func (p *play) Start(t *engine.Tick) error {
	p.Fuel = {{fuel}}
	for i := range 8 {
		p.herd.Spawn(place{float64(i) * 20, 40}, speed{float64(i) + 1})
	}
	{{start}}
	return nil
}

func (p *play) Update(t *engine.Tick) error {
	p.Count++
	p.Way += 10 * t.Dt
	for at, by := range moving.Each(&p.herd) {
		at.X += by.X * t.Dt
	}
	t.Audio.Music(air, 0)
{{calls}}	{{update}}
	return nil
}

func (p *play) Draw(c *render.Canvas) {
	patches(c)
	{{draw}}
}

func patches(c *render.Canvas) {
	c.Rect(geom.R(20, 250, 100, 40), render.Hex({{code}}))
	c.Draw(render.Sprite{Image: mark, Pos: geom.V(230, 270)})
	c.Shade(shade, nil)
	c.Draw(render.Sprite{Image: plain, Pos: geom.V(390, 270)})
	c.Shade(render.Shader{}, nil)
	c.Rect(geom.R(500, 250, 100, 40), tune.DrawOf(c).Glow)
}
{{funcs}}{{tail}}`

// source returns play.go.
func (m *meadow) source() string {
	var types, queries, fields, scenes, calls, funcs strings.Builder
	for _, f := range m.fields {
		tag := ""
		if f.was != "" {
			tag = " `was:\"" + f.was + "\"`"
		}
		fmt.Fprintf(&fields, "\t%s %s%s\n", f.name, f.kind, tag)
	}
	for _, n := range m.components {
		fmt.Fprintf(&types, "\tpart%d struct{ N int }\n", n)
		fmt.Fprintf(&queries, "\tparts%d = ecs.Query1[part%d]()\n\twithout%d = ecs.Query1[place](ecs.Without[part%d]())\n", n, n, n, n)
		fmt.Fprintf(&calls, "\tp.grow%d()\n", n)
		fmt.Fprintf(&funcs, "\nfunc (p *play) grow%d() {\n\tfor e := range without%d.All(&p.herd) {\n\t\tecs.Put(&p.herd, e, part%d{})\n\t}\n\tfor _, c := range parts%d.All(&p.herd) {\n\t\tc.N++\n\t}\n}\n", n, n, n, n)
	}
	for _, n := range m.systems {
		fmt.Fprintf(&fields, "\tSteps%d int\n", n)
		fmt.Fprintf(&calls, "\tp.step%d()\n", n)
		fmt.Fprintf(&funcs, "\nfunc (p *play) step%d() {\n\tfor range moving.Each(&p.herd) {\n\t\tp.Steps%d++\n\t}\n}\n", n, n)
	}
	if n := m.scene; n > 0 {
		fmt.Fprintf(&scenes, "&night%d{}", n)
		fmt.Fprintf(&calls, "\tif p.Scenes < %d {\n\t\tp.Scenes = %d\n\t\tt.Push(&night%d{})\n\t}\n", n, n, n)
		fmt.Fprintf(&funcs, "\ntype night%d struct{ Ticks int }\n\nfunc (s *night%d) Update(t *engine.Tick) error {\n\ts.Ticks++\n\tif s.Ticks == 20 {\n\t\tt.Pop()\n\t}\n\treturn nil\n}\n\nfunc (s *night%d) Draw(c *render.Canvas) { patches(c) }\n", n, n, n)
	}
	return strings.NewReplacer(
		"{{types}}", types.String(), "{{queries}}", queries.String(), "{{fields}}", fields.String(), "{{scenes}}", scenes.String(), "{{calls}}", calls.String(), "{{funcs}}", funcs.String(),
		"{{fuel}}", fmt.Sprint(m.fuel), "{{code}}", fmt.Sprintf("%#06x", m.code),
		"{{start}}", m.start, "{{update}}", m.update, "{{draw}}", m.draw, "{{tail}}", m.tail,
	).Replace(playGo)
}

// markPNG returns assets/mark.png.
func (m *meadow) markPNG() string {
	img := image.NewRGBA(image.Rect(0, 0, 100, 40))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{byte(m.picture >> 16), byte(m.picture >> 8), byte(m.picture), 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.String()
}

// shadeKage returns assets/shade.kage.
func (m *meadow) shadeKage() string {
	return fmt.Sprintf("//kage:unit pixels\n\npackage main\n\nfunc Fragment(dst vec4, src vec2, color vec4) vec4 {\n\treturn vec4(%d, %d, %d, 255) / 255\n}\n",
		m.shader>>16&255, m.shader>>8&255, m.shader&255)
}

// tuneTOML returns assets/tune.toml.
func (m *meadow) tuneTOML() string { return fmt.Sprintf("[meadow]\nGlow = \"#%06x\"\n", m.tune) }

// seen compares a picture with how the game should look, and returns what differs; nothing: it is right.
func (m *meadow) seen(img image.Image) string {
	var wrong []string
	for i, want := range []int{m.code, m.picture, m.shader, m.tune} {
		at := image.Pt(70+160*i, 270).Add(img.Bounds().Min)
		got := color.RGBAModel.Convert(img.At(at.X, at.Y)).(color.RGBA)
		if !near(got.R, want>>16) || !near(got.G, want>>8) || !near(got.B, want) {
			wrong = append(wrong, fmt.Sprintf("the patch of the %s is #%02x%02x%02x, want #%06x", []string{"code", "picture", "shader", "tuned colour"}[i], got.R, got.G, got.B, want))
		}
	}
	return strings.Join(wrong, "; ")
}

// near allows for what a shader loses in rounding.
func near(got uint8, want int) bool {
	d := int(got) - want&255
	return -2 <= d && d <= 2
}
