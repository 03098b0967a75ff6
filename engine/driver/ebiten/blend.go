package ebiten

import (
	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

var factors = [...]eb.BlendFactor{
	driver.FactorDefault:          eb.BlendFactorDefault,
	driver.FactorZero:             eb.BlendFactorZero,
	driver.FactorOne:              eb.BlendFactorOne,
	driver.FactorSrcColor:         eb.BlendFactorSourceColor,
	driver.FactorOneMinusSrcColor: eb.BlendFactorOneMinusSourceColor,
	driver.FactorSrcAlpha:         eb.BlendFactorSourceAlpha,
	driver.FactorOneMinusSrcAlpha: eb.BlendFactorOneMinusSourceAlpha,
	driver.FactorDstColor:         eb.BlendFactorDestinationColor,
	driver.FactorOneMinusDstColor: eb.BlendFactorOneMinusDestinationColor,
	driver.FactorDstAlpha:         eb.BlendFactorDestinationAlpha,
	driver.FactorOneMinusDstAlpha: eb.BlendFactorOneMinusDestinationAlpha,
}

var blendOps = [...]eb.BlendOperation{
	driver.OpAdd:    eb.BlendOperationAdd,
	driver.OpSub:    eb.BlendOperationSubtract,
	driver.OpRevSub: eb.BlendOperationReverseSubtract,
	driver.OpMin:    eb.BlendOperationMin,
	driver.OpMax:    eb.BlendOperationMax,
}

// blend returns Ebitengine's word for b.
func blend(b driver.Blend) eb.Blend {
	if b == (driver.Blend{}) {
		return eb.Blend{}
	}
	return eb.Blend{
		BlendFactorSourceRGB:        factors[b.SrcRGB],
		BlendFactorSourceAlpha:      factors[b.SrcAlpha],
		BlendFactorDestinationRGB:   factors[b.DstRGB],
		BlendFactorDestinationAlpha: factors[b.DstAlpha],
		BlendOperationRGB:           blendOps[b.OpRGB],
		BlendOperationAlpha:         blendOps[b.OpAlpha],
	}
}
