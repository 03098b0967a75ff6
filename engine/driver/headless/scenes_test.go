//go:build screen

package headless_test

import (
	"image"
	"testing"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/rendertest"
)

// slotsPerScene is more than the images of any scene.
const slotsPerScene = 256

// TestScenesAgree paints each feature of the canvas with both drivers, in a window twice the canvas's size.
func TestScenesAgree(t *testing.T) {
	w, most := headless.NewWindow(t), 0.0
	for i, s := range rendertest.Scenes() {
		if !s.Shaded {
			most = max(most, headless.Agree(w, s.Name, sceneFrame(uint32(i*slotsPerScene), &s)))
		}
	}
	t.Logf("at most %.1f %% of a scene's pixels differ at all", 100*most)
}

// sceneFrame draws a scene whose images have slots of their own.
func sceneFrame(slot uint32, s *rendertest.Scene) *driver.Frame {
	files := assets.New(assets.Mount{Name: "scene", FS: s.Files})
	atlas := render.NewAtlasAbove(slot, func(name string) (image.Image, error) { return files.Image(name) })
	atlas.ReadFile = files.Bytes
	f, c := &driver.Frame{}, render.NewCanvas(atlas)
	view := render.NewViewport(render.Fit, rendertest.Width, rendertest.Height, 2*rendertest.Width, 2*rendertest.Height)
	c.Begin(f, view, render.Black, float64(s.Ticks)/60, 0)
	s.Draw(c)
	c.End()
	return f
}

// shaderTolerance is for what GPUs may compute in another way: of 255, and of the pixels.
var shaderTolerance = enginetest.Tolerance{Channel: 6, Share: 0.005}

// TestShadersAreDrawn shows the scenes with shaders in a window and compares them with golden pictures of that. Without
// its shader a scene is another picture.
func TestShadersAreDrawn(t *testing.T) {
	w := headless.NewWindow(t)
	for i, s := range rendertest.Scenes() {
		if !s.Shaded {
			continue
		}
		want, plain := headless.Both(w, sceneFrame(uint32(i*slotsPerScene), &s))
		if some, size := headless.Changed(headless.Compare(want, plain)); some*50 < size {
			t.Errorf("%s: got %d pixels that the shader changed; want some", s.Name, some)
		}
		enginetest.GoldenImage(t, s.Name, want, shaderTolerance)
	}
}
