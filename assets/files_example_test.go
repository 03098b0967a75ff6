package assets_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/krill2d/krill/assets"
)

func Example() {
	game := fstest.MapFS{"levels/1.txt": {Data: []byte("#..@..#")}}
	mod := fstest.MapFS{"levels/1.txt": {Data: []byte("#@#")}}
	files := assets.New(assets.Mount{Name: "mods", FS: mod}, assets.Mount{Name: "embedded files", FS: game})

	start, err := assets.Load(files, "levels/1.txt", func(data []byte) (int, error) {
		return strings.IndexByte(string(data), '@'), nil
	})
	fmt.Println(start, err)

	_, err = files.Image("level/1.txt")
	fmt.Println(err)
	// Output:
	// 1 <nil>
	// assets: open "level/1.txt": not found; looked in mods, embedded files; did you mean "levels/1.txt"?
}
