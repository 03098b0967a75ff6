package main

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

const (
	mapW, mapH = 160, 120 // cells
	cell       = 16       // pixels
	wave       = 16       // number of the first tile of the sea
)

// TestArtIsMadeHere makes the map and its picture, and writes them with KRILL_UPDATE.
func TestArtIsMadeHere(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, tiles()); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"tiles.png": picture.Bytes(), "islands.tmx": []byte(level())} {
		if os.Getenv("KRILL_UPDATE") != "" {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got %d bytes, %v; want the %d that are made here", name, len(got), err, len(want))
		}
	}
}

func chance(x, y, seed int) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b ^ uint32(seed)*0xc2b2ae35
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return float64(h^h>>16) / (1 << 32)
}

// height is smooth noise from 0 to 1.
func height(x, y, size float64) float64 {
	i, j := geom.Floor(x/size), geom.Floor(y/size)
	u, v := x/size-float64(i), y/size-float64(j)
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	return geom.Lerp(geom.Lerp(chance(i, j, 1), chance(i+1, j, 1), u), geom.Lerp(chance(i, j+1, 1), chance(i+1, j+1, 1), u), v)
}

// tiles are fifteen pieces of land, by the corners that they have, and two of the sea.
func tiles() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 17*cell, cell))
	for y := range cell {
		for x := range 17 * cell {
			n, u, v := x/cell+1, (float64(x%cell)+0.5)/cell, (float64(y)+0.5)/cell
			if n >= wave {
				m.SetNRGBA(x, y, sea(n-wave, x%cell, y))
				continue
			}
			bit := func(i int) float64 { return float64(n >> i & 1) }
			m.SetNRGBA(x, y, ground(geom.Lerp(geom.Lerp(bit(0), bit(1), u), geom.Lerp(bit(2), bit(3), u), v), x, y))
		}
	}
	return m
}

func ground(high float64, x, y int) color.NRGBA {
	switch {
	case high < 0.34:
		return color.NRGBA{}
	case high < 0.42:
		return color.NRGBA{0x9f, 0xd8, 0xe0, 150} // foam
	case high < 0.66:
		return color.NRGBA{0xea, 0xd8, 0x9c, 255}
	case high < 0.74:
		return color.NRGBA{0x5c, 0x9a, 0x48, 255}
	case chance(x, y, 3) < 0.07:
		return color.NRGBA{0xa8, 0xd9, 0x6c, 255}
	}
	return color.NRGBA{0x7d, 0xbb, 0x57, 255}
}

func sea(frame, x, y int) color.NRGBA {
	if y%8 == 3+frame && (x+y+5*frame)%16 < 4 {
		return color.NRGBA{0x5f, 0x9f, 0xc8, 255}
	}
	return color.NRGBA{0x2f, 0x6f, 0x9f, 255}
}

func level() string {
	land := func(x, y int) bool {
		edge := max(geom.V(float64(x)/mapW-0.5, float64(y)/mapH-0.5).Len()-0.3, 0)
		return height(float64(x), float64(y), 11)*0.75+height(float64(x)+500, float64(y), 4)*0.25 > 0.55+edge
	}
	pack := func(tile func(x, y int) int) string {
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
		for y := range mapH {
			for x := range mapW {
				binary.Write(w, binary.LittleEndian, uint32(tile(x, y)))
			}
		}
		w.Close()
		return base64.StdEncoding.EncodeToString(b.Bytes())
	}
	mask := pack(func(x, y int) int {
		n := 0
		for i := range 4 {
			if land(x+i%2, y+i/2) {
				n |= 1 << i
			}
		}
		return n
	})
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<map version="1.10" orientation="orthogonal" renderorder="right-down" width="%d" height="%d" tilewidth="16" tileheight="16" infinite="0">
 <tileset firstgid="1" name="tiles" tilewidth="16" tileheight="16" tilecount="17" columns="17">
  <image source="tiles.png" width="272" height="16"/>
  <tile id="15"><animation><frame tileid="15" duration="600"/><frame tileid="16" duration="600"/></animation></tile>
 </tileset>
 <layer id="1" name="sea" width="%[1]d" height="%[2]d">
  <data encoding="base64" compression="zlib">%[3]s</data>
 </layer>
 <layer id="2" name="land" width="%[1]d" height="%[2]d">
  <data encoding="base64" compression="zlib">%[4]s</data>
 </layer>
 <objectgroup id="3" name="things">
  <object id="1" name="start" x="1290" y="960"><point/></object>
  <object id="2" x="1190" y="876" width="200" height="24"><text pixelsize="8" color="#ffffff" halign="center" wrap="1">Make land where there is none</text></object>
 </objectgroup>
</map>
`, mapW, mapH, pack(func(int, int) int { return wave }), mask)
}
