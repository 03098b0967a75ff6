package engine

import "github.com/krill2d/krill/render"

// Access is what a player needs to see a game well: a menu of the game changes it, the engine keeps it between runs
// and obeys it, and so does what it draws itself. Its zero value is what most players have.
type Access struct {
	// TextScale makes all text larger; zero: 1.
	TextScale float64
	// ReduceMotion leaves out shakes of the camera, flashes and waves, and what games draw by Canvas.ReduceMotion.
	ReduceMotion bool
	// Vision is how the player sees colours. Config.Finish is to be post.Vision, which moves them to where they differ.
	Vision render.Vision
	// NoRumble leaves out what Rumble asks for.
	NoRumble bool
}

// accessKey is where the engine keeps a player's Access, among the saves of the game, which is to leave it alone.
const accessKey = "krill-access"

// recallAccess reads what an earlier run has kept.
func (l *Loop) recallAccess() {
	var kept Access
	if l.store.Get(accessKey, &kept) {
		l.access, l.accessKept = kept, kept
	}
}

// keepAccess writes down what the game has changed.
func (l *Loop) keepAccess() {
	if l.access != l.accessKept {
		l.accessKept = l.access
		l.store.Put(accessKey, l.access)
	}
}

// showAccess lets what is drawn obey.
func (l *Loop) showAccess() {
	c := l.canvas
	c.ReduceMotion, c.Vision, c.TextScale = l.access.ReduceMotion, l.access.Vision, l.access.TextScale
}
