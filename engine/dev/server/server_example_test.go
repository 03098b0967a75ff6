//go:build !js

package server_test

import (
	"fmt"
	"os"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
)

// A tool answers, and another program asks it by the folder of the game.
func Example() {
	cache, err := os.MkdirTemp("", "krill-example-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(cache)
	os.Setenv("XDG_CACHE_HOME", cache) // or what else the system calls it

	s, err := server.Listen(server.Options{Game: ".", Ask: func(a protocol.Ask) protocol.Answer {
		return protocol.Reply(protocol.HelloResult{Title: "Astro", TPS: 60})
	}})
	if err != nil {
		panic(err)
	}
	defer s.Close()

	c, err := server.Find(".")
	if err != nil {
		panic(err)
	}
	defer c.Close()
	var hello protocol.HelloResult
	if err := c.Ask(protocol.New(protocol.Hello, nil)).Read(&hello); err != nil {
		panic(err)
	}
	fmt.Println(hello.Title, hello.TPS)
	// Output: Astro 60
}

// Who types a word of the tool gets the same answer in every face.
func ExampleLine() {
	ask := func(a protocol.Ask) protocol.Answer {
		fmt.Println("asked", a.Do)
		return protocol.Reply(nil)
	}
	for _, line := range []string{"keep boss", "Rock r | r.X > 300", "keep"} {
		var r protocol.RunResult
		err := server.Line(ask, line).Read(&r)
		fmt.Printf("%q %v\n", r.Text, err)
	}
	// Output:
	// asked dev.keep
	// "kept as boss" <nil>
	// asked game.run
	// "" <nil>
	// "" server: keep: 0 words after it; try keep NAME
}
