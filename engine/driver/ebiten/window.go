package ebiten

import (
	"image"
	"log/slog"
	"time"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

var cursorShapes = [...]eb.CursorShapeType{
	driver.CursorArrow:     eb.CursorShapeDefault,
	driver.CursorText:      eb.CursorShapeText,
	driver.CursorCross:     eb.CursorShapeCrosshair,
	driver.CursorHand:      eb.CursorShapePointer,
	driver.CursorMove:      eb.CursorShapeMove,
	driver.CursorEW:        eb.CursorShapeEWResize,
	driver.CursorNS:        eb.CursorShapeNSResize,
	driver.CursorNESW:      eb.CursorShapeNESWResize,
	driver.CursorNWSE:      eb.CursorShapeNWSEResize,
	driver.CursorForbidden: eb.CursorShapeNotAllowed,
	driver.CursorHidden:    eb.CursorShapeDefault,
	driver.CursorCaptured:  eb.CursorShapeDefault,
}

// cursorMode returns what becomes of the mouse pointer under a cursor.
func cursorMode(c driver.Cursor) eb.CursorModeType {
	switch c {
	case driver.CursorHidden:
		return eb.CursorModeHidden
	case driver.CursorCaptured:
		return eb.CursorModeCaptured
	}
	return eb.CursorModeVisible
}

// setUp makes the window as it is before the first tick, and returns that as wishes.
func setUp(s driver.Setup) driver.Window {
	w, h := s.Width, s.Height
	if w <= 0 || h <= 0 {
		w, h = 640, 360
	}
	fw, fh := fitMonitor(w, h)
	eb.SetWindowSize(fw, fh)
	eb.SetWindowTitle(s.Title)
	eb.SetFullscreen(s.Fullscreen)
	eb.SetWindowClosingHandled(true)
	eb.SetVsyncEnabled(!s.NoVsync && !s.Lockstep)
	eb.SetTPS(eb.SyncWithFPS)
	if !s.FixedSize {
		eb.SetWindowResizingMode(eb.WindowResizingModeEnabled)
		eb.SetWindowSizeLimits(least(w), least(h), -1, -1)
	}
	if len(s.Icon) > 0 {
		setIcon(s.Icon)
	}
	return driver.Window{Title: s.Title, Fullscreen: s.Fullscreen}
}

// setWindow does what changed from the last wishes to the next. An empty title is no wish.
func setWindow(last, next *driver.Window) {
	if next.Title != last.Title && next.Title != "" {
		eb.SetWindowTitle(next.Title)
	}
	if next.Fullscreen != last.Fullscreen {
		eb.SetFullscreen(next.Fullscreen)
	}
	if next.Cursor != last.Cursor {
		eb.SetCursorShape(cursorShapes[next.Cursor])
		eb.SetCursorMode(cursorMode(next.Cursor))
	}
}

func setIcon(pictures []driver.Picture) {
	icons := make([]image.Image, len(pictures))
	for i, p := range pictures {
		icons[i] = &image.RGBA{Pix: p.Pix, Stride: 4 * p.W, Rect: image.Rect(0, 0, p.W, p.H)}
	}
	eb.SetWindowIcon(icons)
}

// act does one action; what it reads is appended to the input of the next tick.
func (g *game) act(a *driver.Action) {
	switch a.Kind {
	case driver.ActionSize:
		resize(max(a.W, 1), max(a.H, 1))
	case driver.ActionIcon:
		setIcon(a.Pictures)
	case driver.ActionClipboard:
		g.clipboard = a.Text
		g.answers.copyText(a.Text)
	case driver.ActionReadClipboard:
		if typist.Paste != nil {
			typist.Paste(g.clipboard)
			break
		}
		g.copied = append(g.copied, g.clipboard)
	case driver.ActionOpenURL:
		if err := openURL(a.Text); err != nil {
			slog.Warn(err.Error())
		}
	case driver.ActionSaveFile:
		g.answers.saveFile(a.Text, a.Bytes)
	case driver.ActionOpenFile:
		g.answers.openFile(a.Text)
	case driver.ActionVibrate:
		vibrate(a)
	}
}

func vibrate(a *driver.Action) {
	d := time.Duration(a.Seconds * float64(time.Second))
	if a.Pad == 0 {
		eb.Vibrate(&eb.VibrateOptions{Duration: d, Magnitude: max(a.Strong, a.Weak)})
		return
	}
	eb.VibrateGamepad(gamepadID(a.Pad), &eb.VibrateGamepadOptions{Duration: d, StrongMagnitude: a.Strong, WeakMagnitude: a.Weak})
}
