//go:build screen

package main

import (
	"fmt"
	"image"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// tool is the test in the place of krill dev.
type tool struct {
	*screentest.Window
	*protocol.Peer
	t      *testing.T
	conn   net.Conn
	mu     sync.Mutex
	events []protocol.Event
	asked  []string
}

// open starts a window that shows a build of the test's game.
func open(t *testing.T, build string) *tool {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	o := &tool{t: t}
	first := swapTo(t, build, 1)
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		o.mu.Lock()
		o.conn, o.Peer = conn, protocol.NewPeer(conn, o.answer, o.hear)
		o.mu.Unlock()
		go o.Peer.Run()
		if a := o.Peer.Ask(first, 0); a.Err != "" {
			t.Errorf("the first build: %s", a.Err)
		}
	}()
	window, stub := screentest.Build(t, "."), screentest.Build(t, "./testdata/tool")
	o.Window = screentest.NewDisplay(t).Start(stub, append(screentest.NullSound(t.TempDir()), "TEST_TOOL="+l.Addr().String(), "TEST_WINDOW="+window)...)
	return o
}

func swapTo(t *testing.T, build string, number int) protocol.Ask {
	bin := screentest.Build(t, "./testdata/box", "-tags=krill_child,krill_headless", "-ldflags=-X main.build="+build)
	return protocol.New(protocol.Swap, protocol.SwapArgs{Program: bin, Number: number})
}

func (o *tool) answer(q protocol.Ask) protocol.Answer {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked = append(o.asked, q.Do)
	return protocol.Reply(nil)
}

func (o *tool) hear(e protocol.Event) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.events = append(o.events, e)
}

// heard reports whether an event came whose coded args hold a text.
func (o *tool) heard(event, text string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.ContainsFunc(o.events, func(e protocol.Event) bool {
		return e.Event == event && strings.Contains(string(e.Args), text)
	})
}

func (o *tool) status() (s protocol.StatusResult) {
	o.t.Helper()
	if err := o.Peer.Ask(protocol.New(protocol.Status, nil), 0).Read(&s); err != nil {
		o.t.Fatal(err)
	}
	return s
}

// The colours of the builds, and where the box lies in a picture.
var (
	red   = [3]uint8{0xff, 0x00, 0x4d}
	green = [3]uint8{0x00, 0xe4, 0x36}
)

func find(img image.Image, c [3]uint8) (at image.Rectangle) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			if [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(bl >> 8)} == c {
				at = at.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return at
}

func gone(pid int) bool { return syscall.Kill(pid, 0) != nil }

