//go:build !krill_headless

package engine

import (
	"image"
	"image/draw"
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
)

// icon returns the picture that Config.Icon names, and Krill's own where there is none.
func (l *Loop) icon() []driver.Picture {
	if l.config.Icon == "" {
		return ownIcon()
	}
	img, err := l.files.Image(l.config.Icon)
	if err != nil {
		slog.Warn(err.Error())
		return ownIcon()
	}
	b := img.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Bounds(), img, b.Min, draw.Src)
	return []driver.Picture{{W: b.Dx(), H: b.Dy(), Pix: rgba.Pix}}
}
