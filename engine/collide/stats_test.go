package collide

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestCellsHoldEveryBodyOnce(t *testing.T) {
	c := newCrowd(500, 100_000, 100_000, 64)
	c.put()
	c.space.Add(Body{Shape: Box(60, 60), Pos: geom.V(5e8, -5e8)})
	n := 0
	c.space.Cells(func(cell geom.Rect, bodies int) bool {
		found := c.space.In(nil, cell, Filter{Triggers: true})
		if bodies < 1 || len(found) < bodies {
			t.Errorf("cell %v: got %d bodies; want at most the %d that are near", cell, bodies, len(found))
		}
		n += bodies
		return true
	})
	if n != 501 {
		t.Errorf("got %d bodies in all cells; want 501", n)
	}
	for range c.space.Cells {
		break
	}
	c.space.Step(step)
	if st := c.space.Stats(); st.Bodies != 501 || st.Side < crowdSide || st.Cells < 400 || st.Tiled != 0 || st.Tested < st.Near || st.Near < st.Touching {
		t.Errorf("got %+v; want 501 bodies in about as many cells", st)
	}
}
