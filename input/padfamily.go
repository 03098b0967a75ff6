package input

import "strings"

// Family is who made a gamepad, as far as what is printed on it goes.
type Family uint8

// The families. Pads that are not known are as Generic, and have the labels of Xbox.
const (
	Generic Family = iota
	Xbox
	PlayStation
	Nintendo
)

// PadName returns the name of a player's gamepad as the system gives it; empty: there is none.
func PadName(s *State, player int) string {
	if !s.Connected(player) {
		return ""
	}
	return s.kinds[player].Name
}

// PadFamily returns the family of a player's gamepad, by the maker in its model, or else by its name.
func PadFamily(s *State, player int) Family {
	if !s.Connected(player) {
		return Generic
	}
	return familyOf(s.kinds[player].Name, s.kinds[player].Model)
}

// makers are the families by the makers' numbers on USB.
var makers = [...]struct {
	number string
	family Family
}{{"045e", Xbox}, {"054c", PlayStation}, {"057e", Nintendo}}

func familyOf(name, model string) Family {
	// An SDL identity has the maker's number in its fifth and sixth byte, the low one first.
	maker := ""
	if len(model) == 32 {
		maker = strings.ToLower(model[10:12] + model[8:10])
	}
	name = strings.ToLower(name)
	for _, m := range makers {
		if m.number == maker || strings.Contains(name, "vendor: "+m.number) { // as browsers write it
			return m.family
		}
	}
	for _, w := range familyWords {
		if strings.Contains(name, w.word) {
			return w.family
		}
	}
	return Generic
}

var familyWords = []struct {
	word   string
	family Family
}{
	{"xbox", Xbox},
	{"x-box", Xbox},
	{"xinput", Xbox},
	{"playstation", PlayStation},
	{"dualshock", PlayStation},
	{"dualsense", PlayStation},
	{"ps3", PlayStation},
	{"ps4", PlayStation},
	{"ps5", PlayStation},
	{"nintendo", Nintendo},
	{"switch", Nintendo},
	{"joy-con", Nintendo},
	{"pro controller", Nintendo},
	{"joycon", Nintendo},
}

// PadLabel returns what is printed on a pad of a family where a control is, and for half axes how they are called.
// Nintendo's pads have A where others have B. Empty: c is not a pad's.
func PadLabel(f Family, c Control) string {
	if !c.pad() {
		return ""
	}
	i := c.AnyPad() - firstPad
	if c.half() {
		return halfLabels[c.AnyPad()-firstHalf]
	}
	if own := ownLabels[f&3][i]; own != "" {
		return own
	}
	return ownLabels[Xbox][i]
}

var halfLabels = [...]string{
	"Left stick ←", "Left stick →", "Left stick ↑", "Left stick ↓",
	"Right stick ←", "Right stick →", "Right stick ↑", "Right stick ↓",
}

// ownLabels are what is printed on the buttons, in the order of the controls; empty: as on an Xbox pad.
var ownLabels = [4][17]string{
	Generic: {8: "Back", 9: "Start", 4: "L1", 5: "R1", 6: "L2", 7: "R2", 10: "L3", 11: "R3", 16: "Home"},
	Xbox: {
		"A", "B", "X", "Y", "LB", "RB", "LT", "RT", "View", "Menu", "LS", "RS", "↑", "↓", "←", "→", "Xbox",
	},
	PlayStation: {
		"Cross", "Circle", "Square", "Triangle", "L1", "R1", "L2", "R2", "Share", "Options", "L3", "R3", 16: "PS",
	},
	Nintendo: {"B", "A", "Y", "X", "L", "R", "ZL", "ZR", "-", "+", "LS", "RS", 16: "Home"},
}
