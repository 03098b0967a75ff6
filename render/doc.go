// Package render is the canvas that a game draws on, and the images, text, shapes and cameras on it.
//
// Nothing here touches a window or a GPU: a [Canvas] turns calls into a list of quads and triangles, a
// driver.Frame, which a driver shows and a test compares. A whole game of it:
//
//	type ship struct{ at geom.Vec }
//
//	var hull = render.File("ship.png") // reads nothing yet: an Image is a name
//
//	func (s *ship) Update(t *engine.Tick) error {
//		s.at = s.at.Add(t.Input.Vec(input.Move).Mul(200 * t.Dt))
//		return nil
//	}
//
//	func (s *ship) Draw(c *render.Canvas) {
//		c.World(render.Camera{})
//		c.Draw(render.Sprite{Image: hull, Pos: s.at, Rot: c.Time()})
//		c.Screen()
//		c.Text(render.Text{S: "Fly!", Pos: geom.V(320, 8), Size: 16, Align: render.Center})
//	}
//
//	func main() { engine.Main(&ship{}, engine.Config{Title: "Ship"}) }
//
// What you want, and where it is:
//   - a picture from a file, from cells of a file, from code: [File], [Image.Grid], [Make]
//   - pictures that move: package render/anim; as Aseprite, texture packers and GIFs have them: render/ase, render/sheet,
//     render/gif; a format of your own: [NewImage]
//   - draw it, turned, scaled, skewed, mirrored, tinted: [Sprite], [Canvas.Draw]; unpixelated: [Canvas.Smooth]; on whole
//     pixels: [Canvas.Snap]
//   - draw thousands: [Canvas.DrawAll]; from columns of components, at the speed of a loop by hand: [NewBulk]
//   - words: [Canvas.Print], [Text], [Canvas.Text]; how large they are: [Canvas.TextSize]
//   - words in a TTF or OTF font: Text.Font with the package render/font
//   - words from right to left, whose letters join or stack: the package render/shape
//   - words in a font of pictures, as BMFont makes it: the package render/bmfont; fonts of another kind: [NewFont]
//   - colours, fonts, sizes, waves and trembling within a text: Text.Styles with [NewStyles]
//   - an outline, a shadow, letters and lines further apart, a text that is being typed: fields of [Text], [First]
//   - a caret, what lies under a pointer, a selection: [TextPos], [TextAt], [TextRects]
//   - larger text for those who need it: Canvas.TextScale
//   - shapes: [Canvas.Rect], [Canvas.RectLine], [Canvas.Line], [Canvas.Circle], [Canvas.Ring]
//   - shapes from points: [Canvas.Fill], [Canvas.Poly]; [Ellipse], [RoundRect]
//   - any other shape, with curves, arcs, dents and holes: [Path], [Path.Fill]; its lines, with joins, caps and dashes:
//     [Path.Stroke]
//   - colours that change across a shape: [Linear], [Radial], [Gradient]
//   - shapes that are made once and drawn often, triangles of your own: [Mesh], [Mesh.Draw], [Mesh.DrawAll]
//   - a picture out of a sheet: [Image.Part]; a box or a button of any size: [NineSlice]; a picture again and again:
//     [Repeat]; one with its corners pulled apart: [Quad]
//   - a level of tiles: [Tiles]; of several sets, with tiles that move or that are larger than their cells, isometric or of
//     hexagons: [Tilemap]; a sheet with room between its cells: [GridSpaced]; maps of editors: render/tiled, render/ldtk
//   - a world larger than the screen, scrolling, zoom, shaking: [Camera], [Canvas.World]; back again: [Canvas.Screen]
//   - a camera that follows, one that fills a part of the screen, layers that move more slowly: [Camera.Follow],
//     Camera.Dead, Camera.View, [Camera.Parallax]
//   - draw on an image first, and that on the screen: [Offscreen], [OffscreenFull], [Canvas.Into], [Canvas.Clear]
//   - shaders: of sprites, [ShaderFile], [ShaderText], [Canvas.Shade]; of the whole picture, [Canvas.Post]; an effect of
//     several steps, [Canvas.Capture], [Canvas.Cover]
//   - fire, rain, sparks, explosions: package render/particle; lamps and shadows: package render/light
//   - how large an image is: [ImageSize]; for what draws on somebody else's canvas: [Keep], [Coordinates]
//   - a pointer's place in that world: [Camera.ToWorld]
//   - a part that moves or turns as one: [Canvas.Push], [Canvas.Pop]
//   - glow and shade: [Canvas.Blend] with [Add], [Multiply] and the others
//   - order other than that of the calls: [Canvas.Layer]; by height or by where feet stand: [Canvas.LayerOrder]
//   - a window in the window: [Canvas.Scissor]
//   - colours: [Hex], the sixteen by name, [Color.Fade], [Mix]
//   - smooth motion between ticks: [Canvas.Alpha]
//   - why it is slow, and how much memory its images take: [Canvas.Stats]; let go of some: [Release], [LimitMemory]
//   - for the engine's side: [NewAtlas], [NewCanvas], [Canvas.Begin], [Canvas.End], [NewViewport]
//
// Units are logical pixels of the canvas, x to the right and y down; angles are radians, clockwise on the screen;
// colours have straight alpha. Call order is drawing order. Drawing reads the game and never writes it.
//
// A frame is fast when few things change between neighbours: images share pages of an atlas, and shapes and text read
// the same pages, so a thousand sprites of eight files with circles and words between them are one or two draw calls.
// Changes of blend, scissor or filter end a call; layers are sorted at the end, sprite by sprite, and neighbours in that
// order are one call again. Pages are filled in the order in which images are first drawn, so what is drawn together
// lies together. What is out of sight costs almost nothing. On a page of its own lies only what is above 2,048 texels.
//
// What it does not do: perspective (a [Quad] spreads its picture evenly; a shader can do better), paths cut by paths
// beyond what [Rule] says (cut them in a drawing program), pictures inside a [Path] (a [Mesh] takes one).
//
// Rejected: handles that a loader returns, since they could live neither in a package variable nor in a snapshot; a
// draw list sorted by image, since call order is what one expects; anti-aliasing by the GPU, which is missing on some
// phones and makes pixel art soft; text through vector fonts by default, which costs 5 % of a page's size: the built-in
// font is pixels, and render/font is linked when it is imported; braces that mean something in every text, since what
// a player typed would too; methods of Canvas for carets, paths and meshes, since a page links every exported one, used
// or not.
package render
