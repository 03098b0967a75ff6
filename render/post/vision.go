package post

import "github.com/krill2d/krill/render"

// Vision moves colours that the player cannot tell apart to where he can, by Canvas.Vision; with full vision it does
// nothing. Give it to the engine, which then calls it after everything that a game draws:
//
//	engine.Main(&game{}, engine.Config{Finish: post.Vision})
//
// It adds what gets lost to what is seen (O. Fidaner, P. Lin, N. Ozguven, Analysis of Color Blindness, 2005). A game is
// better off with colours that differ in brightness, and signs besides: this is help, and no cure.
func Vision(c *render.Canvas) {
	if c.Vision == render.FullColor || int(c.Vision) >= len(corrections) {
		return
	}
	c.Post(grade, &gradeUniforms{Contrast: 1, Saturation: 1, Gamma: 1, Rows: corrections[c.Vision]})
}

// Simulate shows the picture as a player with a kind of vision sees it, to try out colours.
func Simulate(c *render.Canvas, v render.Vision) {
	if v == render.FullColor || int(v) >= len(simulations) {
		return
	}
	c.Post(grade, &gradeUniforms{Contrast: 1, Saturation: 1, Gamma: 1, Rows: simulations[v]})
}

// simulations are how colours are seen (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model
// for Simulation of Color Vision Deficiency, 2009, the strongest form).
var simulations = [...]matrix{
	render.Protanopia:   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	render.Deuteranopia: {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	render.Tritanopia:   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// moves say into which channels a lost one goes.
var moves = [...]matrix{
	render.Protanopia:   {0, 0, 0, 0.7, 1, 0, 0.7, 0, 1},
	render.Deuteranopia: {0, 0, 0, 0.7, 1, 0, 0.7, 0, 1},
	render.Tritanopia:   {1, 0, 0.7, 0, 1, 0.7, 0, 0, 0},
}

var corrections = correct()

// correct returns 1 + move·(1 − simulation) for each kind.
func correct() (all [len(simulations)]matrix) {
	for v := render.Protanopia; int(v) < len(simulations); v++ {
		lost := unchanged
		for i := range lost {
			lost[i] -= simulations[v][i]
		}
		all[v] = unchanged
		for i := range 9 {
			for k := range 3 {
				all[v][i] += float64(moves[v][i/3*3+k] * lost[k*3+i%3])
			}
		}
	}
	return all
}
