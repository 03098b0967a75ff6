package render

import "github.com/krill2d/krill/engine/driver"

// Blend says how what is drawn meets what is there. The zero value is Over.
// A blend of one's own is a literal with the factors of engine/driver; colours are premultiplied when they meet.
type Blend = driver.Blend

// The blends. They are not to be changed. Those of light and shade leave the alpha of what is there.
var (
	// Over covers by alpha.
	Over = Blend{}
	// Add is light, for sparks and glow; black changes nothing.
	Add = light(driver.FactorOne, driver.OpAdd, driver.FactorOne)
	// Subtract takes the colour away from what is there.
	Subtract = light(driver.FactorOne, driver.OpRevSub, driver.FactorOne)
	// Multiply is shade; white changes nothing.
	Multiply = light(driver.FactorDstColor, driver.OpAdd, driver.FactorOneMinusSrcAlpha)
	// Screen is light that never burns out; black changes nothing.
	Screen = Blend{SrcRGB: driver.FactorOne, DstRGB: driver.FactorOneMinusSrcColor}
	// Lighten takes the brighter of the two in each channel.
	Lighten = Blend{OpRGB: driver.OpMax, OpAlpha: driver.OpMax}
	// Darken takes the darker of the two in each channel; what is transparent counts as black.
	Darken = light(driver.FactorOne, driver.OpMin, driver.FactorOne)
	// Invert turns what is there into its negative where white is drawn; black changes nothing.
	Invert = light(driver.FactorOneMinusDstColor, driver.OpAdd, driver.FactorOneMinusSrcAlpha)
	// Replace writes colour and alpha over what is there; where an edge is smooth it is left half transparent.
	Replace = Blend{SrcRGB: driver.FactorOne, SrcAlpha: driver.FactorOne, DstRGB: driver.FactorZero, DstAlpha: driver.FactorZero}
	// Erase makes what is there transparent by alpha.
	Erase = Blend{SrcRGB: driver.FactorZero, SrcAlpha: driver.FactorZero, DstRGB: driver.FactorOneMinusSrcAlpha}
)

// light returns a blend that changes the colour of what is there and not its alpha.
func light(src driver.Factor, op driver.BlendOp, dst driver.Factor) Blend {
	return Blend{SrcRGB: src, OpRGB: op, DstRGB: dst, SrcAlpha: driver.FactorZero, DstAlpha: driver.FactorOne}
}
