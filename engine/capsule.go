package engine

// WriteCapsule writes a capsule of the failure that a game has, beside its saves, as the screen of a failure does, and returns
// where it is. It returns nothing where none is kept: the game was not started by Main for a person, or the failure is that of
// the last capsule again. It is for who shows failures in another way.
func WriteCapsule(l *Loop) (path string) {
	if l.hooks.failed == nil {
		return ""
	}
	return l.hooks.failed()
}
