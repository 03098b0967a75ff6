package audio

// PCM is decoded sound at 48,000 samples a second (driver.SampleRate).
type PCM struct {
	Channels int     // 1, or 2: left and right in turn
	Samples  []int16 // Channels for each moment; nobody writes to them once they are played
	// What is repeated after its intro, if the file says so: frames from the first one up to, and without, LoopTo.
	LoopFrom, LoopTo int64
}

// Frames returns the length in moments, of which 48,000 are a second.
func (p PCM) Frames() int {
	if p.Channels < 1 {
		return 0
	}
	return len(p.Samples) / p.Channels
}
