package state

import (
	"os"
	"strings"
	"testing"
)

type unknownThing struct{ n int }

func TestFirst(t *testing.T) {
	c := newCodec()
	g := newGame()
	g.any = append(g.any, &unknownThing{})
	err := c.Check(g)
	t.Log(err)
	_, err = c.Append(nil, g)
	t.Log(err)
	if err == nil || !strings.Contains(err.Error(), "Register[") {
		t.Fatal(err)
	}
	t.Log(c.Check(&struct {
		F *os.File
		G any
	}{}))
	t.Log(c.Check(&struct{ G any }{os.Stdout}))
	type old struct {
		A    int
		B    float64
		C    string
		D    []struct{ X, Y int32 }
		gone int
		name string
	}
	type new struct {
		D []struct {
			Z float64
			Y int8
			X float64
		}
		B     int8
		A     *int
		C     int
		title string `was:"name"`
	}
	b, err := c.Append(nil, &old{A: 5, B: 1e9, D: []struct{ X, Y int32 }{{1, 2}, {3, 400}}, C: "x", gone: 4, name: "nn"})
	if err != nil {
		t.Fatal(err)
	}
	var n new
	rep, err := c.Restore(b, &n)
	t.Logf("%+v %d %v %v", n, *n.A, rep, err)
}
