package particle

import (
	"math"
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// steps is how finely curves are baked: a life has this many stages, more than ticks as a rule.
const steps = 256

// baked is an effect with all that can be worked out before.
type baked struct {
	name  string
	kinds []kind
	order []int // children before parents, so that who is born in a step does not move in it as well
	warm  float64
}

// kind is a Spec with its curves as tables.
type kind struct {
	Spec
	child                            bool // has a Parent
	alive, births, deaths            []int
	sizeAt, speedAt, spinAt, alphaAt [steps]float32
	colorAt                          [steps]render.Color // with the alpha
	paced, turned, forced            bool                // speed and spin change; forces work
	pulled, dragged, swayed          bool
	wave                             []float64 // of a sway
	picture                          render.Image
}

func bake(name string, specs []Spec) *baked {
	b := &baked{name: name, kinds: make([]kind, len(specs))}
	for i := range specs {
		k := &b.kinds[i]
		k.Spec = specs[i]
		k.Name = specs[i].name(i)
		k.bake()
		b.warm = max(b.warm, k.Warm)
	}
	for i := range specs {
		b.adopt(i, parentOf(specs, i))
	}
	b.order = childrenFirst(specs)
	return b
}

// adopt notes a kind with its parent.
func (b *baked) adopt(i, parent int) {
	if parent < 0 {
		return
	}
	b.kinds[i].child = true
	p := &b.kinds[parent]
	switch b.kinds[i].When {
	case Birth:
		p.births = append(p.births, i)
	case Death:
		p.deaths = append(p.deaths, i)
	default:
		p.alive = append(p.alive, i)
	}
}

func (k *kind) bake() {
	for i := range steps {
		at := spaced(i, steps)
		k.sizeAt[i], k.speedAt[i] = float32(k.SizeOver.at(at)), float32(k.SpeedOver.at(at))
		k.spinAt[i], k.alphaAt[i] = float32(k.SpinOver.at(at)), float32(k.AlphaOver.at(at))
		k.colorAt[i] = k.Color.at(at).Fade(k.AlphaOver.at(at))
	}
	k.paced, k.turned = k.SpeedOver != nil, k.SpinOver != nil
	k.pulled, k.dragged, k.swayed = k.Radial != Range{} || k.Tangent != Range{}, k.Drag != Range{}, k.Sway != Range{}
	k.forced = k.pulled || k.dragged || k.swayed
	if k.swayed {
		k.wave = make([]float64, steps)
		for i := range k.wave {
			k.wave[i] = geom.Cos((float64(i) + 0.5) * 2 * math.Pi / steps)
		}
	}
	if k.picture = k.Image; k.picture == (render.Image{}) {
		k.picture = Dot()
	}
}

// name returns the name of the i-th kind.
func (s *Spec) name(i int) string {
	if s.Name == "" {
		return strconv.Itoa(i + 1)
	}
	return s.Name
}

// parentOf returns the index of a kind's parent, or −1.
func parentOf(specs []Spec, i int) int {
	for p := range specs {
		if specs[i].Parent != "" && specs[p].name(p) == specs[i].Parent {
			return p
		}
	}
	return -1
}

// childrenFirst returns all indices in an order that has children before their parents, or nil when some are their own
// ancestors.
func childrenFirst(specs []Spec) []int {
	order := make([]int, 0, len(specs))
	for depth := len(specs) - 1; depth >= 0; depth-- {
		for i := range specs {
			switch d := depthOf(specs, i); {
			case d >= len(specs):
				return nil
			case d == depth:
				order = append(order, i)
			}
		}
	}
	return order
}

// depthOf counts a kind's ancestors; one that is its own has as many as there are kinds.
func depthOf(specs []Spec, i int) int {
	depth := 0
	for p := parentOf(specs, i); p >= 0 && depth < len(specs); p = parentOf(specs, p) {
		depth++
	}
	return depth
}

// stage returns the step of the curves that a particle is at.
func (p *Particle) stage() int { return int(p.Age/p.Life*(steps-1)) & (steps - 1) }
