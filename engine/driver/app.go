package driver

// App is what a driver runs: the engine's side of the boundary. A driver calls it from one goroutine at a time.
type App interface {
	// Tick runs one fixed step with what happened since the last one and returns what it asks for.
	// The output is valid until the next call of Tick, but for Sound.PCM, which nobody writes into and a driver may keep.
	// The app does not keep in.
	Tick(in *Input) *Output
	// Draw records the picture at alpha, the fraction from 0 to 1 of the way from the last tick to the next.
	// It is never called before the first Tick. The frame is valid until the next call of Draw.
	Draw(alpha float64) *Frame
}

// Setup is what a driver must know before the first tick. The zero value is a 640×360 window at 60 ticks a second.
type Setup struct {
	Title         string
	Width, Height int  // of the window's inside, logical pixels; zero: 640, 360
	TPS           int  // ticks a second; zero: 60
	FixedSize     bool // the player cannot resize the window
	Fullscreen    bool
	NoVsync       bool
	Lockstep      bool      // for tests and films, not in browsers: one tick, then one picture at alpha 0, as fast as they go
	Icon          []Picture // the same icon in several sizes; none: the system's own
}

// Picture is a small image that crosses the boundary by itself: an icon, or pixels read back.
type Picture struct {
	W, H int
	Pix  []byte // W*H*4 bytes, row by row, RGBA, premultiplied
}
