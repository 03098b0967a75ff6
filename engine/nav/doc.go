// Package nav finds ways: over a grid of tiles for one walker or for thousands, over any graph, and what is seen from
// where.
//
//	type game struct { // all of it is plain data: snapshots, rewinds and replays have it
//		walls  geom.Grid
//		ground nav.Map
//		fox    geom.Vec
//		path   nav.Path
//		hens   []geom.Vec
//		home   nav.Flow
//	}
//
//	func (g *game) Start(*engine.Tick) error {
//		g.walls = geom.NewGrid(40, 22, 16)     // 0 is free, all else is a wall
//		g.ground = nav.Map{Grid: &g.walls}     // Costs make mud dear, and other numbers free
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		if p := t.Input.Pointer(); p.Pressed {
//			g.ground.Path(&g.path, g.fox, p.Pos)
//		}
//		g.fox = g.path.Follow(g.fox, 120, t.Dt)
//
//		g.ground.Flow(&g.home, geom.V(40, 40)) // made anew when a wall or the goal has changed
//		for i, hen := range g.hens {
//			g.hens[i] = hen.Add(g.home.Dir(hen).Mul(60 * t.Dt))
//		}
//		return nil
//	}
//
// What you want, and where it is:
//   - one walker to one goal: [Map.Path], then [Path.Follow]; [Result] says whether the goal can be reached at all
//   - many walkers to one goal, or each to the nearest of several: [Map.Flow], then [Flow.Dir], or [Flow.Next] by cells
//   - how far it is, for wits that choose: [Path.Cost], [Flow.Dist]
//   - mud, roads, water: [Map].Costs; two kinds of walkers: two maps of one grid
//   - games by turns: [Map].Steps of [Eight] or [Four]; the points are then the middles of cells
//   - is he seen: [Map.Sees]; what is seen, for lamps and for maps that are found out: [Map.Visible]
//   - waypoints, rooms and doors, puzzles: [Graph]
//
// # Grids
//
// A grid may change at any time: a Path is what was found then, so look for another one when walls change, or when
// somebody stands in the way; a Flow is made anew by itself. Rows, Diamond (isometric) and Staggered grids (hexagons
// have six neighbours, staggered diamonds the four with which they share a side) all have paths and flows.
// Straightened ways, Sees and Visible are for Rows and Diamond. Costs are whole numbers and so is the length of a
// step over a corner, 17 twelfths, which is 0.2 % more than it is: ways of equal length are equal, on every processor.
//
// # State
//
// Map, Path and Flow are plain data, and the same calls give the same ways everywhere. What a map remembers for speed is
// left out of snapshots and costs nothing to make anew. Keep the grid in the same state as its maps, which point to it.
//
// # Cost
//
// A path costs what A* costs that is written with care, a flow what a path costs that visits all cells, a question to
// a flow some loads: TestSpeed holds them against A* and Dijkstra's algorithm by container/heap, and nothing is
// allocated once there is room. With no way at all a path looks at all that can be reached, so give a map that is large
// a Limit. A flow that must follow a goal which moves from cell to cell is made anew as often: give it a Reach, or move
// its goal in some ticks only.
//
// What it does not do: walkers do not see each other (push them apart, or use package collide with [Path.Follow]); no
// planning in time, no jumps of a platformer (a Graph of ledges can have them), no steering beyond Follow and Dir. There
// are no meshes of free polygons, as worlds without tiles want: no library for them in Go is kept that we know of. A
// coarse grid laid over such a world does well, and so does a Graph of waypoints of which each sees the next.
//
// Rejected: jump point search, which knows no costs; Theta*, whose lines of sight within the search cost more than
// pulling the way taut afterwards, for ways that are hardly shorter; hierarchies of grids, which must be told of every
// change; flows that are made in parts over several ticks, since they would lead along what was.
package nav
