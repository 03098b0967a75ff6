package save

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// dirVariable is the environment variable that names the folder of saves in place of the usual one.
const dirVariable = "KRILL_SAVE_DIR"

// Open returns the Disk on which the game with an id keeps its saves:
//
//   - desktop: the folder id/save in the user's configuration folder
//   - browser: localStorage, under keys that begin with the id, and IndexedDB for what has no room there; at the first
//     save the browser is asked to keep it
//   - phone: the folder id/save in the app's own
//   - anywhere: the folder that the environment variable KRILL_SAVE_DIR names
//
// The id is 1 to 200 letters, digits, ., _, - and /, such as the game's module path; a game that changes it loses
// sight of its saves. Open makes nothing yet: a folder that cannot be made is an error of the first Write.
//
// Where saves are a folder, the first process to write there holds a lock until it ends; in a browser the first tab does. A
// second one, which is most likely the same game started twice, saves all the same, and each of its writes gives an error
// that is [ErrShared]. In a browser Open waits for IndexedDB when that is in use, and must not be called in a tick.
func Open(id string) (Disk, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	if path := os.Getenv(dirVariable); path != "" {
		return own(path), nil
	}
	return openUsual(id)
}

// openFolder returns the Disk in the user's configuration folder.
func openFolder(id string) (Disk, error) {
	home, err := configDir()
	if err != nil {
		return nil, &Error{"open", id, fmt.Errorf("%w: %w", errNoPlace, err)}
	}
	return own(filepath.Join(home, filepath.FromSlash(id), "save")), nil
}

// own returns a Dir that tells when it is not the only one.
func own(path string) Disk { return &dir{path: path, sys: osSystem{}, only: true} }

func configDir() (string, error) {
	path, err := os.UserConfigDir()
	if err == nil {
		return path, nil
	}
	if runtime.GOOS == "android" {
		if line, err := os.ReadFile("/proc/self/cmdline"); err == nil {
			return appDir(string(line), os.Getuid())
		}
	}
	return "", err
}

// appDir returns the folder of an Android app, whose environment names none, from the command line of its process:
// the app's package, with a colon and a name behind it in a second process. A phone may have several users, each with
// a hundred thousand of the system's user numbers and folders of their own.
func appDir(line string, uid int) (string, error) {
	name, _, _ := strings.Cut(line, "\x00")
	name, _, _ = strings.Cut(name, ":")
	if checkID(name) != nil || strings.Contains(name, "/") {
		return "", errors.New("no home folder, and the process is no app's")
	}
	return fmt.Sprintf("/data/user/%d/%s/files", uid/100_000, name), nil
}
