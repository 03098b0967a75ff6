package child

import (
	"io"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// App is a game in another process, as a driver plays it. Its methods may be called from several goroutines; each waits for
// the one before.
//
// A game that does not answer in time is late: Tick then returns an Output that asks for nothing, Draw the last frame, Ask an
// error, and none of them waits again until the answer has come. So a window stays alive while its game hangs.
type App struct{}

// Connect returns the app at the other ends of r and w, which it does not close. Told is called with each piece of news,
// from the goroutine that reads; nil: nobody is told.
func Connect(r io.Reader, w io.Writer, told func(payload []byte)) *App { panic("child: soon") }

// Patience is how long a call waits for an answer.
const Patience = 100 * time.Millisecond

// Tick sends in and waits for the answer, but no longer than Patience.
func (a *App) Tick(in *driver.Input) *driver.Output { panic("child: soon") }

// Draw asks for a picture and waits for it, but no longer than Patience.
func (a *App) Draw(alpha float64) *driver.Frame { panic("child: soon") }

// Ask sends bytes and returns the answer, waiting at most so long; zero: ten seconds. The answer is the caller's.
func (a *App) Ask(payload []byte, wait time.Duration) ([]byte, error) { panic("child: soon") }

// Late returns for how long an answer has been waited for beyond Patience, and zero for an app that is in time.
func (a *App) Late() time.Duration { panic("child: soon") }

// Err returns why the app is gone, and nil while it is there.
func (a *App) Err() error { panic("child: soon") }
