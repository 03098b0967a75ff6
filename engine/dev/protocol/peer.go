package protocol

import (
	"errors"
	"io"
	"sync"
	"time"
)

// Peer is one end of a connection over which both sides ask, answer and tell. Its methods may be called from any
// goroutine.
type Peer struct {
	rw     io.ReadWriter
	answer func(Ask) Answer
	told   func(Event)

	writing sync.Mutex
	mu      sync.Mutex
	next    uint64
	waiting map[uint64]chan Answer
	closed  error
}

// packet is what crosses: an ask with a number, the answer to it, or an event.
type packet struct {
	Number uint64  `json:"n,omitempty"`
	Ask    *Ask    `json:"ask,omitempty"`
	Answer *Answer `json:"answer,omitempty"`
	Event  *Event  `json:"tell,omitempty"`
}

// maxPacket is what a packet may have at most, bytes: a broken length must not cost the memory of the machine.
const maxPacket = 1 << 30

// NewPeer returns an end. Answer is called in a goroutine of its own for each ask that comes, told in the order of the
// events and from the goroutine that reads; nil: events are forgotten.
func NewPeer(rw io.ReadWriter, answer func(Ask) Answer, told func(Event)) *Peer {
	return &Peer{rw: rw, answer: answer, told: told, waiting: map[uint64]chan Answer{}}
}

// Run reads until the connection ends, which is no error between two packets. All that waits for an answer then gets one
// that says so.
func (p *Peer) Run() error {
	err := p.read()
	p.mu.Lock()
	p.closed = errors.New("the other side has gone")
	for _, c := range p.waiting {
		c <- Refuse(p.closed)
	}
	clear(p.waiting)
	p.mu.Unlock()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return err
}

func (p *Peer) read() error {
	for {
		b, err := readPacket(p.rw)
		if err != nil {
			return err
		}
		var k packet
		blobs, err := decodeParts(b, &k)
		if err != nil {
			return err
		}
		p.take(k, blobs)
	}
}

func (p *Peer) take(k packet, blobs [][]byte) {
	switch {
	case k.Ask != nil:
		k.Ask.Blobs = blobs
		go func() {
			a := p.answer(*k.Ask)
			p.write(packet{Number: k.Number, Answer: &a}, a.Blobs)
		}()
	case k.Answer != nil:
		k.Answer.Blobs = blobs
		p.mu.Lock()
		c := p.waiting[k.Number]
		delete(p.waiting, k.Number)
		p.mu.Unlock()
		if c != nil {
			c <- *k.Answer
		}
	case k.Event != nil && p.told != nil:
		p.told(*k.Event)
	}
}

// Ask sends an ask and waits for its answer, at most so long; zero: a minute.
func (p *Peer) Ask(a Ask, wait time.Duration) Answer {
	if wait == 0 {
		wait = time.Minute
	}
	c := make(chan Answer, 1)
	p.mu.Lock()
	if p.closed != nil {
		p.mu.Unlock()
		return Refuse(p.closed)
	}
	p.next++
	n := p.next
	p.waiting[n] = c
	p.mu.Unlock()
	if err := p.write(packet{Number: n, Ask: &a}, a.Blobs); err != nil {
		p.forget(n)
		return Refuse(err)
	}
	select {
	case answer := <-c:
		return answer
	case <-time.After(wait):
		p.forget(n)
		return Refuse(errors.New(a.Do + ": no answer after " + wait.String()))
	}
}

func (p *Peer) forget(n uint64) {
	p.mu.Lock()
	delete(p.waiting, n)
	p.mu.Unlock()
}

// Tell sends an event. What cannot be sent is forgotten: Run tells of a connection that has ended.
func (p *Peer) Tell(e Event) { p.write(packet{Event: &e}, nil) }

func (p *Peer) write(k packet, blobs [][]byte) error {
	b := appendParts(make([]byte, 4), k, blobs)
	putLength(b)
	p.writing.Lock()
	defer p.writing.Unlock()
	_, err := p.rw.Write(b) // one Write for each packet: over a web socket it is one message
	return err
}

func putLength(b []byte) {
	n := uint32(len(b) - 4)
	b[0], b[1], b[2], b[3] = byte(n), byte(n>>8), byte(n>>16), byte(n>>24)
}

func readPacket(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := int64(head[0]) | int64(head[1])<<8 | int64(head[2])<<16 | int64(head[3])<<24
	if n > maxPacket {
		return nil, errors.New("protocol: read: a packet of more than a gigabyte; was something else written to this connection?")
	}
	b, err := io.ReadAll(io.LimitReader(r, n))
	if err == nil && int64(len(b)) < n {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}
