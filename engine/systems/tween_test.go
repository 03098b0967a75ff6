package systems_test

import (
	"math"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

func TestTweenDrivesItsField(t *testing.T) {
	var w ecs.World
	e := w.Spawn(systems.At(1, 1), systems.Sprite{Image: pictures[0]}, systems.Voice{Of: hum},
		systems.PosTween{Vec: tween.Vec{From: geom.V(0, 10), To: geom.V(100, 10), Sec: 1}},
		systems.ScaleTween{Vec: tween.Vec{From: geom.V(1, 1), Sec: 1}},
		systems.RotTween{Float: tween.Float{To: 2, Sec: 1, Ease: tween.QuadIn}},
		systems.FadeTween{Float: tween.Float{From: 1, Sec: 1}},
		systems.GainTween{Float: tween.Float{From: 1, Sec: 1}})
	part := w.Spawn(systems.Transform{}, systems.Local{}, systems.PosTween{Vec: tween.Vec{To: geom.V(0, 50), Sec: 1}})
	tinted := w.Spawn(systems.Sprite{}, systems.TintTween{Clock: tween.Clock{Sec: 1}, To: render.Red})
	ecs.Relate[ecs.ChildOf](&w, part, e)

	systems.Tween(&w, 0.5)
	at, s, v := ecs.Get[systems.Transform](&w, e), ecs.Get[systems.Sprite](&w, e), ecs.Get[systems.Voice](&w, e)
	if want := (systems.Transform{Pos: geom.V(50, 10), Rot: 0.5, Scale: geom.V(0.5, 0.5)}); *at != want || s.Tint != render.White.Fade(0.5) || v.Play.Gain != 0.5 {
		t.Errorf("half way: got %+v, %v, %v; want %+v, half seen and half as loud", *at, s.Tint, v.Play.Gain, want)
	}
	if got := ecs.Get[systems.Local](&w, part).Pos; got != geom.V(0, 25) {
		t.Errorf("a child: got its Local at %v; want 0, 25", got)
	}
	if got, want := ecs.Get[systems.Sprite](&w, tinted).Tint, render.Mix(render.White, render.Red, 0.5); got != want {
		t.Errorf("a tint: got %v; want %v", got, want)
	}

	systems.Tween(&w, 0.5)
	at, v = ecs.Get[systems.Transform](&w, e), ecs.Get[systems.Voice](&w, e)
	if at.Pos != geom.V(100, 10) || at.Rot != 2 || v.Play.Gain != audio.Silent {
		t.Errorf("at the end: got %+v and a gain of %v; want it there and silent", *at, v.Play.Gain)
	}
	if _, stats := frame(0, func(c *render.Canvas) { systems.Draw(&w, c) }); stats.Quads != 1 {
		t.Errorf("what ended at a scale of nothing: got %d quads; want the background alone", stats.Quads)
	}
	at.Scale = geom.Vec{}
	if f, stats := frame(0, func(c *render.Canvas) { systems.Draw(&w, c) }); stats.Quads > 1 && f.Quads[1].Color[3] != 0 {
		t.Errorf("what ended at an alpha of 0: got it seen as %v", f.Quads[1].Color)
	}
	if ecs.Has[systems.PosTween](&w, e) || ecs.Has[systems.GainTween](&w, e) || ecs.Has[systems.TintTween](&w, tinted) {
		t.Error("the tweens are there after their end; want them dropped")
	}
}

func TestTweenEnds(t *testing.T) {
	var w ecs.World
	half := tween.Float{To: 1, Sec: 0.5}
	gone := w.Spawn(systems.Transform{}, systems.RotTween{Float: half, Then: systems.Destroy})
	door := w.Spawn(systems.Transform{}, systems.RotTween{Float: half, Then: systems.Stay})
	systems.Tween(&w, 0.6)
	if w.Alive(gone) || !ecs.Has[systems.RotTween](&w, door) {
		t.Fatalf("got %v, %v; want the one destroyed, and the other's tween to stay", w.Alive(gone), ecs.Has[systems.RotTween](&w, door))
	}
	ecs.Get[systems.RotTween](&w, door).Reverse()
	systems.Tween(&w, 0.25)
	if got := ecs.Get[systems.Transform](&w, door).Rot; math.Abs(got-0.5) > 1e-9 {
		t.Errorf("on its way back: got %v; want 0.5", got)
	}
}

func TestTweenPaths(t *testing.T) {
	square, line := tween.Polyline(false, geom.V(0, 0), geom.V(100, 0), geom.V(100, 100)), tween.Polyline(false, geom.V(5, 5), geom.V(5, 9))
	var w ecs.World
	a := w.Spawn(systems.Transform{}, systems.PathTween{Clock: tween.Clock{Sec: 4}, Turn: true})
	b := w.Spawn(systems.Transform{}, systems.PathTween{Clock: tween.Clock{Sec: 4, Delay: 2}, Path: 1})
	systems.TweenPaths(&w, 3, &square, &line)
	at := ecs.Get[systems.Transform](&w, a)
	if !near(at.Pos, geom.V(100, 50)) || math.Abs(at.Rot-math.Pi/2) > 1e-9 {
		t.Errorf("after 3 of 4 s: got %+v; want 100, 50, looking down", *at)
	}
	if got := ecs.Get[systems.Transform](&w, b).Pos; !near(got, geom.V(5, 6)) {
		t.Errorf("2 s later: got %v; want 5, 6", got)
	}
	defer func() {
		if text, _ := recover().(string); !strings.Contains(text, "Path of 2v1 is 1 of 1 paths; ") {
			t.Errorf("one path of two: got %q; want a panic that says so", text)
		}
	}()
	systems.TweenPaths(&w, 1, &square)
}
