// Package speed measures the canvas and the driver beside Ebitengine used by hand: its tests, with the tag screen, are
// what make bench-render runs. No game links it.
//
// Sides take turns in one window and one process, on Mesa's no-op driver (GALLIUM_NOOP=1), so that only processors'
// time counts: that of the goroutine that draws for Draw, and that of the whole process for a frame. A row is the
// median of the ratios of its rounds.
//
//   - the window that draws what a side wants, some frames at a time: window_test.go
//   - sides of raw Ebitengine: raw_test.go; of Krill: krill_test.go
//   - the rows and their bars: native_test.go; instructions by callgrind: instructions_test.go
//   - another part, such as another engine in a process of its own, is a function in parts, with sides of its own.
package speed
