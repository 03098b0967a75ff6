package enginetest

import (
	"flag"
	"os"
	"testing"
)

// update is read only.
var update = flag.Bool("update", false, "write golden pictures, sounds and replays instead of comparing them (package enginetest)")

// Updating reports whether golden files are to be written instead of compared: with the flag -update, or with
// KRILL_UPDATE set to anything. go test ./... -update fails in packages that do not import this one, as they do not know
// the flag; KRILL_UPDATE=1 go test ./... does not.
func Updating() bool { return *update || os.Getenv("KRILL_UPDATE") != "" }

// again is the command that runs one test once more, with more arguments.
func again(t testing.TB, more string) string {
	return "go test -run '^" + t.Name() + "$' ." + more
}
