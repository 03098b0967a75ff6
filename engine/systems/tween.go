package systems

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

// The components that [Tween] drives, each another part of its entity. They are plain data, and an entity may have
// several at once. Their tweens are those of package tween, with all that it says about Ease, Delay, Repeat, Yoyo and Speed.
type (
	// PosTween drives Transform.Pos, of a child Local.Pos.
	PosTween struct {
		tween.Vec
		Then Then
	}
	// ScaleTween drives Transform.Scale, of a child Local.Scale. What ends at 0, 0 ends invisible, though a zero Scale means 1, 1.
	ScaleTween struct {
		tween.Vec
		Then Then
	}
	// RotTween drives Transform.Rot, of a child Local.Rot.
	RotTween struct {
		tween.Float
		Then Then
	}
	// FadeTween drives the alpha of Sprite.Tint, 0 to 1. What ends at 0 ends invisible.
	FadeTween struct {
		tween.Float
		Then Then
	}
	// TintTween drives Sprite.Tint.
	TintTween struct {
		tween.Clock
		Ease     tween.Ease
		From, To render.Color // zero: white
		Then     Then
	}
	// GainTween drives the Gain of a Voice. What ends at 0 ends silent, though a zero Gain means 1.
	GainTween struct {
		tween.Float
		Then Then
	}
	// PathTween leads an entity along a path: see [TweenPaths].
	PathTween struct {
		tween.Clock            // of one way from the beginning of the path to its end
		Ease        tween.Ease // of the distance
		Path        int        // which of the paths
		Turn        bool       // the entity looks where it goes: its picture looks to the right
		Then        Then
	}
)

// Then is what happens when a tween is done.
type Then uint8

// The ends.
const (
	Drop    Then = iota // the component goes, and what it drove stays as it is
	Destroy             // the entity is destroyed
	Stay                // nothing, so that Reverse brings it back
)

var (
	posTweens   = ecs.Query3[PosTween, Transform, ecs.Optional[Local]]()
	scaleTweens = ecs.Query3[ScaleTween, Transform, ecs.Optional[Local]]()
	rotTweens   = ecs.Query3[RotTween, Transform, ecs.Optional[Local]]()
	fadeTweens  = ecs.Query2[FadeTween, Sprite]()
	tintTweens  = ecs.Query2[TintTween, Sprite]()
	gainTweens  = ecs.Query2[GainTween, Voice]()
	pathTweens  = ecs.Query3[PathTween, Transform, ecs.Optional[Local]]()
)

// Tween lets dt seconds of every tween of an entity pass, but for those of paths. Call it before Move and Place. A tween
// with a NaN or a number beyond 1e9 panics, as in package tween.
func Tween(w *ecs.World, dt float64) {
	check("tween", dt)
	for e, row := range posTweens.All(w) {
		local(row.B, row.C.Value).Pos = row.A.Update(dt)
		end[PosTween](w, e, row.A.Done(), row.A.Then)
	}
	for e, row := range scaleTweens.All(w) {
		local(row.B, row.C.Value).Scale = kept(row.A.Update(dt))
		end[ScaleTween](w, e, row.A.Done(), row.A.Then)
	}
	for e, row := range rotTweens.All(w) {
		local(row.B, row.C.Value).Rot = row.A.Update(dt)
		end[RotTween](w, e, row.A.Done(), row.A.Then)
	}
	for e, row := range fadeTweens.All(w) {
		row.B.Tint = opaque(row.B.Tint).Fade(row.A.Update(dt))
		end[FadeTween](w, e, row.A.Done(), row.A.Then)
	}
	for e, row := range tintTweens.All(w) {
		row.A.Update(dt)
		row.B.Tint = render.Mix(orWhite(row.A.From), orWhite(row.A.To), row.A.Ease.At(row.A.Fraction()))
		end[TintTween](w, e, row.A.Done(), row.A.Then)
	}
	for e, row := range gainTweens.All(w) {
		row.B.Play.Gain = tween.Gain(row.A.Update(dt))
		end[GainTween](w, e, row.A.Done(), row.A.Then)
	}
}

// TweenPaths lets dt seconds of every PathTween pass. The paths belong to the program, as package variables do, or to the
// game: a PathTween has the number of its own, 0 for the first. It panics when there is no such path.
func TweenPaths(w *ecs.World, dt float64, paths ...*tween.Path) {
	check("tween paths", dt)
	for e, row := range pathTweens.All(w) {
		t := row.A
		if t.Path < 0 || t.Path >= len(paths) {
			panic(fmt.Sprintf("systems: tween paths: Path of %v is %d of %d paths; give TweenPaths all of them", e, t.Path, len(paths)))
		}
		path, at := paths[t.Path], local(row.B, row.C.Value)
		t.Update(dt)
		far := float64(path.Length() * t.Ease.At(t.Fraction()))
		if at.Pos = path.At(far); t.Turn {
			at.Rot = path.Heading(far)
		}
		end[PathTween](w, e, t.Done(), t.Then)
	}
}

// local is what of an entity is to be driven.
func local(at *Transform, child *Local) *Transform {
	if child != nil {
		return &child.Transform
	}
	return at
}

// end does what a tween of the type T is to do when it is done.
func end[T any](w *ecs.World, e ecs.Entity, done bool, then Then) {
	switch {
	case !done || then == Stay:
	case then == Destroy:
		w.Destroy(e)
	default:
		ecs.Drop[T](w, e)
	}
}

func orWhite(c render.Color) render.Color {
	if c == (render.Color{}) {
		return render.White
	}
	return c
}

func opaque(c render.Color) render.Color {
	c = orWhite(c)
	c.A = 255
	return c
}
