// Files loads planets with a bar, reads of them in a table, and shows what lies in the game and in a pack over it: left and
// right choose a planet, space plays its tone. Files of your own go over both: the last line says where.
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/assets/mods"
	_ "github.com/krill2d/krill/assets/toml"
	"github.com/krill2d/krill/assets/zipped"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const w, h, id = 640.0, 360.0, "krill2d/files"

// planet is what the table says of one.
type planet struct {
	Name, Says, Image string
	Moons, Pitch      float64 // Pitch is of its tone, 1 as it is
}

var (
	//go:embed planets.toml art
	own embed.FS
	//go:embed winter.zip
	winter []byte // as somebody else may have made it: it has another earth

	planets    = engine.DataFile[struct{ Planets []planet }]("planets.toml")
	everything = engine.Group{Name: "everything", Data: []engine.AnyData{planets}}
	list       []assets.Entry // what is there, for the screen alone
	play       = input.Action{Name: "play", On: input.Any{input.KeySpace, input.PadA}}
	folder     = mods.Folder(id)
	tone       = audio.Coin(9)
	faint      = render.Hex(0x8b97c0)
)

// loading shows a bar until all is there.
type loading struct{ Progress engine.Progress }

func (s *loading) Update(t *engine.Tick) error {
	if s.Progress = everything.Load(t, engine.Waiting); s.Progress.Over() {
		t.Replace(&shelf{})
	}
	return nil
}

func (s *loading) Draw(c *render.Canvas) {
	bar := geom.Around(geom.V(w/2, h/2), 300, 14)
	c.Rect(bar.Inset(-3), faint)
	c.Rect(bar, render.Black)
	bar.W *= s.Progress.Part()
	c.Rect(bar, render.Yellow)
	c.Print(fmt.Sprintf("%d of %d", s.Progress.Done, s.Progress.Total), 170, 200)
}

// shelf shows what was loaded.
type shelf struct {
	Planets []planet `state:"-"` // of a file, and so no state
	Chosen  int
}

func (s *shelf) Update(t *engine.Tick) error {
	s.Planets = planets.Of(t).Planets // again in each tick: who edits the table while the game runs sees it
	dx, _ := t.Input.Step(input.Move)
	s.Chosen = min(max(s.Chosen+dx, 0), len(s.Planets)-1)
	if (dx != 0 || t.Input.Pressed(play)) && s.Chosen >= 0 {
		t.Audio.PlayWith(tone, audio.Play{Pitch: s.Planets[s.Chosen].Pitch})
	}
	return nil
}

func (s *shelf) Draw(c *render.Canvas) {
	p := planet{Name: "There are no planets."}
	if s.Chosen >= 0 && s.Chosen < len(s.Planets) {
		p = s.Planets[s.Chosen]
	}
	c.Draw(render.Sprite{Image: render.File(p.Image), Pos: geom.V(470, 130), Scale: geom.V(2, 2), Rot: 0.1 * geom.Sin(c.Time())})
	c.Text(render.Text{S: p.Name, Pos: geom.V(470, 238), Size: 24, Align: render.Center, Color: render.Yellow})
	c.Text(render.Text{S: fmt.Sprintf("%s\nmoons: %v", p.Says, p.Moons), Pos: geom.V(470, 270), Wrap: 280, Align: render.Center})
	for i, e := range list {
		y := 76 + float64(i)*22
		if e.Name == p.Image {
			c.Rect(geom.R(16, y-6, 290, 20), render.Hex(0x2d3a75))
		}
		c.Print(e.Name, 22, y)
		c.Text(render.Text{S: e.Mount, Pos: geom.V(150, y), Color: faint})
		c.Text(render.Text{S: fmt.Sprint(e.Size), Pos: geom.V(298, y), Align: render.Right, Color: faint})
	}
	c.Print("What is there, and where it lies:", 22, 40)
	c.Text(render.Text{S: "files of yours: " + folder, Pos: geom.V(22, h-22), Color: faint})
}

// files returns the game's files with the pack over them.
func files() fs.FS {
	pack, err := zipped.Read("winter.zip", winter)
	if err != nil {
		panic(err) // it lies in the program
	}
	return assets.Over(pack.Mount(), assets.Mount{Name: "the game", FS: own})
}

func config(files fs.FS) engine.Config {
	list = assets.Walk(assets.New(assets.Mount{FS: files}))
	for _, e := range list {
		if e.Err == nil && path.Ext(e.Name) == ".png" {
			everything.Images = append(everything.Images, render.File(e.Name))
		}
	}
	return engine.Config{Title: "Files", ID: id, Width: w, Height: h, Background: render.Hex(0x131a3a), Assets: files, Scenes: []engine.Game{&shelf{}}}
}

func main() { engine.Main(&loading{}, config(mods.Over(files(), id))) }
