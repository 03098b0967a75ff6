package json_test

import (
	"fmt"

	"github.com/krill2d/krill/assets"
	_ "github.com/krill2d/krill/assets/json"
)

func Example() {
	type room struct{ Width, Height int }
	var rooms []room
	err := assets.DecodeData("rooms.json", []byte(`[{"width": 40, "height": 30}]`), &rooms)
	fmt.Println(rooms, err)
	err = assets.DecodeData("rooms.json", []byte(`[{"width": 40, "hight": 30}]`), &rooms)
	fmt.Println(err)
	// Output:
	// [{40 30}] <nil>
	// 1:16: there is no "hight" to set; did you mean "height"?
}
