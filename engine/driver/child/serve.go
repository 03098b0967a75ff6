package child

import (
	"fmt"
	"io"

	"github.com/krill2d/krill/engine/driver"
)

// Served is a game that answers questions beside playing.
type Served interface {
	driver.App
	// Ask answers between two ticks. The payload is valid during the call, the answer until the next one.
	Ask(payload []byte) []byte
	// News returns what is to be said unasked since the last call, a payload each. Serve calls it before each answer.
	News() [][]byte
}

// Serve runs app for the window's side, which holds the other ends of r and w. It returns nil when r ends between two
// messages. A game in an endless loop does not outlive its window: see [Pipe].
func Serve(app Served, r io.Reader, w io.Writer) error {
	var s served
	var message []byte
	for {
		k, m, err := driver.ReadMessage(r, message)
		if message = m; err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := s.answer(app, k, message); err != nil {
			return err
		}
		if _, err := w.Write(s.out); err != nil {
			return fmt.Errorf("child: serve: %w", err)
		}
	}
}

// served answers messages one by one.
type served struct {
	in  driver.Input
	out []byte // the news and the answer to the last message
}

// answer does what a message asks of app.
func (s *served) answer(app Served, k driver.Kind, message []byte) error {
	switch k {
	case driver.KindInput:
		if _, err := driver.DecodeInput(message, &s.in); err != nil {
			return err
		}
		out := app.Tick(&s.in)
		s.news(app)
		s.out = driver.AppendOutput(s.out, out)
	case driver.KindDraw:
		alpha, err := driver.DecodeDraw(message)
		if err != nil {
			return err
		}
		f := app.Draw(alpha)
		s.news(app)
		s.out = driver.AppendFrame(s.out, f)
	case driver.KindAsk:
		payload := app.Ask(driver.Payload(message))
		s.news(app)
		s.out = driver.AppendBytes(s.out, driver.KindAnswer, payload)
	default:
		return fmt.Errorf("child: serve: a message of kind %v; a window sends %v, %v and %v", k, driver.KindInput, driver.KindDraw, driver.KindAsk)
	}
	return nil
}

// news begins what is sent with what is to be said unasked.
func (s *served) news(app Served) {
	s.out = s.out[:0]
	for _, payload := range app.News() {
		s.out = driver.AppendBytes(s.out, driver.KindNews, payload)
	}
}
