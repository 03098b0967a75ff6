package ldtk

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Field is a value that somebody gave an entity or a level.
type Field struct {
	Name string
	Type string  // Int, Float, Bool, String, Multilines, Color, Point, FilePath, EntityRef, Tile, or of an enumeration; Array<…> of them
	Null bool    // it has no value
	Text string  // the value as it is written; of an EntityRef, the IID of the entity
	X, Y int     // of a Point: column and row
	List []Field // of an Array
}

// Fields are some of one thing. Each of the methods gives the zero value for a name that is missing, has no value or is
// of another kind.
type Fields []Field

// Find returns the field of a name, or nil.
func (f Fields) Find(name string) *Field {
	for i := range f {
		if f[i].Name == name {
			return &f[i]
		}
	}
	return nil
}

// Has reports whether there is one of a name that has a value.
func (f Fields) Has(name string) bool {
	v := f.Find(name)
	return v != nil && !v.Null
}

// String returns a text, a value of an enumeration, the name of a file, or any other value as it is written.
func (f Fields) String(name string) string {
	if v := f.Find(name); v != nil {
		return v.Text
	}
	return ""
}

// Float returns a number.
func (f Fields) Float(name string) float64 {
	x, _ := strconv.ParseFloat(f.String(name), 64)
	if x-x != 0 {
		return 0
	}
	return x
}

// Int returns a whole number; one with a fraction is cut.
func (f Fields) Int(name string) int {
	if n, err := strconv.Atoi(f.String(name)); err == nil {
		return n
	}
	return geom.Int(f.Float(name))
}

// Bool returns a flag.
func (f Fields) Bool(name string) bool { return f.String(name) == "true" }

// Color returns a colour.
func (f Fields) Color(name string) render.Color { return color(f.String(name)) }

// Point returns a column and a row.
func (f Fields) Point(name string) (x, y int) {
	if v := f.Find(name); v != nil {
		return v.X, v.Y
	}
	return 0, 0
}

// Entity returns the IID of another entity, for Project.Entity.
func (f Fields) Entity(name string) string { return f.String(name) }

// List returns the values of an Array.
func (f Fields) List(name string) []Field {
	if v := f.Find(name); v != nil {
		return v.List
	}
	return nil
}

// color reads #RRGGBB; what is none is the zero Color.
func color(s string) render.Color {
	x, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 {
		return render.Color{}
	}
	return render.Hex(uint32(x))
}

// rawField is a field in a file.
type rawField struct {
	Name  string          `json:"__identifier"`
	Type  string          `json:"__type"`
	Value json.RawMessage `json:"__value"`
}

func fields(raw []*rawField) Fields {
	var fs Fields
	for _, r := range raw {
		if r != nil {
			fs = append(fs, field(r.Name, r.Type, r.Value))
		}
	}
	return fs
}

// field reads a value; one that does not fit its type has no value.
func field(name, kind string, value json.RawMessage) Field {
	f := Field{Name: name, Type: kind}
	text := strings.TrimSpace(string(value))
	switch {
	case text == "" || text == "null":
		f.Null = true
	case text[0] == '"':
		f.Null = json.Unmarshal(value, &f.Text) != nil
	case text[0] == '[':
		f.readList(value)
	case text[0] == '{':
		f.readObject(value)
	default:
		f.Text = text
	}
	return f
}

func (f *Field) readList(value json.RawMessage) {
	var items []json.RawMessage
	f.Null = json.Unmarshal(value, &items) != nil
	of, isArray := strings.CutPrefix(f.Type, "Array<")
	if !isArray { // the file says otherwise than its type, which would let lists in lists in
		f.Null = true
		return
	}
	for _, i := range items {
		f.List = append(f.List, field("", strings.TrimSuffix(of, ">"), i))
	}
}

func (f *Field) readObject(value json.RawMessage) {
	var v struct {
		CX, CY    int
		EntityIid string
	}
	f.Null = json.Unmarshal(value, &v) != nil
	f.X, f.Y, f.Text = v.CX, v.CY, v.EntityIid
}
