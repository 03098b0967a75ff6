//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
)

// Random types and values for the property test, and the oracle that compares them.

// node is recursive in every way there is.
type node struct {
	val   int32
	next  *node
	kids  []*node
	own   []node
	named map[string]*node
	keyed map[*node]int
	any   any
	word  *int32 // often into a node
	block [2]float64
	part  []float64 // often of a block
	flag  bool
	maps  []map[int]node
	lists map[uint8][]node
	do    func()
	shape shape
}

type count int16

type leafy struct {
	A uint8
	B float64
	C string
	D [3]bool
}

type chain struct {
	Up   **chain
	Down *[2]chain
	Box  any
	M    map[any]chain
}

func init() {
	Register[node]()
	Register[leafy]()
	Register[count]()
	Register[chain]()
}

// typeMaker makes random types.
type typeMaker struct{ r *rand.Rand }

var basicChoice = []reflect.Type{
	reflect.TypeFor[bool](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
	reflect.TypeFor[int](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](),
	reflect.TypeFor[uint](), reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
	reflect.TypeFor[complex64](), reflect.TypeFor[complex128](), reflect.TypeFor[string](), reflect.TypeFor[count](),
}

var otherChoice = []reflect.Type{
	reflect.TypeFor[node](), reflect.TypeFor[*node](), reflect.TypeFor[leafy](), reflect.TypeFor[chain](), reflect.TypeFor[any](),
	reflect.TypeFor[shape](), reflect.TypeFor[struct{}](), reflect.TypeFor[counter](), reflect.TypeFor[*counter](),
}

func (m typeMaker) some(depth int) reflect.Type {
	switch n := m.r.IntN(20); {
	case depth <= 0 || n < 6:
		return basicChoice[m.r.IntN(len(basicChoice))]
	case n < 9:
		return otherChoice[m.r.IntN(len(otherChoice))]
	case n < 12:
		return m.structure(depth)
	case n < 14:
		return reflect.ArrayOf(m.r.IntN(4), m.some(depth-1))
	case n < 16:
		return reflect.SliceOf(m.some(depth - 1))
	case n < 18:
		return reflect.MapOf(m.key(depth-1), m.some(depth-1))
	}
	return reflect.PointerTo(m.some(depth - 1))
}

func (m typeMaker) structure(depth int) reflect.Type {
	var fields []reflect.StructField
	for i := range m.r.IntN(5) + 1 {
		f := reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: m.some(depth - 1)}
		if m.r.IntN(3) == 0 {
			f.Name, f.PkgPath = fmt.Sprintf("f%d", i), "example.com/own"
		}
		fields = append(fields, f)
	}
	return reflect.StructOf(fields)
}

func (m typeMaker) key(depth int) reflect.Type {
	for {
		switch t := m.some(depth); {
		case m.r.IntN(10) == 0:
			return reflect.TypeFor[any]()
		case orderly(t):
			return t
		}
	}
}

// orderly is whether all values of a type may be keys; pointers are left out, since the oracle cannot tell keys
// apart that lead to equal values.
func orderly(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return false
	case reflect.Array:
		return orderly(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !orderly(t.Field(i).Type) {
				return false
			}
		}
		return t != reflect.TypeFor[counter]()
	}
	return t.Comparable()
}

// valueMaker makes random values that share memory.
type valueMaker struct {
	r      *rand.Rand
	budget int
	pools  map[reflect.Type][]reflect.Value // addressable values by type
	maps   map[reflect.Type][]reflect.Value
	lists  map[reflect.Type][]reflect.Value
}

func newValueMaker(r *rand.Rand, budget int) *valueMaker {
	return &valueMaker{r, budget, map[reflect.Type][]reflect.Value{}, map[reflect.Type][]reflect.Value{}, map[reflect.Type][]reflect.Value{}}
}

// fill makes a value random. lasting is whether pointers may lead to it.
func (m *valueMaker) fill(t reflect.Type, a addr, lasting bool) {
	v := valueAt(t, a)
	if lasting && t.Size() > 0 {
		m.pools[t] = append(m.pools[t], v)
	}
	if t == reflect.TypeFor[counter]() {
		v.Addr().Interface().(*counter).n = m.r.IntN(256)
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			m.fill(t.Field(i).Type, at(a, t.Field(i).Offset), lasting)
		}
	case reflect.Array:
		for i := range t.Len() {
			m.fill(t.Elem(), at(a, uintptr(i)*t.Elem().Size()), lasting)
		}
	case reflect.Pointer:
		m.fillPointer(t, v)
	case reflect.Slice:
		m.fillSlice(t, v)
	case reflect.Map:
		m.fillMap(t, v)
	case reflect.Interface:
		m.fillBox(t, v)
	case reflect.Func:
	default:
		m.fillBasic(v)
	}
}

