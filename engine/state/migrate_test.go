//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"fmt"
	"math"
	"testing"
)

// Layouts of one game, as edits leave them behind. Each function lays a snapshot of one over a value of the other.

// edit restores a snapshot of the value old over one of new, and says what became of it and the report.
func edit(t *testing.T, c *Codec, old, new any) string {
	t.Helper()
	snap := must[[]byte](t)(c.Append(nil, old))
	report := must[Report](t)(c.Restore(snap, new))
	return report.String()
}

func TestMigration(t *testing.T) {
	type pos struct{ X, Y float64 }
	for name, m := range map[string]struct {
		old, new any
		want     string // the report, and the value
	}{
		"added keeps its default": {
			&struct{ A int }{5}, &struct{ A, B int }{1, 2},
			"added B: &{A:5 B:2}",
		},
		"order does not matter": {
			&struct {
				A int8
				B string
				C float64
			}{1, "x", 2}, &struct {
				C float64
				A int8
				B string
			}{}, ": &{C:2 A:1 B:x}",
		},
		"renamed": {
			&struct{ Hp int }{5}, &struct {
				Health int `was:"life,Hp"`
			}{},
			"renamed Health: &{Health:5}",
		},
		"renamed back": {
			&struct {
				Health int `was:"Hp"`
			}{5}, &struct{ Hp int }{},
			"renamed Hp: &{Hp:5}",
		},
		"a name of its own comes first": {
			&struct{ A, B int }{1, 2}, &struct {
				B int
				C int `was:"B,A"`
			}{},
			"renamed C: &{B:2 C:1}",
		},
		"widths are clamped": {
			&struct{ A, B, C, D int64 }{300, -300, -1, math.MaxInt64}, &struct {
				A int8
				B int8
				C uint16
				D uint32
			}{},
			"retyped A, B, C, D: &{A:127 B:-128 C:0 D:4294967295}",
		},
		"floats to integers": {
			&struct{ A, B, C, D, E float64 }{math.NaN(), 1e30, -1e30, 2.9, -5}, &struct {
				A int
				B int64
				C int32
				D uint8
				E uint64
			}{1, 1, 1, 1, 1},
			"retyped A, B, C, D, E: &{A:0 B:9223372036854775807 C:-2147483648 D:2 E:0}",
		},
		"large unsigned numbers": {
			&struct {
				A float64
				B uint64
				C uint64
				D float64
			}{1.5e19, math.MaxUint64, 1 << 63, 1e20}, &struct {
				A uint64
				B int64
				C float64
				D uint64
			}{},
			"retyped A, B, C, D: &{A:15000000000000000000 B:9223372036854775807 C:9.223372036854776e+18 D:18446744073709551615}",
		},
		"a text is no number": {
			&struct{ A string }{"5"}, &struct{ A int }{7},
			"added A; parked A: &{A:7}",
		},
		"a bool is no number": {
			&struct{ A bool }{true}, &struct{ A int }{7},
			"added A; parked A: &{A:7}",
		},
		"arrays of other lengths": {
			&struct{ A, B [3]int }{[3]int{1, 2, 3}, [3]int{4, 5, 6}}, &struct {
				A [2]int
				B [4]int
			}{B: [4]int{9, 9, 9, 9}},
			"retyped A, B: &{A:[1 2] B:[4 5 6 9]}",
		},
		"a whole array": {
			&[3]int{1, 2, 3}, &[2]int{}, "retyped : &[1 2]",
		},
		"elements with other fields": {
			&struct{ R []struct{ A, B int } }{[]struct{ A, B int }{{1, 2}, {3, 4}}}, &struct{ R []struct{ B, C int8 } }{[]struct{ B, C int8 }{{9, 8}}},
			"added R[].C; parked R[].A; retyped R[].B: &{R:[{B:2 C:8} {B:4 C:0}]}",
		},
		"maps with other values": {
			&struct{ M map[string]int }{map[string]int{"a": 1, "b": 2}}, &struct{ M map[string]float32 }{},
			"retyped M[]: &{M:map[a:1 b:2]}",
		},
		"maps with other keys": {
			&struct{ M map[int8]int }{map[int8]int{1: 1, -2: 2}}, &struct{ M map[int64]int }{},
			"retyped M[key]: &{M:map[-2:2 1:1]}",
		},
		"maps with keys that cannot be": {
			&struct{ M map[string]int }{map[string]int{"a": 1}}, &struct{ M map[int]int }{map[int]int{5: 5}},
			"added M; parked M: &{M:map[5:5]}",
		},
		"a pointer to what was a value, and the other way": {
			&struct {
				A pos
				B *pos
			}{pos{1, 2}, &pos{3, 4}}, &struct {
				A *pos
				B pos
			}{}, ": {1 2} {3 4}",
		},
		"slices of arrays of other lengths": {
			&struct{ A [][2]int }{[][2]int{{1, 2}}}, &struct{ A [][3]int }{}, "added A; parked A: &{A:[]}",
		},
		"a list that became a number": {
			&struct{ A []int }{[]int{1}}, &struct{ A int }{3}, "added A; parked A: &{A:3}",
		},
	} {
		c := New()
		report := edit(t, c, m.old, m.new)
		got := fmt.Sprintf("%s: %+v", report, m.new)
		if v, ok := m.new.(*struct {
			A *pos
			B pos
		}); ok {
			got = fmt.Sprintf("%s: %v %v", report, *v.A, v.B)
		}
		if got != m.want {
			t.Errorf("%s: got  %s\nwant %s", name, got, m.want)
		}
	}
}

