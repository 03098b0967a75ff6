package host

import (
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// followWords begin the lines after which other things are watched.
var followWords = []string{"watch", "unwatch", "break", "unbreak"}

// noteFollowed notes what is watched after a line of the console. The turn is held.
func (h *Host) noteFollowed(b *build, q protocol.Ask) {
	var line protocol.RunArgs
	if q.Read(&line) != nil {
		return
	}
	words := strings.Fields(line.Text)
	if len(words) == 0 || !slices.Contains(followWords, words[0]) {
		return
	}
	var r protocol.FollowResult
	if b.ask(protocol.New(protocol.Follow, nil), saveTime).Read(&r) == nil {
		h.followed = r.All
	}
}

// follows lets a build that is about to play watch what the one before did, and tells what it cannot. The turn is held.
func (h *Host) follows(b *build) {
	if len(h.followed) == 0 {
		return
	}
	var r protocol.FollowResult
	err := b.ask(protocol.New(protocol.Follow, protocol.FollowArgs{Set: h.followed}), saveTime).Read(&r)
	if err == nil && len(r.Refused) > 0 {
		h.say(protocol.SayArgs{About: "followed", Kind: "warning", Secs: 8, Lines: r.Refused})
	}
}
