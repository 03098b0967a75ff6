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
//   - LÖVE, in a process of its own, in turns with Krill: love_test.go and testdata/love
//   - pages of js/wasm and of pixi.js, in a browser whose draw calls do nothing: web_test.go and testdata/web. There
//     the time is that of the page's main thread.
package speed
