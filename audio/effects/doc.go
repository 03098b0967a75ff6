// Package effects makes the sound of a bus other than its voices are: an echo, a room, the muffled world under water.
package effects
