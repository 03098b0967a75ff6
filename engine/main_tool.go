//go:build krill_child

package engine

// tool plays a game in place of Main; nil: nobody does.
var tool func(Game, Config) (bool, error)

// PlayBy lets a tool that is linked into a game's program play it in place of Main. It reports false when it was not asked to.
// It is there with the build tag krill_child alone, and is to be called by an init.
func PlayBy(play func(g Game, c Config) (played bool, err error)) { tool = play }

func playedByTool(g Game, c Config) (bool, error) {
	if tool == nil {
		return false, nil
	}
	return tool(g, c)
}
