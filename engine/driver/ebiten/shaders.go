package ebiten

import (
	"fmt"
	"log/slog"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// shaders holds what the game calls by ShaderID, as images does for images.
type shaders struct {
	slots []shaderSlot
	clamp [2]*eb.Shader // by Filter, made at first use
}

type shaderSlot struct {
	gen    uint32
	shader *eb.Shader // nil: empty, or its source is wrong
}

// do makes or releases a shader. A source that does not compile is logged, and commands are drawn without it or left out.
func (m *shaders) do(op *driver.ShaderOp) {
	for int(op.Shader.Slot) >= len(m.slots) {
		m.slots = append(m.slots, shaderSlot{})
	}
	s := &m.slots[op.Shader.Slot]
	if s.shader != nil && (op.Source != "" || s.gen == op.Shader.Gen) {
		s.shader.Deallocate()
		s.shader = nil
	}
	if op.Source == "" {
		return
	}
	made, err := eb.NewShader([]byte(op.Source))
	if err != nil {
		slog.Error(fmt.Sprintf("ebiten: compile shader %d: %v; what it would change is drawn unchanged until its source is mended", op.Shader.Slot, err))
	}
	*s = shaderSlot{gen: op.Shader.Gen, shader: made}
}

// find returns the shader that id names, or nil.
func (m *shaders) find(id driver.ShaderID) *eb.Shader {
	if int(id.Slot) >= len(m.slots) || m.slots[id.Slot].gen != id.Gen {
		return nil
	}
	return m.slots[id.Slot].shader
}

// clamped returns the shader of WrapClamp, which Ebitengine has no address mode for.
func (m *shaders) clamped(f driver.Filter) *eb.Shader {
	if m.clamp[f] == nil {
		made, err := eb.NewShader([]byte(clampSources[f]))
		if err != nil {
			panic(fmt.Sprintf("ebiten: compile the shader of WrapClamp: %v", err))
		}
		m.clamp[f] = made
	}
	return m.clamp[f]
}

var clampSources = [...]string{
	driver.FilterNearest: `//kage:unit pixels
package main

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	low := imageSrc0Origin() + 0.5
	return imageSrc0UnsafeAt(clamp(src, low, low+imageSrc0Size()-1)) * color
}
`,
	driver.FilterLinear: `//kage:unit pixels
package main

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	low := imageSrc0Origin() + 0.5
	high := low + imageSrc0Size() - 1
	p := clamp(src-0.5, low, high)
	q := clamp(src+0.5, low, high)
	top := mix(imageSrc0UnsafeAt(p), imageSrc0UnsafeAt(vec2(q.x, p.y)), fract(src.x-0.5))
	bottom := mix(imageSrc0UnsafeAt(vec2(p.x, q.y)), imageSrc0UnsafeAt(q), fract(src.x-0.5))
	return mix(top, bottom, fract(src.y-0.5)) * color
}
`,
}

// CheckShader says what is wrong with a shader's source, or nil. It must be called in a tick, or before the game runs.
func CheckShader(source string) error {
	made, err := eb.NewShader([]byte(source))
	if err == nil {
		made.Deallocate()
	}
	return err
}
