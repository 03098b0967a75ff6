//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"bufio"
	"bytes"
	"container/list"
	"container/ring"
	"context"
	"errors"
	"image"
	"image/color"
	"io"
	"log"
	"math/big"
	"math/rand/v2"
	"net/netip"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unique"
	"weak"
)

// again is a value of the same type that a snapshot was laid over.
func again[T any](t *testing.T, v *T) *T {
	t.Helper()
	c := New(rand.PCG{}, color.RGBA{})
	if err := c.Check(v); err != nil {
		t.Fatal(err)
	}
	snap := must[[]byte](t)(c.Append(nil, v))
	into := new(T)
	must[Report](t)(c.Restore(snap, into))
	if x, y := must[uint64](t)(c.Hash(v)), must[uint64](t)(c.Hash(into)); x != y {
		t.Errorf("%T: got another hash", v)
	}
	return into
}

func TestStandardTypesComeBack(t *testing.T) {
	berlin := time.FixedZone("Berlin", 7200)
	for _, when := range []time.Time{{}, time.Unix(5, 7).UTC(), time.Now(), time.Unix(1e9, 0).In(berlin), time.Date(-5, 1, 1, 0, 0, 0, 9, berlin)} {
		got := *again(t, &when)
		_, x := when.Zone()
		if _, y := got.Zone(); !got.Equal(when) || x != y || got.IsZero() != when.IsZero() || got.String() != when.Round(0).String() {
			t.Errorf("got %v; want %v", got, when)
		}
	}
	n, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	if got := again(t, n); got.Cmp(n) != 0 {
		t.Errorf("got %v; want %v", got, n)
	}
	f := big.NewFloat(1.5)
	if got := again(t, &f); (*got).Cmp(f) != 0 {
		t.Errorf("got %v; want %v", *got, f)
	}
	link, _ := url.Parse("https://me:secret@example.com/a?b=c#d")
	if got := again(t, link); got.String() != link.String() {
		t.Errorf("got %v; want %v", got, link)
	}
	address := netip.MustParseAddr("fe80::1%eth0")
	if got := again(t, &address); *got != address {
		t.Errorf("got %v; want %v", got, address)
	}
	var text strings.Builder
	text.WriteString("abc")
	built := again(t, &text)
	if built.WriteString("d"); built.String() != "abcd" {
		t.Errorf("got %q; want abcd", built)
	}
	buffer := bytes.NewBufferString("hello")
	_, _ = buffer.ReadByte()
	if got := again(t, buffer); got.String() != "ello" {
		t.Errorf("got %q; want ello", got)
	}
	l := list.New()
	l.PushBack(1)
	l.PushBack("two")
	if got := again(t, l); got.Len() != 2 || got.Front().Value != 1 || got.Back().Value != "two" || got.Front().Next() != got.Back() || got.Back().Next() != nil {
		t.Errorf("got another list")
	}
	r := ring.New(3)
	r.Next().Value = 5
	if got := again(t, r); got.Len() != 3 || got.Next().Value != 5 {
		t.Errorf("got another ring")
	}
	picture := image.NewRGBA(image.Rect(1, 2, 5, 6))
	picture.Set(2, 3, color.White)
	if got := again(t, picture); !reflect.DeepEqual(got, picture) {
		t.Errorf("got another picture")
	}
	palette := &image.Paletted{Palette: color.Palette{color.RGBA{1, 2, 3, 4}}}
	if got := again(t, palette); got.Palette[0] != palette.Palette[0] {
		t.Errorf("got another palette")
	}
	random := rand.New(rand.NewPCG(1, 2))
	if got := again(t, random); got.Uint64() != random.Uint64() {
		t.Errorf("got other random numbers")
	}
	cha := rand.NewChaCha8([32]byte{1})
	cha.Uint64()
	if got := again(t, cha); got.Uint64() != cha.Uint64() {
		t.Errorf("got other random numbers")
	}
	var number struct {
		a atomic.Int64
		b atomic.Bool
		c atomic.Value
	}
	number.a.Store(-3)
	number.b.Store(true)
	number.c.Store("v")
	if got := again(t, &number); got.a.Load() != -3 || !got.b.Load() || got.c.Load() != "v" {
		t.Errorf("got %v", got)
	}
}

func TestWhatBelongsToTheProcessIsLeftAlone(t *testing.T) {
	type button struct {
		label string
		click func() int
		mu    sync.Mutex
		done  chan int
		subs  []func()
		named map[string]func()
		lock  *sync.RWMutex
		once  sync.Once
		ch    map[chan int]string
		hook  any
	}
	c := New()
	src := &button{label: "new", subs: make([]func(), 3), hook: func() {}}
	snap := must[[]byte](t)(c.Append(nil, src))
	done, lock, hook := make(chan int), &sync.RWMutex{}, func() int { return 4 }
	into := &button{label: "old", click: hook, done: done, subs: make([]func(), 1), named: map[string]func(){"a": nil}, lock: lock, hook: 3}
	into.mu.Lock()
	report := must[Report](t)(c.Restore(snap, into))
	if report.String() != "" || into.label != "new" || into.click() != 4 || into.done != done || len(into.subs) != 1 || len(into.named) != 1 || into.lock != lock || into.mu.TryLock() || into.hook != 3 {
		t.Errorf("got %v %+v", report, into)
	}
	x, y := must[uint64](t)(c.Hash(src)), must[uint64](t)(c.Hash(&button{label: "new"}))
	if x != y {
		t.Error("got a hash that depends on funcs")
	}
}

