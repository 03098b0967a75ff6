package protocol

import (
	"encoding/binary"
	"encoding/json"
	"errors"
)

// An ask and an answer are coded as a list of parts, each after its length in four bytes, little endian: a head in JSON, then
// the blobs.

var errCut = errors.New("protocol: decode: the message is cut short; are both sides of one version of Krill?")

// AppendAsk appends a coded ask. The blobs are copied.
func AppendAsk(b []byte, a Ask) []byte { return appendParts(b, a, a.Blobs) }

// DecodeAsk reads what AppendAsk wrote. The blobs share b's memory.
func DecodeAsk(b []byte) (a Ask, err error) {
	a.Blobs, err = decodeParts(b, &a)
	return a, err
}

// AppendAnswer is AppendAsk for an answer.
func AppendAnswer(b []byte, a Answer) []byte { return appendParts(b, a, a.Blobs) }

// DecodeAnswer is DecodeAsk for an answer.
func DecodeAnswer(b []byte) (a Answer, err error) {
	a.Blobs, err = decodeParts(b, &a)
	return a, err
}

func appendParts(b []byte, head any, blobs [][]byte) []byte {
	coded, err := json.Marshal(head)
	if err != nil {
		panic("protocol: append: " + err.Error()) // RawMessage that is no JSON: a bug of who made it
	}
	b = appendPart(b, coded)
	for _, blob := range blobs {
		b = appendPart(b, blob)
	}
	return b
}

func appendPart(b, part []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(part))), part...)
}

func decodeParts(b []byte, head any) (blobs [][]byte, err error) {
	coded, b, err := cutPart(b)
	if err == nil {
		err = json.Unmarshal(coded, head)
	}
	for err == nil && len(b) > 0 {
		var blob []byte
		blob, b, err = cutPart(b)
		blobs = append(blobs, blob)
	}
	return blobs, err
}

func cutPart(b []byte) (part, rest []byte, err error) {
	if len(b) < 4 {
		return nil, nil, errCut
	}
	n := binary.LittleEndian.Uint32(b)
	if b = b[4:]; uint64(n) > uint64(len(b)) {
		return nil, nil, errCut
	}
	return b[:n], b[n:], nil
}

// New returns an ask with its args coded; nil: none.
func New(do string, args any, blobs ...[]byte) Ask {
	a := Ask{Do: do, Blobs: blobs}
	if args != nil {
		a.Args = mustJSON(args)
	}
	return a
}

// Read decodes the args of an ask into what into points to. An ask without any leaves it as it is.
func (a Ask) Read(into any) error {
	if len(a.Args) == 0 {
		return nil
	}
	return json.Unmarshal(a.Args, into)
}

// Reply returns an answer with a result; nil: none.
func Reply(result any, blobs ...[]byte) Answer {
	a := Answer{Blobs: blobs}
	if result != nil {
		a.Result = mustJSON(result)
	}
	return a
}

// Refuse returns an answer that says why not.
func Refuse(err error) Answer { return Answer{Err: err.Error()} }

// Read decodes the result into what into points to, nil: only the error is looked at.
func (a Answer) Read(into any) error {
	if a.Err != "" {
		return errors.New(a.Err)
	}
	if into == nil || len(a.Result) == 0 {
		return nil
	}
	return json.Unmarshal(a.Result, into)
}

// Tell returns an event with its args coded.
func Tell(event string, args any) Event { return Event{Event: event, Args: mustJSON(args)} }

// Read decodes the args of an event.
func (e Event) Read(into any) error { return json.Unmarshal(e.Args, into) }

func mustJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic("protocol: encode: " + err.Error()) // only our own structs come here
	}
	return b
}
