package ecs_test

import (
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

type manyKinds struct {
	B    bool
	U    uint8
	Arr  [2]int
	List []int
	Keys map[[2]int]string
	When time.Time
	In   any
	P    *int
	C    complex128
	Raw  []byte
	E    ecs.Entity
	Sub  ecs.World
}

func TestReadJSONSaysWhatItWants(t *testing.T) {
	var w ecs.World
	w.Spawn(manyKinds{})
	for value, want := range map[string]string{
		`{"B": 1}`:                             "B: got 1; want bool",
		`{"U": 256}`:                           "U: got 256; want uint8",
		`{"U": true}`:                          "U: got true",
		`{"Arr": [1]}`:                         "of 2 elements",
		`{"Arr": [1, "x"]}`:                    "Arr[1]: ",
		`{"List": 3}`:                          "want a list",
		`{"Keys": 3}`:                          "Keys: got 3",
		`{"Keys": [3]}`:                        "want a pair",
		`{"Keys": [[[1, 2], 3]]}`:              "want string",
		`{"When": 3}`:                          "When: got 3",
		`{"When": "x"}`:                        "When: ",
		`{"In": 3}`:                            `"type" and "value"`,
		`{"In": {"type": "nobody"}}`:           "is not known",
		`{"In": {"type": "int", "value": ""}}`: "want int",
		`{"P": "x"}`:                           "want int",
		`{"C": [1]}`:                           "want complex128",
		`{"C": [1, null]}`:                     "C: got null",
		`{"Raw": "?"}`:                         "Raw: ",
		`{"E": 3}`:                             `"12v3"`,
		`{"E": "3v4@7"}`:                       "ID 7",
		`{"Sub": "AAAA"}`:                      "no snapshot of a world",
		`{"Sub": 3}`:                           "Sub: got 3",
		`3`:                                    "want an object",
	} {
		err := w.ReadJSON(strings.NewReader(`{"entities": [{"ecs_test.manyKinds": ` + value + `}]}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", value, err, want)
		}
	}
	var b strings.Builder
	e := w.Spawn(manyKinds{B: true, Keys: map[[2]int]string{{1, 2}: "a"}, When: time.Unix(5, 0), In: 3, C: 1i})
	if err := w.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if err := w.ReadJSON(strings.NewReader(b.String())); err != nil {
		t.Fatal(err)
	}
	if got := ecs.Get[manyKinds](&w, e); !got.B || got.Keys[[2]int{1, 2}] != "a" || got.In != 3 || got.C != 1i || !got.When.Equal(time.Unix(5, 0)) {
		t.Errorf("got %v", got)
	}
}

func TestDiffOfTheRest(t *testing.T) {
	var w ecs.World
	a, b := w.Spawn(locus{}), w.Spawn()
	w.SetName(a, "old")
	ecs.Relate(&w, a, b, owing{1})
	ecs.SetResource(&w, tally{1})
	x := snapshotOf(t, &w)
	w.SetName(a, "")
	w.Destroy(b)
	ecs.DropResource[tally](&w)
	ecs.SetResource(&w, logbook{})
	ecs.Send(&w, knock{})
	w.Advance()
	for range 300 {
		w.Spawn(locus{})
	}
	got := w.DiffSnapshots(x, snapshotOf(t, &w))
	if last := got[len(got)-1]; len(got) != 201 || !strings.HasPrefix(last.New, "and ") {
		t.Errorf("got %d changes, the last %v", len(got), last)
	}
	text := ""
	for _, c := range w.DiffSnapshots(snapshotOf(t, &w), x) {
		text += c.String() + "\n"
	}
	if !strings.Contains(text, `1v1 name: none → "old"`) {
		t.Errorf("got %s", text)
	}
}
