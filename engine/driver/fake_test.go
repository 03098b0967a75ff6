package driver

// dots is a small app: each key that goes down adds a quad, the first tick makes an image and a sound.
type dots struct {
	n     int64
	out   Output
	frame Frame
}

func (d *dots) Tick(in *Input) *Output {
	d.out.Reset()
	if d.n == 0 {
		d.out.Sounds = append(d.out.Sounds, Sound{ID: 7, Channels: 1, PCM: []int16{1, 2, 3}})
	}
	for _, k := range in.Keys {
		if k.Down {
			d.frame.Quads = append(d.frame.Quads, Quad{A: 1, D: 1, X: float32(d.n), Y: float32(k.Key)})
			d.out.Commands = append(d.out.Commands, SoundCommand{Kind: SoundPlay, At: d.n * 800, Sound: 7, Gain: 1})
		}
	}
	d.out.Window.Title = "dots"
	d.out.Exit = in.Quit
	d.n++
	return &d.out
}

func (d *dots) Draw(alpha float64) *Frame {
	quads := d.frame.Quads
	d.frame.Reset()
	d.frame.Quads, d.frame.Width = quads, int(alpha*100)
	d.frame.Commands = append(d.frame.Commands, Command{Quads: Span{0, len(quads)}})
	return &d.frame
}

// play drives an app for some ticks and returns the sum of what came out.
func play(app App, ticks int) uint64 {
	var d Digest
	app = Digested(app, &d)
	var in Input
	for i := range ticks {
		in.Reset()
		if i%3 == 0 {
			in.Keys = append(in.Keys, KeyEvent{Key: KeyA + Key(i%20), Down: true})
		}
		app.Tick(&in)
		app.Draw(float64(i%4) / 4)
	}
	return d.Sum()
}
