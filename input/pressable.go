package input

// Pressable is what can be held down: a [Control], or an [Action], of which the first control is taken.
type Pressable interface {
	control(j *Injector) Control
}

func (c Control) control(*Injector) Control  { return c }
func (a Action) control(j *Injector) Control { return j.first(a) }

// ControlOf returns the control that the injector presses for p. It panics when p is an action without one.
func (j *Injector) ControlOf(p Pressable) Control { return p.control(j) }
