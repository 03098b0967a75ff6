//go:build !js

package child

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// role is the variable that makes this test binary a game or a window.
const role = "KRILL_TEST_ROLE"

func init() {
	if os.Getenv(role) == "stuck in init" {
		spin()
	}
}

// spin never ends, and takes a processor for it.
func spin() {
	for n := 1; n > 0; n = n%7 + 1 {
	}
}

func TestMain(m *testing.M) {
	switch how := os.Getenv(role); how {
	case "":
		os.Exit(m.Run())
	case "window":
		beWindow()
	default:
		beGame(how)
	}
}

// beGame plays a toy at the pipes that this process has inherited.
func beGame(how string) {
	r, w, ok, err := Pipe()
	if err != nil || !ok {
		fmt.Println("no pipe:", ok, err)
		os.Exit(3)
	}
	fmt.Println("a line of the game's own")
	if os.Getenv(Variable) != "" {
		fmt.Println("the variable is still there")
	}
	var game Served = &roleToy{how: how}
	if how == "crowd" {
		game = newCrowd()
	}
	if err := Serve(game, r, w); err != nil {
		fmt.Println(err)
		os.Exit(4)
	}
}

// roleToy misbehaves as it is told.
type roleToy struct {
	toy
	how string
}

func (g *roleToy) Tick(in *driver.Input) *driver.Output {
	switch {
	case g.how == "stuck" && g.ticks == 3:
		spin()
	case g.how == "panics" && g.ticks == 3:
		panic("so it is")
	case g.how == "stays" && g.ticks == 3:
		select {}
	}
	return g.toy.Tick(in)
}

// beWindow starts a game of the role in its argument, says its number, plays some ticks and waits to be killed.
func beWindow() {
	p, err := Start(toyProgram(os.Args[1]))
	if err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	fmt.Println(p.Pid())
	for range 10 {
		p.Tick(&driver.Input{})
	}
	fmt.Println("played")
	select {}
}

func toyProgram(how string) Program {
	return Program{
		Path: os.Args[0], Args: []string{how},
		Env: []string{role + "=" + how, "GORACE=atexit_sleep_ms=0"}, // the race detector would keep a program for a second after its end
	}
}

// soonGone fails when a process is still there after some seconds.
func soonGone(t *testing.T, pid int) {
	t.Helper()
	for range 300 {
		if !there(pid) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %d is still there after 3 s", pid)
}

func startToy(t *testing.T, how string) (p *Process, said *bytes.Buffer) {
	t.Helper()
	said = &bytes.Buffer{}
	program := toyProgram(how)
	program.Stdout, program.Stderr = said, said
	p, err := Start(program)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p, said
}

func TestProcessPlays(t *testing.T) {
	p, said := startToy(t, "well")
	p.Ask(nil, 0) // until it has started
	for i := range 200 {
		if out := p.Tick(&driver.Input{}); len(out.Commands) != 1 && p.Late() == 0 && i > 0 {
			t.Fatalf("tick %d: got %+v, %v; want its command", i, out, p.Err())
		}
		p.Draw(0)
	}
	if answer, err := p.Ask([]byte("x"), 0); err != nil || string(answer) != "re: x" {
		t.Errorf("got %q, %v; want the answer", answer, err)
	}
	begun := time.Now()
	p.Close()
	if took := time.Since(begun); took > endTime {
		t.Errorf("Close took %v; want it to end by itself", took)
	}
	if !p.cmd.ProcessState.Success() || strings.TrimSpace(said.String()) != "a line of the game's own" {
		t.Errorf("got %v and %q; want its own line alone", p.cmd.ProcessState, said)
	}
	if there(p.Pid()) || p.Err() == nil {
		t.Errorf("after Close: got error %v; want the process gone", p.Err())
	}
}

func TestClosedGameLeavesNothing(t *testing.T) {
	for _, how := range []string{"well", "stuck", "stays", "stuck in init"} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p, _ := startToy(t, how)
			if how != "stuck in init" {
				p.Ask(nil, 0) // until it has started
			}
			for range 10 {
				p.Tick(&driver.Input{})
			}
			if late := p.Late() > 0; late != (how != "well") {
				t.Errorf("late: got %v", late)
			}
			begun := time.Now()
			p.Close()
			if took := time.Since(begun); took > 4*endTime {
				t.Errorf("Close took %v; want about %v", took, endTime)
			}
			if there(p.Pid()) {
				t.Error("it is still there")
			}
		})
	}
}

func TestGameThatDies(t *testing.T) {
	killed := "killed"
	if runtime.GOOS == "windows" {
		killed = "exit status 1"
	}
	for how, want := range map[string]string{"panics": "exit status 2", "well": killed} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p, said := startToy(t, how)
			p.Tick(&driver.Input{})
			if how == "well" {
				p.Kill()
			}
			for i := 0; i < 300 && p.Err() == nil; i++ {
				p.Tick(&driver.Input{})
				time.Sleep(10 * time.Millisecond)
			}
			if !errors.Is(p.Err(), errEnded) || !strings.Contains(p.Err().Error(), want) {
				t.Errorf("got %v; want it to say %q", p.Err(), want)
			}
			p.Close()
			if how == "panics" && !strings.Contains(said.String(), "so it is") {
				t.Errorf("got %q; want the panic", said)
			}
		})
	}
}

func TestKilledWindowLeavesNoGame(t *testing.T) {
	for _, how := range []string{"well", "stuck", "stays", "stuck in init"} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			c := exec.Command(os.Args[0], how)
			c.Env = append(os.Environ(), role+"=window")
			out, err := c.StdoutPipe()
			if err == nil {
				err = c.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			lines.Scan()
			pid, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatalf("the window said %q; want the number of its game", lines.Text())
			}
			for lines.Text() != "played" && lines.Scan() {
			}
			if !there(pid) {
				t.Error("the game is gone before its window")
			}
			c.Process.Kill()
			c.Wait()
			soonGone(t, pid)
		})
	}
}

func TestStartOfNothing(t *testing.T) {
	if _, err := Start(Program{Path: "/no/such/game"}); err == nil || !strings.HasPrefix(err.Error(), "child: start the game: ") {
		t.Errorf("got %v; want an error", err)
	}
}
