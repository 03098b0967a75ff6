package particle

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// side is that of the pictures below, pixels.
const side = 32

// Dot is a round glow that fades to its edge: fire, magic, light.
func Dot() render.Image {
	return render.Make("particle dot", side, side, func(x, y int) render.Color {
		k := max(1-away(x, y), 0)
		return render.White.Fade(k * k * (3 - 2*k))
	})
}

// Disc is a filled circle with a smooth edge: bubbles, drops, pebbles.
func Disc() render.Image {
	return render.Make("particle disc", side, side, func(x, y int) render.Color {
		return render.White.Fade(geom.Clamp((1-away(x, y))*side/2, 0, 1))
	})
}

// Halo is a ring with a smooth edge: shock waves, ripples.
func Halo() render.Image {
	return render.Make("particle halo", side, side, func(x, y int) render.Color {
		return render.White.Fade(1 - math.Abs(away(x, y)-0.8)*6)
	})
}

// Square is a plain square: confetti, chips, pixels.
func Square() render.Image {
	return render.Make("particle square", side, side, func(x, y int) render.Color {
		p := centred(x, y)
		return render.White.Fade((1 - max(math.Abs(p.X), math.Abs(p.Y))) * side / 4) // a soft edge, for when it turns
	})
}

// Puff is a small cloud with a ragged edge: smoke, dust, steam.
func Puff() render.Image {
	return render.Make("particle puff", side, side, func(x, y int) render.Color {
		k := 0.0
		for _, b := range [...]struct{ x, y, r float64 }{
			{-0.3, -0.25, 0.55}, {0.3, -0.3, 0.5}, {-0.4, 0.25, 0.5}, {0.25, 0.3, 0.6}, {0, 0, 0.7}, {0.5, 0.05, 0.4}, {-0.1, 0.5, 0.4},
		} {
			in := max(1-centred(x, y).Dist(geom.V(b.x, b.y))/b.r, 0)
			k += float64(in*in) * 0.9
		}
		return render.White.Fade(min(k, 0.9))
	})
}

// Star is a glint with four rays: magic, treasure, sparks.
func Star() render.Image {
	return render.Make("particle star", side, side, func(x, y int) render.Color {
		p := centred(x, y)
		across := math.Sqrt(math.Abs(p.X)) + math.Sqrt(math.Abs(p.Y))
		core := max(1-p.Len()*2.2, 0)
		return render.White.Fade(max(1-across, 0)*2.5 + core)
	})
}

// Flake is a crystal of snow with six arms.
func Flake() render.Image {
	return render.Make("particle flake", side, side, func(x, y int) render.Color {
		p, k := centred(x, y), 0.0
		for i := range 3 {
			arm := geom.Polar(float64(i)*math.Pi/3, 1)
			along, across := math.Abs(p.Dot(arm)), math.Abs(p.Cross(arm))
			k = max(k, geom.Clamp((0.09-across)*16, 0, 1)*geom.Clamp((0.95-along)*16, 0, 1))
			barb := math.Abs(across - (along-0.45)*0.9)
			k = max(k, geom.Clamp((0.07-barb)*16, 0, 1)*geom.Clamp((0.28-across)*16, 0, 1)*geom.Clamp((along-0.42)*16, 0, 1))
		}
		return render.White.Fade(k)
	})
}

// centred returns a pixel's middle, −1 to 1 in both directions.
func centred(x, y int) geom.Vec {
	return geom.Vec{X: (float64(x)+0.5)*2/side - 1, Y: (float64(y)+0.5)*2/side - 1}
}

// away returns how far a pixel is from the middle; 1 is the edge.
func away(x, y int) float64 { return centred(x, y).Len() }
