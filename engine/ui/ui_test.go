package ui_test

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// form is a game with one of everything.
type form struct {
	ui     ui.UI
	speed  float64
	count  int
	sound  bool
	open   bool
	name   string
	chosen int
	row    int
	times  []float64
	resets int
	sent   []string
	over   bool // the pointer is the user interface's
	keys   bool
	large  float64
	folder bool // a branch was asked for what is in it
}

func newForm() *form {
	f := &form{speed: 120, count: 3, open: true, name: "Ann", row: 1}
	for i := range 120 {
		f.times = append(f.times, 6+float64(i*i%11)+float64(i%40/39)*9)
	}
	return f
}

var crew = [][2]string{{"Ann", "1200"}, {"Bo", "980"}, {"Cid", "730"}, {"Dora", "500"}, {"Eli", "420"}, {"Fay", "80"}, {"Gus", "7"}}

func (f *form) Update(t *engine.Tick) error {
	t.Access.TextScale = f.large
	u := f.ui.Begin(t)
	if u.Window("Tuning", geom.R(8, 8, 190, 0)) {
		f.values(u)
		u.End()
	}
	if u.Closable("Crew", geom.R(210, 8, 160, 150), &f.open) {
		u.Label("Who is on board")
		u.Table("crew", &f.row, ui.Table{
			Columns: []ui.Column{{Name: "name"}, {Name: "points", Width: 50, Align: render.Right}},
			Rows:    len(crew), Cell: func(row, column int) string { return crew[row][column] }, Lines: 5,
		})
		u.Text("A line that is too long for the window goes on in the next one.")
		u.List("ships", &f.chosen, []string{"hull", "sail", "anchor", "rope"}, 0)
		u.End()
	}
	f.tree(u)
	f.over, f.keys = u.TakesPointer(), u.TakesKeys()
	return nil
}

func (f *form) values(u *ui.UI) {
	u.Slider("speed", &f.speed, 50, 400, 5)
	u.Whole("count", &f.count, 0, 9)
	u.Toggle("sound", &f.sound)
	if u.Field("name", &f.name) {
		f.sent = append(f.sent, f.name)
	}
	u.Row(0, 0)
	if u.Button("Reset") {
		f.speed = 120
		f.resets++
	}
	u.Tooltip("Gives all values back what they were at the start of the game.")
	u.Button("Quit")
	u.Separator()
	u.Progress("loading", 0.6)
	u.Graph(ui.Graph{Values: f.times, Mark: 1000.0 / 60, Text: "ms"})
}

func (f *form) tree(u *ui.UI) {
	u.Panel("world", geom.R(8, 190, 190, 100))
	if u.Section("World") {
		f.folder = false
		if u.Tree("ship") {
			f.folder = true
			u.Row(40, 0)
			u.Faint("pos")
			u.Label("120, 80")
			u.Label("hull")
			u.End()
		}
		for i := range 12 {
			if u.Tree(fmt.Sprintf("rock %d", i)) {
				u.End()
			}
		}
		u.End()
	}
	u.End()
}

func (f *form) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, c.Size().X, c.Size().Y), render.DarkGreen)
	f.ui.Draw(c)
}

func play(t *testing.T, w, h int) (*form, *enginetest.Game) {
	f := newForm()
	return f, enginetest.New(t, f, engine.Config{Width: w, Height: h, Scaling: render.Expand})
}

func TestGolden(t *testing.T) {
	f, g := play(t, 400, 300)
	g.Step(2).Golden("form")
	g.Point(geom.V(60, 20)).Step(1).Golden("hover")
	g.Press(input.KeyTab).Press(input.KeyTab).Press(input.KeyTab).Golden("focus")
	if !f.keys {
		t.Error("a widget has the focus: got keys for the game; want them for the user interface")
	}
}

// TestGoldenOnAPhone looks at an upright phone, which a finger has touched, and at a window of twice the canvas's size.
func TestGoldenOnAPhone(t *testing.T) {
	f, g := play(t, 640, 360)
	g.Resize(780, 1400).Step(1)
	g.Input().Scale = 2
	g.Tap(geom.V(300, 500)).Step(2).Golden("phone")
	if f.over {
		t.Error("a tap beside all windows: got it for the user interface; want it for the game")
	}
	_, g = play(t, 400, 300)
	g.Resize(800, 600).Step(2).Golden("twice")
}
