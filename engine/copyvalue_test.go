package engine

import (
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/geom"
)

type leaf struct {
	At   geom.Vec
	Name string
	When time.Time
}

type branch struct {
	Leaf    leaf
	Leaves  []leaf
	Grid    [2][]int
	Next    *branch
	Map     map[string][]float64
	Any     any
	Nothing []int
	hidden  []int
}

type embeds struct {
	leaf
	Own []int
}

type embedsRefs struct{ inner }

type inner struct{ List []int }

func someBranch() *branch {
	return &branch{
		Leaf: leaf{geom.V(1, 2), "a", time.Unix(5, 0).UTC()}, Leaves: []leaf{{Name: "b"}, {Name: "c"}}, Grid: [2][]int{{1, 2}, nil},
		Next: &branch{Leaves: []leaf{{Name: "deep"}}}, Map: map[string][]float64{"x": {1, 2}}, Any: []any{1.5, map[string]any{"k": []int{1}}}, hidden: []int{1},
	}
}

// ruin changes all that can be reached from a value in place.
func ruin(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			ruin(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != timeType {
				ruin(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			ruin(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			ruin(v.MapIndex(k))
			v.SetMapIndex(k, reflect.Value{})
		}
	default:
		if v.CanSet() {
			v.SetZero()
		}
	}
}

func TestACopySharesNothing(t *testing.T) {
	for _, v := range []any{
		someBranch(), []*branch{someBranch(), nil}, map[string]*branch{"a": someBranch()}, &embeds{leaf{Name: "x"}, []int{1, 2}}, &inner{[]int{1}},
	} {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		c, ok := copyOfValue(v)
		if !ok {
			t.Errorf("%T: got no copy; want one", v)
			continue
		}
		ruin(reflect.ValueOf(v))
		if now, _ := json.Marshal(v); string(now) == string(want) {
			t.Fatalf("%T: the test changes nothing", v)
		}
		if got, err := json.Marshal(c); err != nil || string(got) != string(want) {
			t.Errorf("%T: after the value was changed the copy is\n%s, %v; want\n%s", v, got, err, want)
		}
	}
	for _, v := range []any{nil, 7, "x", leaf{Name: "y"}, [3]int{1, 2, 3}} {
		if c, ok := copyOfValue(v); !ok || fmt.Sprint(c) != fmt.Sprint(v) {
			t.Errorf("%v: got %v, %v; want the same", v, c, ok)
		}
	}
}

func TestWhatCannotBeCopied(t *testing.T) {
	round := &branch{}
	round.Next = round
	for what, v := range map[string]any{
		"a marshaler": big.NewInt(5), "an embedded one": &embedsRefs{inner{[]int{1}}}, "a func": struct{ F func() }{func() {}}, "a ring": round,
		"a key that refers": map[*int]int{new(int): 1}, "one inside a list": []any{[]any{big.NewInt(1)}}, "one inside a map": map[int]any{1: big.NewInt(1)},
	} {
		if _, ok := copyOfValue(v); ok {
			t.Errorf("%s: got a copy; want none", what)
		}
	}
}