func TestWhatCannotBeStateIsNamed(t *testing.T) {
	type inner struct{ file *os.File }
	const tail = "; make it in Start and tag the field `state:\"-\"`"
	c := New(inner{})
	for want, v := range map[string]any{
		`state: check "a[].file": os.File cannot be state: what it holds belongs to this process` + tail:                                       &struct{ a []inner }{},
		`state: check "r": *bytes.Reader stands in an interface and is not registered; add state.Register[*bytes.Reader]() and import "bytes"`: &struct{ r io.Reader }{bytes.NewReader(nil)},
		`state: check "r": *os.File in an interface cannot be state: os.File cannot be state: what it holds belongs to this process` + tail:    &struct{ r io.Reader }{os.Stdin},
		`state: check "e": *errors.errorString stands in an interface and is not registered; its package does not export it` + tail:            &struct{ e error }{errors.New("x")},
		`state: check "v": reflect.Value cannot be state: it belongs to this process` + tail:                                                   &struct{ v reflect.Value }{},
		`state: check "l": time.Location cannot be state: it belongs to this process` + tail:                                                   &struct{ l *time.Location }{},
		`state: check "s": bufio.Scanner cannot be state: what it holds belongs to this process` + tail:                                        &struct{ s *bufio.Scanner }{},
		`state: check "w": weak.Pointer[int] cannot be state: what it holds belongs to this process` + tail:                                    &struct{ w weak.Pointer[int] }{},
		`state: check "u": unique.Handle[string] cannot be state: what it holds belongs to this process` + tail:                                &struct{ u unique.Handle[string] }{},
		`state: check "p": sync/atomic.Pointer[int] cannot be state: what it holds belongs to this process` + tail:                             &struct{ p atomic.Pointer[int] }{},
		`state: check "m[key].file": os.File cannot be state: what it holds belongs to this process` + tail:                                    &struct{ m map[inner]int }{},
		`state: check "x": regexp.Regexp cannot be state: what it holds belongs to this process` + tail:                                        &struct{ x *regexp.Regexp }{},
		`state: check "l": log.Logger cannot be state: what it holds belongs to this process` + tail:                                           &struct{ l *log.Logger }{},
		`state: check "t": time.Timer cannot be state: what it holds belongs to this process` + tail:                                           &struct{ t *time.Timer }{},
	} {
		if err := c.Check(v); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
		if dst, err := c.Append([]byte("x"), v); err == nil || string(dst) != "x" {
			t.Errorf("%s: got %q, %v from Append; want an error and nothing written", want, dst, err)
		}
	}
	if err := c.Check(&struct{ c context.Context }{context.Background()}); err == nil {
		t.Error("got no error for a context")
	}
}

type stubborn struct{ n int }

func (s *stubborn) AppendSnapshot(dst []byte) ([]byte, error) { return append(dst, byte(s.n)), nil }
func (s *stubborn) RestoreSnapshot(data []byte) error {
	if data[0] == 13 {
		return errors.New("no thirteen")
	}
	s.n = int(data[0])
	return nil
}

// embeds has the methods of stubborn, and must not lose what else it holds.
type embeds13 struct {
	stubborn
	score int
}

func TestSnapshotterThatFailsLeavesAllAsItWas(t *testing.T) {
	type game struct {
		name  string
		a     stubborn
		list  []*stubborn
		boxed any
		named map[string]stubborn
		b     embeds13
	}
	c := New(stubborn{})
	for _, bad := range []func(*game){
		func(g *game) { g.a.n = 13 }, func(g *game) { g.list[1].n = 13 }, func(g *game) { g.boxed = stubborn{13} },
		func(g *game) { g.named["x"] = stubborn{13} }, func(g *game) { g.b.n = 13 },
	} {
		src := &game{"new", stubborn{1}, []*stubborn{{2}, {3}}, stubborn{4}, map[string]stubborn{"x": {5}}, embeds13{stubborn{6}, 7}}
		good := must[[]byte](t)(c.Append(nil, src))
		bad(src)
		snap := must[[]byte](t)(c.Append(nil, src))
		into := &game{name: "old", a: stubborn{9}, list: []*stubborn{{8}}}
		before := must[[]byte](t)(c.Append(nil, into))
		if _, err := c.Restore(snap, into); err == nil || !strings.Contains(err.Error(), "no thirteen") {
			t.Errorf("got %v; want the error of the value", err)
		}
		if after := must[[]byte](t)(c.Append(nil, into)); !bytes.Equal(before, after) {
			t.Error("got another value after an error")
		}
		must[Report](t)(c.Restore(good, into))
		if into.name != "new" || into.list[1].n != 3 || into.boxed != (stubborn{4}) || into.named["x"].n != 5 || into.b.n != 6 || into.b.score != 7 {
			t.Errorf("got %+v", into)
		}
	}
}
