package overlay

import (
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// complete lets Tab write the line on as far as there is one way only, and else shows the ways.
func (k *console) complete(d *desk, t *engine.Tick) {
	if !t.Input.Pressed(keyTab) || k.line == "" {
		return
	}
	line := k.line
	d.newest("complete", protocol.New(protocol.Complete, protocol.CompleteArgs{Text: line, At: len(line)}), func(a protocol.Answer) {
		var r protocol.CompleteResult
		if a.Read(&r) != nil || k.line != line || len(r.Words) == 0 {
			return
		}
		word := common(r.Words)
		if len(word) > len(r.Begun) && strings.HasSuffix(line, r.Begun) {
			k.line = line[:len(line)-len(r.Begun)] + word
		} else if len(r.Words) > 1 {
			k.add(entry{result: protocol.RunResult{Text: someOf(r.Words)}, faint: true})
		}
	})
}

// common is what all words begin with.
func common(words []string) string {
	begin := words[0]
	for _, w := range words[1:] {
		for !strings.HasPrefix(w, begin) {
			begin = begin[:len(begin)-1]
		}
	}
	return strings.ToValidUTF8(begin, "")
}

// someOf lists words, not more than fit.
func someOf(words []string) string {
	const most = 24
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}
