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
// What you want, and where it is. Pictures:
//   - from a file, from code: [File], [Make]; from a format of your own: [NewImage]
//   - a part of one: the cells of a sheet, [Image.Grid] with Sprite.Frame, [GridSpaced] where there is room between them;
//     any rectangle, [Image.Region]
//   - draw one, turned, scaled, skewed, mirrored, tinted: [Canvas.Draw] of a [Sprite]; unpixelated: [Canvas.Smooth]; on
//     whole pixels: [Canvas.Snap]
//   - draw thousands: [Canvas.DrawAll]; from columns of components, at the speed of a loop by hand: [NewBulk]
//   - a box or a button of any size: [NineSlice]; a picture again and again: [Repeat]; with its corners pulled apart: [Quad]
//   - pictures that move: package render/anim; as Aseprite, texture packers and GIFs have them: render/ase, render/sheet,
//     render/gif
//   - how large one is: [ImageSize]
//
// Words:
//   - in the built-in font: [Canvas.Print], [Canvas.Text] of a [Text]; how large they are: [Canvas.TextSize]
//   - in a TTF or OTF font: Text.Font with the package render/font; from right to left, or with letters that join or
//     stack: render/shape; in a font of pictures: render/bmfont; in another kind of font: [NewFont], [NewShapedFont]
//   - an outline, a shadow, letters and lines further apart: fields of Text
//   - colours, fonts, sizes, waves and trembling within a text: Text.Styles with [NewStyles]; a player's words in such a
//     text: [EscapeStyles]
//   - a text that is being typed: Text.Show with [First], [TextLen]
//   - a caret, what lies under a pointer, a selection: [TextPos], [TextAt], [TextRects]
//   - larger text for those who need it: Canvas.TextScale
//
// Shapes:
//   - [Canvas.Rect], [Canvas.RectLine], [Canvas.Line], [Canvas.Circle], [Canvas.Ring], [Ellipse], [RoundRect]
//   - from points, without dents: [Canvas.Polygon]; its outline: [Canvas.PolygonLine]
//   - with curves, arcs, dents and holes: [Path], [Path.Fill]; lines with joins, caps and dashes: [Path.Stroke]
//   - colours that change across a shape: Fill.Gradient and Stroke.Gradient with [Linear] or [Radial]
//   - made once and drawn often, or triangles of your own: [Mesh], [Mesh.Draw], [Mesh.DrawAll]
//
// Where, and in what order:
//   - a world larger than the screen, scrolling, zoom, shaking: [Camera], [Canvas.World]; back again: [Canvas.Screen]
//   - a camera that follows: [Camera.Follow], Camera.DeadZone; that fills a part of the screen: Camera.View; layers that
//     move more slowly: [Camera.Parallax]
//   - a pointer's place in that world: [Camera.ToWorld]
//   - a level of tiles: [Tiles]; of several sets, with tiles that move or that are larger than their cells, isometric or of
//     hexagons: [Tilemap]; maps of editors: render/tiled, render/ldtk
//   - a part that moves or turns as one: [Canvas.Push], [Canvas.Pop]
//   - order other than that of the calls: [Canvas.Layer]; by height or by where feet stand: [Canvas.LayerOrder], and
//     [Canvas.Depth] for what is no sprite
//   - a window in the window: [Canvas.Scissor]; how large the canvas is: [Canvas.Size], [Canvas.Density]
//
// Light, effects, colours:
//   - glow and shade: [Canvas.Blend] with [Add], [Multiply] and the others
//   - colours: [Hex], the sixteen by name, [Color.Fade], [Mix]
//   - fire, rain, sparks, explosions: package render/particle; lamps and shadows: render/light; bloom, an old screen, a
//     change of scene: render/post
//   - draw on an image first, and that on the screen: [Offscreen] or [OffscreenFull], with [Canvas.Into]; empty it:
//     [Canvas.Clear]
//   - shaders: of sprites, [ShaderFile] or [ShaderText] with [Canvas.Shade]; of the whole picture, [Canvas.Post]; an
//     effect of several steps, [Capture], [Canvas.DrawFull]
//   - a picture as a file: [ReadPixels]; of the whole window: Screenshot of package engine
//
// And besides:
//   - smooth motion between ticks: [Canvas.Alpha]; motion that needs no state: [Canvas.Time]
//   - draw on somebody else's canvas: [Preserve], [CurrentTransform]
//   - players who want less motion, or see colours otherwise: Canvas.ReduceMotion, Canvas.Vision
//   - why it is slow, and how much memory its images take: [Canvas.Stats]; let go of some: [Release], [LimitMemory]
//   - for the engine's side: [NewAtlas], [NewCanvas], [Canvas.Begin], [Canvas.End], [Canvas.Window], [Canvas.Answer],
//     [NewViewport]; names in snapshots: [Names], [EnterNames], [Known]
//
// A page holds every exported method of a Canvas, used or not, but only those functions and types that a game names. So
// a Canvas has methods for what nearly every game draws; what fewer need is a type with a Draw of its own, as a
// Tilemap and a Path have, or a function whose first argument is the Canvas.
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
// a player typed would too.
package render
