package render

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// maxExtra is how many images a shader reads besides the sprite's.
const maxExtra = 3

// packer turns the fields of one struct type into uniforms.
type packer struct {
	fields []uniformField
	images []int // of the struct's fields
}

// uniformField is a field that becomes a uniform.
type uniformField struct {
	index int
	name  string
	whole bool // whole numbers
	put   func(dst []float32, v reflect.Value) []float32
}

var (
	vecType       = reflect.TypeFor[geom.Vec]()
	rectType      = reflect.TypeFor[geom.Rect]()
	transformType = reflect.TypeFor[geom.Transform]()
	colorType     = reflect.TypeFor[Color]()
	imageType     = reflect.TypeFor[Image]()
)

// pack adds the fields of a struct to the frame's uniforms and returns where they are, and the images among them.
func (c *Canvas) pack(s Shader, uniforms any) (at driver.Span, extra [maxExtra]driver.Source) {
	f := c.f
	at.First = len(f.Uniforms)
	if uniforms == nil {
		return driver.Span{}, extra
	}
	v := reflect.ValueOf(uniforms)
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	p := c.packerFor(s, v)
	for i := range p.fields {
		field := &p.fields[i]
		first := len(f.Floats)
		f.Floats = field.put(f.Floats, v.Field(field.index))
		f.Uniforms = append(f.Uniforms, driver.Uniform{
			Name: field.name, Int: field.whole, Span: driver.Span{First: first, Count: len(f.Floats) - first},
		})
	}
	for i, n := range p.images {
		extra[i] = c.source(Image{v.Field(n).Field(0).Uint()})
	}
	at.Count = len(f.Uniforms) - at.First
	return at, extra
}

// source returns the whole picture of an image, or its first frame.
func (c *Canvas) source(i Image) driver.Source {
	if i == (Image{}) {
		return driver.Source{}
	}
	e := c.atlas.find(i)
	return driver.Source{
		Image: c.atlas.pages[e.page].id,
		Rect:  driver.Box{X: int(e.x), Y: int(e.y), W: int(e.texW), H: int(e.texH)},
	}
}

// packerFor returns the packer of a type, made at its first use.
func (c *Canvas) packerFor(s Shader, v reflect.Value) *packer {
	if v.Kind() != reflect.Struct {
		panic(fmt.Sprintf("render: shade with %q: the uniforms are %v; pass a struct, or a pointer to one, whose fields are named like them", s, v.Kind()))
	}
	packers, _ := c.packers.(map[reflect.Type]*packer)
	if p := packers[v.Type()]; p != nil {
		return p
	}
	p := &packer{}
	for i := range v.NumField() {
		p.add(s, i, v.Type().Field(i))
	}
	if len(p.images) > maxExtra {
		panic(fmt.Sprintf("render: shade with %q: %v has %d images; a shader reads at most %d besides the sprite's", s, v.Type(), len(p.images), maxExtra))
	}
	if packers == nil {
		packers = map[reflect.Type]*packer{}
		c.packers = packers
	}
	packers[v.Type()] = p
	return p
}

func (p *packer) add(s Shader, i int, f reflect.StructField) {
	if !f.IsExported() {
		panic(fmt.Sprintf("render: shade with %q: the field %s cannot be seen from here; uniforms begin with a capital letter", s, f.Name))
	}
	if f.Type == imageType {
		p.images = append(p.images, i)
		return
	}
	put, whole := putter(f.Type)
	if put == nil {
		panic(fmt.Sprintf("render: shade with %q: the field %s is a %v; uniforms are numbers, bool, geom.Vec, geom.Rect, geom.Transform, Color, "+
			"arrays and slices of them, and Image", s, f.Name, f.Type))
	}
	p.fields = append(p.fields, uniformField{i, f.Name, whole, put})
}

// putter returns what appends a value of a type, or nil when that is no uniform, and whether it is made of whole numbers.
func putter(t reflect.Type) (put func([]float32, reflect.Value) []float32, whole bool) {
	switch t {
	case vecType, rectType:
		return putFields, false
	case colorType:
		return putColor, false
	case transformType:
		return putTransform, false
	}
	switch t.Kind() {
	case reflect.Float32, reflect.Float64:
		return func(dst []float32, v reflect.Value) []float32 { return append(dst, float32(v.Float())) }, false
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(dst []float32, v reflect.Value) []float32 { return append(dst, float32(v.Int())) }, true
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return func(dst []float32, v reflect.Value) []float32 { return append(dst, float32(v.Uint())) }, true
	case reflect.Bool:
		return putBool, true
	case reflect.Array, reflect.Slice:
		each, whole := putter(t.Elem())
		if each == nil {
			return nil, false
		}
		return func(dst []float32, v reflect.Value) []float32 {
			for i := range v.Len() {
				dst = each(dst, v.Index(i))
			}
			return dst
		}, whole
	}
	return nil, false
}

func putBool(dst []float32, v reflect.Value) []float32 {
	if v.Bool() {
		return append(dst, 1)
	}
	return append(dst, 0)
}

// putFields appends a struct of numbers.
func putFields(dst []float32, v reflect.Value) []float32 {
	for i := range v.NumField() {
		dst = append(dst, float32(v.Field(i).Float()))
	}
	return dst
}

func putColor(dst []float32, v reflect.Value) []float32 {
	part := func(i int) uint8 { return uint8(v.Field(i).Uint()) }
	f := Color{part(0), part(1), part(2), part(3)}.floats(1)
	return append(dst, f[:]...)
}

// putTransform appends a matrix by columns.
func putTransform(dst []float32, v reflect.Value) []float32 {
	n := func(i int) float32 { return float32(v.Field(i).Float()) } // A, B, C, D, X, Y
	return append(dst, n(0), n(2), 0, n(1), n(3), 0, n(4), n(5), 1)
}
