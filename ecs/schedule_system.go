package ecs

import (
	"fmt"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
)

// system is one func of a schedule.
type system struct {
	name  string // short, or with its package where two are called the same
	full  string // with its package; the same as name when a group gave it
	given bool   // a group gave the name
	code  uintptr
	run   func(*World)
	group *group
	time  timing
}

// group is a Group of a schedule.
type group struct {
	Group
	parent *group // what In names, known when there is a plan
	access *access
	alone  bool // it has one system
	asked  int  // the round of the last answer
	answer bool
}

// passes reports whether the systems of the group run in this round: all conditions above it hold, and its own.
func (g *group) passes(w *World, round int) bool {
	if g.asked != round {
		g.answer = (g.parent == nil || g.parent.passes(w, round)) && (g.If == nil || g.If(w))
		g.asked = round
	}
	return g.answer
}

// scheduler is what all schedules have in common, whatever their context.
type scheduler struct {
	systems []*system
	groups  []*group
	plan    *program // nil: something was added since
	round   int      // counts runs
	due     []switcher
	forks   []*World
	active  []*system
}

func (k *scheduler) addGroup(g Group, alone bool) *group {
	if g.On != (Moment{}) && g.Stage != "" {
		panic(fmt.Sprintf("ecs: add group %q: it has a Stage and an On; leave one of them out", g.Name))
	}
	for _, other := range k.groups {
		if g.Name != "" && other.Name == g.Name {
			panic(fmt.Sprintf("ecs: add group %q: there is one of that name; to add to it, use Group{In: %q}", g.Name, g.Name))
		}
	}
	var ignored access // broken Reads and Writes are told of here, and not at the first run
	_, _ = ignored.with(nil, g.Reads), ignored.with(nil, g.Writes)
	made := &group{Group: g, alone: alone}
	k.groups = append(k.groups, made)
	k.plan = nil
	return made
}

// addSystem adds a func: as it was given, for its name, and as it is called.
func (k *scheduler) addSystem(g *group, given any, run func(*World)) {
	s := &system{code: reflect.ValueOf(given).Pointer(), run: run, group: g}
	if g.alone && g.Name != "" {
		s.full, s.given = g.Name, true
	} else {
		s.full = funcName(s.code)
	}
	for _, other := range k.systems {
		switch {
		case other.full != s.full:
		case !s.given && isLiteral(s.full):
			s.full = k.numbered(s.full)
		default:
			panic(fmt.Sprintf("ecs: add system %q: it was added before; give one of them a Group with a Name of its own", s.full))
		}
	}
	k.systems = append(k.systems, s)
	k.nameSystems()
}

// isLiteral reports whether a name is the compiler's for a func without one.
func isLiteral(name string) bool {
	i := strings.LastIndex(name, ".func")
	return i >= 0 && i+5 < len(name) && '0' <= name[i+5] && name[i+5] <= '9'
}

// numbered returns a name that no system has yet: one literal makes several systems when it is run several times.
func (k *scheduler) numbered(name string) string {
	for n := 2; ; n++ {
		free := fmt.Sprintf("%s#%d", name, n)
		if !slices.ContainsFunc(k.systems, func(s *system) bool { return s.full == free }) {
			return free
		}
	}
}

// nameSystems gives each system its short name, where no other has the same.
func (k *scheduler) nameSystems() {
	taken := map[string]int{}
	for _, s := range k.systems {
		taken[s.short()]++
	}
	for _, s := range k.systems {
		if s.name = s.short(); taken[s.name] > 1 {
			s.name = s.full
		}
	}
}

// short returns the name without the package.
func (s *system) short() string {
	if s.given {
		return s.full
	}
	_, name, _ := strings.Cut(s.full, ".")
	return name
}

// funcName returns the name of a func with the last part of its package's path: "main.move", "main.game.move" for
// methods. Package main is called otherwise in tests, so that orders and histories have the short form.
func funcName(code uintptr) string {
	name := path.Base(runtime.FuncForPC(code).Name()) // the path of the package goes, and nothing of a type in […] is there
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-fm"), "[...]")
	return strings.NewReplacer("(*", "", ")", "").Replace(name)
}
