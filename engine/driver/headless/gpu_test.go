package headless

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// still draws one frame only.
type still struct {
	fake
	f *driver.Frame
}

func (s *still) Draw(float64) *driver.Frame { return s.f }

// refused returns what the driver says to a frame, and nothing when it takes it.
func refused(f *driver.Frame) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint(r)
		}
	}()
	Run(&still{f: f}, Options{Ticks: 1, Draw: true})
	return ""
}

func op(kind driver.ImageOpKind, id driver.ImageID, x, y, w, h int) driver.ImageOp {
	o := driver.ImageOp{Kind: kind, Image: id, X: x, Y: y, W: w, H: h}
	if kind == driver.ImageWrite {
		o.Pix = make([]byte, max(0, w*h*4))
	}
	return o
}

// scene is a frame that is right: an image of 8×8, a canvas of 16×16, a shader, quads and a mesh.
func scene() *driver.Frame {
	f := &driver.Frame{
		Width: 640, Height: 360,
		Images:  []driver.ImageOp{op(driver.ImageCreate, ship, 0, 0, 8, 8), op(driver.ImageWrite, ship, 2, 2, 6, 6), op(driver.ImageCreate, canvas, 0, 0, 16, 16)},
		Shaders: []driver.ShaderOp{{Shader: wave, Source: "package main"}},
		Quads:   make([]driver.Quad, 4), Vertices: make([]driver.Vertex, 4), Indices: []uint32{0, 1, 2, 1, 2, 0},
		Uniforms: []driver.Uniform{{Name: "Time", Span: driver.Span{Count: 1}}}, Floats: []float32{1},
		Commands: []driver.Command{{Quads: driver.Span{Count: 4}}, {Vertices: driver.Span{First: 1, Count: 3}, Indices: driver.Span{Count: 6}}},
		Reads:    []driver.Read{{Image: canvas, Rect: driver.Box{X: 8, Y: 8, W: 8, H: 8}}, {}},
	}
	f.Images[2].Canvas = true
	first := &f.Commands[0]
	first.Target, first.Shader, first.Uniforms = canvas, wave, driver.Span{Count: 1}
	first.Sources[0] = driver.Source{Image: ship, Rect: driver.Box{X: 4, Y: 4, W: 4, H: 4}}
	return f
}

var (
	canvas = driver.ImageID{Slot: 0, Gen: 1}
	wave   = driver.ShaderID{Slot: 1, Gen: 1}
)

func TestGPUTakesWhatIsRight(t *testing.T) {
	f := scene()
	f.Images = append(f.Images, op(driver.ImageRelease, ship, 0, 0, 0, 0), op(driver.ImageCreate, driver.ImageID{Slot: 3, Gen: 2}, 0, 0, MaxImage, 1))
	f.Commands[0].Sources[0] = driver.Source{Image: driver.ImageID{Slot: 3, Gen: 2}}
	for _, f := range []*driver.Frame{scene(), f, {}} {
		if got := refused(f); got != "" {
			t.Errorf("got %q; want it taken", got)
		}
	}
}

func TestGPURefuses(t *testing.T) {
	newer := driver.ImageID{Slot: 3, Gen: 2}
	for want, change := range map[string]func(f *driver.Frame){
		"image operation 1: a write of 6×6 texels at 3, 2 leaves": func(f *driver.Frame) { f.Images[1].X = 3 },
		"image operation 1: a write of 6×6 texels at -1":          func(f *driver.Frame) { f.Images[1].X = -1 },
		"has 143 bytes; want 144":                                 func(f *driver.Frame) { f.Images[1].Pix = f.Images[1].Pix[1:] },
		"a write to image {3 2}, which was never created":         func(f *driver.Frame) { f.Images[1].Image = newer },
		"whose slot holds generation 1; release that first":       func(f *driver.Frame) { f.Images[2].Image = newer },
		"already; a new image needs a higher one": func(f *driver.Frame) {
			f.Images = append(f.Images, op(driver.ImageRelease, ship, 0, 0, 0, 0), op(driver.ImageCreate, ship, 0, 0, 1, 1))
		},
		"a release of image {3 1}, which was released": func(f *driver.Frame) {
			f.Images = append(f.Images, op(driver.ImageRelease, ship, 0, 0, 0, 0), op(driver.ImageRelease, ship, 0, 0, 0, 0))
		},
		"with 8193×1 texels; a side has 1 to 8192":            func(f *driver.Frame) { f.Images[2].W, f.Images[2].H = 8193, 1 },
		"with 0×16 texels":                                    func(f *driver.Frame) { f.Images[2].W = 0 },
		"a create of the zero image":                          func(f *driver.Frame) { f.Images[2].Image = driver.ImageID{} },
		"image operation 0: kind 0 is none":                   func(f *driver.Frame) { f.Images[0].Kind = 0 },
		"shader operation 0: the zero shader is built in":     func(f *driver.Frame) { f.Shaders[0].Shader = driver.ShaderID{} },
		"shader operation 0: a release of shader {1 1}":       func(f *driver.Frame) { f.Shaders[0].Source = "" },
		"command 0: shader {2 1} does not exist":              func(f *driver.Frame) { f.Commands[0].Shader.Slot = 2 },
		"command 1: the target image {3 1} is no canvas":      func(f *driver.Frame) { f.Commands[1].Target = ship },
		"command 1: a source is image {9 9}, which was never": func(f *driver.Frame) { f.Commands[1].Sources[3].Image = driver.ImageID{Slot: 9, Gen: 9} },
		"command 0: a source is image {3 1}, which was released": func(f *driver.Frame) {
			f.Images = append(f.Images, op(driver.ImageRelease, ship, 0, 0, 0, 0))
		},
		"command 0: source 1 is the target":               func(f *driver.Frame) { f.Commands[0].Sources[1].Image = canvas },
		"command 0: source 0 has the rectangle":           func(f *driver.Frame) { f.Commands[0].Sources[0].Rect.W = 5 },
		"command 0: its quads are 5 from the 0th on":      func(f *driver.Frame) { f.Commands[0].Quads.Count = 5 },
		"command 1: its vertices are 3 from the 2th on":   func(f *driver.Frame) { f.Commands[1].Vertices.First = 2 },
		"command 1: its indices are 6 from the -1th on":   func(f *driver.Frame) { f.Commands[1].Indices.First = -1 },
		"command 0: its uniforms are 2":                   func(f *driver.Frame) { f.Commands[0].Uniforms.Count = 2 },
		"uniform 0: \"Time\" has floats":                  func(f *driver.Frame) { f.Uniforms[0].Count = 2 },
		"command 0: it has quads and a mesh":              func(f *driver.Frame) { f.Commands[0].Vertices.Count = 3 },
		"command 1: it has 5 indices":                     func(f *driver.Frame) { f.Commands[1].Indices.Count = 5 },
		"command 1: index 3 is not one of its 3 vertices": func(f *driver.Frame) { f.Indices[5] = 3 },
		"kept commands 0: 9 of":                           func(f *driver.Frame) { f.Kept = 9 },
		"read 0: the rectangle":                           func(f *driver.Frame) { f.Reads[0].Rect.X = 9 },
		"read 1: the rectangle":                           func(f *driver.Frame) { f.Reads[1].Rect = driver.Box{W: 641, H: 1} },
	} {
		f := scene()
		change(f)
		if got := refused(f); !strings.Contains(got, want) || !strings.HasPrefix(got, "headless: frame after tick 0: ") {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
}
