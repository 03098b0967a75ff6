package ecs

// Schedule runs systems in an order that is the same each time. A system is a plain func of a world and a context of
// type C: a game passes its *engine.Tick through it and stores it nowhere. The zero Schedule is ready.
//
//	func (g *game) Start(t *engine.Tick) error {
//		g.rules.Add(steer, move, shoot)
//		g.rules.AddGroup(ecs.Group{Stage: ecs.Last}, sweep)
//		return g.rules.Check()
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.rules.Run(&g.world, t)
//		return nil
//	}
//
// A Schedule is not state: snapshots leave it out, and Start fills it. One goroutine may use it at a time; it may run
// several worlds in turn.
//
// # Side by side
//
// With Parallel above 1, systems whose groups say what they touch run at once where nothing of it is in each other's way
// and no After or Before parts them; the result is the same as that of one after another, in the order of
// [Schedule.Order]. A system runs alone when its group says nothing, or when a group above it has an If and says nothing.
// A query stands for all that it names. One with Changed or Added must be named itself, and so must a reader of events.
//
// A system that says what it touches must not change the structure of the world (spawn, destroy, put something new,
// drop, relate), nor write what observers or a history watch: with Parallel that is a panic, with its name. All share C,
// so they must not use what of it changes, such as a Tick's Rand. Nothing checks that they touch no more than they say,
// except go test -race. Each Run with Parallel allocates a little for each goroutine.
type Schedule[C any] struct {
	Stages   []Stage `state:"-"` // in this order. Nil: First, Middle, Last
	Parallel int     `state:"-"` // goroutines for systems that may run at once, see Group.Reads; zero or 1: one after another
	Part     bool    `state:"-"` // only a part of a tick, such as drawing: Run switches no states and does not call World.Advance
	Timed    bool    `state:"-"` // measures each system, for Timings

	core    *scheduler `state:"-"`
	context *C         `state:"-"` // where the systems find what Run was given
}

// Stage is a part of a run, by its name: all systems of one have ended when those of the next begin.
type Stage string

// The stages of a schedule that names no others. A system for which nothing is said is in Middle.
const (
	First  Stage = "first"
	Middle Stage = "middle"
	Last   Stage = "last"
)

// Group says what some systems have in common. Every field may be left out.
type Group struct {
	Name string // what After, Before and In of others call it. With one system it is that one's name as well

	// In is the name of another group that this one is a part of: its stage, order and condition hold here too.
	In string

	Stage Stage  // empty: that of In, else Middle
	On    Moment // instead of a stage: the systems run when a state begins or ends, before the first stage

	// After and Before are what the systems run after and before: a system's func or name, a group's name, or several of
	// them as []any{…}. A func stands for all systems made of it. What is in another stage is ordered by the stages alone.
	After, Before any

	// If is asked once in a run, when the turn of the group's first system comes; false leaves all of them out. It must
	// change nothing. Nil: always.
	If func(*World) bool

	// Reads and Writes are what the systems and If touch, for Schedule.Parallel: empty values of components, relations,
	// resources and events, such as Pos{}, or queries and readers. What is only read goes into Reads; who sends an event
	// writes it. []any{} in one of them says: nothing. Both nil: not said, and the systems run alone.
	Reads, Writes []any
}

// Add adds systems to the middle stage. They run in the order of adding, unless a group says otherwise. A system is
// called as its func is: "move", or "game.move" for a method. Adding a func twice is a panic, as is nil; literals are
// numbered, since each may hold something else.
func (s *Schedule[C]) Add(systems ...func(*World, C)) { s.AddGroup(Group{}, systems...) }

// AddGroup adds systems of which more is to be said. A group without systems may get them later, through [Group.In] of
// others. What After, Before and In name may be added later as well: they are looked up by the next Run.
func (s *Schedule[C]) AddGroup(g Group, systems ...func(*World, C)) {
	core := s.started()
	context := s.context
	group := core.addGroup(g, len(systems) == 1)
	for _, run := range systems {
		if run == nil {
			panic("ecs: add system: it is nil")
		}
		core.addSystem(group, run, func(w *World) { run(w, *context) })
	}
}

// started returns what stands behind the schedule.
func (s *Schedule[C]) started() *scheduler {
	if s.core == nil {
		s.core, s.context = &scheduler{}, new(C)
	}
	return s.core
}

// Check returns what is wrong with the order: names that are not there, or systems that wait for each other. Nil is
// nothing. Run panics with the same.
func (s *Schedule[C]) Check() error {
	_, err := s.started().planned(s.Stages)
	return err
}

// Run runs all systems once, in order: first those of moments, for states that were asked for, then stage after
// stage. At the end it calls [World.Advance], unless the schedule is a Part. When a system panics, Run panics with a
// *[SystemPanic]; the rest of the systems do not run. It allocates nothing, unless Parallel is above 1.
func (s *Schedule[C]) Run(w *World, c C) {
	core := s.started()
	before := *s.context
	defer func() { *s.context = before }()
	*s.context = c
	core.run(w, running{stages: s.Stages, parallel: s.Parallel, part: s.Part, timed: s.Timed})
}

// Order returns the names of the systems in the order in which they run, those of moments first. It panics when Check
// fails.
func (s *Schedule[C]) Order() []string { return s.started().mustPlan(s.Stages).order() }

// String returns the order for people, a line for each moment and stage that has systems: with Parallel, those that run
// at once are joined by a plus. When Check fails it returns the error.
func (s *Schedule[C]) String() string {
	p, err := s.started().planned(s.Stages)
	if err != nil {
		return err.Error()
	}
	return p.text(s.Parallel > 1)
}

// Timings returns how long each system took, in their order; it is zero for those that did not run while Timed was set.
// Time is the clock's, not the game's: keep it out of state.
func (s *Schedule[C]) Timings() []Timing { return s.started().mustPlan(s.Stages).timings() }
