package driver

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Version of the encoding. Two programs understand each other when theirs is the same.
const Version = 5

// Kind says what a message holds.
type Kind uint8

// The kinds of message.
const (
	KindInput  Kind = iota + 1 // an Input: the other side answers with its Output
	KindOutput                 // an Output
	KindFrame                  // a Frame
	KindSetup                  // a Setup
	KindDraw                   // a wish for a picture: the other side answers with its Frame
	KindAsk                    // bytes that mean something to both sides alone: the other side answers with KindAnswer
	KindAnswer
	KindNews // bytes that nobody asked for; any number of them may come before an answer
	kindEnd
)

var kindNames = [kindEnd]string{
	KindInput: "input", KindOutput: "output", KindFrame: "frame", KindSetup: "setup", KindDraw: "draw",
	KindAsk: "ask", KindAnswer: "answer", KindNews: "news",
}

// String returns the kind in lower case, and "unknown" for one that this version has not.
func (k Kind) String() string {
	if k == 0 || k >= kindEnd {
		return "unknown"
	}
	return kindNames[k]
}

// A message begins with two letters, the version, the kind and the length of what follows in four bytes.
// All numbers are little endian. What follows are the fields in the order of the structs: whole numbers as
// variable-length integers, floats as their bits, and each list after its length.
const (
	magic0, magic1 = 'K', 'w'
	headerSize     = 8
)

// AppendInput appends in as one message and returns the longer slice. It allocates only when b has no room.
func AppendInput(b []byte, in *Input) []byte {
	c := coder{b: appendHeader(b, KindInput)}
	c.input(in)
	return finish(c.b, len(b))
}

// DecodeInput reads one message into in and returns the bytes after it. The lists of in keep their memory and are
// filled anew, but that pixels are new memory each time; nothing in it points into b. On an error in is broken: decode into it again, or Reset it.
func DecodeInput(b []byte, in *Input) (rest []byte, err error) {
	c, rest := open(b, KindInput)
	c.input(in)
	return rest, c.close(KindInput)
}

// AppendOutput is AppendInput for an Output.
func AppendOutput(b []byte, o *Output) []byte {
	c := coder{b: appendHeader(b, KindOutput)}
	c.output(o)
	return finish(c.b, len(b))
}

// DecodeOutput is DecodeInput for an Output, but that the samples of its sounds are new memory each time:
// a mixer may keep them.
func DecodeOutput(b []byte, o *Output) (rest []byte, err error) {
	c, rest := open(b, KindOutput)
	c.output(o)
	return rest, c.close(KindOutput)
}

// AppendFrame is AppendInput for a Frame.
func AppendFrame(b []byte, f *Frame) []byte {
	c := coder{b: appendHeader(b, KindFrame)}
	c.frame(f)
	return finish(c.b, len(b))
}

// DecodeFrame is DecodeInput for a Frame. Every span of a frame that it accepts lies inside its pool.
// It does not look at what indices and image names mean: a driver does.
func DecodeFrame(b []byte, f *Frame) (rest []byte, err error) {
	c, rest := open(b, KindFrame)
	c.frame(f)
	c.checkSpans(f)
	return rest, c.close(KindFrame)
}

// AppendSetup is AppendInput for a Setup.
func AppendSetup(b []byte, s *Setup) []byte {
	c := coder{b: appendHeader(b, KindSetup)}
	c.setup(s)
	return finish(c.b, len(b))
}

// DecodeSetup is DecodeInput for a Setup.
func DecodeSetup(b []byte, s *Setup) (rest []byte, err error) {
	c, rest := open(b, KindSetup)
	c.setup(s)
	return rest, c.close(KindSetup)
}

// AppendBytes appends a message of one of the kinds that hold bytes: KindAsk, KindAnswer and KindNews.
func AppendBytes(b []byte, k Kind, payload []byte) []byte {
	start := len(b)
	return finish(append(appendHeader(b, k), payload...), start)
}

// Payload returns the bytes in a message of such a kind, as ReadMessage gives it. It shares the message's memory.
func Payload(message []byte) []byte { return message[headerSize:] }

func appendHeader(b []byte, k Kind) []byte {
	return append(b, magic0, magic1, Version, byte(k), 0, 0, 0, 0)
}

// finish writes the length of the message that starts at start into its header.
func finish(b []byte, start int) []byte {
	n := len(b) - start - headerSize
	if uint64(n) > math.MaxUint32 {
		panic(fmt.Sprintf("driver: append %v: %d bytes; a message holds less than 4 GiB, try smaller images", Kind(b[start+3]), n))
	}
	binary.LittleEndian.PutUint32(b[start+4:], uint32(n))
	return b
}

// open checks the header of a message and returns a coder that reads its inside, and the bytes after it.
func open(b []byte, want Kind) (c coder, rest []byte) {
	c.mode = reading
	k, n, err := header(b)
	switch {
	case err != nil:
		c.err = err
	case k != want:
		c.err = fmt.Errorf("this is a message of kind %v", k)
	case uint64(n) > uint64(len(b)-headerSize):
		c.err = fmt.Errorf("%d bytes are missing at the end", uint64(n)-uint64(len(b)-headerSize))
	default:
		c.b = b[headerSize:][:n]
		rest = b[headerSize+int(n):]
	}
	return c, rest
}

var errNoMessage = errors.New("no message starts here; was something else written to this stream?")

// header reads the kind and the length of a message.
func header(b []byte) (k Kind, n uint32, err error) {
	switch {
	case len(b) < headerSize || b[0] != magic0 || b[1] != magic1:
		return 0, 0, errNoMessage
	case b[2] != Version:
		return 0, 0, fmt.Errorf("it has version %d and this program reads version %d; build both sides with one version of Krill", b[2], Version)
	}
	return Kind(b[3]), binary.LittleEndian.Uint32(b[4:]), nil
}

// close returns what went wrong, also when bytes were left over.
func (c *coder) close(k Kind) error {
	if c.err == nil && len(c.b) > 0 {
		c.err = fmt.Errorf("%d bytes too many", len(c.b))
	}
	if c.err != nil {
		return fmt.Errorf("driver: decode %v: %w", k, c.err)
	}
	return nil
}
