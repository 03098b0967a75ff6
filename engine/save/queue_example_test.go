package save_test

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/krill2d/krill/engine/save"
)

func Example() {
	queue := save.NewQueue(save.Memory()) // a game takes save.Open
	_, err := queue.Read("slot1")
	fmt.Println(errors.Is(err, fs.ErrNotExist))

	fmt.Println(queue.Write("slot1", []byte("level 3")))
	data, err := queue.Read("slot1")
	fmt.Printf("%s %v\n", data, err)
	fmt.Println(queue.Close())

	fmt.Println(queue.Write("Slot 2", nil))
	// Output:
	// true
	// <nil>
	// level 3 <nil>
	// <nil>
	// save: use name "Slot 2": it may have only a-z, 0-9, _ and -; try "slot1"
}
