//go:build !((linux && !android) || freebsd || netbsd || openbsd)

package ebiten

// HasDisplay reports whether Run can open a window here. On Linux and the BSDs it connects to the X server that
// DISPLAY names; elsewhere it is true.
func HasDisplay() bool { return true }
