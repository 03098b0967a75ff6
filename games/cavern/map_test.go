package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// onDisk reads the game's files where they lie.
func onDisk(name string) ([]byte, error) { return os.ReadFile(name) }

// mapText returns the game's map.
func mapText(t testing.TB) string {
	t.Helper()
	data, err := onDisk(mapFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// oneFile returns one file.
func oneFile(data string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if name != mapFile {
			return nil, fs.ErrNotExist
		}
		return []byte(data), nil
	}
}

func mustRead(t testing.TB) *level {
	t.Helper()
	l, err := loadLevel(mapFile, onDisk)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheMapIsWhole(t *testing.T) {
	l := mustRead(t)
	if len(l.Rooms) != 8 {
		t.Errorf("got %d rooms; want 8", len(l.Rooms))
	}
	seen := map[string]int{}
	for i := range l.Things {
		th := &l.Things[i]
		seen[th.Kind]++
		if l.roomAt(th.At.Center()) < 0 {
			t.Errorf("a %s at %v is in no room", th.Kind, th.At)
		}
	}
	for kind := range sizes {
		if seen[kind] == 0 {
			t.Errorf("got no %s; want each kind of thing in the game", kind)
		}
	}
	if seen["key"] != seen["door"] || seen["exit"] != 1 {
		t.Errorf("got %d keys, %d doors, %d exits; want a key for each door, and an exit", seen["key"], seen["door"], seen["exit"])
	}
}

// TestThingsHaveRoom looks whether anything lies within a wall, and whether what stands has ground below it.
func TestThingsHaveRoom(t *testing.T) {
	l := mustRead(t)
	for i := range l.Things {
		th := &l.Things[i]
		switch th.Kind {
		case "spikes", "lava", "water", "ladder":
			continue
		}
		if l.blocked(th.At.Center(), th.At.Size().Sub(geom.V(1, 1))) {
			t.Errorf("a %s at %v lies within a wall", th.Kind, th.At)
		}
		for _, p := range th.Path {
			if l.blocked(p, th.At.Size().Sub(geom.V(1, 1))) {
				t.Errorf("a %s comes into a wall at %v", th.Kind, p)
			}
		}
		if standing[th.Kind] && !l.solid(geom.V(th.At.Center().X, th.At.Max().Y+1)) {
			t.Errorf("a %s at %v stands on nothing", th.Kind, th.At)
		}
	}
}

// TestKindsOfTiles looks at what the numbers in the map are to bodies.
func TestKindsOfTiles(t *testing.T) {
	l := mustRead(t)
	want := []collide.Tile{
		{},
		collide.Solid,
		{Left: 0, Right: 1},
		{Left: 1, Right: 0},
		{Left: 0, Right: 0.5},
		{Left: 0.5, Right: 1},
		{Left: 1, Right: 0.5},
		{Left: 0.5, Right: 0},
		collide.Platform,
		{},
		collide.Platform,
		{},
	}
	for n, k := range want {
		if l.Kinds[n] != k {
			t.Errorf("tile %d: got %+v; want %+v", n, l.Kinds[n], k)
		}
	}
}

// TestTilesBecomeThings looks at the ladder of the second room and at the spikes beside it.
func TestTilesBecomeThings(t *testing.T) {
	l := mustRead(t)
	find := func(kind string) *thing {
		for i := range l.Things {
			if l.Things[i].Kind == kind {
				return &l.Things[i]
			}
		}
		t.Fatalf("got no %s", kind)
		return nil
	}
	if got, want := find("ladder").At, geom.R((32+34)*cell, 6*cell, cell, 6*cell); got != want {
		t.Errorf("the ladder: got %v; want %v, with the hatch at its end", got, want)
	}
	if got, want := find("spikes").At, geom.R((32+20)*cell+2, 13*cell-spikeHigh, 3*cell-4, spikeHigh); got != want {
		t.Errorf("the spikes: got %v; want %v", got, want)
	}
}

// TestBrokenMaps spoils the game's map in one place each: the error says where, and what is wanted.
func TestBrokenMaps(t *testing.T) {
	whole := mapText(t)
	for _, c := range []struct{ from, to, want string }{
		{`<tileset firstgid="1"`, `<tileset firstgid="9000"`, `layer "ground": tile 1 in column 0 of row 0: its class is ""`},
		{`<tileset firstgid="1" name="kinds"`, `<tileset firstgid="1" source="no.tsx"/><x n="`, `cavern.tmx`},
		{`orientation="orthogonal"`, `orientation="isometric"`, "its cells are 16×16 logical pixels; want upright ones"},
		{`tilewidth="16" tileheight="16" infinite`, `tilewidth="8" tileheight="16" infinite`, "its cells are 8×16"},
		{`class="rock"><properties><property name="left" type="float" value="1"`, `class="rock"><properties><property name="left" type="float" value="NaN"`, `"rock": property left is "NaN"; want a number`},
		{`class="rock"><properties><property name="left" type="float" value="1"/><property name="right" type="float" value="1"`, `class="rock"><properties><property name="left" type="float" value="1"/><property name="right" type="float" value="-3"`, `right is "-3"`},
		{`class="lava"`, `class="tar"`, `its class is "tar"; want rock`},
		{`name="ground"`, `name="grund"`, `it has no tile layer "ground"`},
		{`name="rooms"`, `name="places"`, `it has no object layer "rooms"`},
		{`name="things"`, `name="stuff"`, `it has no object layer "things"`},
		{`name="far"`, `name="fern"`, `it has no image layer "far"`},
		{`name="The Mouth" class="room" x="0"`, `name="The Mouth" class="room" x="NaN"`, "cavern.tmx"},
		{`name="The Mouth" class="room" x="0"`, `name="The Mouth" class="room" x="-16"`, `layer "rooms": object 1, "The Mouth": it lies at`},
		{`y="0" width="512" height="224"`, `y="0" width="1e300" height="224"`, `layer "rooms": width is "1e300"`},
		{`y="0" width="512" height="224"`, `y="0" width="99999999" height="224"`, `"The Mouth": it lies at`},
		{`y="0" width="512" height="224"`, `y="0" width="-512" height="224"`, `"The Mouth": it lies at`},
		{`y="0" width="512" height="224"`, `y="0" width="100" height="224"`, `"The Mouth": it is 100×224; want at least 320×180`},
		{`y="0" width="512" height="224"`, `y="0" width="600" height="224"`, `"The Gallery": it overlaps the room "The Mouth"`},
		{`name="dark" type="float" value="0.35"`, `name="dark" type="float" value="NaN"`, `"The Mouth": property dark is "NaN"; want a number`},
		{`name="dark" type="float" value="0.35"`, `name="dark" type="float" value="1e9"`, `"The Mouth": dark is "1e9"; want a number from 0 to 1`},
		{`name="music" value="dawn"`, `name="music" value="dusk"`, `"The Mouth": music is "dusk"; want one of [dawn deep ember]`},
		{`name="theme" value="moss"`, `name="theme" value="mud"`, `"The Mouth": theme is "mud"; want one of [crystal ember moss nest stone]`},
		{`class="start"`, `class="coin"`, `layer "things" has 0 objects of the class start; want one`},
		{`class="coin"`, `class="start"`, `layer "things" has 2 objects of the class start; want one`},
		{`class="bat"`, `class="owl"`, `"owl": its class is none that the game knows; want one of [bat`},
		{`class="slug" x="200" y="208"><properties><property name="speed" type="float" value="22"`, `class="slug" x="200" y="208"><properties><property name="speed" type="float" value="NaN"`, `"slug": property speed is "NaN"; want a number`},
		{`class="slug" x="200" y="208"><properties><property name="speed" type="float" value="22"`, `class="slug" x="200" y="208"><properties><property name="speed" type="float" value="-1"`, `"slug": speed is "-1"`},
		{`name="n" type="int" value="4"`, `name="n" type="int" value="99999"`, `"spider": n is "99999"; want a number from 0 to 64`},
		{`class="slug" x="200"`, `class="slug" rotation="30" x="200"`, `"slug": it is turned`},
		{`class="slug" x="200"`, `class="slug" x="-200"`, `"slug": it lies at`},
		{`class="slug" x="200" y="208"`, `class="slug" x="200" y="400"`, `"slug": it lies at`},
		{`<polyline points="0,0 `, `<polygon points="0,0 3,4 `, `"lift": it has no path`},
		{`<polyline points="0,0 `, `<polyline points="0,0 0,0 `, `"lift": points 1 and 2 of its path are the same`},
		{`<polyline points="0,0 `, `<polyline points="0,0 99999,0 `, `"lift": point 2 of its path is at`},
		{`class="daylight"`, `class="moonlight"`, `layer "lights": object 106: its class is "moonlight"; want daylight`},
		{`class="daylight" x="136"`, `class="daylight" x="-136"`, `"daylight": it lies at`},
	} {
		if !strings.Contains(whole, c.from) {
			t.Errorf("the map has no %q to spoil", c.from)
			continue
		}
		l, err := loadLevel(mapFile, oneFile(strings.Replace(whole, c.from, c.to, 1)))
		if err == nil || !strings.HasPrefix(err.Error(), "cavern: ") || !strings.Contains(err.Error(), mapFile) || !strings.Contains(err.Error(), c.want) || l != nil {
			t.Errorf("with %q: got %v; want %q", c.to, err, c.want)
		}
	}
	if _, err := loadLevel(mapFile, func(string) ([]byte, error) { return nil, fs.ErrNotExist }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a map: got %v; want the error of the file", err)
	}
}

// check fails when a level that was read breaks a promise.
func (l *level) check() error {
	for i, n := range l.Tiles.Cells {
		if int(n) >= len(l.Kinds) {
			return fmt.Errorf("cell %d has tile %d of %d kinds", i, n, len(l.Kinds))
		}
	}
	for i := range l.Rooms {
		if r := &l.Rooms[i]; !inside(l.Tiles.Bounds(), r.At) || !hasMusic(r.Music) || r.Dark < 0 || r.Dark > 1 {
			return fmt.Errorf("room %+v", r)
		}
	}
	for i := range l.Things {
		th := &l.Things[i]
		if !inside(l.Tiles.Bounds(), th.At) || !(th.Speed >= 0 && th.Speed <= maxSpeed) || th.N < 0 || th.N > 64 {
			return fmt.Errorf("thing %+v", th)
		}
		if th.Kind == "lift" && len(th.Path) < 2 {
			return fmt.Errorf("a lift without a way: %+v", th)
		}
	}
	if l.roomAt(l.Start) < 0 {
		return fmt.Errorf("the start, %v, is in no room", l.Start)
	}
	return nil
}

// FuzzLevel reads broken maps: each is an error that names the file, or a level that keeps its promises.
func FuzzLevel(f *testing.F) {
	small := strings.NewReplacer("DARK", "0.5", "SPEED", "20").Replace(smallMap)
	f.Add([]byte(small), "0.5", "20", 24.0, 12.0)
	f.Add([]byte(smallMap), "NaN", "1e308", -1.0, 1e308)
	f.Add([]byte(smallMap), "", "-Inf", 0.0, 0.0)
	f.Fuzz(func(t *testing.T, data []byte, dark, speed string, x, y float64) {
		s := strings.NewReplacer("DARK", dark, "SPEED", speed, "PLACE", fmt.Sprintf(`x="%v" y="%v"`, x, y)).Replace(string(data))
		l, err := loadLevel(mapFile, oneFile(s))
		switch {
		case err != nil && (!strings.HasPrefix(err.Error(), "cavern: ") || !strings.Contains(err.Error(), mapFile) || l != nil):
			t.Fatalf("got the level %v and %q; want none, and the file's name", l != nil, err)
		case err == nil:
			if err := l.check(); err != nil {
				t.Fatalf("a map that was read: %v", err)
			}
		}
	})
}

// smallMap is a room with one of most things.
var smallMap = `<map width="20" height="12" tilewidth="16" tileheight="16">
<tileset firstgid="1" name="kinds" tilewidth="16" tileheight="16" tilecount="4" columns="4"><image source="k.png" width="64" height="16"/>
<tile id="0" class="rock"><properties><property name="left" type="float" value="1"/><property name="right" type="float" value="1"/></properties></tile>
<tile id="1" class="hatch"><properties><property name="left" type="float" value="1"/><property name="right" type="float" value="1"/><property name="oneWay" type="bool" value="true"/></properties></tile>
<tile id="2" class="ladder"/><tile id="3" class="lava"/></tileset>
<imagelayer name="far"><image source="f.png" width="8" height="8"/></imagelayer>
<imagelayer name="near"><image source="n.png" width="8" height="8"/></imagelayer>
<layer name="ground" width="20" height="12"><data encoding="csv">` + strings.Repeat("0,", 180) + "2,3,0,1," + strings.Repeat("1,", 16) + "3,3," + strings.Repeat("4,", 17) + "4," + strings.Repeat("1,", 19) + `1</data></layer>
<objectgroup name="rooms"><object id="1" name="R" x="0" y="0" width="320" height="192"><properties><property name="dark" type="float" value="DARK"/><property name="music" value="deep"/><property name="theme" value="stone"/></properties></object></objectgroup>
<objectgroup name="things"><object id="2" class="start" x="40" y="40"><point/></object>
<object id="3" class="lift" PLACE><properties><property name="speed" type="float" value="SPEED"/></properties><polyline points="0,0 32,0"/></object>
<object id="4" class="coin" x="100" y="60"><point/></object></objectgroup>
<objectgroup name="lights"><object id="5" class="daylight" x="10" y="0" width="30" height="60"/></objectgroup>
</map>`