// TestAGameThatIsEdited lives through what a developer does to a game in an afternoon.
func TestAGameThatIsEdited(t *testing.T) {
	for _, build := range []string{"green", "panics", "hangs"} {
		swapTo(t, build, 0) // builds it, so that the box does not walk away meanwhile
	}
	o := open(t, "red")
	o.Until(func() bool { return !find(o.Shot(), red).Empty() }, "draw the game")
	if title := o.status(); title.W != 640 || title.H != 360 {
		t.Errorf("got a window of %d×%d; want the game's 640×360", title.W, title.H)
	}
	o.Until(func() bool { return o.heard(protocol.Logged, "box begins") }, "hand on what the game prints")
	o.KeyDown("Right")
	o.Until(func() bool { return find(o.Shot(), red).Min.X > 60 }, "move")

	// Another build, with the key held.
	before := find(o.Shot(), red)
	first := o.status().Pid
	a := o.Peer.Ask(swapTo(t, "green", 2), 0)
	var r protocol.SwapResult
	if err := a.Read(&r); err != nil {
		t.Fatal(err)
	}
	t.Logf("SWAP %.1f ms, %d pictures stood still", r.Millis, r.Frames)
	if r.Frames > 3 {
		t.Errorf("got %d pictures that stood still; want 3 at most", r.Frames)
	}
	o.Until(func() bool { return !find(o.Shot(), green).Empty() }, "show the new build") // the picture is on its way
	after := find(o.Shot(), green)
	if after.Min.X < before.Min.X {
		t.Errorf("got the box at %v after %v; want the state kept", after, before)
	}
	o.Until(func() bool { return find(o.Shot(), green).Min.X > after.Min.X+10 }, "go on with the key held")
	o.KeyUp("Right")
	o.SavePNG("swapped")
	o.Until(func() bool { return gone(first) }, "end the first build after its successor's trial")

	// A build that panics, and one that hangs: the one before goes on.
	for _, build := range []string{"panics", "hangs"} {
		at := find(o.Shot(), green)
		if a := o.Peer.Ask(swapTo(t, build, 3), 0); a.Err == "" {
			t.Errorf("a build that %s: got no error", build)
		} else {
			t.Logf("%s: %s", build, a.Err)
		}
		o.Until(func() bool { return find(o.Shot(), green) == at && o.status().Build == 2 }, "keep the build before")
	}
	if !o.heard(protocol.Failed, "box is broken") || !o.heard(protocol.Failed, "main.go") {
		t.Error("got no event with the stack; want it for the tool to show")
	}

	// The process is killed: it comes back where it was.
	o.Until(func() bool { return o.heard(protocol.Saved, "") }, "save")
	at, pid := find(o.Shot(), green), o.status().Pid
	syscall.Kill(pid, syscall.SIGKILL)
	o.Until(func() bool { s := o.status(); return s.Alive && s.Pid != pid }, "start the game again")
	o.Until(func() bool { return find(o.Shot(), green) == at }, "be where it was")
	o.KeyDown("Right")
	o.Until(func() bool { return find(o.Shot(), green).Min.X > at.Min.X }, "go on after it was killed")
	o.KeyUp("Right")

	// It hangs: it comes back before the hang, and stands still until F6.
	pid = o.status().Pid
	o.KeyDown("h")
	o.Until(func() bool { return o.heard(protocol.Hung, "") }, "notice that the game hangs")
	o.KeyUp("h")
	o.Until(func() bool { s := o.status(); return s.Alive && s.Pid != pid && s.Clock.Paused }, "come back paused")
	at = find(o.Shot(), green)
	o.SavePNG("came-back")
	o.KeyDown("Right")
	time.Sleep(300 * time.Millisecond)
	if now := find(o.Shot(), green); now != at {
		t.Errorf("paused: got the box at %v; want it still at %v", now, at)
	}
	o.Key("F6")
	o.Until(func() bool { return find(o.Shot(), green).Min.X > at.Min.X }, "go on with F6")
	o.KeyUp("Right")

	// The overlay, over the game.
	o.Key("F1")
	o.Until(func() bool { return o.status().Overlay }, "show the overlay")
	time.Sleep(time.Second)
	o.SavePNG("overlay")
	o.Peer.Ask(protocol.New(protocol.Say, protocol.SayArgs{About: "build", Kind: "error", Title: "main.go", Lines: []string{"main.go:7:2: undefined: speed"}}), 0)
	time.Sleep(time.Second)
	o.SavePNG("error")

	// The tool goes: nothing stays behind.
	pid = o.status().Pid
	o.conn.Close()
	if code := o.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, o.Output())
	}
	o.Until(func() bool { return gone(pid) }, "end the game")
}

// The player closes the window: the tool hears of it, and no process stays.
func TestClosingTheWindow(t *testing.T) {
	o := open(t, "red")
	o.Until(func() bool { return !find(o.Shot(), red).Empty() }, "draw the game")
	pid := o.status().Pid
	o.Window.Close()
	if code := o.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, o.Output())
	}
	o.mu.Lock()
	asked := slices.Contains(o.asked, protocol.Quit)
	o.mu.Unlock()
	if !asked || !gone(pid) {
		t.Errorf("got the tool told: %v, the game gone: %v; want both", asked, gone(pid))
	}
}

// The window is killed: the game ends by itself.
func TestAKilledWindowLeavesNothing(t *testing.T) {
	o := open(t, "red")
	o.Until(func() bool { return !find(o.Shot(), red).Empty() }, "draw the game")
	pid := o.status().Pid
	window := parent(t, pid)
	syscall.Kill(window, syscall.SIGKILL)
	for end := time.Now().Add(10 * time.Second); !gone(pid); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the game is still there after 10 s; want it gone")
		}
	}
}

func parent(t *testing.T, pid int) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	n, err := strconv.Atoi(fields[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
