package tessellate

import (
	"errors"
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Rule says what is inside.
type Rule uint8

// The rules.
const (
	EvenOdd  Rule = iota // what a way from outside reaches over an odd number of edges: a contour in another one is a hole
	NonZero              // what the contours go round, more often one way than the other: those that overlap are joined
	positive             // what contours go round clockwise more often than the other way
)

// Limits of one Fill. What costs more has no place in a frame.
const (
	maxPoints    = 1 << 16
	maxCrossings = 1 << 14
	maxWork      = 1 << 24 // pairs that are looked at
)

// Tessellator turns contours into triangles. The zero value is ready. It keeps its memory: once it is warm it allocates
// nothing. It is for one goroutine at a time.
type Tessellator struct {
	// What the last Fill made; valid until the next Reset.
	Corners   []Corner
	Triangles []uint32 // three corners each, in no certain direction
	Edges     []uint32 // two corners each: where inside and outside meet, clockwise around the inside

	points []geom.Vec
	ends   []int // of the contours in points
	work   int
	scale  float64 // grid to units: 256 but for huge contours

	spans    []span
	crossing []int32 // spans that a line sweeps over
	vertices []point // sorted
	degree   []int32 // edges that end at each vertex
	on       []int32 // vertices on a span
	segments []segment
	sweep
	shrunk *Tessellator // for Shrink
	moved  []place
}

// Corner is a corner of the inside. Where two parts of the inside touch in a point, each has a corner there.
type Corner struct {
	Pos geom.Vec
	// Out is where the corner goes when both of its edges move outwards by 1: at most 4 long, so that a needle's point
	// is cut off.
	Out geom.Vec
}

// Reset drops the contours and the result.
func (t *Tessellator) Reset() {
	t.points, t.ends = t.points[:0], t.ends[:0]
	t.drop()
}

func (t *Tessellator) drop() {
	t.Corners, t.Triangles, t.Edges = t.Corners[:0], t.Triangles[:0], t.Edges[:0]
}

// Contour adds a closed contour, either way round. Fewer than three points have no inside. It does not keep points.
func (t *Tessellator) Contour(points ...geom.Vec) {
	for _, p := range points {
		t.Point(p)
	}
	t.Close()
}

// Point adds a point to a contour that Close ends. More than Fill takes are not kept.
func (t *Tessellator) Point(p geom.Vec) {
	if len(t.points) <= maxPoints {
		t.points = append(t.points, p)
	}
}

// Close ends the contour of the points since the last one.
func (t *Tessellator) Close() { t.ends = append(t.ends, len(t.points)) }

// ErrNumber says that a point is a NaN, an infinity, or farther than 1e9 from the origin.
var ErrNumber = errors.New("tessellate: fill contours: a point is not a number, or farther than 1e9 away; look for a division by zero")

// Fill makes triangles of all contours since Reset. Time grows with n·log n for contours of n points that hardly cross,
// and with the square of n at worst. Beyond 65,536 points, 16,384 crossings, or 16 million pairs of edges side by side
// it returns an error and no triangles, as it does with ErrNumber.
func (t *Tessellator) Fill(rule Rule) error {
	t.drop()
	if len(t.points) > maxPoints {
		return fmt.Errorf("tessellate: fill contours: more than %d points; draw them in parts", maxPoints)
	}
	if !t.fit() {
		return ErrNumber
	}
	t.snap()
	if !t.cross() || !t.split() {
		return fmt.Errorf("tessellate: fill contours: %d points cross too often, more than %d times or %d pairs of them; use simpler ones", len(t.points), maxCrossings, maxWork)
	}
	t.merge(rule)
	t.run(rule)
	return nil
}

// fit chooses the grid: as fine as 1/256, and such that no product overflows.
func (t *Tessellator) fit() bool {
	most := 0.0
	for _, p := range t.points {
		if far := math.Abs(p.X) + math.Abs(p.Y); far <= 2e9 {
			most = max(most, far)
		} else {
			return false
		}
	}
	t.scale = 256
	for most*t.scale > 1<<28 {
		t.scale /= 2
	}
	return true
}
