package engine

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/driver"
)

// run is how a process runs its game: what the environment says, beside the game's own Config.
type run struct {
	developer bool   // KRILL_DEV: the keys of a developer work
	source    string // KRILL_DEV is the folder of the game's source; empty: it is none
	headless  bool   // KRILL_HEADLESS: no window although there is a display
	bot       bool   // KRILL_BOT: the game's bot plays
	aloud     bool   // KRILL_BOT=aloud: it says what to press, to whoever plays
	byTouch   bool   // KRILL_BOT=aloud-touch: it says where to touch
	digest    bool   // KRILL_DIGEST: one number for the whole run is printed at its end
	wire      bool   // KRILL_WIRE: all that crosses the boundary goes through its encoding
	pipe      bool   // KRILL_PIPE: the driver is another process, which listens at descriptors 3 and 4
	ticks     int    // KRILL_TICKS: the run ends after so many
	seed      uint64 // KRILL_SEED: over Config.Seed; zero: none
	record    string // KRILL_RECORD: the file that the run's replay is written to; empty: none
	replay    string // KRILL_REPLAY: the file of the replay that is played instead; empty: none
	from      int    // KRILL_REPLAY_FROM: the tick from which on it is played
	text      string // KRILL_REPLAY_DATA: the replay itself, as a link holds it; empty: none
	clips     []clip // KRILL_CLIP: what is filmed of a run without a window
	spare     []clip // of those, what is filmed of the game's own replay instead
}

func runFromEnv() (run, error) {
	r := run{
		developer: os.Getenv("KRILL_DEV") != "", headless: os.Getenv("KRILL_HEADLESS") != "",
		digest: os.Getenv("KRILL_DIGEST") != "", wire: os.Getenv("KRILL_WIRE") != "",
		pipe: os.Getenv("KRILL_PIPE") != "", record: os.Getenv("KRILL_RECORD"),
		replay: os.Getenv("KRILL_REPLAY"), text: replayText(),
	}
	switch os.Getenv("KRILL_BOT") {
	case "":
	case "aloud-touch":
		r.aloud, r.byTouch = true, true
	case "aloud":
		r.aloud = true
	default:
		r.bot = true
	}
	if dev := os.Getenv("KRILL_DEV"); strings.ContainsAny(dev, `/\`) {
		r.source = dev
	}
	var err error
	if r.ticks, err = numberFromEnv("KRILL_TICKS"); err != nil {
		return r, err
	}
	if r.from, err = numberFromEnv("KRILL_REPLAY_FROM"); err != nil {
		return r, err
	}
	if r.clips, err = clipsFromEnv(); err != nil {
		return r, err
	}
	if s := os.Getenv("KRILL_SEED"); s != "" {
		if r.seed, err = strconv.ParseUint(s, 10, 64); err != nil || r.seed == 0 {
			return r, fmt.Errorf("engine: KRILL_SEED=%q: must be a whole number above 0", s)
		}
	}
	return r, nil
}

// numberFromEnv returns a variable's whole number above 0, and 0 when it is not set.
func numberFromEnv(name string) (int, error) {
	s := os.Getenv(name)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("engine: %s=%q: must be a whole number above 0", name, s)
	}
	return n, nil
}

// stateLine says the hash of the state, or why there is none.
func (l *Loop) stateLine() string {
	h, err := l.Hash()
	if err != nil {
		return "state: " + err.Error()
	}
	return fmt.Sprintf("state %016x", h)
}

// limit ends a run after as many ticks as the environment says.
func (r run) limit(a driver.App) driver.App {
	if r.ticks > 0 {
		return &limited{App: a, left: r.ticks}
	}
	return a
}

// limited is a game whose run ends after some ticks.
type limited struct {
	driver.App
	left int
}

func (l *limited) Tick(in *driver.Input) *driver.Output {
	out := l.App.Tick(in)
	l.left--
	out.Exit = out.Exit || l.left <= 0
	return out
}
