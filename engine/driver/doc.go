// Package driver is the boundary between a game and the machine it runs on: input comes in as data, a frame,
// sound commands and wishes go out as data. Whatever stands on the other side is a driver: a window with a GPU and
// a sound card (driver/ebiten), nothing at all (driver/headless), or another process.
//
// A game does not import this package; a driver, a tool or a test does.
//
//   - What a driver calls: [App], with [Setup] before the first tick
//   - What happened in the world: [Input]
//   - The picture: [Frame], made of [Command], [Quad], [Vertex] and [ImageOp]
//   - What sounds: [Sound] and [SoundCommand], in [Output]
//   - What else a tick asks for: [Window] and [Action], in [Output]
//   - Time into ticks, for drivers that have a clock: [Clock]
//   - The same values as bytes: [AppendInput], [AppendOutput], [AppendFrame], [AppendDraw] and their Decode functions
//   - An app behind the encoding, in this process or in another one: [ThroughWire]; [Serve] and [Remote]
//   - One number for a whole run: [Digest], taken by [Digested]
//
// It does not draw, mix or wait, and it holds no game logic: that is what makes a frame the same on every driver.
//
// Rejected: an interface with a method per drawing call. It would be shorter to write against, but calls cannot be
// recorded, compared, hashed or sent to another process, and each would cross the boundary by itself.
package driver
