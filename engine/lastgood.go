package engine

// hasGood reports whether LastGood would find a state to go back to.
func (l *Loop) hasGood() bool {
	return l.recorder != nil && l.recorder.good(l.config.TPS) >= 0
}
