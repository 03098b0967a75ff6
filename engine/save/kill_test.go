//go:build !js && !wasip1

package save

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

// TestKilledWhileSaving kills processes that save as fast as they can, a thousand times at any moment, and reads what
// each has left: all that it told of, or the one that was under way.
func TestKilledWhileSaving(t *testing.T) {
	kills, workers := 1000, 4
	if testing.Short() {
		kills = 20
	}
	var all sync.WaitGroup
	for worker := range workers {
		random := rand.New(rand.NewPCG(1, uint64(worker)))
		path := folder(t)
		all.Go(func() {
			last := 0
			for range kills / workers {
				told := killAfter(t, path, last, time.Duration(random.IntN(6000))*time.Microsecond)
				data, err := Dir(path).Read("count")
				if told == 0 && err != nil {
					continue // it had not saved yet
				}
				if err != nil {
					t.Errorf("after save %d was told: got %v; want a save", told, err)
					return
				}
				_, got, err := readNumbered(data)
				if err != nil || got != told && got != told+1 {
					t.Errorf("after save %d was told: got save %d, %v; want it, or the one after", told, got, err)
					return
				}
				last = got
			}
			t.Logf("%d kills, %d saves", kills/workers, last)
		})
	}
	all.Wait()
}

// killAfter starts a child, kills it some time after its first save and returns the last number it told, or the last
// one before.
func killAfter(t *testing.T, path string, last int, wait time.Duration) int {
	cmd, in := child(t, "forever", path)
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return last
	}
	if in.Scan() {
		last = number(t, in)
		time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
	}
	for in.Scan() {
		last = number(t, in)
	}
	_ = cmd.Wait() // it was killed
	return last
}

func number(t *testing.T, in *bufio.Scanner) int {
	n, err := strconv.Atoi(in.Text())
	if err != nil {
		t.Errorf("child: got %q; want a number", in.Text())
	}
	return n
}

// TestKilledProcessHoldsNoLock shows that locks end with their process, and that one which is only stopped makes
// others wait and no more.
func TestKilledProcessHoldsNoLock(t *testing.T) {
	path := folder(t)
	if err := os.MkdirAll(path, dirMode); err != nil {
		t.Fatal(err)
	}
	cmd, in := child(t, "hold", path)
	start(t, cmd)
	if !in.Scan() || in.Text() != "held" {
		t.Fatalf("child: got %q; want held", in.Text())
	}
	d := own(path)
	if _, taken := (osSystem{}).lock(path+"/"+turnFile, 0); !taken {
		t.Errorf("lock that another process has: got it")
	}
	if err := d.Write("a", []byte("1")); !done(err) || err == nil {
		t.Errorf("write while another process hangs in its turn: got %v; want ErrShared", err)
	}
	expect(t, d, "a", "1")
	kill(t, cmd)
	unlock, taken := (osSystem{}).lock(path+"/"+turnFile, 0)
	if unlock(); taken {
		t.Errorf("lock of a process that was killed: it is still taken")
	}
	write(t, d, "a", []byte("2"))
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}
