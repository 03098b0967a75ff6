package driver

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// trip encodes v between other bytes, decodes it into dst and compares.
func trip[T any](t *testing.T, put func([]byte, *T) []byte, take func([]byte, *T) ([]byte, error), v, dst *T) {
	t.Helper()
	b := append(put([]byte("before"), v), "after"...)
	rest, err := take(b[6:], dst)
	if err != nil {
		t.Fatalf("got %v; want it read", err)
	}
	if string(rest) != "after" {
		t.Fatalf("rest: got %q; want %q", rest, "after")
	}
	if got, want := fmt.Sprintf("%+v", dst), fmt.Sprintf("%+v", v); got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
}

// TestWireRoundTrip fills every field, so that one that is added and not encoded fails here.
func TestWireRoundTrip(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 300 {
		n := i % 4
		in, out, frame, setup := filled[Input](r, n), filled[Output](r, n), filledFrame(r, n), filled[Setup](r, n)
		var in2 Input
		var out2 Output
		var frame2 Frame
		var setup2 Setup
		trip(t, AppendInput, DecodeInput, in, &in2)
		trip(t, AppendOutput, DecodeOutput, out, &out2)
		trip(t, AppendFrame, DecodeFrame, frame, &frame2)
		trip(t, AppendSetup, DecodeSetup, setup, &setup2)
		for _, p := range [][2]any{{in, &in2}, {out, &out2}, {frame, &frame2}, {setup, &setup2}} {
			if !reflect.DeepEqual(p[0], p[1]) {
				t.Fatalf("got %+v; want %+v", p[1], p[0])
			}
		}
	}
}

// TestWireOverwritesWhatWasThere decodes again and again into the same memory.
func TestWireOverwritesWhatWasThere(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	var in Input
	var out Output
	var frame Frame
	var setup Setup
	for range 100 {
		trip(t, AppendInput, DecodeInput, filled[Input](r, r.Intn(5)), &in)
		trip(t, AppendOutput, DecodeOutput, filled[Output](r, r.Intn(5)), &out)
		trip(t, AppendFrame, DecodeFrame, filledFrame(r, r.Intn(5)), &frame)
		trip(t, AppendSetup, DecodeSetup, filled[Setup](r, r.Intn(5)), &setup)
	}
	trip(t, AppendInput, DecodeInput, &Input{}, &in)
	trip(t, AppendFrame, DecodeFrame, &Frame{}, &frame)
}

func TestWireKeepsTheBitsOfFloats(t *testing.T) {
	f := &Frame{Floats: []float32{math.Float32frombits(0x7fc12345), float32(math.Copysign(0, -1)), float32(math.Inf(-1))}}
	var got Frame
	if _, err := DecodeFrame(AppendFrame(nil, f), &got); err != nil {
		t.Fatal(err)
	}
	for i := range f.Floats {
		if g, w := math.Float32bits(got.Floats[i]), math.Float32bits(f.Floats[i]); g != w {
			t.Errorf("float %d: got %#x; want %#x", i, g, w)
		}
	}
}

func TestWireGivesSoundsMemoryOfTheirOwn(t *testing.T) {
	var out Output
	decode := func(first int16) []int16 {
		b := AppendOutput(nil, &Output{Sounds: []Sound{{ID: 1, Channels: 1, PCM: []int16{first, 2}}}})
		if _, err := DecodeOutput(b, &out); err != nil {
			t.Fatal(err)
		}
		return out.Sounds[0].PCM
	}
	kept := decode(1)
	if decode(9); kept[0] != 1 {
		t.Errorf("a sample that a mixer kept: got %d; want 1", kept[0])
	}
}

