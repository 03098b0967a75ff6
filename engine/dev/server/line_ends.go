//go:build !js

package server

import (
	"fmt"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// ends answers how a line may go on: the console knows most of it, where a game is there to ask, and the tool its own words.
func ends(ask asker, a protocol.Ask) protocol.Answer {
	var at protocol.CompleteArgs
	if err := a.Read(&at); err != nil {
		return protocol.Refuse(fmt.Errorf("server: read line: %w", err))
	}
	before := at.Text[:max(0, min(at.At, len(at.Text)))]
	r, err := get[protocol.CompleteResult](ask, protocol.Complete, at)
	if err != nil {
		r = protocol.CompleteResult{Begun: before[strings.LastIndex(before, " ")+1:]}
	}
	if r.Begun == strings.TrimLeft(before, " ") {
		for name := range words {
			if strings.HasPrefix(name, r.Begun) {
				r.Words = append(r.Words, name)
			}
		}
	}
	slices.Sort(r.Words)
	r.Words = slices.Compact(r.Words)
	return protocol.Reply(r)
}
