package ogg

import "io"

// Sound turns the packets of a file into frames, a frame being a moment with a sample for each channel. Where frames lie is said
// by the positions of the pages alone: a page whose packets give more is cut, and one whose packets give less is filled with
// silence. So a frame is the same whether all before it was decoded or not. Fill the first fields, and call Open.
type Sound struct {
	Start    Reader // before the first packet with sound
	Channels int
	Most     int64 // frames that a packet gives at most
	Skip     int64 // frames at the beginning that are not meant to be heard
	Decode   func(packet []byte) ([]float32, error)
	Clear    func() // makes the decoder as it is at the beginning

	// Before is how many packets are decoded before the one that is meant, to make the decoder as it would be.
	Before int
	// Every is for a decoder that does not forget: with the first page after so many frames it begins anew, with Before
	// packets, also when all is decoded in turn. Zero: never.
	Every int64

	now  Reader
	base int64 // position of frame 0
	head int64 // frame that the first packet begins with: not above 0
	end  int64 // length

	have   []float32 // what is decoded and not read yet
	silent int64     // frames of silence after that
	pos    int64     // frame that have begins with
	part   int64     // with Every: which of so many frames the page began in
}

// Open looks at the positions of all pages and returns how many frames there are.
func (s *Sound) Open() (frames int64, err error) {
	at := int64(-1)
	for walk := s.Start; ; {
		if left := int64(walk.Left()); left > 0 {
			switch {
			case walk.Granule < 0 || at >= 0 && (walk.Granule < at || walk.Granule-at > left*s.Most):
				return 0, ErrBroken
			case at < 0:
				if err := s.first(walk.Page); err != nil {
					return 0, err
				}
			}
			at = walk.Granule
		}
		if err := walk.NextPage(); err == io.EOF {
			break
		} else if err != nil {
			return 0, err
		}
	}
	s.base, s.head = s.base+s.Skip, s.head-s.Skip
	s.end = max(at, 0) - s.base
	return s.end, nil
}

// first decodes the first page on which packets end, to see how many frames it has. Its position may be beyond that: the
// file was cut from a longer one. Or before: its first frames are not meant to be heard, unless it is the last page too,
// of which the end is cut off.
func (s *Sound) first(page Page) error {
	n, left := int64(0), 1
	for r := s.Start; left > 0; left = r.Left() {
		packet, err := r.Packet()
		if err != nil {
			return err
		}
		out, err := s.Decode(packet)
		if err != nil {
			return ErrBroken
		}
		n += int64(len(out) / s.Channels)
	}
	switch {
	case page.Granule >= n:
		s.base = page.Granule - n
	case !page.Last:
		s.head = page.Granule - n
	}
	return nil
}

// SeekTo makes the next Read begin at a frame, 0 to as many as Open says.
func (s *Sound) SeekTo(frame int64) error {
	s.have, s.silent = nil, 0
	if err := s.place(frame); err != nil {
		return err
	}
	for s.pos < frame {
		if len(s.have) == 0 && s.silent == 0 {
			if err := s.more(); err != nil {
				return err
			}
		}
		n := min(frame-s.pos, int64(len(s.have)/s.Channels))
		s.have = s.have[int(n)*s.Channels:]
		s.pos += n
		n = min(frame-s.pos, s.silent)
		s.silent -= n
		s.pos += n
	}
	return nil
}

// place makes the decoder ready for the page that a frame is on; with Every for the page before it with which it began anew.
func (s *Sound) place(frame int64) error {
	at, walk, meant := s.head, s.Start, mark{}
	before, last, inside := walk, walk, false
	for {
		if walk.Left() > 0 {
			if !inside || s.Every == 0 || at/s.Every != meant.at/s.Every {
				meant = mark{at, before, last, inside}
			}
			end := walk.Granule - s.base
			if end > frame {
				break
			}
			at, before, last, inside = end, last, walk, true
		}
		if err := walk.NextPage(); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
	}
	return s.begin(meant)
}

// mark is a page by its first frame and the two pages before it on which packets end.
type mark struct {
	at           int64
	before, last Reader
	inside       bool // there are pages before it
}

// begin makes the decoder ready for a page.
func (s *Sound) begin(m mark) error {
	s.Clear()
	s.now, s.pos = s.Start, m.at
	if s.Every > 0 {
		s.part = m.at / s.Every
	}
	if !m.inside {
		return nil
	}
	s.now = m.before
	var packets [][]byte
	for s.now.After != m.last.After || s.now.Left() > 0 || packets == nil {
		packet, err := s.now.Packet()
		if err != nil {
			return err
		}
		packets = append(packets, packet)
	}
	for _, packet := range packets[max(len(packets)-s.Before, 0):] {
		if _, err := s.Decode(packet); err != nil {
			return ErrBroken
		}
	}
	return nil
}

// Read fills dst with whole frames and returns how many, at least one; io.EOF comes at the end.
func (s *Sound) Read(dst []float32) (frames int, err error) {
	for len(s.have) == 0 && s.silent == 0 {
		if err := s.more(); err != nil {
			return 0, err
		}
	}
	n := copy(dst[:len(dst)/s.Channels*s.Channels], s.have)
	s.have = s.have[n:]
	if n == 0 {
		n = min(len(dst)/s.Channels, int(s.silent)) * s.Channels
		clear(dst[:n])
		s.silent -= int64(n / s.Channels)
	}
	s.pos += int64(n / s.Channels)
	return n / s.Channels, nil
}

// more decodes the next packet.
func (s *Sound) more() error {
	if s.Every > 0 && s.now.Left() == 0 && s.pos/s.Every != s.part {
		if err := s.place(s.pos); err != nil {
			return err
		}
	}
	packet, err := s.now.Packet()
	if err != nil {
		return err
	}
	out, err := s.Decode(packet)
	if err != nil {
		return ErrBroken
	}
	end := s.now.Granule - s.base
	n := min(int64(len(out)/s.Channels), end-s.pos)
	s.have = out[:int(n)*s.Channels]
	for i, x := range s.have {
		if s.have[i] = min(max(x, -1), 1); x != x {
			s.have[i] = 0
		}
	}
	if s.now.Left() == 0 {
		s.silent = end - s.pos - n
	}
	return nil
}
