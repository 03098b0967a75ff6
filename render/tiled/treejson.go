package tiled

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// readJSON returns the outermost object as an element.
func readJSON(data []byte, name string) *node {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	r := jsonReader{d: d}
	if t := r.token(); t != json.Delim('{') {
		fail("it is no object")
	}
	n := r.add(nil, name, 0)
	r.object(n, 1)
	return n
}

type jsonReader struct {
	grower
	d *json.Decoder
}

func (r *jsonReader) token() json.Token {
	t, err := r.d.Token()
	if err == io.EOF {
		fail("it ends too early")
	}
	if err != nil {
		fail("byte %d: %v", r.d.InputOffset(), err)
	}
	return t
}

// object reads what is left of an object.
func (r *jsonReader) object(n *node, depth int) {
	for r.d.More() {
		key, _ := r.token().(string)
		if key == "data" {
			n.kids = append(n.kids, r.data())
			continue
		}
		r.value(n, key, r.token(), depth)
	}
	r.token()
}

// value takes a value of a key in.
func (r *jsonReader) value(n *node, key string, t json.Token, depth int) {
	switch t {
	case json.Delim('{'):
		r.object(r.add(n, key, depth), depth+1)
	case json.Delim('['):
		if depth > maxDepth {
			fail("lists more than %d deep", maxDepth)
		}
		for r.d.More() {
			r.value(n, key, r.token(), depth+1)
		}
		r.token()
	case nil:
	default:
		if len(n.attrs) >= maxElements {
			fail("more than %d values in one object", maxElements)
		}
		n.attrs = append(n.attrs, attr{key, fmt.Sprint(t)})
	}
}

// data returns the cells of a layer as XML has them: a list of numbers, or base64.
func (r *jsonReader) data() *node {
	var raw json.RawMessage
	if err := r.d.Decode(&raw); err != nil {
		fail("byte %d: %v", r.d.InputOffset(), err)
	}
	n := r.add(nil, "data", 0)
	raw = bytes.TrimSpace(raw)
	if bytes.HasPrefix(raw, []byte("[")) {
		n.text = raw[1 : len(raw)-1]
		n.attrs = []attr{{"encoding", "csv"}}
		return n
	}
	n.text = bytes.ReplaceAll(bytes.Trim(raw, `"`), []byte(`\/`), []byte("/"))
	n.attrs = []attr{{"encoding", "base64"}}
	return n
}
