package ebiten

import (
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

func TestEveryKeyHasExactlyOnePartner(t *testing.T) {
	ours, theirs := map[driver.Key]int{}, map[eb.Key]int{}
	for _, k := range keys {
		ours[k.key]++
		theirs[k.eb]++
	}
	for k := driver.KeyNone + 1; k.String() != "none"; k++ {
		if ours[k] != 1 {
			t.Errorf("key %v: got %d partners; want 1", k, ours[k])
		}
	}
	for k := eb.Key(0); k <= eb.KeyMax; k++ {
		switch k {
		case eb.KeyAlt, eb.KeyControl, eb.KeyShift, eb.KeyMeta: // either of two keys
			continue
		}
		if theirs[k] != 1 {
			t.Errorf("Ebitengine's key %v: got %d partners; want 1", k, theirs[k])
		}
	}
}

func TestKeysOfOneNameArePartners(t *testing.T) {
	others := map[string]string{"ArrowUp": "Up", "ArrowDown": "Down", "ArrowLeft": "Left", "ArrowRight": "Right"}
	for _, k := range keys {
		want := k.eb.String()
		if other := others[want]; other != "" {
			want = other
		}
		if len(want) == len("Digit0") && want[:5] == "Digit" {
			want = want[5:]
		}
		if got := k.key.String(); got != want {
			t.Errorf("Ebitengine's key %v: got %v; want %v", k.eb, got, want)
		}
	}
}

func TestEveryPadButtonHasExactlyOnePartner(t *testing.T) {
	var all driver.PadButtons
	theirs := map[eb.StandardGamepadButton]bool{}
	for _, b := range padButtons {
		if all&b.button != 0 || theirs[b.eb] {
			t.Errorf("button %b of Ebitengine's %v: got it twice; want it once", b.button, b.eb)
		}
		all |= b.button
		theirs[b.eb] = true
	}
	if want := driver.PadHome<<1 - 1; all != want {
		t.Errorf("got buttons %b; want %b", all, want)
	}
	if got, want := len(theirs), int(eb.StandardGamepadButtonMax)+1; got != want {
		t.Errorf("got %d of Ebitengine's buttons; want %d", got, want)
	}
}

func TestPadIDIsNeverZeroAndComesBack(t *testing.T) {
	for id := eb.GamepadID(0); id < 20; id++ {
		if got := gamepadID(padID(id)); got != id || padID(id) == 0 {
			t.Errorf("gamepad %d: got %d by way of %d; want it back, by way of 1 or more", id, got, padID(id))
		}
	}
}

func TestBlendTablesAreCompleteAndOneToOne(t *testing.T) {
	if got, want := len(factors), int(driver.FactorOneMinusDstAlpha)+1; got != want {
		t.Errorf("got %d factors; want %d", got, want)
	}
	if got, want := len(blendOps), int(driver.OpMax)+1; got != want {
		t.Errorf("got %d operations; want %d", got, want)
	}
	seen := map[eb.Blend]driver.Blend{}
	for f := range factors {
		for op := range blendOps {
			b := driver.Blend{SrcRGB: driver.Factor(f), OpRGB: driver.BlendOp(op)}
			if other, twice := seen[blend(b)]; twice {
				t.Errorf("got one blend for %v and %v; want two", b, other)
			}
			seen[blend(b)] = b
		}
	}
}

func TestBlendMapsEachFieldToItsOwn(t *testing.T) {
	got := blend(driver.Blend{
		SrcRGB: driver.FactorOne, SrcAlpha: driver.FactorDstAlpha, DstRGB: driver.FactorSrcColor,
		DstAlpha: driver.FactorZero, OpRGB: driver.OpRevSub, OpAlpha: driver.OpMax,
	})
	want := eb.Blend{
		BlendFactorSourceRGB: eb.BlendFactorOne, BlendFactorSourceAlpha: eb.BlendFactorDestinationAlpha,
		BlendFactorDestinationRGB: eb.BlendFactorSourceColor, BlendFactorDestinationAlpha: eb.BlendFactorZero,
		BlendOperationRGB: eb.BlendOperationReverseSubtract, BlendOperationAlpha: eb.BlendOperationMax,
	}
	if got != want {
		t.Errorf("got %+v; want %+v", got, want)
	}
	if zero := blend(driver.Blend{}); zero != (eb.Blend{}) {
		t.Errorf("got %+v for the zero blend; want Ebitengine's zero", zero)
	}
}

func TestEveryCursorHasAShape(t *testing.T) {
	if got, want := len(cursorShapes), int(driver.CursorCaptured)+1; got != want {
		t.Errorf("got %d shapes; want %d", got, want)
	}
	if cursorMode(driver.CursorHidden) != eb.CursorModeHidden || cursorMode(driver.CursorCaptured) != eb.CursorModeCaptured ||
		cursorMode(driver.CursorHand) != eb.CursorModeVisible {
		t.Error("got a wrong cursor mode; want hidden, captured and visible")
	}
}

func TestAddressTestsTexelsOnlyWhereItMust(t *testing.T) {
	for _, c := range []struct {
		wrap driver.Wrap
		page bool
		want eb.Address
	}{
		{driver.WrapClear, true, eb.AddressUnsafe},
		{driver.WrapClear, false, eb.AddressClampToZero},
		{driver.WrapRepeat, true, eb.AddressRepeat},
		{driver.WrapRepeat, false, eb.AddressRepeat},
	} {
		if got := address(c.wrap, c.page); got != c.want {
			t.Errorf("wrap %d of a whole page %v: got %v; want %v", c.wrap, c.page, got, c.want)
		}
	}
}
