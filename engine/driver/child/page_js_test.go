package child

import (
	"slices"
	"syscall/js"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

func TestPageWithoutAGame(t *testing.T) {
	js.Global().Delete(pageName)
	if _, err := ConnectPage(nil); err == nil {
		t.Error("got no error; want to hear that there is no game")
	}
}

func TestGameInThePage(t *testing.T) {
	g := &toy{news: [][]byte{[]byte("one"), []byte("two")}}
	served := make(chan error, 1)
	go func() { served <- ServePage(g) }()
	time.Sleep(time.Millisecond)
	var told []string
	a, err := ConnectPage(func(p []byte) { told = append(told, string(p)) })
	if err != nil {
		t.Fatal(err)
	}
	for i := range 50 {
		if out := a.Tick(press(driver.KeyA)); len(out.Commands) != 1 || out.Commands[0].At != int64(i+1) {
			t.Fatalf("tick %d: got %+v, %v; want its command", i, out, a.Err())
		}
		if f := a.Draw(0.5); f.Width != i+1 || len(f.Images) != 1 {
			t.Fatalf("picture %d: got width %d; want it", i, f.Width)
		}
	}
	if answer, err := a.Ask([]byte("x"), 0); err != nil || string(answer) != "re: x" {
		t.Errorf("got %q, %v; want the answer", answer, err)
	}
	if !slices.Equal(told, []string{"one", "two"}) || a.Late() != 0 {
		t.Errorf("got news %q, late %v; want both, and never", told, a.Late())
	}
	a.Close()
	if err := <-served; err != nil {
		t.Errorf("ServePage: got %v; want nil", err)
	}
	if out := a.Tick(press(driver.KeyA)); len(out.Commands) != 0 || a.Err() == nil {
		t.Errorf("after the end: got %+v, %v; want nothing", out, a.Err())
	}
}
