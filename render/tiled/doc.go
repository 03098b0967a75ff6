// Package tiled reads maps of the editor Tiled (mapeditor.org), TMX and TMJ, and draws them.
//
//	type game struct {
//		level  *tiled.Map
//		camera render.Camera
//	}
//
//	func (g *game) Start(t *engine.Tick) (err error) {
//		g.level, err = tiled.Load("level1.tmx", t.File)
//		if err != nil {
//			return err
//		}
//		g.camera.Bounds = g.level.Bounds()
//		g.camera.Pos = g.level.Objects("start")[0].Pos
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		walls := &g.level.Layer("walls").Grid
//		if p := t.Input.Pointer(); p.Pressed {
//			x, y := walls.Cell(g.camera.ToWorld(p.Pos, t.Size))
//			walls.Set(x, y, 0) // dug away
//		}
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) { g.level.Draw(c, g.camera) }
//
// What you want, and where it is:
//   - a map from a file: [Load]; packed with Zstandard: [Loader] with render/tiled/zstd
//   - a layer by its name: [Map.Layer]; its cells, to be read and changed: Layer.Grid, a geom.Grid
//   - what a cell is: [Map.Tile] with properties, class and shapes for collision
//   - where things are: [Map.Objects] by name or class, [Map.Object] by ID, [Object.Bounds], Object.Points
//   - what somebody wrote beside them: [Properties]
//   - draw all of it: [Map.Draw]; a layer alone, with something else before the next: [Map.DrawLayer]
//   - hide, move or tint a layer: the fields of [Layer]
//   - where the map ends, for a camera: [Map.Bounds]
//
// # What is state
//
// A Map is plain data without functions, so a field of a game that holds one is state as a whole: grids that are edited
// and objects that are moved are rewound, reloaded and saved with the game. A snapshot takes about two bytes for a cell,
// and what objects and properties say besides. A large map that never changes is better not state: give its field the
// tag `state:"-"`, load it in Start, and keep beside it, as state, copies of the grids that do change.
//
// # What it reads
//
// Orthogonal, isometric, staggered and hexagonal maps, finite and infinite; groups, tile, object and image layers with
// offset, parallax, opacity and tint; tilesets in the map or in files of their own (TSX, TSJ), with margin and spacing,
// and image collections; tiles that move; flips; objects of all shapes, texts, tile objects and templates (TX, TJ);
// properties of all types; cells as CSV, XML elements, or base64 that is plain or packed with zlib, gzip or zstd.
//
// Not read: turns of hexagonal tiles by 60 degrees (they are drawn upright), pictures inside of a map and colours that
// stand for transparency (save a PNG with alpha), Wang sets and terrains, which are for the editor. Not written: a map
// that players make is a geom.Grid in a save.
//
// Rejected: github.com/lafriks/go-tiled v0.13.0, which reads TMX alone, and of that neither infinite maps nor Zstandard, so
// that the larger half would have been written here beside it; interfaces for layers and objects, which a snapshot would
// have to be told about.
package tiled
