package ecs

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// unnumbered makes of what parseJSON returns what encoding/json returns with UseNumber.
func unnumbered(v any) any {
	switch v := v.(type) {
	case jsonNumber:
		return json.Number(v)
	case []any:
		for i := range v {
			v[i] = unnumbered(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = unnumbered(v[name])
		}
	}
	return v
}

func checkJSON(t *testing.T, text string) {
	t.Helper()
	got, err := parseJSON(text)
	var want any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	wrong := d.Decode(&want)
	if wrong == nil && strings.TrimRight(text[d.InputOffset():], " \t\r\n") != "" {
		wrong = errTextEnds
	}
	if err != nil && strings.Contains(err.Error(), errDeepJSON.Error()) {
		return
	}
	if (err == nil) != (wrong == nil) {
		t.Fatalf("%q: got %v; encoding/json says %v", text, err, wrong)
	}
	if err == nil && !reflect.DeepEqual(unnumbered(got), want) {
		t.Fatalf("%q: got %#v; want %#v", text, got, want)
	}
}

var jsonTexts = []string{
	``, ` `, `{}`, `{} {}`, `[]`, `[1,2]`, `[1,]`, `[,1]`, `[1 2]`, `{"a":1,}`, `{"a" 1}`, `{a: 1}`, `{"a":1 "b":2}`, `{"a":1,"a":2}`, "[1,\n 2\t]\r\n", `[`, `{"a"`, `{"a":`,
	`0`, `-0`, `01`, `-`, `1.`, `.5`, `1.5e`, `1.5e+`, `1.5e+10`, `2E-3`, `0.0`, `1e5`, `+1`, `0x1`, `1_000`, `NaN`, `true`, `falsey`, `null`, `nul`,
	`"a"`, `"`, `"a`, `"\"\\\/\b\f\n\r\t"`, `"\u00e4\u0041"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ude00x"`, `"\ud83d\u0041"`, `"\u12"`, `"\x"`, `"\`, "\"a\nb\"", "\"\xff\"", "\"\xff\\n\xfe\"", `"\u+123"`, "\"\x7f\"",
	`[[[[["deep"]]]]]`, `{"a": {"b": [null, true, {"c": -1.25e3}]}}`,
}

func TestJSONIsReadAsEncodingJSONDoes(t *testing.T) {
	for _, text := range jsonTexts {
		checkJSON(t, text)
	}
	if _, err := parseJSON(strings.Repeat("[", 1<<20)); err == nil || !strings.Contains(err.Error(), "nested") {
		t.Errorf("a million brackets: got %v; want that it is nested too deep", err)
	}
	if _, err := parseJSON("{\n\"a\": 1,\n\"b\" 2}"); err == nil || !strings.Contains(err.Error(), "line 3: got \"2}\"; want a colon") {
		t.Errorf("got %v; want line 3 and a colon", err)
	}
}

func TestStringsAreWrittenAsJSON(t *testing.T) {
	for _, s := range []string{"", "plain", "\"\\\n\t\r\x00\x1f\x7f", "<ä & 😀>"} {
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil || back != s {
			t.Errorf("%q: got %q, %v", s, back, err)
		}
	}
}

func FuzzParseJSON(f *testing.F) {
	for _, text := range jsonTexts {
		f.Add(text)
	}
	f.Fuzz(checkJSON)
}
