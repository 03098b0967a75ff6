// Package state copies the state of a program out and puts it back: a snapshot, a restore, a hash.
package state