// broken are messages that no one may accept, by a part of the error for each.
func broken() map[string][]byte {
	in := AppendInput(nil, &Input{Keys: []KeyEvent{{Key: keyEnd}}})
	frame := func(change func(*Frame)) []byte {
		f := &Frame{Commands: make([]Command, 1), Quads: make([]Quad, 2), Uniforms: make([]Uniform, 1), Floats: make([]float32, 3)}
		change(f)
		return AppendFrame(nil, f)
	}
	other := AppendFrame(nil, &Frame{})
	other[2] = Version + 1
	cutOne := AppendFrame(nil, &Frame{})
	cutOne = cutOne[:len(cutOne)-1]
	return map[string][]byte{
		"a key is":               in,
		"no message starts here": []byte("hello, world"),
		"no message starts":      {},
		fmt.Sprintf("version %d and this program reads version %d", Version+1, Version): other,
		"of kind output":                          AppendOutput(nil, &Output{}),
		"1 bytes are missing":                     cutOne,
		"a filter is 2":                           frame(func(f *Frame) { f.Commands[0].Filter = 2 }),
		"a wrap mode is 3":                        frame(func(f *Frame) { f.Commands[0].Wrap = 3 }),
		"a blend factor is":                       frame(func(f *Frame) { f.Commands[0].Blend.DstRGB = factorEnd }),
		"a blend operation is":                    frame(func(f *Frame) { f.Commands[0].Blend.OpAlpha = opEnd }),
		"command 0 wants 2 quads from the 1th on": frame(func(f *Frame) { f.Commands[0].Quads = Span{1, 2} }),
		"command 0 wants -1 quads":                frame(func(f *Frame) { f.Commands[0].Quads = Span{1, -1} }),
		"command 0 wants 1 vertices":              frame(func(f *Frame) { f.Commands[0].Vertices = Span{math.MaxInt, 1} }),
		"command 0 wants 1 indices":               frame(func(f *Frame) { f.Commands[0].Indices = Span{-1, 1} }),
		"command 0 wants 2 uniforms":              frame(func(f *Frame) { f.Commands[0].Uniforms = Span{0, 2} }),
		"2 commands are kept, and there are 1":    frame(func(f *Frame) { f.Kept = 2 }),
		"uniform 0 wants 4 floats":                frame(func(f *Frame) { f.Uniforms[0].Count = 4 }),
		"the kind of an image operation":          frame(func(f *Frame) { f.Images = make([]ImageOp, 1) }),
		"bytes too many":                          finish(append(AppendFrame(nil, &Frame{}), 0), 0),
	}
}

func TestWireRejects(t *testing.T) {
	for want, b := range broken() {
		var err error
		if want == "a key is" {
			_, err = DecodeInput(b, &Input{})
		} else {
			_, err = DecodeFrame(b, &Frame{})
		}
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "driver: decode ") {
			t.Errorf("got %v; want an error with %q", err, want)
		}
	}
}

// TestWireRejectsTooManyParameters changes the number of an effect's parameters, the byte before the first of them.
func TestWireRejectsTooManyParameters(t *testing.T) {
	o := &Output{Commands: []SoundCommand{{Kind: SoundEffect, Params: EffectParams{7: 1}}}}
	b := AppendOutput(nil, o)
	at := bytes.LastIndexByte(b, 8)
	if b[at] = 9; at < 0 {
		t.Fatal("got no number of parameters; want 8")
	}
	_, err := DecodeOutput(b, &Output{})
	if err == nil || !strings.Contains(err.Error(), "parameters is 9") {
		t.Errorf("got %v; want an error about the number of parameters", err)
	}
}

// TestWireOfCutMessages cuts the inside of messages everywhere: an error each time, no panic.
func TestWireOfCutMessages(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	b := AppendFrame(nil, filledFrame(r, 2))
	for n := headerSize; n < len(b); n++ {
		cut := finish(bytes.Clone(b[:n]), 0)
		if _, err := DecodeFrame(cut, &Frame{}); err == nil {
			t.Fatalf("a message cut at %d of %d: got no error; want one", n, len(b))
		}
	}
}

