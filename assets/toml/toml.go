// Package toml makes data in TOML readable for a game:
//
//	import _ "github.com/krill2d/krill/assets/toml"
//
//	type enemy struct {
//		HP    int
//		Speed float64 // logical pixels a second
//	}
//
//	var enemies = engine.DataFile[map[string]enemy]("enemies.toml")
//
// with a file such as
//
//	[slime]
//	hp = 3
//	speed = 40
//
// Keys find fields of any case, or the one whose tag is `toml:"key"`. A key that finds none is an error with the names
// that are near, and every error gives line and column. Limits are those of [assets.DecodeData].
//
// It is a package of its own so that games without TOML do not link the decoder, github.com/pelletier/go-toml/v2, which is
// one that gives a place for every error, also of keys that are not known.
package toml

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/krill2d/krill/assets"
)

func init() { assets.RegisterData(assets.DataFormat{Ext: ".toml", Decode: decode}) }

func decode(data []byte, into any) error {
	s := scan{text: data}
	if err := s.run(); err != nil {
		return err
	}
	t := reflect.TypeOf(into).Elem()
	if err := assets.Affordable(t, s.values); err != nil {
		return err
	}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(into)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown) && len(unknown.Errors) > 0:
		first := &unknown.Errors[0]
		line, column := first.Position()
		return fmt.Errorf("%d:%d: there is no %q to set%s", line, column, strings.Join(first.Key(), "."), meant(t, first.Key()))
	case errors.As(err, &wrong):
		line, column := wrong.Position()
		return fmt.Errorf("%d:%d: %s", line, column, strings.TrimPrefix(wrong.Error(), "toml: "))
	}
	return err
}

// meant says what a key that is not known may have meant. The library leaves out some parts of keys in inline tables, so
// where a part is not known either, all fields are looked at.
func meant(t reflect.Type, key []string) string {
	last := strings.ToLower(key[len(key)-1])
	for _, part := range key[:len(key)-1] {
		t = inside(t)
		if t.Kind() == reflect.Map {
			t = t.Elem()
			continue
		}
		if next, ok := find(assets.Fields(t, "toml"), part); ok {
			t = next
		}
	}
	fields := assets.Fields(inside(t), "toml")
	names := assets.LowerNames(fields)
	if near := assets.Near(last, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if near := assets.Near(last, assets.LowerNames(assets.Fields(inside(fields[name]), "toml"))); near != "" {
			return fmt.Sprintf("; did you mean %q?", near)
		}
	}
	if len(names) > 0 {
		return "; there are " + strings.Join(names, ", ")
	}
	return ""
}

// inside returns what a list is of.
func inside(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	return t
}

func find(fields map[string]reflect.Type, key string) (reflect.Type, bool) {
	for name, t := range fields {
		if strings.EqualFold(name, key) {
			return t, true
		}
	}
	return nil, false
}
