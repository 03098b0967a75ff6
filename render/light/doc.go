// Package light makes parts of a picture dark, and lamps that shine where nothing stands in their way.
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.World(g.camera)
//		render.Tiles(c, &g.level, tiles) // the world, in full daylight
//		c.Draw(g.hero)
//		g.lights.Draw(c) // darkens it to what the lights show
//		c.Screen()       // the player's signs are not darkened
//		c.Print("A torch", 8, 8)
//	}
//
// where g.lights is a [Lighting], in the game's state, or with the tag `state:"-"` where Draw fills it:
//
//	light.Lighting{
//		Ambient: render.Hex(0x101420),
//		Lights:  []light.Light{{Pos: g.hero.Pos, Radius: 160, Color: render.Hex(0xffc080), SourceRadius: 4}},
//		Tiles:   light.Tiles{Grid: &g.level},
//	}
//
// What you want, and where it is:
//   - how dark the night is: Lighting.Ambient
//   - a lamp, a torch: [Light] with a Radius and a Color; flicker: change Radius by the time
//   - a beam: Light.Spread, with Angle, and Edge to soften it
//   - soft shadows: Light.SourceRadius; smoother or cheaper ones: Lighting.Samples
//   - what stops light: [Wall], [Box], [Circle], [Polygon] in Lighting.Casters, a geom.Grid in Lighting.Tiles
//   - walls that are seen: Lighting.Depth, or draw them again after the lights
//   - things that shine by themselves, sparks, eyes: draw them after the lights
//   - whether a thief is seen: [Lighting.At]
//   - sharp lights for pixel art: Lighting.Resolution of 1
//
// # How it works, and what it costs
//
// For each light, the edges in its reach are swept once around by their angles, which gives the polygon that a point
// of the lamp sees; where the lamp has a SourceRadius, several of its points are taken, and what they see is added up: a place that
// half of the lamp's points see is half lit. As each polygon is exact, no light comes through where walls meet. That sum,
// times the light's picture, is added to an image that is multiplied over the canvas. All of it is
// triangles and sprites without shaders, so a picture in memory has it too.
//
// A light that meets no edges is one sprite. One that does changes what is drawn on twice, and takes a sweep and its
// triangles for each sample: TestSpeed says how long a sweep takes against a sort of as many numbers. Lights out of sight and
// edges out of reach cost next to nothing; the edges of a grid's cells are joined to long ones first. Nothing is
// allocated once a Lighting has grown to its work.
//
// What it does not do: light is not brighter than the picture that it shows (draw glow with render.Add, or see
// package render/post for bloom), it does not bounce, and what is lit has no height; there are no normal maps. A shadow
// has the colour of the ambient light.
//
// Rejected: one soft edge for each corner that casts a shadow, as quads with a gradient, which is cheaper and smoother, but
// lets light through where a lamp is larger than what stands before it or where two edges overlap; distances in a
// texture, which need a shader and show their steps; marching through a grid, which knows no shapes.
package light
