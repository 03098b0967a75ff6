package driver

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// readStep is how many bytes of a message are made room for before they have arrived: a broken length costs no more.
const readStep = 1 << 20

// ReadMessage reads one message of any kind from r into the memory of b, which may be nil, and returns its kind and
// its bytes for the Decode functions. The error is io.EOF only when r ends between two messages.
func ReadMessage(r io.Reader, b []byte) (Kind, []byte, error) {
	b = slices.Grow(b[:0], headerSize)[:headerSize]
	if _, err := io.ReadFull(r, b); err == io.EOF {
		return 0, b[:0], io.EOF
	} else if err != nil {
		return 0, b[:0], fmt.Errorf("driver: read message: %w", err)
	}
	k, n, err := header(b)
	if err != nil {
		return 0, b[:0], fmt.Errorf("driver: read message: %w", err)
	}
	for left := int64(n); left > 0; {
		step, at := int(min(left, readStep)), len(b)
		b = slices.Grow(b, step)[:at+step]
		if _, err := io.ReadFull(r, b[at:]); err != nil {
			return 0, b[:0], fmt.Errorf("driver: read %v: %w", k, noEOF(err))
		}
		left -= int64(step)
	}
	return k, b, nil
}

// noEOF makes the end of a stream inside a message an error of its own.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Serve runs app for a driver in another process, which holds the other ends of r and w as a RemoteApp.
// It returns nil when r ends between two messages, which is how the driver says that the run is over.
// It does not close r and w.
func Serve(app App, r io.Reader, w io.Writer) error {
	var in Input
	var b []byte
	for {
		k, message, err := ReadMessage(r, b)
		if b = message; err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if b, err = answer(app, k, message, &in); err != nil {
			return err
		}
		if _, err := w.Write(b); err != nil {
			return fmt.Errorf("driver: serve: %w", err)
		}
	}
}

// answer does what a message asks of app and returns the answer in the message's memory.
func answer(app App, k Kind, message []byte, in *Input) ([]byte, error) {
	switch k {
	case KindInput:
		if _, err := DecodeInput(message, in); err != nil {
			return nil, err
		}
		return AppendOutput(message[:0], app.Tick(in)), nil
	case KindDraw:
		alpha, err := DecodeDraw(message)
		if err != nil {
			return nil, err
		}
		return AppendFrame(message[:0], app.Draw(alpha)), nil
	}
	return nil, fmt.Errorf("driver: serve: a message of kind %v; a driver sends %v and %v", k, KindInput, KindDraw)
}

// AppendDraw appends a wish for a picture at alpha as one message.
func AppendDraw(b []byte, alpha float64) []byte {
	c := coder{b: appendHeader(b, KindDraw)}
	c.float64(&alpha)
	return finish(c.b, len(b))
}

// DecodeDraw reads what AppendDraw wrote.
func DecodeDraw(b []byte) (alpha float64, err error) {
	c, _ := open(b, KindDraw)
	c.float64(&alpha)
	return alpha, c.close(KindDraw)
}

// RemoteApp is an App in another process, in which Serve holds the other ends of its pipes.
//
// When the process or a pipe ends, Err says why, and from then on Tick answers with an Output whose Exit is set, and
// Draw with the last frame, or an empty one: a driver closes its window as if the app had wished it.
type RemoteApp struct {
	r      io.Reader
	w      io.Writer
	buffer []byte
	out    Output
	frame  Frame
	err    error
}

// Remote returns the App at the other ends of r and w. It does not close them; Serve ends when w is closed.
func Remote(r io.Reader, w io.Writer) *RemoteApp { return &RemoteApp{r: r, w: w} }

// Err returns the first thing that went wrong, and nil while all is well.
func (a *RemoteApp) Err() error { return a.err }

// Tick sends in and waits for the answer.
func (a *RemoteApp) Tick(in *Input) *Output {
	a.buffer = AppendInput(a.buffer[:0], in)
	if message := a.ask(KindOutput); message != nil {
		_, err := DecodeOutput(message, &a.out)
		a.fail(err)
	}
	if a.err != nil {
		a.out = Output{Window: a.out.Window, Exit: true}
	}
	return &a.out
}

// Draw asks for a picture and waits for it.
func (a *RemoteApp) Draw(alpha float64) *Frame {
	a.buffer = AppendDraw(a.buffer[:0], alpha)
	if message := a.ask(KindFrame); message != nil {
		_, err := DecodeFrame(message, &a.frame)
		if a.fail(err); err != nil {
			a.frame = Frame{}
		}
	}
	return &a.frame
}

// ask sends what is in the buffer and returns the answer, or nil after an error.
func (a *RemoteApp) ask(want Kind) []byte {
	if a.err != nil {
		return nil
	}
	if _, err := a.w.Write(a.buffer); err != nil {
		a.fail(fmt.Errorf("driver: remote: %w", err))
		return nil
	}
	k, message, err := ReadMessage(a.r, a.buffer)
	a.buffer = message
	switch {
	case err == io.EOF:
		err = errors.New("driver: remote: the app's process ended")
	case err == nil && k != want:
		err = fmt.Errorf("driver: remote: the answer is of kind %v; want %v", k, want)
	}
	if a.fail(err); err != nil {
		return nil
	}
	return message
}

func (a *RemoteApp) fail(err error) {
	if a.err == nil {
		a.err = err
	}
}
