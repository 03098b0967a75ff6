package engine

import "os"

// clip is a film of a run, or one picture of it: what KRILL_CLIP asks for, as JSON.
type clip struct {
	Out   string  // file or folder: .gif, .png, or a folder for a sequence
	At    float64 // of a .png, seconds of the run; zero: its end
	From  float64 // seconds of the run
	To    float64 // seconds of the run; zero: its end
	FPS   float64 // pictures a second; zero: 25
	Scale float64 // pixels of the picture per logical pixel of the canvas; zero: 1
	Spare bool    // the run is no failure when this cannot be had
}

// clipsFromEnv returns what KRILL_CLIP asks for: a list of clips, or nothing.
func clipsFromEnv() ([]clip, error) {
	s := os.Getenv("KRILL_CLIP")
	if s == "" {
		return nil, nil
	}
	return readClips(s)
}
