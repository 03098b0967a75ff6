package input

import (
	"strconv"
	"strings"
)

// options are what a player who is slower, or has one hand, makes easier.
type options struct {
	hold, tap, double, sequence float64 // seconds
	chord                       float64 // seconds that a modifier still counts after it was let go of; 0: not at all
	after, every                float64 // of repeats, seconds
	toggle                      []string
}

func usualOptions() options {
	return options{hold: 0.5, tap: 0.2, double: 0.3, sequence: 0.5, after: repeatAfter, every: repeatEvery}
}

// usual returns the time of a verb for which the text gives none.
func (o *options) usual(h how) float64 {
	switch h {
	case tapped:
		return o.tap
	case doubled:
		return o.double
	}
	return o.hold
}

// optionNames are what can be set, in the order of the documentation.
var optionNames = [...]string{"hold", "tap", "double", "sequence", "chord", "repeat", "toggle"}

// option reads a line such as: set repeat = 0.6 0.2
func (c *compiler) option(name, value string) {
	o, words := &c.options, strings.Fields(value)
	times := map[string]*float64{"hold": &o.hold, "tap": &o.tap, "double": &o.double, "sequence": &o.sequence, "chord": &o.chord}
	switch at := times[name]; {
	case name == "toggle":
		o.toggle = nil
		for name := range strings.SplitSeq(value, ",") {
			if name = strings.TrimSpace(name); name != "" {
				o.toggle = append(o.toggle, name)
			}
		}
	case name == "repeat" && len(words) == 2:
		o.after, o.every = c.seconds(words[0]), c.seconds(words[1])
	case name == "repeat":
		c.fail("repeat takes two times; try: set repeat = 0.4 0.1")
	case at == nil:
		c.fail("nothing is called " + strconv.Quote(name) + " that can be set; try one of " + strings.Join(optionNames[:], ", "))
	case name == "chord" && value == "0":
		*at = 0
	default:
		*at = c.seconds(value)
	}
}

// takeToggles makes the actions switches that the text names so.
func (c *compiler) takeToggles() {
	if at := c.text.find(key{name: "toggle", option: true}); at >= 0 {
		c.row = &c.text.rows[at]
	}
	for _, name := range c.options.toggle {
		found := false
		for i := range c.entries {
			if e := &c.entries[i]; e.key.name == name {
				e.toggle, found = true, true
			}
		}
		if !found {
			c.fail("no action is called " + strconv.Quote(name) + c.nearStep(name))
		}
	}
	c.row = nil
}
