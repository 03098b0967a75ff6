package ebiten

import (
	"os"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// screenW and screenH are the size of the window that tests draw in, device pixels.
const screenW, screenH = 320, 240

// show is a picture that a test wants drawn. The answer is what stands on the screen then.
type show struct {
	build  func(f *driver.Frame)
	answer chan driver.Picture
}

// stage is the app behind the window: it draws what tests send it, one at a time.
type stage struct {
	game  *game
	shows chan show // closed when the tests are over
	now   show      // build is nil: nothing to draw; answer is nil: nobody waits
	out   driver.Output
	frame driver.Frame

	submissions int // of the last picture that was answered
}

func (s *stage) Tick(in *driver.Input) *driver.Output {
	s.out.Reset()
	for _, p := range in.Pixels {
		s.submissions = s.game.painter.submissions
		s.now.answer <- p.Picture
		s.now = show{}
	}
	if s.now.answer == nil {
		select {
		case next, more := <-s.shows:
			s.now, s.out.Exit = next, !more
		default:
		}
	}
	return &s.out
}

func (s *stage) Draw(float64) *driver.Frame {
	s.frame.Reset()
	if s.now.build != nil {
		s.frame.Reads = append(s.frame.Reads, driver.Read{ID: 1})
		s.now.build(&s.frame)
		s.now.build = nil
	}
	return &s.frame
}

var theStage *stage // nil: there is no display

// TestMain runs the tests beside a window, which has to have the main goroutine.
func TestMain(m *testing.M) {
	if !HasDisplay() {
		os.Exit(m.Run())
	}
	setup := driver.Setup{Title: "test", Width: screenW, Height: screenH, Lockstep: true, FixedSize: true}
	theStage = &stage{shows: make(chan show)}
	theStage.game = newGame(theStage, setup)
	code := make(chan int, 1)
	go func() {
		code <- m.Run()
		close(theStage.shows)
	}()
	if err := theStage.game.run(setup); err != nil {
		panic(err)
	}
	os.Exit(<-code)
}

// display skips a test where there is no display. On CI there has to be one.
func display(t testing.TB) {
	t.Helper()
	if theStage != nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("there is no display; run the tests under xvfb-run")
	}
	t.Skip("there is no display")
}

// screen draws a frame and returns what is on the screen then.
func screen(t testing.TB, build func(f *driver.Frame)) driver.Picture {
	t.Helper()
	display(t)
	s := show{build, make(chan driver.Picture)}
	theStage.shows <- s
	return <-s.answer
}
