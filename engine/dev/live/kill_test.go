//go:build screen && linux

package live

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// lost is how far a game may be behind after its window was killed, ticks: the tool hears of its state once a second.
const lost = 120

// killed is one death: what goes on after it, and from where.
type killed struct {
	*edit
	count int
}

// kill ends a process at once.
func (r *run) kill(pid int) {
	r.t.Helper()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		r.fatalf("kill %d: %v", pid, err)
	}
}

// begins notes where the game is before something is killed.
func (r *run) begins(story string, n int) *killed {
	r.story, r.mark = story, len(r.said())
	e := &edit{run: r, n: n, rand: rand.New(rand.NewPCG(uint64(n), 0))}
	r.pids.game, r.pids.window = r.status().Pid, r.windowPid()
	return &killed{e, r.whole("play.Count")}
}

// comesBack waits for another process of the game, and checks that no more than so many ticks are lost.
func (k *killed) comesBack(most int) {
	k.t.Helper()
	k.until("the game", func() string {
		var s struct {
			Pid   int
			Alive bool
		}
		if err := k.ask("host.status", nil, &s); err != nil || !s.Alive || s.Pid == k.pids.game {
			return fmt.Sprintf("want another process than %d, got %+v %v", k.pids.game, s, err)
		}
		return ""
	})
	if got := k.whole("play.Count"); got < k.count-most {
		k.fatalf("got Count %d after %d; want at most %d ticks lost", got, k.count, most)
	}
	k.before = [2]int{k.count - most, 0}
	k.gone(k.pids.game)
}

// gone waits until a process is no more.
func (k *killed) gone(pid int) {
	k.t.Helper()
	k.until("the processes", func() string {
		if syscall.Kill(pid, 0) == nil {
			return fmt.Sprintf("want %d gone", pid)
		}
		return ""
	})
}

// TestKills kills each process of krill dev, at rest and while it builds.
func TestKills(t *testing.T) {
	r := begin(t)
	for i, building := range []bool{false, true} {
		time.Sleep(4 * time.Second) // what dies twice within three seconds stands still
		k := r.begins(fmt.Sprintf("the game is killed, building %v", building), 1+i)
		if building {
			k.game.code = k.fresh()
			k.save()
		}
		r.kill(r.pids.game)
		k.comesBack(2)
		k.until("the picture", k.looks)
		k.good("")
		k.pids.window = k.windowPid()
		k.check()

		k = r.begins(fmt.Sprintf("the window is killed, building %v", building), 4+i)
		if building {
			k.game.code = k.fresh()
			k.save()
		}
		r.kill(r.pids.window)
		k.says("the window died (signal: killed) and is opened anew")
		r.window.Reopened()
		k.comesBack(lost)
		k.gone(k.pids.window)
		k.until("the picture", k.looks)
		k.good("")
		k.pids.window = k.windowPid()
		k.check()
	}
	r.killTool()
}

// killTool kills krill dev itself: its window and its game end by themselves, and a state that was kept is there at the next start.
func (r *run) killTool() {
	r.t.Helper()
	k := r.begins("the tool is killed", 9)
	r.line("pause")
	r.line("keep well")
	kept := r.whole("play.Count")
	r.kill(r.pids.tool)
	r.until("the processes", func() string { return strings.Join(r.left(), "\n") })
	r.start()
	r.line("pause")
	r.line("back well")
	if got := r.whole("play.Count"); got != kept {
		r.fatalf("got Count %d; want %d, as it was kept", got, kept)
	}
	k.before = [2]int{kept, 0}
	r.line("go")
	k.good("")
	k.check()
	r.line("quit")
	r.until("the processes", func() string { return strings.Join(r.left(), "\n") })
	r.until("the tool", func() string {
		if _, err := os.Stat(fmt.Sprintf("/proc/%d", r.pids.tool)); err == nil {
			return "want it gone"
		}
		return ""
	})
}