func (m *valueMaker) spend() bool {
	m.budget--
	return m.budget > 0
}

func (m *valueMaker) fillPointer(t reflect.Type, v reflect.Value) {
	pool := m.pools[t.Elem()]
	switch n := m.r.IntN(6); {
	case n == 0 || n < 4 && !m.spend():
	case n < 4 || len(pool) == 0:
		if m.spend() {
			made := reflect.New(t.Elem())
			v.Set(made)
			m.fill(t.Elem(), made.UnsafePointer(), true)
		}
	default:
		v.Set(pool[m.r.IntN(len(pool))].Addr())
	}
}

func (m *valueMaker) fillSlice(t reflect.Type, v reflect.Value) {
	pool := m.lists[t]
	switch n := m.r.IntN(6); {
	case n == 0:
	case n == 1:
		v.Set(reflect.MakeSlice(t, 0, m.r.IntN(3)))
	case n == 2 && len(pool) > 0:
		whole := pool[m.r.IntN(len(pool))]
		from := m.r.IntN(whole.Len())
		v.Set(whole.Slice3(from, from+m.r.IntN(whole.Len()-from)+1, whole.Len()))
	case m.spend():
		size := m.r.IntN(4) + 1
		made := reflect.MakeSlice(t, size, size)
		v.Set(made)
		m.lists[t] = append(m.lists[t], made)
		for i := range size {
			m.fill(t.Elem(), at(made.UnsafePointer(), uintptr(i)*t.Elem().Size()), true)
		}
	}
}

func (m *valueMaker) fillMap(t reflect.Type, v reflect.Value) {
	pool := m.maps[t]
	switch n := m.r.IntN(6); {
	case n == 0:
	case n == 1 && len(pool) > 0:
		v.Set(pool[m.r.IntN(len(pool))])
	case m.spend():
		made := reflect.MakeMap(t)
		v.Set(made)
		m.maps[t] = append(m.maps[t], made)
		for range m.r.IntN(4) {
			key, value := reflect.New(t.Key()), reflect.New(t.Elem())
			m.fillKey(t.Key(), key.UnsafePointer())
			m.fill(t.Elem(), value.UnsafePointer(), false)
			made.SetMapIndex(key.Elem(), value.Elem())
		}
	}
}

// fillKey makes keys of maps; those that are pointers or interfaces can be told apart by what they hold.
func (m *valueMaker) fillKey(t reflect.Type, a addr) {
	switch v := valueAt(t, a); {
	case t.Kind() == reflect.Interface:
		v.Set(reflect.ValueOf([]any{m.r.IntN(9), count(m.r.IntN(9)), fmt.Sprint(m.r.IntN(9)), leafy{A: 7}, true}[m.r.IntN(5)]))
	case t.Kind() == reflect.Pointer:
		made := reflect.New(t.Elem())
		if t.Elem() == reflect.TypeFor[node]() {
			made.Interface().(*node).val = m.r.Int32()
		}
		v.Set(made)
	default:
		m.fill(t, a, false)
	}
}

func (m *valueMaker) fillBox(t reflect.Type, v reflect.Value) {
	if t == reflect.TypeFor[shape]() {
		switch m.r.IntN(3) {
		case 0:
			v.Set(reflect.ValueOf(circle{m.float()}))
		case 1:
			v.Set(reflect.ValueOf(&square{m.float()}))
		}
		return
	}
	choices := []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[string](), reflect.TypeFor[leafy](), reflect.TypeFor[*node](), reflect.TypeFor[[]any](),
		reflect.TypeFor[map[string]any](), reflect.TypeFor[chain](), reflect.TypeFor[[2]node](), reflect.TypeFor[*any](), reflect.TypeFor[float32](),
		reflect.TypeFor[**int](), reflect.TypeFor[node](),
	}
	if n := m.r.IntN(len(choices) + 2); n < len(choices) && m.spend() {
		made := reflect.New(choices[n])
		m.fill(choices[n], made.UnsafePointer(), false)
		v.Set(made.Elem())
	}
}

func (m *valueMaker) float() float64 {
	switch m.r.IntN(8) {
	case 0:
		return math.NaN()
	case 1:
		return math.Copysign(0, -1)
	case 2:
		return math.Inf(1)
	case 3:
		return 0
	}
	return m.r.NormFloat64()
}

