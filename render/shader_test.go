package render

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestShadeGivesEachPictureItsRectangle(t *testing.T) {
	sheet := Make("shader test: sheet", 40, 10, func(x, y int) Color { return White }).Grid(10, 10)
	f, _ := drawn(64, 36, func(c *Canvas) {
		c.Draw(Sprite{Image: sheet})
		c.Shade(grey, nil)
		for _, frame := range []int{1, 1, 2} {
			c.Draw(Sprite{Image: sheet, Frame: frame})
		}
		c.Rect(geom.R(0, 0, 5, 5), Red)
		c.Shade(Shader{}, nil)
		c.Draw(Sprite{Image: sheet})
	})
	if got, want := f.DrawCalls(), 4; got != want { // the background with a plain sprite, frame 1 twice, frame 2, the rest
		t.Errorf("got %d submissions; want %d", got, want)
	}
	for i, k := range f.Commands[2:5] {
		q := f.Quads[k.Quads.First]
		want := driver.Box{X: int(q.U0), Y: int(q.V0), W: 10, H: 10}
		if k.Shader == (driver.ShaderID{}) || k.Sources[0].Rect != want || k.Quads.Count != 1 {
			t.Errorf("sprite %d: got %+v; want a shader and the rectangle %v", i, k, want)
		}
	}
	if k := f.Commands[1]; k.Shader != (driver.ShaderID{}) || k.Quads.Count != 1 {
		t.Errorf("got %+v; want the sprite before Shade alone, without a shader", k)
	}
	if k := f.Commands[5]; k.Shader != (driver.ShaderID{}) || k.Quads.Count != 2 {
		t.Errorf("got %+v; want the shape and the last sprite without a shader, in one command", k)
	}
}

func TestUniforms(t *testing.T) {
	type look struct {
		Time   float64
		Steps  int
		On     bool
		At     geom.Vec
		Tint   Color
		Box    geom.Rect
		Turn   geom.Transform
		Row    [3]float32
		Points []geom.Vec
		Noise  Image
	}
	f, _ := drawn(64, 36, func(c *Canvas) {
		c.Shade(grey, &look{
			Time: 1.5, Steps: 7, On: true, At: geom.V(2, 3), Tint: Color{255, 0, 0, 51}, Box: geom.R(1, 2, 3, 4),
			Turn: geom.Transform{A: 1, B: 2, C: 3, D: 4, X: 5, Y: 6}, Row: [3]float32{7, 8, 9},
			Points: []geom.Vec{{X: 1, Y: 2}, {X: 3, Y: 4}}, Noise: box20,
		})
		c.Draw(Sprite{Image: box20})
	})
	want := map[string][]float32{
		"Time": {1.5}, "Steps": {7}, "On": {1}, "At": {2, 3}, "Tint": {0.2, 0, 0, 0.2}, "Box": {1, 2, 3, 4},
		"Turn": {1, 3, 0, 2, 4, 0, 5, 6, 1}, "Row": {7, 8, 9}, "Points": {1, 2, 3, 4},
	}
	k := f.Commands[1]
	got := f.Uniforms[k.Uniforms.First:][:k.Uniforms.Count]
	if len(got) != len(want) {
		t.Fatalf("got %d uniforms; want %d", len(got), len(want))
	}
	for _, u := range got {
		for i, x := range f.Floats[u.First:][:u.Count] {
			if w := want[u.Name]; len(w) != u.Count || x-w[i] > 1e-6 || w[i]-x > 1e-6 {
				t.Errorf("%s: got %v; want %v", u.Name, f.Floats[u.First:][:u.Count], w)
			}
		}
		if whole := u.Name == "Steps" || u.Name == "On"; u.Int != whole {
			t.Errorf("%s: got whole numbers %t; want %t", u.Name, u.Int, whole)
		}
	}
	if k.Sources[1].Image != k.Sources[0].Image || k.Sources[1].Rect.W != 20 {
		t.Errorf("got the second picture %+v; want box20", k.Sources[1])
	}
}

func TestUniformsThatAreNone(t *testing.T) {
	for text, u := range map[string]any{
		"pass a struct":               7,
		"the field F is a func()":     struct{ F func() }{},
		"begin with a capital letter": struct{ small float64 }{},
		"reads at most 3":             struct{ A, B, C, D Image }{},
	} {
		func() {
			defer func() {
				if p, _ := recover().(string); !strings.Contains(p, text) {
					t.Errorf("%T: got %q; want a panic with %q", u, p, text)
				}
			}()
			drawn(64, 36, func(c *Canvas) { c.Shade(grey, u) })
		}()
	}
}

func TestShaderFilesAreReadAndReadAgain(t *testing.T) {
	files := map[string]string{"a.kage": "package main // 1"}
	a := NewAtlas(sized)
	a.ReadFile = func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	c := NewCanvas(a)
	frame := func() *driver.Frame {
		f := &driver.Frame{}
		c.Begin(f, NewViewport(Fit, 64, 36, 64, 36), Color{}, 0, 0)
		for _, name := range []string{"a.kage", "missing.kage"} {
			c.Shade(ShaderFile(name), nil)
			c.Draw(Sprite{Image: box20})
		}
		c.End()
		return f
	}
	f := frame()
	if len(f.Shaders) != 1 || f.Shaders[0].Source != files["a.kage"] || f.Commands[2].Shader != (driver.ShaderID{}) {
		t.Fatalf("got %+v and %v; want the first shader, and the second sprite without one", f.Shaders, f.Commands[2].Shader)
	}
	if errs := a.Errs(); len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("got the errors %v; want one of the missing file", errs)
	}
	if f = frame(); len(f.Shaders) != 0 {
		t.Errorf("got %v again; want nothing", f.Shaders)
	}
	id := f.Commands[1].Shader
	files["a.kage"], files["missing.kage"] = "package main // 2", "package main // 3"
	for _, name := range []string{"a.kage", "missing.kage"} {
		if err := Reload(a, name); err != nil {
			t.Fatal(err)
		}
	}
	if f = frame(); len(f.Shaders) != 2 || f.Shaders[0].Shader != id || f.Shaders[0].Source != files["a.kage"] || f.Commands[2].Shader == (driver.ShaderID{}) {
		t.Errorf("got %+v; want both files, the first one under its old name", f.Shaders)
	}
	delete(files, "a.kage")
	if err := Reload(a, "a.kage"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v for a file that is gone; want fs.ErrNotExist", err)
	}
	if f = frame(); len(f.Shaders) != 0 || f.Commands[1].Shader != id {
		t.Errorf("got %+v; want the last good one kept", f.Shaders)
	}
	a.Resend()
	if f = frame(); len(f.Shaders) != 2 {
		t.Errorf("got %d shaders in a new window; want 2", len(f.Shaders))
	}
}

func TestShadeAllocatesNothing(t *testing.T) {
	u := &struct {
		Time float64
		At   geom.Vec
	}{}
	c, f := NewCanvas(NewAtlas(sized)), &driver.Frame{}
	if got := testing.AllocsPerRun(100, func() {
		c.Begin(f, NewViewport(Fit, 64, 36, 64, 36), Color{}, 0, 0)
		u.Time++
		c.Shade(grey, u)
		c.Draw(Sprite{Image: box20})
		c.Post(grey, u)
		c.End()
	}); got != 0 {
		t.Errorf("got %v allocations; want none", got)
	}
}
