package zipped_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing/fstest"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/assets/zipped"
)

// A pack lies over the files of a game. What is hostile in it is left out.
func Example() {
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for _, name := range []string{"hero.txt", "../../evil.txt"} {
		f, _ := w.Create(name)
		fmt.Fprint(f, "from the pack")
	}
	w.Close()

	pack, err := zipped.Read("winter.zip", file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pack.Refused[0])
	game := fstest.MapFS{"hero.txt": {Data: []byte("from the game")}, "boss.txt": {Data: []byte("from the game")}}
	files := assets.New(pack.Mount(), assets.Mount{Name: "the game", FS: game})
	for _, e := range assets.Walk(files) {
		data, _ := files.Bytes(e.Name)
		fmt.Println(e.Name, e.Mount, string(data))
	}
	// Output:
	// assets: mount "winter.zip": leave out "../../evil.txt": its name leads out of the pack, or is not the same on every system; try "evil.txt"
	// boss.txt the game from the game
	// hero.txt winter.zip from the pack
}
