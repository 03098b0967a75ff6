package ecs_test

import (
	"fmt"
	"os"

	"github.com/krill2d/krill/ecs"
)

type wallet struct{ Coins int }

func ExampleWorld_CopyFrom() {
	var w, before ecs.World
	e := w.Spawn(wallet{3})
	before.CopyFrom(&w)
	ecs.Get[wallet](&w, e).Coins = 0
	w.CopyFrom(&before)
	fmt.Println(ecs.Get[wallet](&w, e).Coins)
	// Output: 3
}

func ExampleWorld_DiffSnapshots() {
	var w ecs.World
	e := w.Spawn(wallet{3})
	w.SetName(e, "miser")
	before, _ := w.AppendSnapshot(nil)
	ecs.Get[wallet](&w, e).Coins = 5
	after, _ := w.AppendSnapshot(nil)
	for _, change := range w.DiffSnapshots(before, after) {
		fmt.Println(change)
	}
	if err := w.RestoreSnapshot(before); err != nil {
		fmt.Println(err)
	}
	fmt.Println(ecs.Get[wallet](&w, e).Coins)
	// Output:
	// 1v1 "miser" ecs_test.wallet.Coins: 3 → 5
	// 3
}

func ExampleWorld_WriteJSON() {
	var w ecs.World
	e := w.Spawn(wallet{3})
	w.SetName(e, "miser")
	if err := w.WriteJSON(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	// 	"entities": [
	// 		{"entity": "1v1", "name": "miser",
	// 			"ecs_test.wallet": {"Coins": 3}}
	// 	],
	// 	"relations": {},
	// 	"resources": {},
	// 	"free": []
	// }
}
