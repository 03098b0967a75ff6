package tiled

import (
	"cmp"
	"strconv"

	"github.com/krill2d/krill/render"
)

// Property is a value that somebody gave a map, a layer, an object or a tile.
type Property struct {
	Name    string
	Type    string     // string, int, float, bool, color, file, object, class or list
	Class   string     // the name of a class or an enumeration of one's own; "": none
	Text    string     // the value as it is written
	Members Properties // of a class or a list
}

// Properties are some of one thing. Each of the methods gives the zero value for a name that is missing or is of
// another kind.
type Properties []Property

// Find returns the property of a name, or nil.
func (p Properties) Find(name string) *Property {
	for i := range p {
		if p[i].Name == name {
			return &p[i]
		}
	}
	return nil
}

// Has reports whether there is one of a name.
func (p Properties) Has(name string) bool { return p.Find(name) != nil }

// String returns a text, the name of a file, or any other value as it is written.
func (p Properties) String(name string) string {
	if f := p.Find(name); f != nil {
		return f.Text
	}
	return ""
}

// Float returns a number.
func (p Properties) Float(name string) float64 {
	x, _ := strconv.ParseFloat(p.String(name), 64)
	if x-x != 0 {
		return 0
	}
	return x
}

// Int returns a whole number; one with a fraction is cut.
func (p Properties) Int(name string) int {
	if n, err := strconv.Atoi(p.String(name)); err == nil {
		return n
	}
	x := p.Float(name)
	if x < -1<<53 || x > 1<<53 {
		return 0
	}
	return int(x)
}

// Bool returns a flag.
func (p Properties) Bool(name string) bool { return p.String(name) == "true" }

// Color returns a colour.
func (p Properties) Color(name string) render.Color { return color(p.String(name)) }

// Object returns the ID of another object, for Map.Object; 0 is none.
func (p Properties) Object(name string) int { return p.Int(name) }

// Class returns the members of a class, without those that have the value which the class gives them: a map does not
// hold it.
func (p Properties) Class(name string) Properties {
	if f := p.Find(name); f != nil {
		return f.Members
	}
	return nil
}

// color reads #AARRGGBB or #RRGGBB, with or without the #. What is neither is the zero Color.
func color(s string) render.Color {
	if len(s) > 0 && s[0] == '#' {
		s = s[1:]
	}
	x, err := strconv.ParseUint(s, 16, 32)
	switch {
	case err != nil || len(s) != 6 && len(s) != 8:
		return render.Color{}
	case len(s) == 6:
		x |= 0xff000000
	}
	return render.Color{R: uint8(x >> 16), G: uint8(x >> 8), B: uint8(x), A: uint8(x >> 24)}
}

// properties reads those of an element, in either form.
func properties(n *node) Properties {
	var ps Properties
	for _, list := range n.all("properties") {
		if list.has("name") { // of JSON
			ps = ps.with(property(list, n))
		}
		for _, k := range list.all("property") {
			ps = ps.with(property(k, n))
		}
	}
	return ps
}

// with adds a property unless there is one of its name: that of an object counts, and not that of its template.
func (p Properties) with(q Property) Properties {
	if p.Has(q.Name) {
		return p
	}
	return append(p, q)
}

func property(n, owner *node) Property {
	p := Property{Name: n.str("name"), Type: n.str("type"), Class: n.str("propertytype")}
	if p.Type == "" {
		p.Type = "string"
	}
	if s, ok := n.find("value"); ok {
		p.Text = s
	} else {
		p.Text = string(n.text)
	}
	if p.Type == "float" || p.Type == "int" {
		p.mustBeNumber(owner)
	}
	if p.Type != "class" {
		return p
	}
	p.Text = ""
	p.Members = properties(n)
	if v := n.kid("value"); v != nil { // of JSON
		p.Members = members(v)
	}
	return p
}

// mustBeNumber fails for what says that it is a number, and is none or without an end.
func (p *Property) mustBeNumber(owner *node) {
	if x, err := strconv.ParseFloat(p.Text, 64); p.Text != "" && (err != nil || x-x != 0) {
		of := cmp.Or(owner.str("name"), owner.str("class"), owner.str("type"), owner.name+" "+owner.str("id"))
		fail("%q: property %s is %q; want a number", short(of), short(p.Name), short(p.Text))
	}
}

// members are those of a class as JSON has them, without their types.
func members(n *node) Properties {
	var ps Properties
	for _, a := range n.attrs {
		p := Property{Name: a.name, Type: "string", Text: a.value}
		if _, err := strconv.ParseFloat(a.value, 64); err == nil {
			p.Type = "float"
		} else if a.value == "true" || a.value == "false" {
			p.Type = "bool"
		}
		ps = append(ps, p)
	}
	for _, k := range n.kids {
		ps = append(ps, Property{Name: k.name, Type: "class", Members: members(k)})
	}
	return ps
}
