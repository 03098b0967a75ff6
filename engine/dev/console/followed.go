package console

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Followed lists the watches and the breakpoints, for the console of another build.
func (c *Console) Followed() (all []protocol.Followed) {
	for _, w := range c.watches {
		all = append(all, protocol.Followed{Number: w.number, Text: w.text})
	}
	for _, b := range c.breaks {
		all = append(all, protocol.Followed{Number: b.number, Break: true, Text: b.q.text})
	}
	return all
}

// Follow sets a watch or a breakpoint of the console of another build, with its number; one that is there stays. An error
// says what of it this build does not know.
func (c *Console) Follow(f protocol.Followed) error {
	for _, o := range c.Followed() {
		if o.Number == f.Number {
			return nil
		}
	}
	word := "watch "
	if f.Break {
		word = "break "
	}
	breaks, watches, numbers := len(c.breaks), len(c.watches), c.numbers
	if _, err := c.Run(word + strings.TrimSpace(f.Text)); err != nil {
		c.numbers = max(numbers, f.Number)
		return fmt.Errorf("%s%d is not set any more: %w", word, f.Number, err)
	}
	switch {
	case len(c.breaks) > breaks:
		c.breaks[breaks].number = f.Number
	case len(c.watches) > watches:
		c.watches[watches].number = f.Number
	}
	c.numbers = max(numbers, f.Number)
	return nil
}
