package tune

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

const ship = `# what the ship can do

[ship] # of the player
Thrust = 240 # pixels per s²
Turn   = 4.5
Name = "Red \"Five\""
Shield = true
At = [3, -4.5,]
Gun.Rate = 2.5e-1

# the foe
[foe.look]
Mask = 0xff_00
Path = 'C:\x'
`

func TestParse(t *testing.T) {
	f, err := Parse([]byte(ship))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range f.Keys {
		got = append(got, fmt.Sprintf("%d:%d %s=%s", k.Line, k.Col, k.Path, k.Value))
	}
	want := []string{
		"4:1 ship.Thrust=240", "5:1 ship.Turn=4.5", `6:1 ship.Name="Red \"Five\""`, "7:1 ship.Shield=true", "8:1 ship.At=[3, -4.5]",
		"9:1 ship.Gun.Rate=0.25", "13:1 foe.look.Mask=65280", `14:1 foe.look.Path="C:\\x"`,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestParseSaysWhatIsWrongAndWhere(t *testing.T) {
	for text, want := range map[string]string{
		"[ship]\nThrust 240":               "2:8: the key has no value; try Thrust = 1",
		"[ship":                            "1:6: the section has no end; try ]",
		"[[ship]]":                         "1:3: a list of tables is not known here; try one section, [name]",
		"a = ":                             `1:5: the value is missing; try a number, true, false or "text"`,
		"a = 1979-05-27":                   `1:5: dates and times are not known here; try "text" or a number`,
		"a = inf":                          "1:5: inf is no value for a game; try a number",
		"a = fast":                         `1:5: "fast" is no value; try a number, true, false or "text"`,
		"a = 1 2":                          `1:7: "2" after the value; try a line of its own, or # before a remark`,
		"a = 1\na = 2":                     "2:1: a is set for the second time; try one of them",
		"a = 1\n[a]":                       "2:1: a is a section and has a value; try one of them",
		"a = 1\na.b = 2":                   "2:1: a has a value already, so nothing can lie in it",
		"[a]\n[a]":                         "2:1: [a] stands here for the second time; try one section",
		"a = \"x":                          "1:5: the text has no end; try \" there",
		`a = "\q"`:                         `1:7: \q is not known; try \\ for a backslash`,
		"a = [1":                           "1:7: the list has no end in its line; try ] there",
		"a = [1 2]":                        "1:8: a , or a ] is missing in the list",
		`a = ["x"]`:                        "1:6: a list of other things than numbers is not known here; try numbers",
		"a = {x = 1}":                      "1:5: a table in braces is not known here; try a section, or a key with points",
		`"a" = 1`:                          "1:1: a key in quotes is not known here; try it without",
		"a = 007":                          "1:5: 007 begins with 0; try 7",
		"a = 5.":                           "1:5: 5. is no number; try one such as 0.5 or 1e3",
		"a = 1__0":                         "1:5: 1__0 is no number; try it without _",
		"a = 99999999999999999999":         "1:5: 99999999999999999999 is too large for a whole number; try one with a point",
		"a = 1e999":                        "1:5: 1e999 is too large for a number",
		"a = \"\"\"x":                      `1:5: a text over several lines is not known here; try \n in one`,
		"a = 1 # \x01":                     "1:9: a character that cannot be seen, U+0001; try without it",
		"a = '\xff'":                       "1:6: it is no UTF-8; try saving the file as that",
		strings.Repeat("a.", 20) + "b = 1": "1:43: the key has more than 16 parts; try fewer",
	} {
		if _, err := Parse([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v; want %s", text, err, want)
		}
	}
	if _, err := Parse(make([]byte, MaxText+1)); err == nil || !strings.Contains(err.Error(), "at most 1048576 (1 MB)") {
		t.Errorf("got %v; want the limit", err)
	}
	if _, err := Parse([]byte("\ufeffa = 1\r\nb = 2\r\n")); err != nil {
		t.Errorf("got %v; want what an editor of Windows writes", err)
	}
}

func TestEditKeepsTheRest(t *testing.T) {
	f, err := Parse([]byte(ship))
	if err != nil {
		t.Fatal(err)
	}
	got := string(f.Edit([]Setting{
		{"ship.Thrust", Number(250)},
		{"ship.Shield", Value{Kind: Bool, Bool: true}}, // as it is
		{"ship.Gun.Heat", Number(0.5)},
		{"foe.look.Eyes", Number(2)},
		{"foe.Speed", Number(60)},
		{"rock.Size", Number(8)},
		{"rock.Spin", Number(-1)},
	}, []string{"ship.Turn", "foe.look.Mask"}))
	want := `# what the ship can do

[ship] # of the player
Thrust = 250 # pixels per s²
Name = "Red \"Five\""
Shield = true
At = [3, -4.5,]
Gun.Rate = 2.5e-1
Gun.Heat = 0.5

# the foe
[foe.look]
Path = 'C:\x'
Eyes = 2

[foe]
Speed = 60

[rock]
Size = 8
Spin = -1
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEditDropsWhatIsEmpty(t *testing.T) {
	for _, c := range []struct {
		text, want string
		gone       []string
	}{
		{"[a]\nx = 1\n", "", []string{"a.x"}},
		{"[a]\nx = 1\n\n# b\n[b]\ny = 2\n", "# b\n[b]\ny = 2\n", []string{"a.x"}},
		{"[a]\n# why\nx = 1\n", "[a]\n# why\n", []string{"a.x"}},
		{"[a]\nx = 1 # so\ny = 2", "[a]\ny = 2", []string{"a.x"}},
		{"[a]\nx = 1\n[b]\ny = 2", "[a]\nx = 1\n", []string{"b.y"}},
		{"a.x = 1\n", "", []string{"a.x"}},
	} {
		f, err := Parse([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(f.Edit(nil, c.gone)); got != c.want {
			t.Errorf("%q without %v: got %q; want %q", c.text, c.gone, got, c.want)
		}
	}
}

// What both take means the same to go-toml, which takes all of TOML.
func FuzzParse(f *testing.F) {
	for _, text := range []string{ship, "a = 1", "a.b=0x1F\n[c]\nd=-0.0e+1", "a='x'\r\nb=[1,2.5,]", "[a]\n[a.b]\nc=true", "a=\"\\u00e9\"", "\ufeffa=1", "x=1_0", "x = [ ]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Parse([]byte(text))
		if err != nil {
			if e, ok := err.(*Error); !ok || e.Line < 1 || e.Col < 1 || e.Line > 1+strings.Count(text, "\n") {
				t.Fatalf("%q: got %v; want a place in the text", text, err)
			}
			return
		}
		sameAsLibrary(t, text, file)
		editedAsWished(t, text, file)
	})
}

func sameAsLibrary(t *testing.T, text string, file *File) {
	var all map[string]any
	if err := toml.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &all); err != nil {
		return
	}
	n := 0
	for _, k := range file.Keys {
		at := any(all)
		for _, part := range strings.Split(k.Path, ".") {
			at = at.(map[string]any)[part]
		}
		if !k.Value.Same(valueOf(at)) {
			t.Fatalf("%q: %s: got %v; want %v", text, k.Path, k.Value, at)
		}
		n++
	}
	if want := leaves(all); n != want {
		t.Fatalf("%q: got %d keys; want %d", text, n, want)
	}
}

func valueOf(v any) Value {
	switch v := v.(type) {
	case int64:
		return Whole(v)
	case float64:
		return Value{Kind: Float, Num: v}
	case bool:
		return Value{Kind: Bool, Bool: v}
	case string:
		return Value{Kind: String, Text: v}
	case []any:
		list := Value{Kind: List}
		for _, x := range v {
			list.List = append(list.List, valueOf(x).Num)
		}
		return list
	}
	panic(fmt.Sprintf("a %T", v))
}

func leaves(v any) (n int) {
	m, ok := v.(map[string]any)
	if !ok {
		return 1
	}
	for _, x := range m {
		n += leaves(x)
	}
	return n
}

// editedAsWished sets the first key, takes away the last and adds two, and reads what came of it.
func editedAsWished(t *testing.T, text string, file *File) {
	if len(file.Keys) < 2 {
		return
	}
	first, last := file.Keys[0], file.Keys[len(file.Keys)-1]
	set := []Setting{{first.Path, Number(7.25)}, {"newest.Deep.x", Number(1)}, {"newest.y", Value{Kind: String, Text: "a\"\\\x01é\n"}}}
	edited := file.Edit(set, []string{last.Path})
	again, err := Parse(edited)
	if err != nil {
		if _, clash := file.Lookup("newest"); clash || strings.Contains(text, "newest") {
			return
		}
		t.Fatalf("%q: edited to %q: %v", text, edited, err)
	}
	if got, want := len(again.Keys), len(file.Keys)+1; got != want && !strings.Contains(text, "newest") {
		t.Fatalf("%q: edited to %q: got %d keys; want %d", text, edited, got, want)
	}
	for _, s := range set {
		if v, ok := again.Lookup(s.Path); !ok || !v.Same(s.Value) {
			t.Fatalf("%q: edited to %q: got %v for %s; want %v", text, edited, v, s.Path, s.Value)
		}
	}
	if _, ok := again.Lookup(last.Path); ok {
		t.Fatalf("%q: edited to %q: want no %s", text, edited, last.Path)
	}
	if strings.Count(string(edited), "#") == 0 && strings.Contains(text, "\n#") {
		t.Fatalf("%q: edited to %q: want the remarks kept", text, edited)
	}
}

func TestValuesAreReadAsTheyAreWritten(t *testing.T) {
	for _, v := range []Value{
		Number(0), Number(-3), Number(1e21), Number(0.1), Number(1e-9), Whole(1<<63 - 1), Whole(-1 << 63),
		{Kind: Float, Num: 2},
		{Kind: Bool},
		{Kind: String, Text: "é \"\\\n\t\x7f"},
		{Kind: List, List: []float64{1, 0.5, -1e30}},
		{Kind: List},
	} {
		f, err := Parse([]byte("a = " + v.String()))
		if err != nil || f.Keys[0].Value.Kind != v.Kind || !f.Keys[0].Value.Same(v) {
			t.Errorf("%s: got %v, %v; want the same", v, f, err)
		}
	}
}

func TestParseTag(t *testing.T) {
	for tag, want := range map[string]Limits{
		"":                 {},
		"50..400,step=5":   {Min: 50, Max: 400, Bounded: true, Step: 5},
		"-1..1":            {Min: -1, Max: 1, Bounded: true},
		"step=0.25":        {Step: 0.25},
		"easy|normal|hard": {Choices: []string{"easy", "normal", "hard"}},
	} {
		if got, err := ParseTag(tag); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, %v; want %+v", tag, got, err, want)
		}
	}
	for tag, want := range map[string]string{
		"5..5":    "not from less to more",
		"a..5":    "no number",
		"step=0":  "not above 0",
		"1-5":     "not known",
		"1..NaN":  "not from less to more",
		"1..2,,3": "not known",
	} {
		if _, err := ParseTag(tag); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v; want %q", tag, err, want)
		}
	}
	l, _ := ParseTag("50..400")
	if x, out := l.Clamp(900); x != 400 || !out {
		t.Errorf("got %v, %v; want 400", x, out)
	}
}
