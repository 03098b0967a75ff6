package json

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/assets"
)

type level struct {
	Name  string
	Size  [2]int
	Rooms []room
	Tags  map[string]int
	Next  *level
	Made  time.Time
	Any   any
}

type room struct {
	ID    int     `json:"id"`
	Light float64 `json:"light,omitempty"`
}

const sample = `{
	"name": "Cave", "size": [40, 30],
	"rooms": [{"id": 1, "light": 0.5}, {"id": 2}],
	"tags": {"dark": 1}, "next": {"name": "Hall"},
	"made": "2026-01-02T03:04:05Z", "any": {"what": ["ever", null, true]}
}
`

func read(text string) (l level, err error) {
	err = assets.DecodeData("level.json", []byte(text), &l)
	return l, err
}

func TestReadsTrees(t *testing.T) {
	got, err := read(sample)
	want := level{
		Name: "Cave", Size: [2]int{40, 30}, Rooms: []room{{1, 0.5}, {2, 0}}, Tags: map[string]int{"dark": 1}, Next: &level{Name: "Hall"},
		Made: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Any: map[string]any{"what": []any{"ever", nil, true}},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestErrorsGiveThePlaceAndWhatWasMeant(t *testing.T) {
	for text, want := range map[string]string{
		"{\n\t\"nam\": 1}":                     `2:2: there is no "nam" to set; did you mean "name"?`,
		`{"rooms": [{"id": 1}, {"ligth": 2}]}`: `1:24: there is no "ligth" to set; did you mean "light"?`,
		`{"next": {"rooms": [{"x": 1}]}}`:      `1:22: there is no "x" to set; there are id, light`,
		`{"name": 5}`:                          `1:10: cannot unmarshal number into Go struct field level.Name of type string`,
		`{"name": "a", "name": "b"}`:           `1:15: "name" is there twice`,
		"{\"name\": \"a\",\n}":                 `2:1: `,
		`{"name": "a"`:                         `1:13: it ends too early`,
		``:                                     `1:1: it ends too early`,
		`{"name": "a"} x`:                      `1:15: invalid character 'x' after top-level value`,
		`{"name": 'a'}`:                        `1:10: invalid character '\''`,
		`{"any": ` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + `}`: `1:73: it is more than 64 lists and tables deep; try fewer`,
		`{"any": [` + strings.Repeat("1,", 1_000_001) + `1]}`:                `it has more than 1000000 values; try several files`,
	} {
		if _, err := read(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: got %v; want %s", text, err, want)
		}
	}
}

func TestSmallFilesThatBecomeLargeAreRefused(t *testing.T) {
	var into []struct{ Cells [100_000]int }
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := assets.DecodeData("a.json", []byte("["+strings.Repeat("{},", 1000)+"{}]"), &into)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "values may take 7") || took > 50*time.Millisecond || after.TotalAlloc-before.TotalAlloc > 64<<20 {
		t.Errorf("got %v after %v and %d MB; want it refused", err, took, (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}

func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 2000
}

// TestBrokenTrees reads many changed files. None may end the program; errors give a place.
func TestBrokenTrees(t *testing.T) {
	n, broken := mutations(), 0
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 5))
		b := []byte(sample)
		for range 1 + rnd.IntN(5) {
			at := rnd.IntN(len(b))
			switch rnd.IntN(4) {
			case 0:
				b[at] = byte(rnd.Uint32())
			case 1:
				b[at] = `"[]{}:,\0`[rnd.IntN(9)]
			case 2:
				b = slices.Insert(b, at, `"[]{}:,\0`[rnd.IntN(9)])
			default:
				b = slices.Delete(b, at, at+1)
			}
		}
		if _, err := read(string(b)); err != nil {
			broken++
			if !strings.Contains(err.Error()[:min(8, len(err.Error()))], ":") && !strings.HasPrefix(err.Error(), "parsing time") && !strings.HasPrefix(err.Error(), "Time.UnmarshalJSON") {
				t.Errorf("%q: got %v; want a place", b, err)
			}
		}
	}
	t.Logf("%d of %d files cannot be read", broken, n)
	if broken < n/3 || broken == n {
		t.Errorf("got %d of %d broken; want some of both kinds", broken, n)
	}
}

func FuzzTree(f *testing.F) {
	f.Add(sample)
	f.Add(`[[[{"a":[1,2,{"b":null}]}]]]`)
	f.Fuzz(func(t *testing.T, text string) {
		var any any
		if assets.DecodeData("a.json", []byte(text), &any) == nil {
			if s := fmt.Sprint(any); len(s) > 64*len(text)+1000 {
				t.Errorf("got %d bytes of %d; want less", len(s), len(text))
			}
		}
		_, _ = read(text)
	})
}
