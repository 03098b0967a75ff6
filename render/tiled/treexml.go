package tiled

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// readXML returns the outermost element.
func readXML(data []byte) *node {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // names are ASCII, and the rest is shown as it is
	var g grower
	var open []*node
	for {
		t, err := d.RawToken()
		if err != nil {
			line, _ := d.InputPos()
			if errors.Is(err, io.EOF) {
				fail("line %d: it ends too early", line)
			}
			fail("line %d: %v", line, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, g.xml(open, t))
		case xml.EndElement:
			line, _ := d.InputPos()
			if len(open) == 0 || open[len(open)-1].name != t.Name.Local {
				fail("line %d: </%s> closes nothing", line, short(t.Name.Local))
			}
			if len(open) == 1 {
				return open[0]
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n > 0 {
				open[n-1].text = append(open[n-1].text, t...)
			}
		}
	}
}

func (g *grower) xml(open []*node, t xml.StartElement) *node {
	var parent *node
	if len(open) > 0 {
		parent = open[len(open)-1]
	}
	n := g.add(parent, t.Name.Local, len(open))
	for _, a := range t.Attr {
		n.attrs = append(n.attrs, attr{a.Name.Local, a.Value})
	}
	return n
}
