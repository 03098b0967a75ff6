package render

// Vision is how a player sees colours, as the settings say.
type Vision uint8

// The kinds of vision. One man in twelve has one of the first two, in a weaker form mostly.
const (
	FullColor    Vision = iota // all colours
	Protanopia                 // red is dark, and like green
	Deuteranopia               // green is like red
	Tritanopia                 // blue is like green
)
