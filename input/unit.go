package input

// Unit returns how long a logical pixel of the system is, in canvas units: what is 40 of them high is large enough for a
// thumb on every screen. 1 before the first tick.
func Unit(s *State) float64 {
	if s.unit > 0 {
		return s.unit
	}
	return 1
}

// Pixel returns how long a pixel of the device is, in canvas units: what is sharp is a whole number of them. 1 before the
// first tick.
func Pixel(s *State) float64 {
	if s.unit > 0 && s.screen.scale > 0 {
		return s.unit / s.screen.scale
	}
	return 1
}
