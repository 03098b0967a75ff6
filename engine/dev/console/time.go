package console

import "github.com/krill2d/krill/engine/dev/protocol"

// Clock is a wish of a line about time, which whoever plays the game has to grant: a Console only changes what is in it.
type Clock struct {
	protocol.TimeArgs
	Restart bool // begin anew
}

var timeWords = []string{"pause", "go", "step", "back", "to", "restart", "speed"}

// ReadClock reads the lines that are about time: pause, go, step 10, back 60, to 1200, speed 0.5, restart. ok is false when a line is
// none of them, and for Run.
func ReadClock(text string) (c Clock, ok bool, err error) {
	tokens, bad := scan(text)
	if bad != nil {
		return c, false, nil
	}
	p := &reader{line: text, tokens: tokens}
	word := p.token()
	if word.kind != tokenWord || p.leadsOn() || !isTimeWord(word.text) {
		return c, false, nil
	}
	p.next()
	yes, no := true, false
	switch word.text {
	case "pause":
		c.Pause = &yes
	case "go":
		c.Pause = &no
	case "restart":
		c.Restart = true
	case "step":
		c.By = int64(p.number1("ticks", 1))
	case "back":
		c.By = -int64(p.number1("ticks", 1))
	case "to":
		at := p.token().at
		n := int64(p.number1("a tick, as in to 1200", -1))
		if n < 0 {
			p.fail(at, "want a tick, as in to 1200")
		}
		c.To = &n
	case "speed":
		f := p.number1("a speed", 1)
		c.Speed = &f
	}
	p.wantEnd()
	if p.err != nil {
		return c, true, p.err
	}
	return c, true, nil
}

func isTimeWord(text string) bool {
	for _, w := range timeWords {
		if w == text {
			return true
		}
	}
	return false
}

// number1 reads a number, or returns the usual one at the end of the line.
func (p *reader) number1(what string, usual float64) float64 {
	if p.atEnd() {
		return usual
	}
	n := p.operand()
	if p.err == nil && (n.kind != nodeNumber || !n.value.isNumber()) {
		p.fail(n.at, "want a number of %s", what)
	}
	if p.err != nil {
		return usual
	}
	return n.value.asFloat()
}
