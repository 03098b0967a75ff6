package post

import "github.com/krill2d/krill/render"

// Grade changes all colours: a sunset, a memory, a night. The zero value of each field changes nothing.
type Grade struct {
	Brightness float64      // is added, −1 to 1
	Contrast   float64      // −1 is grey, 1 twice as much
	Saturation float64      // −1 is black and white, 1 twice as much
	Gamma      float64      // −1 to 1: above 0 the middle is brighter
	Warmth     float64      // −1 to 1: below 0 it is bluer, above redder
	Tint       render.Color // its alpha is how much of the picture takes this one colour; zero: nothing
}

// gradeUniforms are those of grade.kage.
type gradeUniforms struct {
	Brightness, Contrast, Saturation, Gamma, Warmth float64
	Rows                                            matrix
	Tint                                            [4]float64 // straight: the shader mixes by its alpha
}

// matrix makes a colour of another one, row by row.
type matrix [9]float64

var unchanged = matrix{1, 0, 0, 0, 1, 0, 0, 0, 1}

// Draw changes the colours of what was drawn so far.
func (g Grade) Draw(c *render.Canvas) {
	c.Post(grade, &gradeUniforms{
		g.Brightness, 1 + g.Contrast, 1 + g.Saturation, max(1+g.Gamma, 0.05), g.Warmth, unchanged, straight(g.Tint),
	})
}

// straight returns a colour from 0 to 1, whose alpha is not multiplied in.
func straight(c render.Color) [4]float64 {
	return [4]float64{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255, float64(c.A) / 255}
}
