package ebiten

// page is called when the page that the game runs in is hidden or shown again.
func (s *sound) page(hidden bool) {
	if s.started {
		s.device.suspend(hidden)
	}
}

// suspend stops the device while the page is hidden. It does not wait.
func (d *device) suspend(hidden bool) {
	if hidden {
		d.context.Suspend()
	} else {
		d.context.Resume()
	}
}
