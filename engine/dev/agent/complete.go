package agent

import (
	"github.com/krill2d/krill/engine/dev/console"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// complete says how a line of the console may go on.
func (a *Agent) complete(q protocol.Ask) protocol.Answer {
	var at protocol.CompleteArgs
	if err := q.Read(&at); err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(protocol.CompleteResult{Begun: console.Begun(at.Text, at.At), Words: a.console.Complete(at.Text, at.At)})
}
