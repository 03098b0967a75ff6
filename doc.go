// Package krill is the front page of Krill, a 2D game engine in Go. It holds no code: a game imports
// [github.com/krill2d/krill/engine], and of the packages beside it those that it needs.
//
//   - The loop, scenes, time and chance: [github.com/krill2d/krill/engine]
//   - Pictures, shapes and text: [github.com/krill2d/krill/render]
//   - Sound and music: [github.com/krill2d/krill/audio]
//   - Keys, mouse, touch and gamepads: [github.com/krill2d/krill/input]
//   - Files: [github.com/krill2d/krill/assets]
//   - Vectors, rectangles, and mathematics that is the same everywhere: [github.com/krill2d/krill/engine/geom]
//   - The tool that builds, runs and tests a game: [github.com/krill2d/krill/cmd/krill]
//
// The tests of this package hold the house rules: which package may import which, and that the README tells the truth.
//
// Rejected: a package that offers all of the above under one name. It would link every part into every game.
package krill