// An edit is undone: what the snapshot had comes back.
func TestParkedFieldsComeBack(t *testing.T) {
	type item struct {
		Name string
		Spin float64
	}
	type whole struct {
		Score  int
		Shield struct{ Left float64 }
		Items  []item
		Named  map[string]*item
		Best   *item // one of Items
		List   []string
	}
	type thin struct { // Spin, Shield, Best and List are gone
		Score int
		Items []struct{ Name string }
		Named map[string]*struct{ Name string }
	}
	c := New()
	w := &whole{Score: 1, Items: []item{{"a", 1}, {"b", 2}}, Named: map[string]*item{"x": {"x", 7}}, List: []string{"l"}}
	w.Shield.Left, w.Best = 5, &w.Items[1]
	snap := must[[]byte](t)(c.Append(nil, w))

	var n thin
	report := must[Report](t)(c.Restore(snap, &n))
	if got, want := report.String(), "parked Best, Items[].Spin, List, Shield"; got != want {
		t.Fatalf("got %s; want %s", got, want)
	}
	n.Score, n.Items[0].Name = 2, "A"
	n.Items = append(n.Items, struct{ Name string }{"c"})
	snap = must[[]byte](t)(c.Append(nil, &n))

	c = New()     // another process
	for range 2 { // and once more by way of a layout that has nothing of it
		var again thin
		must[Report](t)(c.Restore(snap, &again))
		snap = must[[]byte](t)(c.Append(nil, &again))
		c = New()
	}
	var back whole
	report = must[Report](t)(c.Restore(snap, &back))
	if got, want := report.String(), "adopted Best, Items[].Spin, List, Shield"; got != want {
		t.Errorf("got %s; want %s", got, want)
	}
	got := fmt.Sprintf("%d %v %v %v %v", back.Score, back.Shield, back.Items, *back.Named["x"], back.List)
	if want := "2 {5} [{A 1} {b 2} {c 0}] {x 7} [l]"; got != want || back.Best != &back.Items[1] {
		t.Errorf("got %s, %p; want %s, %p", got, back.Best, want, &back.Items[1])
	}
	if after := must[[]byte](t)(c.Append(nil, &back)); len(after) > 600 {
		t.Errorf("got %d bytes; want nothing parked any more", len(after))
	}
}