func (m *valueMaker) fillBasic(v reflect.Value) {
	switch k := basicKinds[v.Kind()]; {
	case k == kindBool:
		v.SetBool(m.r.IntN(2) == 0)
	case k == kindString:
		v.SetString([]string{"", "a", "krill", "日本", "a longer one that is no constant of few letters"}[m.r.IntN(5)])
	case k.signed():
		v.SetInt(int64(m.r.Uint64() >> m.r.IntN(64)))
	case k.unsigned():
		v.SetUint(m.r.Uint64() >> m.r.IntN(64))
	case k.float():
		v.SetFloat(m.float())
	default:
		v.SetComplex(complex(m.float(), m.float()))
	}
}

// oracle compares two values and the shapes of their memory: what leads to one place in one must do so in the other.
type oracle struct {
	there, back map[spot]addr
}

type spot struct {
	t reflect.Type
	a addr
}

func (o *oracle) reset() {
	clear(o.there)
	clear(o.back)
}

func (o *oracle) equal(t reflect.Type, a, b addr, lasting bool) bool {
	if lasting && t.Size() > 0 {
		to, seen := o.there[spot{t, a}]
		from, other := o.back[spot{t, b}]
		if seen || other {
			return seen && other && to == b && from == a
		}
		o.there[spot{t, a}], o.back[spot{t, b}] = b, a
	}
	if t == reflect.TypeFor[counter]() {
		return valueAt(t, a).Field(0).Int() == valueAt(t, b).Field(0).Int()
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); !o.equal(f.Type, at(a, f.Offset), at(b, f.Offset), lasting) {
				return false
			}
		}
		return true
	case reflect.Array:
		return o.equalN(t.Elem(), a, b, t.Len(), lasting)
	case reflect.Slice:
		s, r := sliceAt(a), sliceAt(b)
		if s.len != r.len || (s.data == nil) != (r.data == nil) {
			return false
		}
		return o.equalN(t.Elem(), s.data, r.data, s.len, true)
	case reflect.Pointer:
		p, q := pointerAt(a), pointerAt(b)
		if p == nil || q == nil {
			return p == q
		}
		return o.equal(t.Elem(), p, q, true)
	case reflect.Map:
		return o.equalMaps(t, a, b)
	case reflect.Interface:
		v, w := valueAt(t, a).Elem(), valueAt(t, b).Elem()
		if !v.IsValid() || !w.IsValid() || v.Type() != w.Type() {
			return v.IsValid() == w.IsValid()
		}
		return o.equal(v.Type(), boxAt(a, direct(v.Type())), boxAt(b, direct(v.Type())), false)
	}
	return equalBasic(t, a, b)
}

func (o *oracle) equalN(t reflect.Type, a, b addr, n int, lasting bool) bool {
	for i := range n {
		if !o.equal(t, at(a, uintptr(i)*t.Size()), at(b, uintptr(i)*t.Size()), lasting) {
			return false
		}
	}
	return true
}

func (o *oracle) equalMaps(t reflect.Type, a, b addr) bool {
	v, w := valueAt(t, a), valueAt(t, b)
	if v.IsNil() != w.IsNil() || v.Len() != w.Len() {
		return false
	}
	if v.IsNil() {
		return true
	}
	m, n := pointerAt(a), pointerAt(b)
	to, seen := o.there[spot{t, m}]
	if seen {
		return to == n
	}
	o.there[spot{t, m}] = n
	for it := v.MapRange(); it.Next(); {
		key := it.Key()
		if t.Key().Kind() == reflect.Pointer {
			for other := w.MapRange(); other.Next(); {
				if key.Elem().FieldByName("val").Int() == other.Key().Elem().FieldByName("val").Int() {
					key = other.Key()
				}
			}
		}
		found := w.MapIndex(key)
		if !found.IsValid() {
			return false
		}
		x, y := reflect.New(t.Elem()), reflect.New(t.Elem())
		x.Elem().Set(it.Value())
		y.Elem().Set(found)
		if !o.equal(t.Elem(), x.UnsafePointer(), y.UnsafePointer(), false) {
			return false
		}
	}
	return true
}

func equalBasic(t reflect.Type, a, b addr) bool {
	switch k := basicKinds[t.Kind()]; {
	case k == kindString:
		return stringAt(a) == stringAt(b)
	case k.complex():
		v, w := valueAt(t, a).Complex(), valueAt(t, b).Complex()
		return sameFloat(real(v), real(w)) && sameFloat(imag(v), imag(w))
	case k == kindNone:
		return true
	}
	return uintAt(a, t.Size()) == uintAt(b, t.Size())
}
