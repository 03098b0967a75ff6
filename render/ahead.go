package render

import "image"

// FileName returns the file that a handle names or is cut from, and "" for what is made by code, opened by another
// package, or none.
func FileName[H Image | Font | Shader](h H) string {
	r, ok := known.find(known.base(Image(h)))
	if !ok || r.made || r.drawing != nil {
		return ""
	}
	return r.name
}

// Premultiplied returns a picture as the driver wants it, at the origin: what an atlas loads is taken over from such a
// one by a copy of its bytes. Any goroutine may call it.
func Premultiplied(src image.Image) *image.RGBA {
	p := premultiply(src)
	return &image.RGBA{Pix: p.Pix, Stride: 4 * p.W, Rect: image.Rect(0, 0, p.W, p.H)}
}

// Prepare reads a shader's file now instead of at its first use, and sends it to the driver with the next frame.
func Prepare(a *Atlas, s Shader) {
	a.shades()
	a.shaders.find(a, s)
}
