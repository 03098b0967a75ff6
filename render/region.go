package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// cut returns the picture of a part. Neighbours are often cut from one picture, so that is kept.
func (a *Atlas) cut(i Image, r *recipe) (driver.Picture, error) {
	if a.cutFrom != r.base {
		p, _, err := a.picture(r.base, false)
		if err != nil {
			return p, err
		}
		a.cutFrom, a.uncut = r.base, p
	}
	p := &a.uncut
	if r.x+r.w > p.W || r.y+r.h > p.H {
		return placeholder(i.String()), fmt.Errorf("render: region %q: the picture has only %d×%d pixels; use a smaller one", i, p.W, p.H)
	}
	out := driver.Picture{W: r.w, H: r.h, Pix: make([]byte, 0, r.w*r.h*4)}
	for y := range r.h {
		out.Pix = append(out.Pix, p.Pix[((r.y+y)*p.W+r.x)*4:][:r.w*4]...)
	}
	return out, nil
}
