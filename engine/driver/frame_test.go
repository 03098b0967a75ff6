package driver

import (
	"math/rand"
	"reflect"
	"testing"
)

// TestFrameResetKeepsOnlyMemory fails when a field is added and not reset.
func TestFrameResetKeepsOnlyMemory(t *testing.T) {
	f := filledFrame(rand.New(rand.NewSource(1)), 3)
	f.Reset()
	v := reflect.ValueOf(f).Elem()
	for i := range v.NumField() {
		name, field := v.Type().Field(i).Name, v.Field(i)
		if field.Kind() != reflect.Slice {
			if !field.IsZero() {
				t.Errorf("%s: got %v; want its zero value", name, field)
			}
			continue
		}
		if field.Len() != 0 || field.Cap() < 3 {
			t.Errorf("%s: got length %d, capacity %d; want 0 and at least 3", name, field.Len(), field.Cap())
		}
	}
	if got := f.Images[:1][0].Pix; got != nil {
		t.Errorf("pixels of an upload: got %d bytes held; want none", len(got))
	}
}

func TestFrameDrawCalls(t *testing.T) {
	a, b := State{Shader: ShaderID{1, 1}}, State{Shader: ShaderID{2, 1}}
	for _, c := range []struct {
		states []State
		want   int
	}{
		{nil, 0},
		{[]State{a}, 1},
		{[]State{a, a, a}, 1},
		{[]State{a, b, a}, 3},
		{[]State{a, a, b, b}, 2},
	} {
		var f Frame
		for _, s := range c.states {
			f.Commands = append(f.Commands, Command{State: s})
		}
		if got := f.DrawCalls(); got != c.want {
			t.Errorf("submissions of %d commands: got %d; want %d", len(c.states), got, c.want)
		}
	}
}
