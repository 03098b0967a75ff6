package rendertest

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// picturePNG encodes what paint paints.
func picturePNG(paint func() (w, h int, at func(x, y int) render.Color)) []byte {
	w, h, at := paint()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := at(x, y)
			m.SetNRGBA(x, y, color.NRGBA(c))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// groundPicture is eight tiles with a margin of 1 and 2 between them: grass, earth, edges, grass with flowers, the other
// edge, a peak, a bush and a glow.
func groundPicture() (w, h int, at func(x, y int) render.Color) {
	grass, earth, dark := render.Hex(0x7cc45a), render.Hex(0x8a5d3b), render.Hex(0x6d4730)
	soil := func(x, y, tile int) render.Color {
		if chance(x/2, y/2, tile) < 0.14 {
			return dark
		}
		return earth
	}
	return 146, 18, func(px, py int) render.Color {
		tile, x, y := (px-1)/18, (px-1)%18, py-1
		if px < 1 || x > 15 || y < 0 || y > 15 {
			return render.Hex(0xff00ff) // must not be seen
		}
		left, right := tile == 2 || tile == 5, tile == 4 || tile == 5
		corner := geom.V(float64(x)-15.5, float64(y)-15.5)
		if !left {
			corner.X = 0
		}
		if right && (!left || x > 7) {
			corner.X = float64(x) + 0.5
		}
		blade := 3 + int(chance(x/2, tile, 9)*3)
		switch {
		case tile == 6: // a bush
			d := geom.V((float64(x)-7.5)/8, (float64(y)-9)/7).Len()
			if d > 1 {
				return render.Color{}
			}
			if chance(x, y, 4) < 0.07 {
				return render.Hex(0xe8475f)
			}
			return render.Mix(render.Hex(0x2f7d4a), render.Hex(0x6fbf5c), 1-d)
		case tile == 7: // a glow
			d := geom.V(float64(x)-7.5, float64(y)-7.5).Len() / 8
			return render.Hex(0xfff3b0).Fade(geom.Clamp(1.1-d, 0, 1))
		case tile == 1:
			return soil(x, y, 1)
		case corner.X != 0 && corner.Len() > 15.5:
			return render.Color{}
		case tile == 3 && y < 3 && chance(x, 0, 5) < 0.3:
			return render.Hex(0xffe36b)
		case y < blade, corner.X != 0 && corner.Len() > 12.5:
			return grass
		}
		return soil(x, y, tile)
	}
}

func skyPicture() (w, h int, at func(x, y int) render.Color) {
	return 160, 192, func(x, y int) render.Color {
		c := render.Mix(render.Hex(0x4a6fd0), render.Hex(0xf7c9a9), float64(y)/191)
		for i := range 4 { // clouds
			at := geom.V(chance(i, 0, 31)*100+30, chance(i, 1, 31)*90+20)
			d := geom.V((float64(x)-at.X)/26, (float64(y)-at.Y)/7).Len() + 0.3*slopes(float64(x), float64(y), 5, 3)
			if d < 1 {
				c = render.Mix(c, render.White, 0.7*(1-d))
			}
		}
		return c
	}
}

// worldLDtk is a project with one level, as LDtk would save it.
func worldLDtk() string {
	const w, h = 20, 12
	type list []any
	type object map[string]any
	var values, auto, decoration list
	for y := range h {
		for x := range w {
			r := func(x int) int { return ridge(x + 3) }
			tile := groundTile(r(x), r(x-1), r(x+1), y)
			values = append(values, min(tile, 1))
			if tile > 0 {
				auto = append(auto, object{"px": list{x * 16, y * 16}, "f": x % 2, "t": tile - 1, "a": 1})
			}
			if y == r(x) && chance(x, y, 6) < 0.35 {
				decoration = append(decoration, object{"px": list{x*16 + 5, y*16 - 15}, "f": 0, "t": 6, "a": 1})
			}
			if y == r(x) && chance(x, y, 8) < 0.3 {
				decoration = append(decoration, object{"px": list{x * 16, y*16 - 40}, "f": 0, "t": 7, "a": 0.8})
			}
		}
	}
	layer := func(name, kind string, tiles list, more object) object {
		o := object{
			"__identifier": name, "__type": kind, "__cWid": w, "__cHei": h, "__gridSize": 16, "__opacity": 1,
			"__tilesetDefUid": 1, "visible": true, "autoLayerTiles": tiles,
		}
		for k, v := range more {
			o[k] = v
		}
		return o
	}
	flag := object{
		"__identifier": "Flag", "iid": "f", "__pivot": list{0, 1}, "px": list{150, 16 * ridge(9+3)}, "width": 16, "height": 30,
		"fieldInstances": list{object{"__identifier": "Cloth", "__type": "Color", "__value": "#E8475F"}},
	}
	text, err := json.Marshal(object{
		"worldLayout": "Free",
		"defs": object{"tilesets": list{object{
			"identifier": "Ground", "uid": 1, "relPath": "ground.png", "__cWid": 8, "__cHei": 1, "tileGridSize": 16, "padding": 1, "spacing": 2,
		}}},
		"levels": list{object{
			"identifier": "Hills", "iid": "a", "pxWid": w * 16, "pxHei": h * 16, "__bgColor": "#203050", "bgRelPath": "sky.png",
			"__bgPos": object{"topLeftPx": list{0, 0}, "scale": list{2, 2}, "cropRect": list{0, 60, 160, 96}},
			"layerInstances": list{
				layer("Entities", "Entities", nil, object{"entityInstances": list{flag}}),
				layer("Decoration", "AutoLayer", decoration, nil),
				layer("Ground", "IntGrid", auto, object{"intGridCsv": values}),
			},
		}},
	})
	if err != nil {
		panic(err)
	}
	return string(text)
}
