package save

import (
	"path/filepath"
	"testing"
	"time"
)

// TestScannerInTheWay has another program look at a save, as virus scanners do, while it is replaced.
func TestScannerInTheWay(t *testing.T) {
	path := folder(t)
	d := Dir(path)
	write(t, d, "a", []byte("1"))
	scan := func(d time.Duration) {
		end, taken := (osSystem{}).lock(filepath.Join(path, "save-a"), 0)
		if taken {
			t.Fatal("open the save for nobody else: somebody has it")
		}
		time.AfterFunc(d, end)
	}
	scan(writePatience / 4)
	write(t, d, "a", []byte("2"))
	expect(t, d, "a", "2")

	scan(2 * writePatience)
	err := d.Write("a", []byte("3"))
	if err == nil || !heldUp(err) { // Windows says "access denied" of a file that is open, too
		t.Errorf("write while a program keeps the save open: got %v; want that it is held up", err)
	}
	time.Sleep(writePatience + writePatience/2)
	write(t, d, "a", []byte("4"))
	expect(t, d, "a", "4")
}
