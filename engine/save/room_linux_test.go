package save

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	children["small disk"] = func(path string) { told(smallDisk(path)) }
	children["small files"] = func(path string) { told(smallFiles(path)) }
}

// noMount is what a child says where it may not mount a disk.
const noMount = "may not mount"

// TestDiskFull saves on a real disk of 256 KB, in a process with a file system of its own. Where no process may mount
// one, as in some containers, the limit of the size of a file, which is tried anywhere, has to do.
func TestDiskFull(t *testing.T) {
	cmd, in := child(t, "small disk", folder(t))
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if uid := os.Getuid(); uid != 0 {
		cmd.SysProcAttr.Unshareflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: uid, Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	err := cmd.Start()
	switch {
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EINVAL):
		t.Logf("a file system of one's own: %v; TestFilesLimited shows what is left", err)
		return
	case err != nil:
		t.Fatal(err)
	}
	wait(t, cmd, in.Scan(), in.Text())
}

func TestFilesLimited(t *testing.T) {
	cmd, in := child(t, "small files", folder(t))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wait(t, cmd, in.Scan(), in.Text())
}

// wait waits for a child that says ok when all is well.
func wait(t *testing.T, cmd *exec.Cmd, said bool, line string) {
	t.Helper()
	_ = cmd.Process.Kill() // it has said what it will
	_ = cmd.Wait()
	switch {
	case strings.HasPrefix(line, noMount):
		t.Log(line + "; TestFilesLimited shows what is left")
	case !said || line != "ok":
		t.Errorf("child: %s", line)
	}
}

// smallDisk mounts a disk, leaves less and less room on it, and saves.
func smallDisk(path string) error {
	err := errors.Join(
		syscall.Mount("none", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""),
		syscall.Mount("none", path, "tmpfs", 0, "size=256k"),
	)
	if err != nil {
		return fmt.Errorf("%s: %w", noMount, err)
	}
	const page, whole = 4 << 10, 256 << 10
	d := Dir(path)
	filler := filepath.Join(path, "filler")
	refused := 0
	for room := 16 * page; room >= 0; room -= page / 2 {
		before := []byte(fmt.Sprint("before ", room))
		if err := d.Write("a", before); err != nil {
			return fmt.Errorf("write with room: %w", err)
		}
		if err := fill(filler, whole, room); err != nil {
			return err
		}
		err := d.Write("a", bytes.Repeat([]byte("x"), 8*page))
		if err != nil {
			refused++
			if err := checkRefused(d, err, "the disk is full; try making room on it", before); err != nil {
				return fmt.Errorf("%d bytes of room: %w", room, err)
			}
		}
		if err := errors.Join(noTemp(path), os.Remove(filler)); err != nil {
			return err
		}
	}
	if refused < 10 {
		return fmt.Errorf("got %d saves for which there was no room; want more", refused)
	}
	return nil
}

// fill writes a file until a disk is full, and makes it shorter by as much as there shall be room.
func fill(filler string, whole, room int) error {
	f, err := os.Create(filler)
	if err != nil {
		return err
	}
	n, err := f.Write(make([]byte, whole))
	if !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("fill the disk: got %w after %d bytes", err, n)
	}
	return errors.Join(f.Truncate(int64(max(0, n-room))), f.Close())
}

// smallFiles lets no file be larger than 64 KB.
func smallFiles(path string) error {
	const most = 64 << 10
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		return err
	}
	d := Dir(path)
	for n := range 10 {
		before := []byte(fmt.Sprint("before ", n))
		if err := d.Write("a", before); err != nil {
			return fmt.Errorf("small write: %w", err)
		}
		err := d.Write("a", make([]byte, most+n-headerLen+1))
		if err := checkRefused(d, err, "the system allows no file that large; try raising that limit", before); err != nil {
			return err
		}
		err = d.Write("new", make([]byte, most+n))
		if _, readErr := d.Read("new"); err == nil || !errors.Is(readErr, fs.ErrNotExist) {
			return fmt.Errorf("save that was refused: got %w, and reading it %w", err, readErr)
		}
	}
	return noTemp(path)
}

// checkRefused returns an error unless a write was refused with a reason, and left the save before.
func checkRefused(d Disk, err error, reason string, before []byte) error {
	if sentence(err) != `could not save "a": `+reason {
		return fmt.Errorf("got %v; want a refusal: %s", err, reason)
	}
	if got, err := d.Read("a"); err != nil || !bytes.Equal(got, before) {
		return fmt.Errorf("read after a refusal: got %.20q, %w; want %q", got, err, before)
	}
	return nil
}

func noTemp(path string) error {
	if left, err := filepath.Glob(path + "/*.tmp"); err != nil || len(left) > 0 {
		return fmt.Errorf("temporary files: got %v, %w; want none", left, err)
	}
	return nil
}
