package ecs

import (
	"strings"
	"testing"
)

func TestForksShareWhatIsStored(t *testing.T) {
	type a struct{ N int }
	type b struct{ N int }
	var w World
	e := w.Spawn(a{1}, b{2})
	as, bs := Query1[a](), Query1[b](Changed[b]())
	for range bs.Each(&w) {
		t.Log("the first loop meets what was spawned before")
	}
	Put(&w, e, b{3})
	f, g := w.fork(), w.fork()
	done := make(chan int)
	go func() {
		for p := range as.Each(f) {
			p.N++
		}
		done <- 0
	}()
	go func() {
		n := 0
		for range bs.Each(g) {
			n++
		}
		done <- n
	}()
	met := <-done + <-done
	w.join([]*World{f, g})
	if got := Get[a](&w, e).N; got != 2 || met != 1 {
		t.Errorf("a is %d, %d changes met; want 2, 1", got, met)
	}
	for range bs.Each(&w) {
		t.Error("a change was met twice")
	}
	if w.fork() != g {
		t.Error("a view is not used again")
	}
}

func TestForksRefuseStructuralChanges(t *testing.T) {
	type a struct{ N int }
	var w World
	w.who = "aim"
	e := w.Spawn(a{1})
	f := w.fork()
	for name, change := range map[string]func(){
		"spawn": func() { f.Spawn(a{}) },
		"batch": func() {
			for range Batch1(f, Bundle1[a](), 2) {
			}
		},
		"destroy": func() { f.Destroy(e) },
		"drop":    func() { Drop[a](f, e) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, `in system "aim", which runs beside others`) {
					t.Errorf("got %q", said)
				}
			}()
			change()
		})
	}
}
