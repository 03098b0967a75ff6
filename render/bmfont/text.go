package bmfont

import (
	"strconv"
	"strings"
)

// tags reads the text form, whose tags are lines, and the XML form, whose tags stand in angle brackets: both are a name
// and attributes. begin and end are what stands around a tag.
func (f *file) tags(s, begin, end string) error {
	for {
		_, rest, ok := strings.Cut(s, begin)
		if !ok {
			return nil
		}
		tag, after, ok := strings.Cut(rest, end)
		if s = after; begin == end && ok {
			s = end + after // it begins the next one, too
		}
		name, attributes, _ := strings.Cut(strings.TrimRight(tag, "\r/ "), " ")
		if err := f.tag(name, attributes); err != nil {
			return err
		}
	}
}

// tag reads one tag. Those that are not known say nothing that is needed.
func (f *file) tag(name, s string) error {
	switch name {
	case "info":
		f.size = number(s, "size")
	case "common":
		f.lineHeight, f.base = number(s, "lineHeight"), number(s, "base")
	case "page":
		return f.page(number(s, "id"), unescape.Replace(attribute(s, "file")))
	case "char":
		return f.letter(letter{
			char: number(s, "id"), page: number(s, "page"),
			x: number(s, "x"), y: number(s, "y"), w: number(s, "width"), h: number(s, "height"),
			offsetX: number(s, "xoffset"), offsetY: number(s, "yoffset"), advance: number(s, "xadvance"),
		})
	case "kerning":
		return f.pair(pair{number(s, "first"), number(s, "second"), number(s, "amount")})
	}
	return nil
}

// unescape puts the characters back that cannot stand in an XML attribute.
var unescape = strings.NewReplacer("&amp;", "&", "&quot;", `"`, "&apos;", "'", "&lt;", "<", "&gt;", ">")

// attribute returns the value of an attribute, or nothing. Values stand in quotes or end at a space.
func attribute(s, name string) string {
	for s != "" {
		key, rest, ok := strings.Cut(s, "=")
		if !ok {
			return ""
		}
		rest = strings.TrimLeft(rest, " ")
		var value string
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			value, rest, _ = strings.Cut(rest[1:], rest[:1])
		} else {
			value, rest, _ = strings.Cut(rest, " ")
		}
		if strings.Trim(key, " \t\r\n") == name {
			return value
		}
		s = rest
	}
	return ""
}

// number returns the value of an attribute as a whole number, 0 when it is none.
func number(s, name string) int {
	n, err := strconv.ParseFloat(strings.TrimSpace(attribute(s, name)), 64)
	if err != nil || !(n > -1<<31 && n < 1<<31) {
		return 0
	}
	return int(n)
}
