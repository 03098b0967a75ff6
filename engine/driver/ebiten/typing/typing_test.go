package typing

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/driver"
)

// TestReplacementsMeanWhatTheMethodDid takes random fields and changes of them, as before and after say, and enters the
// event into the field: the text is as the method meant it, whatever was selected, and nothing that is no letter comes out.
func TestReplacementsMeanWhatTheMethodDid(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "é", "日", "👩", " "}
	text := func(n int) (s string) {
		for range r.IntN(n + 1) {
			s += letters[r.IntN(len(letters))]
		}
		return s
	}
	place := func(s string) int {
		at := r.IntN(len(s) + 1)
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at++
		}
		return at
	}
	for range 5000 {
		f := driver.TextSession{Text: text(6)}
		f.SelStart, f.SelEnd = place(f.Text), place(f.Text)
		if f.SelStart > f.SelEnd {
			f.SelStart, f.SelEnd = f.SelEnd, f.SelStart
		}
		around := f.Text[:f.SelStart] + f.Text[f.SelEnd:] // what the method knows
		start, end := place(around), place(around)
		if start > end {
			start, end = end, start
		}
		start, end = min(start, f.SelStart), max(end, f.SelStart) // it changes what is at the caret
		put := text(3)
		e := replacement(f, start, len(around)-end, put)
		want := around[:start] + put + around[end:]
		got := f
		if e.ReplaceStart == e.ReplaceEnd { // at the caret, in place of what is selected
			got.Text = f.Text[:f.SelStart] + e.Text + f.Text[f.SelEnd:]
		} else {
			got = entered(f, e)
		}
		if got.Text != want || !utf8.ValidString(got.Text) {
			t.Fatalf("%+v, %d to %d of %q becomes %q by %+v: got %q; want %q", f, start, end, around, put, e, got.Text, want)
		}
	}
}

func TestAnInsertionElsewhereKeepsItsPlace(t *testing.T) {
	f := driver.TextSession{Text: "añb", SelStart: 4, SelEnd: 4}
	for _, c := range []struct {
		before, after int
		want          string
	}{{3, 1, "añxb"}, {0, 4, "xañb"}, {4, 0, "añbx"}} {
		e := replacement(f, c.before, c.after, "x")
		if e.ReplaceStart == e.ReplaceEnd && e.ReplaceStart != f.SelStart {
			t.Errorf("at %d: got %+v; want it to replace something", c.before, e)
		}
		if got := entered(f, e).Text; got != c.want {
			t.Errorf("at %d: got %q; want %q", c.before, got, c.want)
		}
	}
}
