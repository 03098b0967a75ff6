package engine

import (
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
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

// botSeconds is how long the bot plays where there is no display, in seconds of game time.
const botSeconds = 60

// withoutDisplay plays the game on the headless driver and says how it went.
func (r run) withoutDisplay(l *Loop) error {
	if r.ticks == 0 {
		r.ticks = botSeconds * l.config.TPS
	}
	own := r.ownFilm(l)
	if own {
		r.clips, r.spare = nil, r.clips
	}
	app, report := r.wrap(l)
	start := time.Now()
	said, err := r.filmed(l, &stopping{App: app, loop: l}, headless.Options{
		Width: l.config.Width, Height: l.config.Height, TPS: l.config.TPS, Draw: true, Sound: func([]float32) {},
	})
	wall := time.Since(start)
	if l.failed != nil {
		return l.failed
	}
	report(l)
	if !r.digest {
		l.tell(wall)
	}
	fmt.Print(said)
	if own && err == nil {
		r.filmOwn(l)
	}
	return err
}

// ownFilm reports whether the films are to be of the replay that the game has for that: nobody asked for those of the run.
func (r run) ownFilm(l *Loop) bool {
	for _, c := range r.clips {
		if !c.Spare {
			return false
		}
	}
	return l.config.Film != "" && len(r.clips) > 0 && !r.digest
}

// filmOwn makes the films of the game's own replay. The run is no failure when they cannot be had.
func (r run) filmOwn(l *Loop) {
	p, err := l.ownReplay(l.config.Film)
	if err == nil {
		r.clips = r.spare
		err = r.filmReplay(p)
	}
	if err != nil {
		slog.Warn("engine: film " + l.config.Film + ": " + err.Error())
	}
}

// stopping is a game that ends when it fails: nobody is there to start it again.
type stopping struct {
	driver.App
	loop *Loop
}

func (s *stopping) Tick(in *driver.Input) *driver.Output {
	out := s.App.Tick(in)
	out.Exit = out.Exit || s.loop.failed != nil
	return out
}

// tell prints what a run without a display was.
func (l *Loop) tell(wall time.Duration) {
	who := "its bot played"
	if _, bot := l.scenes.bot(); bot == nil {
		who = "it ran with nobody at the keys for"
	}
	fmt.Printf("%s: there is no window here, so %s %.0f s of game time in %.2f s, %.0f times real time.\n",
		l.config.Title, who, l.tick.Time, wall.Seconds(), l.tick.Time/wall.Seconds())
	fmt.Println(l.Summary())
	fmt.Println("To play it in a window, run it where DISPLAY is set: on a desktop, over `ssh -X`, or under `xvfb-run`.")
}
