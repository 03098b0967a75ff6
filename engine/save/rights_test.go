//go:build unix

package save

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func init() { children["no rights"] = func(path string) { told(noRights(path)) } }

// TestFolderOfSomebodyElse saves as a user who may read a folder and not write to it. Root may do all, so it lets
// nobody try.
func TestFolderOfSomebodyElse(t *testing.T) {
	path, err := os.MkdirTemp("", "save") // nobody may not look into t.TempDir
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o755); _ = os.RemoveAll(path) })
	saves := filepath.Join(path, "saves")
	write(t, own(saves), "a", []byte("before"))
	program := filepath.Join(path, "program")
	self, err := os.ReadFile(os.Args[0])
	if err = errors.Join(err, os.WriteFile(program, self, 0o755), os.Chmod(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"save-a", turnFile, firstFile} {
		if err := os.Chmod(filepath.Join(saves, file), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(saves, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(saves, 0o755) })
	cmd, in := child(t, "no rights", saves)
	cmd.Path, cmd.Dir = program, path
	if os.Getuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	start(t, cmd)
	if in.Scan(); in.Text() != "ok" {
		t.Errorf("child: %s", in.Text())
	}
	expect(t, Dir(saves), "a", "before")
}

func noRights(path string) error {
	if os.Getuid() == 0 {
		return errors.New("the child is root")
	}
	d := Dir(path)
	err := d.Write("a", []byte("after"))
	want := `could not save "a": the folder is not yours to write to; try getting the right to, or setting KRILL_SAVE_DIR to another folder`
	if !errors.Is(err, fs.ErrPermission) || sentence(err) != want {
		return fmt.Errorf("write: got %w; want a refusal", err)
	}
	if got, err := d.Read("a"); err != nil || string(got) != "before" {
		return fmt.Errorf("read: got %q, %w; want before", got, err)
	}
	if err := Dir(path+"/below").Write("a", nil); !errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("write to a folder that cannot be made: got %w", err)
	}
	return nil
}

// told prints how a child that checks things by itself has ended.
func told(err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("ok")
}
