package engine

import (
	"os"
	"syscall/js"
)

// replayText returns the replay that a link holds. A page gives it as a global value, since Go takes no more than eight
// kilobytes of environment there.
func replayText() string {
	if v := js.Global().Get("KRILL_REPLAY_DATA"); v.Type() == js.TypeString {
		return v.String()
	}
	return os.Getenv("KRILL_REPLAY_DATA")
}
