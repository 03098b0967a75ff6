package post

import (
	_ "embed" // of the shaders

	"github.com/krill2d/krill/render"
)

var (
	//go:embed bloom.kage
	bloomSource string
	//go:embed blur.kage
	blurSource string
	//go:embed bright.kage
	brightSource string
	//go:embed crt.kage
	crtSource string
	//go:embed dissolve.kage
	dissolveSource string
	//go:embed flash.kage
	flashSource string
	//go:embed fringe.kage
	fringeSource string
	//go:embed grade.kage
	gradeSource string
	//go:embed palette.kage
	paletteSource string
	//go:embed pixelate.kage
	pixelateSource string
	//go:embed shockwave.kage
	shockwaveSource string
	//go:embed soften.kage
	softenSource string
	//go:embed vignette.kage
	vignetteSource string
)

var (
	bloom     = render.ShaderText("krill bloom", bloomSource)
	blur      = render.ShaderText("krill blur", blurSource)
	bright    = render.ShaderText("krill bright", brightSource)
	crt       = render.ShaderText("krill crt", crtSource)
	dissolve  = render.ShaderText("krill dissolve", dissolveSource)
	flash     = render.ShaderText("krill flash", flashSource)
	fringe    = render.ShaderText("krill fringe", fringeSource)
	grade     = render.ShaderText("krill grade", gradeSource)
	palette   = render.ShaderText("krill palette", paletteSource)
	pixelate  = render.ShaderText("krill pixelate", pixelateSource)
	shockwave = render.ShaderText("krill shockwave", shockwaveSource)
	soften    = render.ShaderText("krill soften", softenSource)
	vignette  = render.ShaderText("krill vignette", vignetteSource)
)

// or returns v, or what stands for its zero.
func or(v, zero float64) float64 {
	if v == 0 {
		return zero
	}
	return v
}
