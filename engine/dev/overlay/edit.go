package overlay

import (
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/ui"
)

// edits are values that the developer has changed and the game has not told back yet.
type edits map[string]pending

type pending struct {
	value string
	until int64 // tick of the overlay
}

// hold is how long a changed value is shown in place of what the game says, ticks: as long as an answer may take.
const hold = 30

// show shows a value with what edits it, and returns the new one when the developer has changed it.
func (e edits) show(d *desk, u *ui.UI, n *protocol.Node) (value string, changed bool) {
	value = n.Value
	if p, ok := e[n.Path]; ok {
		if p.until > d.ticks {
			value = p.value
		} else {
			delete(e, n.Path)
		}
	}
	label := n.Name + "##" + n.Path
	switch n.Edit {
	case "number":
		value, changed = editNumber(u, label, n, value)
	case "bool":
		on := value == "true"
		changed = u.Toggle(label, &on)
		value = strconv.FormatBool(on)
	case "choice":
		value, changed = editChoice(u, label, n, value)
	case "text":
		value, changed = e.editText(d, u, label, n, value)
		return value, changed
	default:
		u.Row(0, 0)
		u.Faint(n.Name)
		u.Label(value)
	}
	if changed {
		e[n.Path] = pending{value, d.ticks + hold}
	}
	return value, changed
}

func editNumber(u *ui.UI, label string, n *protocol.Node, value string) (string, bool) {
	digits, _, _ := strings.Cut(value, " (") // a number may say what it means
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		u.Row(0, 0)
		u.Faint(n.Name)
		u.Label(value)
		return value, false
	}
	if !u.Slider(label, &v, n.Min, n.Max, n.Step) {
		return value, false
	}
	return strconv.FormatFloat(v, 'f', -1, 64), true
}

// editChoice goes on to the next choice.
func editChoice(u *ui.UI, label string, n *protocol.Node, value string) (string, bool) {
	u.Row(0, 0)
	u.Faint(n.Name)
	if !u.Button(value+"##"+label) || len(n.Choices) == 0 {
		return value, false
	}
	i := slices.Index(n.Choices, value)
	return n.Choices[(i+1)%len(n.Choices)], true
}

// editText keeps what is being written until Enter.
func (e edits) editText(d *desk, u *ui.UI, label string, n *protocol.Node, value string) (string, bool) {
	text := value
	entered := u.Field(label, &text)
	if text != value {
		e[n.Path] = pending{text, d.ticks + 10*hold}
	}
	if !entered {
		return value, false
	}
	e[n.Path] = pending{text, d.ticks + hold}
	return text, true
}
