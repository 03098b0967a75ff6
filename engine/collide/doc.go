// Package collide says what touches what in a game, and moves bodies so that nothing passes through a wall.
package collide
