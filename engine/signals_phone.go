//go:build android || ios

package engine

// watchSystem does nothing on phones: the system sends apps no signals, and that they go to the background comes with
// the input.
func (l *Loop) watchSystem() (stop func()) { return func() {} }
