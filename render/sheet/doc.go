// Package sheet draws and plays sprite sheets: the JSON of texture packers and of Aseprite's export. It is linked only when
// imported. A sheet of cells that are all alike needs none of it: Image.Grid and GridSpaced of package render.
//
//	//go:embed art
//	var files embed.FS
//
//	var (
//		art  = sheet.File("art/space.json") // reads nothing yet: a Sheet is a name; its picture lies beside it
//		ship = art.Image("ship.png")
//		boom = art.Every(0.05).Anim("boom") // boom_01.png, boom_02.png, …
//	)
//
//	type game struct {
//		pos  geom.Vec
//		look anim.Player
//	}
//
//	func (g *game) Start(t *engine.Tick) error { return art.Load(t.File) } // names and durations, for Update
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.look.Play(boom)
//		g.look.Step(t.Dt)
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.Draw(render.Sprite{Image: ship, Pos: g.pos})
//		c.Draw(g.look.Sprite(g.pos))
//	}
//
//	func main() { engine.Main(&game{}, engine.Config{Assets: files}) }
//
// What you want:
//   - a sheet: [File]; a frame of it, or a slice of Aseprite: [Sheet.Image]
//   - an animation, by a tag, a list or numbered names: [Sheet.Anim], to play with package anim, and [Sheet.Load] in Start
//   - how long frames are shown, where the file does not say: [Sheet.Every]
//   - the pivot, as Sprite.Pivot has it: [Sheet.Pivot]; the border of a render.NineSlice: [Sheet.Border]
//   - what there is: [Sheet.Names]
//
// It reads "JSON (Hash)" and "JSON (Array)" as TexturePacker, Free Texture Packer, Phaser, PixiJS and Aseprite write them:
// turned and trimmed frames, pivots and anchors, borders and scale9Borders, lists of animations, frameTags and slices, and
// sheets over several pictures or files. A frame is drawn as it was before it was packed, at its place and in its size, and
// lies so in the atlas: what a packer has saved is the size of the file. A sheet is decoded once for all frames that are
// used at about the same time, as a level's are; frames that are never used take no room in the atlas.
//
// A sheet is not trusted. One that is missing or broken is an error with its name and never a panic. The limits: 16 MB and
// 65536 frames a file, 64 files, 8192 pixels a side of a frame, 25 million in all frames of one animation; a picture has
// those of package assets.
//
// What it does not do: write sheets, XML and other texts than JSON (export JSON), meshes for frames (they are drawn as
// rectangles), sizes divided by the sheet's scale (use Sprite.Scale), pictures within the JSON.
//
// Rejected: a frame as a part of the sheet's picture in the atlas. It would keep what a packer has trimmed out of the atlas,
// and would have needed an offset and a turn in every sprite that is drawn; and pages of the packer's making would
// have lain beside those that the atlas fills with what is used.
package sheet
