package driver

import (
	"fmt"
	"math/rand"
	"reflect"
)

// ends are the enumerations: the lowest value that crosses the boundary, and the first beyond the highest.
var ends = map[reflect.Type][2]uint8{
	reflect.TypeFor[Key]():         {0, uint8(keyEnd)},
	reflect.TypeFor[TextKind]():    {1, uint8(textEnd)},
	reflect.TypeFor[TouchPhase]():  {1, 5},
	reflect.TypeFor[ImageOpKind](): {1, 4},
	reflect.TypeFor[Filter]():      {0, 2},
	reflect.TypeFor[Wrap]():        {0, 3},
	reflect.TypeFor[Factor]():      {0, uint8(factorEnd)},
	reflect.TypeFor[BlendOp]():     {0, uint8(opEnd)},
	reflect.TypeFor[Cursor]():      {0, uint8(cursorEnd)},
	reflect.TypeFor[ActionKind]():  {1, uint8(actionEnd)},
	reflect.TypeFor[SoundKind]():   {1, uint8(soundEnd)},
	reflect.TypeFor[BusID]():       {0, 255},
	reflect.TypeFor[EffectID]():    {0, 255},
	reflect.TypeFor[uint8]():       {0, 255},
}

// fill sets every field below v to something random that is not its zero value, with lists of n elements.
// A kind of field that it does not know panics, so that a new one is not forgotten.
func fill(r *rand.Rand, v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(r, v.Index(i), n)
		}
	case reflect.Slice:
		if n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fill(r, v.Index(i), n)
		}
	default:
		fillLeaf(r, v)
	}
}

func fillLeaf(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString(fmt.Sprintf("é%d", r.Intn(1e9)))
	case reflect.Uint8:
		e := ends[v.Type()]
		v.SetUint(uint64(max(e[0], 1) + uint8(r.Intn(int(e[1]-max(e[0], 1))))))
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64:
		x := int64(r.Uint64()>>r.Intn(64)) | 1
		v.SetInt(x << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.Uint64()>>(64-r.Intn(v.Type().Bits())) | 1)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(float32(r.NormFloat64())))
	default:
		panic("fill: no rule for " + v.Type().String())
	}
}

// filled returns a random T whose lists have n elements.
func filled[T any](r *rand.Rand, n int) *T {
	v := new(T)
	fill(r, reflect.ValueOf(v).Elem(), n)
	return v
}

// filledFrame returns a random frame with spans that lie in their pools.
func filledFrame(r *rand.Rand, n int) *Frame {
	f := filled[Frame](r, n)
	for i := range f.Commands {
		k := &f.Commands[i]
		k.Quads, k.Vertices, k.Indices, k.Uniforms = part(r, n), part(r, n), part(r, n), part(r, n)
	}
	for i := range f.Uniforms {
		f.Uniforms[i].Span = part(r, n)
	}
	f.Kept = r.Intn(n + 1)
	return f
}

func part(r *rand.Rand, n int) Span {
	first := r.Intn(n + 1)
	return Span{first, r.Intn(n - first + 1)}
}

// leaves calls visit with each number, string and flag below v and the way to it.
func leaves(v reflect.Value, path string, visit func(path string, leaf reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	default:
		visit(path, v)
	}
}

// change makes a leaf another value.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.String:
		v.SetString(v.String() + "!")
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() ^ 1)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(v.Uint() ^ 1)
	default:
		v.SetFloat(v.Float() + 1)
	}
}
