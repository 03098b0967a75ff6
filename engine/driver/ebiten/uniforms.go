package ebiten

import "github.com/krill2d/krill/engine/driver"

// uniforms is the map that Ebitengine reads a shader's values from, kept from draw to draw:
// the slices in it are boxed once and refilled, so that setting a value allocates nothing.
type uniforms struct {
	values map[string]any
	floats map[uniformKey]*box[float32]
	ints   map[uniformKey]*box[int32]
}

type uniformKey struct {
	name  string
	count int
}

// box is a slice beside itself as an any.
type box[T any] struct {
	slice []T
	boxed any
}

// fill returns the values of one state. They are valid until the next call.
func (u *uniforms) fill(f *driver.Frame, s driver.Span) map[string]any {
	if u.values == nil {
		u.values = map[string]any{}
		u.floats, u.ints = map[uniformKey]*box[float32]{}, map[uniformKey]*box[int32]{}
	}
	clear(u.values)
	for _, v := range part(f.Uniforms, s) {
		numbers := part(f.Floats, v.Span)
		if key := (uniformKey{v.Name, v.Count}); v.Int {
			u.values[v.Name] = refill(u.ints, key, numbers)
		} else {
			u.values[v.Name] = refill(u.floats, key, numbers)
		}
	}
	return u.values
}

func refill[T float32 | int32](boxes map[uniformKey]*box[T], key uniformKey, numbers []float32) any {
	b := boxes[key]
	if b == nil {
		b = &box[T]{slice: make([]T, len(numbers))}
		b.boxed = b.slice
		boxes[key] = b
	}
	for i, n := range numbers {
		b.slice[i] = T(n)
	}
	return b.boxed
}
