package agent

import (
	"bytes"
	"encoding/json"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// news is what is to be said unasked.
type news struct {
	list, given [][]byte
	ticked      bool // where the game stands is to be said, behind the rest
	clock       struct {
		Event string               `json:"event"`
		Args  protocol.ClockResult `json:"args"`
	}
	text  bytes.Buffer
	coder *json.Encoder
}

// tellClock says where the game stands. That is said so often that it is worth its own memory.
func (a *Agent) tellClock() {
	n := &a.news
	if n.coder == nil {
		n.coder = json.NewEncoder(&n.text)
	}
	n.ticked = false
	n.clock.Event, n.clock.Args = protocol.Ticked, a.now()
	n.text.Reset()
	if err := n.coder.Encode(&n.clock); err != nil {
		panic("agent: encode: " + err.Error()) // a clock is numbers
	}
	n.list = append(n.list, bytes.TrimSpace(n.text.Bytes()))
}
