package toml

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

type enemy struct {
	HP     int
	Speed  float64
	Sprite string `toml:"image"`
	Drops  []drop
}

type drop struct {
	Item   string
	Chance float64
}

type game struct {
	Title   string
	Enemies map[string]enemy
	Waves   []wave
	Size    [2]int
}

type wave struct {
	At    float64
	Kinds []string
}

const sample = `title = "Astro" # a comment with [ brackets
size = [640, 360]

[enemies.slime]
hp = 3
speed = 40.5
image = "slime.png"
drops = [{ item = "coin", chance = 0.5 }, { item = "gem", chance = 0.1 }]

[enemies.bat]
hp = 1
image = 'bat "x" [.png'

[[waves]]
at = 1.5
kinds = ["slime", "bat"]

[[waves]]
at = 20
kinds = ["""
slime"""]
`

func read(text string) (g game, err error) {
	err = assets.DecodeData("game.toml", []byte(text), &g)
	return g, err
}

func TestReadsTables(t *testing.T) {
	got, err := read(sample)
	want := game{
		Title: "Astro", Size: [2]int{640, 360},
		Enemies: map[string]enemy{
			"slime": {HP: 3, Speed: 40.5, Sprite: "slime.png", Drops: []drop{{"coin", 0.5}, {"gem", 0.1}}},
			"bat":   {HP: 1, Sprite: `bat "x" [.png`},
		},
		Waves: []wave{{1.5, []string{"slime", "bat"}}, {20, []string{"slime"}}},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestErrorsGiveThePlaceAndWhatWasMeant(t *testing.T) {
	for text, want := range map[string]string{
		"title = 5":                                     `1:9: cannot decode TOML integer into struct field toml.game.Title of type string`,
		"titel = 'x'":                                   `1:1: there is no "titel" to set; did you mean "title"?`,
		"[enemies.bat]\nhp = 1\nsped = 2":               `3:1: there is no "enemies.bat.sped" to set; did you mean "speed"?`,
		"[enemies.bat]\nsprite = 'x'":                   `2:1: there is no "enemies.bat.sprite" to set; there are drops, hp, image, speed`,
		"[enemies.bat]\nhidden = 1":                     `2:1: there is no "enemies.bat.hidden" to set; there are drops, hp, image, speed`,
		"[[waves]]\natt = 1":                            `2:1: there is no "waves.att" to set; did you mean "at"?`,
		"[enemies.bat]\ndrops = [{ chanse = 1 }]":       `2:12: there is no "enemies.bat.chanse" to set; did you mean "chance"?`,
		"[wavs]\nat = 1":                                `1:2: there is no "wavs" to set; did you mean "waves"?`,
		"title = 'x":                                    `1:10: unterminated`,
		"a = 1\na = 2":                                  `2:1: `,
		"size = [1, 2, 3, 4]\n":                         `1:`,
		"title = " + strings.Repeat("[", 65):            `1:73: it is more than 64 lists and tables deep; try fewer`,
		"a" + strings.Repeat(".a", 65) + " = 1":         `1:130: it is more than 64 lists and tables deep; try fewer`,
		"waves = [" + strings.Repeat("{},", 1_000_001):  "it has more than 1000000 values; try several files",
		"title = '" + strings.Repeat("x", 16<<20) + "'": "it has 16777226 bytes; try at most 16777216 (16 MB)",
	} {
		_, err := read(text)
		if strings.HasPrefix(want, "1:") && strings.HasSuffix(want, ":") && err == nil {
			continue // an array that is too long is cut, by the library
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: got %v; want %s", text, err, want)
		}
	}
}

// What would become more than 256 MB is refused before it is decoded.
func TestSmallFilesThatBecomeLargeAreRefused(t *testing.T) {
	var into struct {
		Rooms []struct{ Cells [100_000]int }
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := assets.DecodeData("a.toml", []byte("rooms = ["+strings.Repeat("{},", 1000)+"]"), &into)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "values may take 1") || took > 50*time.Millisecond || after.TotalAlloc-before.TotalAlloc > 64<<20 {
		t.Errorf("got %v after %v and %d MB; want it refused", err, took, (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}

// After an error the value is as it was.
func TestAnErrorLeavesTheValue(t *testing.T) {
	g := game{Title: "before"}
	if err := assets.DecodeData("game.toml", []byte("title = 'after'\nother = 1"), &g); err == nil || g.Title != "before" {
		t.Errorf("got %q, %v; want an error and the value of before", g.Title, err)
	}
}

func scramble(text string, rnd *rand.Rand) string {
	b := []byte(text)
	for range 1 + rnd.IntN(5) {
		at := rnd.IntN(len(b))
		switch rnd.IntN(4) {
		case 0:
			b[at] = byte(rnd.Uint32())
		case 1:
			b[at] = `"'[]{}=.,#\`[rnd.IntN(11)]
		case 2:
			b = slices.Insert(b, at, `"'[]{}=.,#\`[rnd.IntN(11)])
		default:
			if len(b) > 2 {
				b = slices.Delete(b, at, at+1)
			}
		}
	}
	return string(b)
}

func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 2000
}

// TestBrokenTables reads many changed files. None may end the program; errors give a place.
func TestBrokenTables(t *testing.T) {
	n, broken := mutations(), 0
	for i := range n {
		text := scramble(sample, rand.New(rand.NewPCG(uint64(i), 5)))
		if _, err := read(text); err != nil {
			broken++
			if !strings.Contains(err.Error()[:min(8, len(err.Error()))], ":") {
				t.Errorf("%q: got %v; want a place", text, err)
			}
		}
	}
	t.Logf("%d of %d files cannot be read", broken, n)
	if broken < n/3 || broken == n {
		t.Errorf("got %d of %d broken; want some of both kinds", broken, n)
	}
}

func FuzzTable(f *testing.F) {
	f.Add(sample)
	f.Add(`a = """x""" # y`)
	f.Add("[a.b.c]\nd = {e = [1,2,{f=1}]}")
	f.Fuzz(func(t *testing.T, text string) {
		var any map[string]any
		if assets.DecodeData("a.toml", []byte(text), &any) == nil {
			if s := fmt.Sprint(any); len(s) > 64*len(text)+1000 {
				t.Errorf("got %d bytes of %d; want less", len(s), len(text))
			}
			if d := deep(any); d > assets.MaxDepth+2 {
				t.Errorf("got %d levels; want at most %d", d, assets.MaxDepth)
			}
		}
		_, _ = read(text)
	})
}

func deep(v any) (most int) {
	switch v := v.(type) {
	case map[string]any:
		for _, x := range v {
			most = max(most, deep(x))
		}
	case []any:
		for _, x := range v {
			most = max(most, deep(x))
		}
	default:
		return 0
	}
	return most + 1
}