// TestWireBelievesNoLength has messages of a few bytes that claim lists of billions.
func TestWireBelievesNoLength(t *testing.T) {
	b := appendHeader(nil, KindFrame)
	b = append(b, 0, 0)                               // width, height
	b = append(b, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f) // images
	b = finish(b, 0)
	f := &Frame{}
	_, err := DecodeFrame(b, f)
	if err == nil || !strings.Contains(err.Error(), "a list has length") {
		t.Errorf("got %v; want an error about the length", err)
	}
	if got := cap(f.Images); got > 0 {
		t.Errorf("memory taken: got %d images; want none", got)
	}
}

// thousand is a frame of 1,000 quads in ten commands.
func thousand() *Frame {
	f := &Frame{Width: 640, Height: 360, Quads: make([]Quad, 1000)}
	for i := range 10 {
		k := Command{Quads: Span{i * 100, 100}}
		k.Sources[0].Image = ImageID{uint32(i), 1}
		f.Commands = append(f.Commands, k)
	}
	return f
}

func TestWireAllocatesNothing(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	f, in, out := thousand(), filled[Input](r, 3), filled[Output](r, 3)
	out.Sounds, in.Pixels = nil, nil // each time new memory, so that they may be kept
	var f2 Frame
	var in2 Input
	var out2 Output
	var b []byte
	allocs := testing.AllocsPerRun(100, func() {
		b = AppendFrame(b[:0], f)
		must(DecodeFrame(b, &f2))
		b = AppendInput(b[:0], in)
		must(DecodeInput(b, &in2))
		b = AppendOutput(b[:0], out)
		must(DecodeOutput(b, &out2))
	})
	if allocs != 0 {
		t.Errorf("allocations: got %v; want 0", allocs)
	}
}

// stable checks that what was decoded survives another trip byte by byte.
func stable[T any](t *testing.T, b []byte, put func([]byte, *T) []byte, take func([]byte, *T) ([]byte, error)) {
	var first, second T
	if _, err := take(b, &first); err != nil {
		return
	}
	once := put(nil, &first)
	if _, err := take(once, &second); err != nil {
		t.Fatalf("what was decoded and encoded: got %v; want it read", err)
	}
	if twice := put(nil, &second); !bytes.Equal(once, twice) {
		t.Fatalf("encoded twice: got %x; want %x", twice, once)
	}
}

func FuzzDecodeInput(f *testing.F) {
	f.Add(AppendInput(nil, &Input{}))
	f.Add(AppendInput(nil, filled[Input](rand.New(rand.NewSource(1)), 2)))
	f.Fuzz(func(t *testing.T, b []byte) { stable(t, b, AppendInput, DecodeInput) })
}

func FuzzDecodeOutput(f *testing.F) {
	f.Add(AppendOutput(nil, &Output{}))
	f.Add(AppendOutput(nil, filled[Output](rand.New(rand.NewSource(1)), 2)))
	f.Fuzz(func(t *testing.T, b []byte) { stable(t, b, AppendOutput, DecodeOutput) })
}

func FuzzDecodeFrame(f *testing.F) {
	f.Add(AppendFrame(nil, &Frame{}))
	f.Add(AppendFrame(nil, filledFrame(rand.New(rand.NewSource(1)), 2)))
	f.Fuzz(func(t *testing.T, b []byte) { stable(t, b, AppendFrame, DecodeFrame) })
}

func FuzzDecodeSetup(f *testing.F) {
	f.Add(AppendSetup(nil, filled[Setup](rand.New(rand.NewSource(1)), 2)))
	f.Fuzz(func(t *testing.T, b []byte) { stable(t, b, AppendSetup, DecodeSetup) })
}

func BenchmarkWireFrame(b *testing.B) {
	f, f2, buffer := thousand(), Frame{}, []byte(nil)
	b.SetBytes(1000 * quadSize)
	for b.Loop() {
		buffer = AppendFrame(buffer[:0], f)
		must(DecodeFrame(buffer, &f2))
	}
}
