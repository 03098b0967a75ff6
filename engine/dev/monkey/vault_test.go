package monkey

import (
	"errors"
	"fmt"
	"math"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// vault is a game with planted bugs, of which each test takes one.
type vault struct {
	bug  string
	step int // of the combination
	last int // tick of the last step
	hits int8
	x, y float64
	room [3]int
}

var (
	keyA  = input.Action{Name: "a", On: input.Any{input.KeyA}}
	keyB  = input.Action{Name: "b", On: input.Any{input.KeyB}}
	left  = input.Action{Name: "left", On: input.Any{input.KeyLeft}}
	right = input.Action{Name: "right", On: input.Any{input.KeyRight}}
)

func (v *vault) Update(t *engine.Tick) error {
	v.combine(t)
	if t.Input.Pressed(keyB) {
		v.hits++
	}
	dx, dy := 0.0, 0.0
	if t.Input.Down(left) {
		dx--
	}
	if t.Input.Down(right) {
		dx++
	}
	if moving := t.Input.Down(left) || t.Input.Down(right); moving && v.bug == "nan" {
		long := math.Sqrt(float64(dx*dx) + float64(dy*dy)) // 0 when both are down
		v.x, v.y = v.x+dx/long, v.y+dy/long
	}
	return nil
}

// combine counts A, B, A, each within half a second of the one before.
func (v *vault) combine(t *engine.Tick) {
	want := [...]input.Action{keyA, keyB, keyA}[min(v.step, 2)]
	now := int(t.N)
	switch {
	case t.Input.Pressed(want):
		v.step, v.last = v.step+1, now
	case now-v.last > 30:
		v.step = 0
	}
	if v.step == 3 {
		if v.bug == "panic" {
			v.open(v.step)
		}
		v.step = 0
	}
}

func (v *vault) open(door int) { v.room[door]++ }

func (v *vault) Invariant() error {
	switch {
	case v.bug == "overflow" && v.hits < 0:
		return fmt.Errorf("%d hits; want none below 0", v.hits)
	case math.IsNaN(v.x):
		return errors.New("x is NaN")
	}
	return nil
}

func (v *vault) Draw(c *render.Canvas) {
	if v.bug == "draw" && v.step == 2 {
		panic("the picture broke")
	}
	c.Print("vault", 10, 10)
}

func vaultConfig() engine.Config { return engine.Config{Title: "Vault", ID: "test/vault"} }
