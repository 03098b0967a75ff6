package particle

import (
	"slices"

	"github.com/krill2d/krill/render"
)

// field is a line of the file format: its word, and where its value is in a Spec.
type field struct {
	key     string
	at      func(*Spec) any
	angle   bool   // in degrees there
	example string // of a value
}

// parent is the value of a line that is two fields of a Spec.
type parent struct {
	name *string
	when *When
}

// fields returns the lines of the file format in the order in which Format writes them.
func fields() []field {
	return slices.Concat(timeFields(), motionFields(), lookFields())
}

func timeFields() []field {
	return []field{
		{"parent", func(s *Spec) any { return parent{&s.Parent, &s.When} }, false, "spark death"},
		{"odds", func(s *Spec) any { return &s.Odds }, false, "0.5"},
		{"rate", func(s *Spec) any { return &s.Rate }, false, "40"},
		{"burst", func(s *Spec) any { return &s.Burst }, false, "8..12"},
		{"delay", func(s *Spec) any { return &s.Delay }, false, "0.5"},
		{"duration", func(s *Spec) any { return &s.Duration }, false, "2"},
		{"loop", func(s *Spec) any { return &s.Loop }, false, ""},
		{"warm", func(s *Spec) any { return &s.Warm }, false, "3"},
		{"max", func(s *Spec) any { return &s.Max }, false, "500"},
		{"life", func(s *Spec) any { return &s.Life }, false, "0.5..1"},
		{"shape", func(s *Spec) any { return &s.Shape }, false, "circle 10"},
		{"local", func(s *Spec) any { return &s.Local }, false, ""},
	}
}

func motionFields() []field {
	return []field{
		{"angle", func(s *Spec) any { return &s.Angle }, true, "-90"},
		{"spread", func(s *Spec) any { return &s.Spread }, true, "20"},
		{"outward", func(s *Spec) any { return &s.Outward }, false, ""},
		{"speed", func(s *Spec) any { return &s.Speed }, false, "40..60"},
		{"speed-over", func(s *Spec) any { return &s.SpeedOver }, false, "1 0"},
		{"inherit", func(s *Spec) any { return &s.Inherit }, false, "0.5"},
		{"gravity", func(s *Spec) any { return &s.Gravity }, false, "0 200"},
		{"radial", func(s *Spec) any { return &s.Radial }, false, "-50"},
		{"tangent", func(s *Spec) any { return &s.Tangent }, false, "50"},
		{"drag", func(s *Spec) any { return &s.Drag }, false, "1..2"},
		{"sway", func(s *Spec) any { return &s.Sway }, false, "10..20"},
		{"sway-rate", func(s *Spec) any { return &s.SwayRate }, false, "0.5"},
	}
}

func lookFields() []field {
	return []field{
		{"image", func(s *Spec) any { return &s.Image }, false, `"leaf.png" 16x16`},
		{"frames", func(s *Spec) any { return &s.Frames }, false, "8"},
		{"frame-rate", func(s *Spec) any { return &s.FrameRate }, false, "12"},
		{"any-frame", func(s *Spec) any { return &s.AnyFrame }, false, ""},
		{"size", func(s *Spec) any { return &s.Size }, false, "4..8"},
		{"size-over", func(s *Spec) any { return &s.SizeOver }, false, "0 1 0"},
		{"rot", func(s *Spec) any { return &s.Rot }, true, "0..360"},
		{"spin", func(s *Spec) any { return &s.Spin }, true, "-90..90"},
		{"spin-over", func(s *Spec) any { return &s.SpinOver }, false, "1 0"},
		{"align", func(s *Spec) any { return &s.Align }, false, ""},
		{"stretch", func(s *Spec) any { return &s.Stretch }, false, "0.05"},
		{"color", func(s *Spec) any { return &s.Color }, false, "white #ffa300 #ff004d80"},
		{"pick", func(s *Spec) any { return &s.Pick }, false, ""},
		{"alpha-over", func(s *Spec) any { return &s.AlphaOver }, false, "0 1 0"},
		{"blend", func(s *Spec) any { return &s.Blend }, false, "add"},
		{"flash", func(s *Spec) any { return &s.Flash }, false, ""},
		{"trail", func(s *Spec) any { return &s.Trail }, false, "0.3"},
		{"trail-points", func(s *Spec) any { return &s.TrailPoints }, false, "8"},
		{"ghosts", func(s *Spec) any { return &s.Ghosts }, false, ""},
	}
}

// named is a value that the format has a word for.
type named[T any] struct {
	word  string
	value T
}

func pictures() []named[func() render.Image] {
	return []named[func() render.Image]{
		{"dot", Dot},
		{"disc", Disc},
		{"halo", Halo},
		{"square", Square},
		{"puff", Puff},
		{"star", Star},
		{"flake", Flake},
	}
}

func blends() []named[render.Blend] {
	return []named[render.Blend]{
		{"over", render.Over},
		{"add", render.Add},
		{"subtract", render.Subtract},
		{"multiply", render.Multiply},
		{"screen", render.Screen},
		{"lighten", render.Lighten},
		{"darken", render.Darken},
		{"invert", render.Invert},
		{"replace", render.Replace},
		{"erase", render.Erase},
	}
}

func colors() []named[render.Color] {
	return []named[render.Color]{
		{"black", render.Black},
		{"navy", render.Navy},
		{"plum", render.Plum},
		{"darkgreen", render.DarkGreen},
		{"brown", render.Brown},
		{"darkgray", render.DarkGray},
		{"gray", render.Gray},
		{"white", render.White},
		{"red", render.Red},
		{"orange", render.Orange},
		{"yellow", render.Yellow},
		{"green", render.Green},
		{"blue", render.Blue},
		{"lavender", render.Lavender},
		{"pink", render.Pink},
		{"peach", render.Peach},
	}
}

// shapes lists the words of shapes with how many numbers follow.
func shapes() []named[int] {
	return []named[int]{{"point", 0}, {"circle", 1}, {"ring", 1}, {"box", 2}, {"line", 1}, {"cone", 1}}
}

func whens() []named[When] {
	return []named[When]{{"alive", Alive}, {"birth", Birth}, {"death", Death}}
}

// find returns the value of a word.
func find[T any](list []named[T], word string) (value T, ok bool) {
	for _, n := range list {
		if n.word == word {
			return n.value, true
		}
	}
	return value, false
}

// words lists the words, for a message.
func words[T any](list []named[T]) []string {
	var all []string
	for _, n := range list {
		all = append(all, n.word)
	}
	return all
}
