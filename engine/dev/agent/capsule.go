package agent

import (
	"bytes"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// capsule is the end of a run as a file.
type capsule struct {
	name    string // of a file
	data    []byte // nil: there is none
	seconds float64
}

// mostSeconds is how much of the run a capsule holds.
const mostSeconds = 30

// keepCapsule makes a capsule of the failure that the game has, before it is taken back to what it was.
func (a *Agent) keepCapsule() {
	a.capsule, _ = a.record() // what is wrong is said when somebody asks for one
}

// giveCapsule answers with the end of the run: with the failure, as long as the developer looks at one.
func (a *Agent) giveCapsule(protocol.Ask) protocol.Answer {
	c, err := a.capsule, error(nil)
	if a.failure.Text == "" || c.data == nil {
		c, err = a.record()
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(protocol.CapsuleResult{Name: c.name, Seconds: c.seconds}, c.data)
}

func (a *Agent) record() (capsule, error) {
	f, err := a.loop.LastSeconds(mostSeconds)
	if err != nil {
		return capsule{}, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return capsule{}, err
	}
	return capsule{engine.ReplayName(a.loop), b.Bytes(), float64(f.Ticks()) / float64(f.Head.TPS)}, nil
}
