package state

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// maxText is about how many bytes of a value Diff shows.
const maxText = 60

// text is a value in a line, cut off where it gets long.
func (d *differ) text(v item) string {
	p := &printer{d: d}
	c := d.cursor(v)
	p.value(v.side, v.t, &c, 0)
	return string(p.b)
}

// show is text, as long as anybody will see it.
func (d *differ) show(v item) string {
	if len(d.changes) >= maxChanges {
		return ""
	}
	return d.text(v)
}

// printer writes a value for people.
type printer struct {
	d *differ
	b []byte
}

func (p *printer) full() bool { return len(p.b) > maxText }

func (p *printer) write(s string) { p.b = append(p.b, s...) }

func (p *printer) value(side int, t *stype, c *cursor, depth int) {
	switch t.kind {
	case kindString:
		s := string(c.bytes(c.uvarint()))
		if len(s) > maxText {
			s = strings.ToValidUTF8(s[:maxText], "") + "…"
		}
		p.b = strconv.AppendQuote(p.b, s)
	case kindStruct:
		p.structure(side, t, c, depth)
	case kindArray:
		p.list(side, t.elem, t.n, *c, depth)
		c.skip(t)
	case kindPointer, kindSlice, kindMap:
		p.reference(item{side, t, c.off}, depth)
		c.skip(t)
	case kindInterface:
		n := c.uvarint() - boxFirst
		if n < 0 {
			p.write("nil")
			return
		}
		in := p.d.sides[side].schema.dynamic[n]
		if depth > 3 {
			p.write("…")
			c.skip(in)
			return
		}
		p.value(side, in, c, depth+1)
	case kindOpaque:
		p.opaque(t, c.bytes(int(c.word())))
	default:
		p.write(numberText(t.kind, c.bytes(t.fixed)))
	}
}

func (p *printer) structure(side int, t *stype, c *cursor, depth int) {
	if depth > 2 {
		p.write("{…}")
		c.skip(t)
		return
	}
	rest := *c
	p.write("{")
	for i, f := range t.fields {
		if p.full() {
			p.write(" …")
			break
		}
		if i > 0 {
			p.write(" ")
		}
		p.write(f.name + ":")
		p.value(side, f.t, &rest, depth+1)
	}
	p.write("}")
	c.skip(t)
}

func (p *printer) list(side int, t *stype, n int, c cursor, depth int) {
	if depth > 2 {
		p.write("[…]")
		return
	}
	p.write("[")
	for i := range n {
		if p.full() {
			p.write(" …")
			break
		}
		if i > 0 {
			p.write(" ")
		}
		p.value(side, t, &c, depth+1)
	}
	p.write("]")
}

func (p *printer) reference(v item, depth int) {
	x := p.d.follow(v)
	switch {
	case x.ref.kind == refNil:
		p.write("nil")
	case x.kind == kindMap:
		p.write("map of " + x.length(true))
	case x.kind == kindSlice && x.ref.kind == refEmpty:
		p.write("[]")
	case x.kind == kindSlice:
		p.list(x.side, x.t, x.n, p.d.sides[x.side].at(p.d.start(x).off), depth)
	case x.ref.kind == refEmpty || depth > 1:
		p.write("&…")
	default:
		p.write("&")
		c := p.d.sides[x.side].at(p.d.start(x).off)
		p.value(x.side, x.t, &c, depth+1)
	}
}

func (p *printer) opaque(t *stype, b []byte) {
	if t.name == "time.Time" {
		var when time.Time
		if clock.read(timeAddr(&when), b) == nil {
			p.write(when.String())
			return
		}
	}
	p.write(strconv.Itoa(len(b)) + " bytes")
}

// numberText writes a number or bool.
func numberText(k kind, b []byte) string {
	switch {
	case k == kindBool:
		return strconv.FormatBool(b[0] != 0)
	case k.signed():
		return strconv.FormatInt(int64(signExtended(b)), 10)
	case k.unsigned():
		return strconv.FormatUint(unsigned(b), 10)
	case k.complex():
		half := len(b) / 2
		imag := floatText(b[half:])
		if imag[0] != '-' && imag[0] != '+' {
			imag = "+" + imag
		}
		return "(" + floatText(b[:half]) + imag + "i)"
	}
	return floatText(b)
}

func floatText(b []byte) string {
	if len(b) == 4 {
		return strconv.FormatFloat(float64(math.Float32frombits(uint32(unsigned(b)))), 'g', -1, 32)
	}
	return strconv.FormatFloat(math.Float64frombits(unsigned(b)), 'g', -1, 64)
}

// keyText is a map's key in a path, as Codec.keyText writes it.
func (d *differ) keyText(v item, depth int) string {
	c := d.cursor(v)
	switch v.t.kind {
	case kindString:
		return strconv.Quote(string(c.bytes(c.uvarint())))
	case kindStruct:
		var parts []string
		for _, f := range v.t.fields {
			parts = append(parts, d.keyText(item{v.side, f.t, c.off}, depth))
			c.skip(f.t)
		}
		return "{" + strings.Join(parts, " ") + "}"
	case kindArray:
		var parts []string
		for i := 0; i < v.t.n && v.t.fixed != 0; i++ {
			parts = append(parts, d.keyText(item{v.side, v.t.elem, c.off}, depth))
			c.skip(v.t.elem)
		}
		return "(" + strings.Join(parts, " ") + ")"
	case kindInterface:
		n := c.uvarint() - boxFirst
		switch {
		case n < 0:
			return "nil"
		case depth > 20:
			return unnamed
		}
		return d.keyText(item{v.side, d.sides[v.side].schema.dynamic[n], c.off}, depth+1)
	case kindOpaque, kindPointer, kindSlice, kindMap:
		return unnamed
	}
	return numberText(v.t.kind, c.bytes(v.t.fixed))
}
