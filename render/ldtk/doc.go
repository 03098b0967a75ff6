// Package ldtk reads projects of the level editor LDtk (ldtk.io) and draws their levels.
//
//	type game struct {
//		project *ldtk.Project
//		camera  render.Camera
//	}
//
//	func (g *game) Start(t *engine.Tick) (err error) {
//		g.project, err = ldtk.Load("world.ldtk", t.File)
//		if err != nil {
//			return err
//		}
//		g.camera.Pos = g.project.Level("Entrance").Entities("Player")[0].Pos
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		level := g.project.LevelAt(g.camera.Pos) // the room that we are in
//		if level != nil {
//			walls := &level.Layer("Walls").Grid
//			x, y := walls.Cell(g.camera.Pos.Sub(level.Pos))
//			if walls.At(x, y) != 0 {
//				// we are in a wall
//			}
//		}
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) { g.project.Draw(c, g.camera) }
//
// What you want, and where it is:
//   - a project from a file, with levels in files of their own or not: [Load]
//   - a level by its name, or the one at a place of the world: [Project.Level], [Project.LevelAt]
//   - a layer by its name: [Level.Layer]; the values of an IntGrid: Layer.Grid, a geom.Grid
//   - its tiles, placed by hand or by rules, to be read and changed: Layer.Tiles, [Layer.Loose]
//   - entities by name or tag, and the one with an IID: [Level.Entities], [Project.Entity]
//   - their fields and those of levels: [Fields]
//   - draw all levels in sight, each at its place in the world: [Project.Draw]; one alone: [Level.Draw]
//
// # What is state
//
// A Project is plain data without functions, so a field of a game that holds one is state as a whole: grids that are
// edited and entities that are moved are rewound, reloaded and saved with the game. A large project that never changes
// is better not state: give its field the tag `state:"-"`, load it in Start, and keep beside it copies of what changes.
//
// # What it reads
//
// Worlds of all layouts, several in one project; levels in the project and in files of their own; IntGrid, tile, auto and
// entity layers with offsets and opacity; stacked and shifted tiles, flips and tiles that show through; pictures and colours behind
// levels; fields of all types and lists of them; tilesets with padding and spacing.
//
// Not read: the rules themselves (their tiles are in the file), the icons that LDtk brings along, parallax of layers and
// nine-slices of entities. Entities are not drawn: they are the game's.
//
// Rejected: github.com/solarlune/ldtkgo v0.9.3, which reads the format of 2021 and keeps values of fields as any, which a
// snapshot would have to be told about.
package ldtk
