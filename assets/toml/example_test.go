package toml_test

import (
	"fmt"

	"github.com/krill2d/krill/assets"
	_ "github.com/krill2d/krill/assets/toml"
)

// A game names such a file with engine.DataFile; a tool decodes it itself.
func Example() {
	type enemy struct {
		HP    int
		Speed float64 // logical pixels a second
	}
	var enemies map[string]enemy
	err := assets.DecodeData("enemies.toml", []byte("[slime]\nhp = 3\nspeed = 40\n"), &enemies)
	fmt.Println(enemies["slime"], err)
	err = assets.DecodeData("enemies.toml", []byte("[slime]\nhp = 3\nsped = 40\n"), &enemies)
	fmt.Println(err)
	// Output:
	// {3 40} <nil>
	// 3:1: there is no "slime.sped" to set; did you mean "speed"?
}
