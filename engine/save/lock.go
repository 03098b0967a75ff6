package save

import (
	"path/filepath"
	"time"
)

// Two processes may save to one folder: a game that was started twice. Each write takes its turn, by a lock on a file
// that holds nothing; and who was first keeps another, by which a second one learns that it is not alone. Both locks
// are the system's, which takes them from a process that ends, however it ends. They are a courtesy, and never a
// reason not to save: who waits too long, or works where there are none, writes all the same, and its temporary file
// and renames keep every save whole.
const (
	turnFile  = "writing.lock" // no save's file: those begin with "save-"
	firstFile = "running.lock"

	turnPatience  = time.Second           // a whole write takes far less, unless its process was stopped
	firstPatience = 20 * time.Millisecond // for a virus scanner that looks at the file
)

// takeTurn waits until no other process writes to the folder and returns what ends the turn.
func (d *dir) takeTurn() (end func()) {
	end, _ = d.sys.lock(filepath.Join(d.path, turnFile), turnPatience)
	return end
}

// alone reports whether no other process was first to save to the folder. The first one stays so until it ends.
func (d *dir) alone() bool {
	if d.first == nil {
		patience := firstPatience
		if d.second {
			patience = 0 // it need not be found out again
		}
		unlock, taken := d.sys.lock(filepath.Join(d.path, firstFile), patience)
		if d.second = taken; taken {
			return false
		}
		d.first = unlock
	}
	return true
}

// patiently calls try until it is not held up by another process, or patience is over. It returns the last error.
func patiently(patience time.Duration, heldUp func(error) bool, try func() error) error {
	const pause = time.Millisecond
	began := time.Now()
	for {
		err := try()
		if err == nil || !heldUp(err) || time.Since(began) >= patience {
			return err
		}
		time.Sleep(pause)
	}
}
