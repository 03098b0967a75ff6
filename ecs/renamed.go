package ecs

import (
	"fmt"
	"sync"
)

// renames has the earlier names of types: it is filled while the program starts.
var renames struct {
	sync.RWMutex
	to map[string]*component
}

// Renamed says under which names a component, resource or relation was in snapshots before: with its package's path,
// "github.com/me/game.Velocity", or without, "game.Velocity". Call it from a package-level variable:
//
//	var _ = ecs.Renamed[Vel]("game.Velocity")
//
// It panics when two types claim one name.
func Renamed[T any](old ...string) struct{} {
	rename(componentOf[T](), old)
	return struct{}{}
}

func rename(c *component, old []string) {
	renames.Lock()
	defer renames.Unlock()
	if renames.to == nil {
		renames.to = map[string]*component{}
	}
	for _, name := range old {
		if other := renames.to[name]; other != nil && other != c {
			panic(fmt.Sprintf("ecs: renamed: %s and %s both were %q; one of them was not", other.title(), c.title(), name))
		}
		renames.to[name] = c
	}
}

// componentCalled is the component that a snapshot calls by a name.
func componentCalled(name string) (*component, error) {
	renames.RLock()
	c := renames.to[name]
	if c == nil {
		c = renames.to[shortTitle(name)]
	}
	renames.RUnlock()
	if known := knownAs(name); known != nil && known.typ.Load() != nil {
		return known, nil
	}
	if c != nil {
		return c, nil
	}
	if len(*registry.all.Load()) >= maxComponents {
		return nil, fmt.Errorf("more than %d types of components; %w", maxComponents, errDamaged)
	}
	return componentNamed(name), nil
}

// maxComponents is how many types of components, resources and relations there may be.
const maxComponents = 1 << 16

// knownAs is the component of a name, or nil.
func knownAs(name string) *component {
	registry.Lock()
	defer registry.Unlock()
	return registry.byName[name]
}
