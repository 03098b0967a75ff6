package main

import "github.com/krill2d/krill/render"

// The colours. Everything is drawn as added light, so dark means faint.
var (
	space    = render.Hex(0x04050c)
	dustFar  = render.Hex(0x2b3c7a)
	dustNear = render.Hex(0xb9d0ff)
	shipCol  = render.Hex(0x4de8ff)
	shotCol  = render.Hex(0xfff2a0)
	flameCol = render.Hex(0xff8a2b)
	bigCol   = render.Hex(0xff5bd0)
	smallCol = render.Hex(0xff3b4e)
	enemyCol = render.Hex(0xff6a5a)
	textCol  = render.Hex(0x9fc4ff)
	dimCol   = render.Hex(0x5672b8)
	goldCol  = render.Hex(0xffd75e)
	warpCol  = render.Hex(0xb07cff)
)

// rockCols are the rocks' colours, one a wave and then again, and hazeCols those of the haze behind them.
var (
	rockCols = [...]render.Color{
		render.Hex(0x7ab8ff), render.Hex(0xb58cff), render.Hex(0x62f0b4), render.Hex(0xffb35a), render.Hex(0xff7fa8),
	}
	hazeCols = [...]render.Color{
		render.Hex(0x1a2f80), render.Hex(0x471a80), render.Hex(0x0d5a55), render.Hex(0x663010), render.Hex(0x661540),
	}
)

func rockCol(wave int) render.Color { return rockCols[max(wave-1, 0)%len(rockCols)] }
func hazeCol(wave int) render.Color { return hazeCols[max(wave-1, 0)%len(hazeCols)] }
