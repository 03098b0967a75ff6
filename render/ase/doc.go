// Package ase draws and plays Aseprite files (.ase, .aseprite) as they are saved: frames, tags, slices and layers. It is
// linked only when imported.
//
//	//go:embed hero.ase
//	var files embed.FS
//
//	var (
//		art  = ase.File("hero.ase") // reads nothing yet: a Sheet is a name
//		idle = art.Tag("idle")
//		run  = art.Tag("run")
//	)
//
//	type hero struct {
//		pos  geom.Vec
//		look anim.Player
//	}
//
//	func (h *hero) Start(t *engine.Tick) error { return art.Load(t.File) } // durations and events, for Update
//
//	func (h *hero) Update(t *engine.Tick) error {
//		move := t.Input.Vec(input.Move)
//		h.pos = h.pos.Add(move.Mul(90 * t.Dt))
//		h.look.Play(idle)
//		if move != (geom.Vec{}) {
//			h.look.Play(run)
//		}
//		h.look.Step(t.Dt)
//		if h.look.Fired("step") { // the user data of a cel
//			t.Audio.Play(step)
//		}
//		return nil
//	}
//
//	func (h *hero) Draw(c *render.Canvas) { c.Draw(h.look.Sprite(h.pos)) }
//
//	func main() { engine.Main(&hero{}, engine.Config{Assets: files}) }
//
// What you want:
//   - a file: [File]; all its frames as an image: [Sheet.Image], with Sprite.Frame; the whole as an animation: [Sheet.Anim]
//   - the animation of a tag, to play with package anim: [Sheet.Tag], and [Sheet.Load] in Start
//   - something that happens on a frame: write its name into the user data of a cel; Player.Fired tells
//   - other clothes: [Sheet.Show], [Sheet.Hide], [Sheet.Only], with the names of layers or groups
//   - a part of the canvas: [Sheet.Slice], with its place, its pivot and the border of a render.NineSlice
//   - what there is: [Sheet.Tags], [Sheet.Layers], [Sheet.Size]
//
// It reads RGBA, grayscale and indexed files, layers with any opacity and blend mode, groups (with opacity and blend mode
// where the file says that those count), z-index, linked cels, tile maps with mirrored tiles, and palettes of any age. In
// files of all kinds that Aseprite has saved, the pictures agree with those of another reader to within 2 of 255. A frame has the canvas's size; all frames of a sheet
// lie side by side in the atlas, on one page: where a device takes 4096 pixels a side, as some phones do, they are 16
// million pixels at most. Drawing one decodes the file at its first use, and Load reads no pixel.
//
// A file is not trusted. One that is missing, cut off or broken is an error with its name and never a panic. The limits,
// which are looked at before anything is unpacked: 8192 pixels a side, 25 million in all frames, 16 million in a cel or a
// tileset, 500 million that are blended in all, groups 32 deep.
//
// What it does not do: write files, tiles in other files, tags of tiles, colour profiles (all is sRGB), pixels that are
// not square (they are drawn square), user data other than texts of cels.
//
// Rejected: github.com/askeladdk/aseprite, which the tests compare with. It cannot show or hide layers, has no tile maps,
// no groups' opacity and no z-index, and takes as much memory as a file says: a few changed bytes in one of its own files
// make it ask for a hundred gigabytes, which ends the program.
package ase
