package child

import (
	"bytes"
	"fmt"
	"os"
)

// there reports whether a process runs. One that has ended and that nobody has asked about does not.
func there(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, state, _ := bytes.Cut(stat, []byte(") "))
	return err == nil && !bytes.HasPrefix(state, []byte("Z"))
}
