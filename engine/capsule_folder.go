//go:build !js && !android && !ios

package engine

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/save"
)

// What is kept of capsules, so that a game which fails all day long fills no disk.
const (
	mostCapsules     = 8
	mostCapsuleBytes = 16 << 20 // of all of them, and of one
)

// A capsule's name says when the game failed, so that the names are in the order of time.
const (
	capsulePrefix = "crash-"
	capsuleEnding = ".krill"
)

// mostLogged are the lines of the log that a capsule has.
const mostLogged = 100

// keepCapsules lets a game write a capsule of each failure beside its saves, from here on.
func keepCapsules(l *Loop, disk save.Disk) {
	folder := save.Folder(disk)
	if folder == "" {
		return
	}
	lines := &lastLines{}
	log.SetOutput(io.MultiWriter(lines, log.Writer())) // which may fail: a program of Windows has no console
	l.hooks.logged = lines.list
	c := &capsules{loop: l, folder: folder}
	l.hooks.failed = c.write
	l.hooks.close = append(l.hooks.close, func() { c.write() }) // of a failure that no screen has shown
}

// capsules writes one for each failure that is not the one before.
type capsules struct {
	loop   *Loop
	folder string
	of     *Failure // the last that one was written of
}

// write writes the capsule of the failure that the game has, once, and says where it is or why there is none.
func (c *capsules) write() (path string) {
	l := c.loop
	if l.failed == nil || l.outside.playing || c.of.same(l.failed) {
		return ""
	}
	c.of = l.failed
	path, err := c.put()
	if err != nil {
		logger(l.log).Warn("engine: write a capsule: " + err.Error())
		l.failing.say("No capsule was written: "+err.Error(), true)
		return ""
	}
	logger(l.log).Info("engine: a capsule was written; krill replay plays it", "file", path)
	l.failing.say("A capsule was written: "+withTilde(path), false)
	return path
}

func (c *capsules) put() (path string, err error) {
	data, err := c.data()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(c.folder, 0o700); err != nil {
		return "", err
	}
	c.makeRoom(len(data))
	temp, err := os.CreateTemp(c.folder, capsulePrefix+"*.tmp")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(data)
	if err = cmp.Or(err, temp.Close()); err == nil {
		path = freeName(filepath.Join(c.folder, capsulePrefix+time.Now().Format(capsuleTime)))
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return path, err
}

const capsuleTime = "2006-01-02-150405"

// data returns the file: of a shorter run when a longer one is too large.
func (c *capsules) data() ([]byte, error) {
	var b bytes.Buffer
	for _, seconds := range [...]float64{replaySeconds, replaySeconds / 3, 1} {
		f, err := c.loop.LastSeconds(seconds)
		if err != nil {
			return nil, err
		}
		b.Reset()
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		if b.Len() <= mostCapsuleBytes {
			return b.Bytes(), nil
		}
	}
	return nil, fmt.Errorf("a second of it has %d bytes; the limit is %d", b.Len(), mostCapsuleBytes)
}

// makeRoom removes the oldest capsules until another one of a size has room. What cannot be removed stays.
func (c *capsules) makeRoom(size int) {
	entries, _ := os.ReadDir(c.folder) // sorted, so the oldest comes first
	var names []string
	sizes := map[string]int{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !strings.HasPrefix(e.Name(), capsulePrefix) {
			continue
		}
		switch {
		case strings.HasSuffix(e.Name(), capsuleEnding):
			names = append(names, e.Name())
			sizes[e.Name()] = int(info.Size())
			size += int(info.Size())
		case strings.HasSuffix(e.Name(), ".tmp") && time.Since(info.ModTime()) > time.Hour: // of a crash of the crash
			os.Remove(filepath.Join(c.folder, e.Name()))
		}
	}
	for len(names) > 0 && (len(names) >= mostCapsules || size > mostCapsuleBytes) {
		os.Remove(filepath.Join(c.folder, names[0]))
		size -= sizes[names[0]]
		names = names[1:]
	}
}

// freeName returns a name that no file has: two failures may come within a second.
func freeName(base string) string {
	path := base + capsuleEnding
	for i := 2; ; i++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s-%d%s", base, i, capsuleEnding)
	}
}

// withTilde returns a path with a tilde for the player's home.
func withTilde(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

// lastLines keeps the last lines that were written into it.
type lastLines struct {
	mu    sync.Mutex
	lines []string
}

// Write takes what package log writes: a whole message at a time.
func (k *lastLines) Write(message []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for line := range strings.Lines(string(message)) {
		k.lines = append(k.lines, cut(strings.TrimRight(line, "\r\n")))
	}
	if over := len(k.lines) - mostLogged; over > 0 {
		k.lines = slices.Delete(k.lines, 0, over)
	}
	return len(message), nil
}

// cut shortens a line of which nobody could read the end.
func cut(line string) string {
	const most = 1000 // bytes
	return line[:min(len(line), most)]
}

func (k *lastLines) list() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Clone(k.lines)
}
