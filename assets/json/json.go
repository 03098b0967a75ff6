// Package json makes data in JSON readable for a game:
//
//	import _ "github.com/krill2d/krill/assets/json"
//
//	var levels = engine.DataFile[[]level]("levels.json")
//
// Keys find fields of any case, or the one whose tag is `json:"key"`. A key that finds none is an error with the names
// that are near, one that comes twice is an error too, and every error gives line and column. Limits are those of
// [assets.DecodeData].
//
// It is a package of its own so that games without JSON do not link encoding/json.
package json

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets"
)

func init() { assets.RegisterData(assets.DataFormat{Ext: ".json", Decode: decode}) }

func decode(data []byte, into any) error {
	t := reflect.TypeOf(into).Elem()
	var whole json.RawMessage
	err := json.Unmarshal(data, &whole) // what is no JSON is told with its place
	w := walk{data: data, in: json.NewDecoder(bytes.NewReader(data))}
	w.in.UseNumber()
	if err == nil {
		err = w.value(t, 0)
	}
	if err == nil {
		err = assets.Affordable(t, w.values)
	}
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	return placed(data, err)
}

// placed gives the library's errors their line and column.
func placed(data []byte, err error) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	offset := 0
	switch {
	case errors.As(err, &syntax):
		if offset = int(syntax.Offset) - 1; strings.HasPrefix(err.Error(), "unexpected end") {
			offset, err = len(data), errors.New("it ends too early")
		}
	case errors.As(err, &wrong):
		offset = int(wrong.Offset) - 1
	default:
		return err
	}
	line, column := assets.At(data, offset)
	return fmt.Errorf("%d:%d: %s", line, column, strings.TrimPrefix(err.Error(), "json: "))
}

// walk looks over a text before it is decoded, beside the type that it is decoded into.
type walk struct {
	data   []byte
	in     *json.Decoder
	values int
}

// here is an error at what comes next.
func (w *walk) here(format string, args ...any) error {
	return w.at(w.in.InputOffset(), format, args...)
}

var (
	ownJSON = reflect.TypeFor[json.Unmarshaler]()
	ownText = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// value goes over a value, which becomes one of a type; nil: of any.
func (w *walk) value(t reflect.Type, depth int) error {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t != nil && (reflect.PointerTo(t).Implements(ownJSON) || reflect.PointerTo(t).Implements(ownText)) {
		t = nil
	}
	if depth > assets.MaxDepth {
		return w.here("it is more than %d lists and tables deep; try fewer", assets.MaxDepth)
	}
	if w.values++; w.values > assets.MaxValues {
		return assets.Affordable(reflect.TypeFor[int](), w.values)
	}
	token, err := w.in.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		return w.list(t, depth+1)
	case json.Delim('{'):
		return w.table(t, depth+1)
	}
	return nil
}

func (w *walk) list(t reflect.Type, depth int) error {
	if t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		t = t.Elem()
	} else {
		t = nil
	}
	for w.in.More() {
		if err := w.value(t, depth); err != nil {
			return err
		}
	}
	_, err := w.in.Token()
	return err
}

func (w *walk) table(t reflect.Type, depth int) error {
	fields, seen := assets.Fields(t, "json"), map[string]bool{}
	for w.in.More() {
		at := w.in.InputOffset()
		token, err := w.in.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		next, known := elem(t), true
		if fields != nil {
			next, known = field(fields, key)
		}
		switch {
		case !known:
			return w.at(at, "there is no %q to set%s", key, meant(key, fields))
		case seen[key]:
			return w.at(at, "%q is there twice", key)
		}
		seen[key] = true
		if err := w.value(next, depth); err != nil {
			return err
		}
	}
	_, err := w.in.Token()
	return err
}

// at is an error at what comes behind an offset.
func (w *walk) at(offset int64, format string, args ...any) error {
	for int(offset) < len(w.data) && strings.IndexByte(" \t\r\n,:", w.data[offset]) >= 0 {
		offset++
	}
	line, column := assets.At(w.data, int(offset))
	return fmt.Errorf("%d:%d: %s", line, column, fmt.Sprintf(format, args...))
}

// elem returns the type of a map's values, and nil for what is no map.
func elem(t reflect.Type) reflect.Type {
	if t == nil || t.Kind() != reflect.Map {
		return nil
	}
	return t.Elem()
}

func field(fields map[string]reflect.Type, key string) (reflect.Type, bool) {
	if t, ok := fields[key]; ok {
		return t, true
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if strings.EqualFold(name, key) {
			return fields[name], true
		}
	}
	return nil, false
}

// meant says what a key that is not known may have meant.
func meant(key string, fields map[string]reflect.Type) string {
	names := assets.LowerNames(fields)
	if near := assets.Near(strings.ToLower(key), names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(names) == 0 {
		return ""
	}
	return "; there are " + strings.Join(names, ", ")
}
