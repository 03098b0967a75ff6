package driver

// throughWire stands between a driver and an app and lets only bytes pass.
type throughWire struct {
	app    App
	buffer []byte
	in     Input
	out    Output
	frame  Frame
}

// ThroughWire returns an App that does what app does, but every input, output and frame is encoded and decoded into
// other memory before the other side sees it, as if the app ran in another process. It is for tests: an encoding that
// loses something, or an app or a driver that keeps memory that is not its own, shows as a different run.
// It panics with the decoder's error, since a message that cannot be read back is a bug.
func ThroughWire(app App) App { return &throughWire{app: app} }

func (w *throughWire) Tick(in *Input) *Output {
	w.buffer = AppendInput(w.buffer[:0], in)
	must(DecodeInput(w.buffer, &w.in))
	w.buffer = AppendOutput(w.buffer[:0], w.app.Tick(&w.in))
	must(DecodeOutput(w.buffer, &w.out))
	return &w.out
}

func (w *throughWire) Draw(alpha float64) *Frame {
	w.buffer = AppendFrame(w.buffer[:0], w.app.Draw(alpha))
	must(DecodeFrame(w.buffer, &w.frame))
	return &w.frame
}

func must(_ []byte, err error) {
	if err != nil {
		panic(err)
	}
}
