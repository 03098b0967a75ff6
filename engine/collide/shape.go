package collide

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// ShapeKind says which of the fields of a Shape count.
type ShapeKind uint8

// The kinds.
const (
	NoShape  ShapeKind = iota // touches nothing
	BoxShape                  // upright: it does not turn with its body
	CircleShape
	CapsuleShape
	SegmentShape
	ConvexShape
	TilesShape
)

// Shape is what a body is made of. It is plain data; make one with Box, Circle, Capsule, Segment, Convex or Tiles. The
// zero Shape touches nothing. All its places are from the Pos of its body, logical pixels.
type Shape struct {
	Kind   ShapeKind
	Half   geom.Vec   // of a box: half its width and half its height
	A, B   geom.Vec   // of a segment and a capsule: its ends
	Radius float64    // of a circle and a capsule
	Points []geom.Vec // of a convex polygon, 3 to 32, clockwise on the screen; not to be changed
	Grid   *geom.Grid // of tiles: read when they are asked about, so it may change at any time
	Tiles  []Tile     // of tiles: what each number in the grid is
}

// Tile says what a number in a grid is to bodies: the height of its ground at both sides, in parts of the cell. The zero
// Tile is empty, Solid is full, and {Left: 0, Right: 1} is a slope that rises to the right.
type Tile struct {
	Left, Right float64 // 0 to 1; from the floor of the cell upwards, and from its ceiling downwards with Hangs
	Hangs       bool    // from the ceiling: a slope over one's head
	OneWay      bool    // holds what comes from above (from below with Hangs), and lets all else through
	Is          Mask    // what it is; zero: what its body is
}

// Solid is a tile that is full.
var Solid = Tile{Left: 1, Right: 1}

// Platform is a tile whose upper edge holds what falls on it, and nothing else.
var Platform = Tile{Left: 1, Right: 1, OneWay: true}

// Box returns an upright rectangle around the body's Pos, logical pixels. It panics when a side is less than a
// millionth of one or more than 1e9.
func Box(w, h float64) Shape {
	sh := Shape{Kind: BoxShape, Half: geom.V(w/2, h/2)}
	sh.must("box")
	return sh
}

// Circle returns a disc around the body's Pos, its radius in logical pixels. It panics when that is less than a
// millionth or more than 1e9.
func Circle(radius float64) Shape {
	sh := Shape{Kind: CircleShape, Radius: radius}
	sh.must("circle")
	return sh
}

// Capsule returns all that is within a radius of the line from a to b, logical pixels; when the two are one point, that
// is a circle. It panics when the radius is one that Circle refuses.
func Capsule(a, b geom.Vec, radius float64) Shape {
	sh := Shape{Kind: CapsuleShape, A: a, B: b, Radius: radius}
	sh.must("capsule")
	return sh
}

// Segment returns the line from a to b, logical pixels, which holds from both sides. It has no thickness: what moves
// along its very line is not held by its ends. It panics when the two are one point.
func Segment(a, b geom.Vec) Shape {
	sh := Shape{Kind: SegmentShape, A: a, B: b}
	sh.must("segment")
	return sh
}

// Convex returns a polygon, logical pixels; its points may go round in either direction, and are copied. It panics when
// they are fewer than 3, more than 32, or not convex: each must be a corner, so three in a line are refused, too.
func Convex(points ...geom.Vec) Shape {
	own := append([]geom.Vec(nil), points...)
	if turning(own) < 0 {
		slices.Reverse(own)
	}
	sh := Shape{Kind: ConvexShape, Points: own}
	sh.must("convex polygon")
	return sh
}

// Tiles returns the tiles of a grid whose top left corner is the body's Pos. Number n in the grid is the tile at index n;
// those beyond are empty. With no tiles at all every number but 0 is Solid. The shape reads the grid through its pointer.
//
// A cell's Flip turns its tile: FlipX swaps Left and Right, FlipY toggles Hangs. FlipDiagonal has a meaning for slopes
// from corner to corner; any other tile under it is Solid, which all but a full one would not be on the screen: draw
// quarter turns of such tiles as tiles of their own.
//
// Edges that two tiles share hold nothing, so that what slides over a floor of tiles finds it smooth. It panics when
// there is no grid, when its cells do not lie in Rows, and when a height is not from 0 to 1.
func Tiles(g *geom.Grid, tiles ...Tile) Shape {
	sh := Shape{Kind: TilesShape, Grid: g, Tiles: tiles}
	sh.must("shape of tiles")
	return sh
}
