package assets

import (
	"errors"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
)

// The limits of a table or a tree as text. What is beyond is no data of a game, or takes more memory than it looks.
const (
	MaxData   = 16 << 20  // bytes of the file
	MaxDepth  = 64        // lists and tables in one another
	MaxValues = 1_000_000 // values in it
	maxTable  = 256 << 20 // bytes that the lists of what it becomes take at most
)

// DataFormat is a kind of file that holds a Go value.
type DataFormat struct {
	Ext    string // how its names end: ".toml"
	Decode func(data []byte, into any) error
}

// dataFormats are those whose packages are imported.
var dataFormats []DataFormat

// RegisterData adds a format to those that DecodeData reads: for packages such as assets/toml, which do so when they are
// imported. It must not be called when files are being read.
func RegisterData(f DataFormat) { dataFormats = append(dataFormats, f) }

// DecodeData reads a file of data into what into points to, in the format that its name ends with: assets/toml or
// assets/json, imported for it. A key that the value has no field for is an error with the names that are near, and
// errors give line and column. After an error the value is as it was. Files above 16 MB, a million values, lists in
// lists beyond 64, and what would take more than 256 MB are refused before they are decoded.
func DecodeData(name string, data []byte, into any) error {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		panic(fmt.Sprintf("assets: decode %q: into a %T; use a pointer to a value", name, into))
	}
	if len(data) > MaxData {
		return fmt.Errorf("it has %d bytes; try at most %d (16 MB)", len(data), MaxData)
	}
	ext := strings.ToLower(path.Ext(name))
	for _, f := range dataFormats {
		if f.Ext != ext {
			continue
		}
		fresh := reflect.New(v.Type().Elem())
		_, err := guarded(data, func(data []byte) (struct{}, error) { return struct{}{}, f.Decode(data, fresh.Interface()) })
		if err == nil {
			v.Elem().Set(fresh.Elem())
		}
		return err
	}
	if ext == ".toml" || ext == ".json" {
		return fmt.Errorf("nothing reads %s files; try import _ \"github.com/krill2d/krill/assets/%s\"", ext, ext[1:])
	}
	return errors.New("its name does not end in .toml or .json; try one that does")
}

// Fields returns the fields that a format fills in a struct, by the names that a tag gives them, and nil for what is no
// struct. Pointers are followed. It is for formats.
func Fields(t reflect.Type, tag string) map[string]reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	fields := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get(tag), ",")
		if !f.IsExported() || name == "-" || f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct {
			continue
		}
		if name == "" {
			name = f.Name
		}
		fields[name] = f.Type
	}
	return fields
}

// LowerNames returns the names of fields in lower case, sorted. It is for formats.
func LowerNames(fields map[string]reflect.Type) (names []string) {
	for name := range fields {
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	return names
}

// Affordable returns an error when so many values may become more than 256 MB in a value of a type, as lists of large
// structs do. It is for formats.
func Affordable(t reflect.Type, values int) error {
	if values > MaxValues {
		return fmt.Errorf("it has more than %d values; try several files", MaxValues)
	}
	if size := largest(t, map[reflect.Type]bool{}); values*size > maxTable {
		return fmt.Errorf("its %d values may take %d MB; try fewer, or smaller structs", values, values*size>>20)
	}
	return nil
}

// largest returns the bytes of the largest element of a list or map in a type.
func largest(t reflect.Type, seen map[reflect.Type]bool) int {
	if seen[t] {
		return 0
	}
	seen[t] = true
	most := 0
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		most = max(int(min(t.Elem().Size(), maxTable+1)), largest(t.Elem(), seen))
	case reflect.Array:
		most = largest(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			most = max(most, largest(t.Field(i).Type, seen))
		}
	}
	return most
}

// At returns the line and column of a place in a text, both from 1; columns are bytes. It is for formats.
func At(text []byte, offset int) (line, column int) {
	offset = min(max(offset, 0), len(text))
	before := string(text[:offset])
	return 1 + strings.Count(before, "\n"), offset - strings.LastIndexByte(before, '\n')
}
