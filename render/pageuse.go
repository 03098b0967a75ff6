package render

// PageUse is how full a page of an atlas is.
type PageUse struct {
	W, H int     // texels
	Used float64 // 0 to 1: of its area, by images and by what lies between them
	Own  bool    // it holds one large image, or one that is drawn on
}

// PagesOf returns the pages that an atlas has, for tools. O(pages).
func PagesOf(a *Atlas) (uses []PageUse) {
	for i := range a.pages {
		p := &a.pages[i]
		if p.id.Slot == 0 {
			continue
		}
		use := PageUse{W: p.space.w, H: p.space.h, Used: 1, Own: p.own || p.drawn}
		if !use.Own {
			use.Used = p.taken()
		}
		uses = append(uses, use)
	}
	return uses
}

// taken returns the part of the page's area that new images cannot have.
func (p *page) taken() float64 {
	n := 0
	for _, s := range p.space.steps {
		n += s.y * s.w
	}
	for _, b := range p.free {
		n -= b.w * b.h
	}
	return float64(n) / float64(p.space.w*p.space.h)
}
