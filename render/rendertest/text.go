package rendertest

import (
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/bmfont"
	"github.com/krill2d/krill/render/font"
)

var (
	regular = font.Data("Go Regular", goregular.TTF)
	bold    = font.Data("Go Bold", gobold.TTF)
	gold    = bmfont.File("gold.fnt")
)

var (
	midnight = render.Hex(0x1b1f3b)
	slate    = render.Hex(0x272d55)
	ink      = render.Hex(0xe8e6dc)
	dim      = render.Hex(0x8d93b8)
	warm     = render.Hex(0xffb454)
)

// text are the features of words.
func text() []Scene {
	scenes := []Scene{
		{Name: "text-styles", Draw: textStyles, Ticks: 20},
		{Name: "text-outline", Draw: textOutline},
		{Name: "text-setting", Draw: textSetting},
		{Name: "text-latin", Draw: textLatin},
		{Name: "text-bitmap", Draw: textBitmap, Files: goldFont()},
	}
	if files := scripts(); files != nil {
		scenes = append(scenes, Scene{Name: "text-scripts", Draw: textScripts, Files: files})
	}
	return scenes
}

var voices = render.NewStyles(
	render.Style{Name: "item", Color: render.Orange, Font: bold},
	render.Style{Name: "place", Color: render.Green, Scale: 1.25},
	render.Style{Name: "shout", Color: render.Pink, Font: bold, Scale: 1.6, Shake: 0.04},
	render.Style{Name: "retro", Font: render.Font{}, Color: render.Yellow},
)

func textStyles(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), midnight)
	c.Rect(geom.R(12, 60, 296, 108), slate)
	c.RectLine(geom.R(12, 60, 296, 108), 1, dim)
	c.Text(render.Text{S: "{yellow}Old {big}King{}{} {#7fd8ff}Krill{}", Size: 8, Pos: geom.V(20, 40), Styles: voices})
	c.Text(render.Text{
		S:    "Take the {item}rusty sword{} and go to {place}Lantern Cove{}, where the {wave}{#7fd8ff}water sings{}{}. If they see you: {shout}Run!{} And mind the {{braces}.",
		Font: regular, Size: 15, Wrap: 280, Pos: geom.V(20, 68), Color: ink, Styles: voices,
	})
	c.Text(render.Text{S: "{wave}~ press any key ~{}", Pos: geom.V(300, 154), Align: render.Right, Color: dim, Styles: voices})
	c.Text(render.Text{S: "{wave}Treasure{}", Font: bold, Size: 32, Pos: geom.V(160, 4), Align: render.Center, Color: warm, Styles: voices, Outline: 2, Shadow: geom.V(2, 3)})
}

func textOutline(c *render.Canvas) {
	for i := range 18 {
		c.Rect(geom.R(0, float64(i)*10, Width, 10), render.Mix(render.Hex(0x2a6f97), render.Hex(0xf2c57c), float64(i)/17))
	}
	c.Text(render.Text{S: "KRILL", Size: 48, LetterSpacing: 6, Pos: geom.V(160, 4), Align: render.Center, Outline: 4, OutlineColor: render.Navy, Shadow: geom.V(0, 6), ShadowColor: render.Hex(0x14304a)})
	c.Text(render.Text{S: "Thick & round", Font: bold, Size: 36, Pos: geom.V(160, 58), Align: render.Center, Color: render.Yellow, Outline: 4, OutlineColor: render.Plum})
	c.Text(render.Text{S: "A shadow alone, 2 to the right and 2 down", Font: regular, Size: 14, Pos: geom.V(160, 104), Align: render.Center, Shadow: geom.V(2, 2)})
	c.Text(render.Text{S: "One pixel around pixels", Pos: geom.V(10, 130), Outline: 1})
	c.Text(render.Text{S: "coloured", Size: 16, Pos: geom.V(10, 146), Color: render.Peach, Outline: 2, OutlineColor: render.Red})
	c.Push(geom.Turn(-0.2).Then(geom.Move(geom.V(170, 152))))
	c.Text(render.Text{S: "turned, too", Font: bold, Size: 24, Color: render.White, Outline: 2, OutlineColor: render.DarkGreen, Shadow: geom.V(3, 3)})
	c.Pop()
	c.Text(render.Text{S: "fading", Font: bold, Size: 20, Pos: geom.V(96, 140), Color: render.White.Fade(0.5), Outline: 2})
}

// textSetting shows where letters go: spacing, columns, what is typed so far, a caret and what is selected.
func textSetting(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), midnight)
	c.Text(render.Text{S: "WIDE TITLE", Font: bold, Size: 18, LetterSpacing: 6, Pos: geom.V(160, 2), Align: render.Center, Color: warm})
	const story = "Lines may stand close or far apart."
	for i, height := range []float64{0.8, 1, 1.4} {
		x := 10 + float64(i)*104
		t := render.Text{S: story, Font: regular, Size: 12, Wrap: 92, LineHeight: height, Color: ink, Align: render.Align(i), Pos: geom.V(x+46*float64(i), 30)}
		c.Rect(geom.R(x-2, 28, 96, c.TextSize(t).Y+4), slate)
		c.Text(t)
	}
	typed := render.Text{S: "What is typed keeps its place, so no word jumps to the next line.", Font: regular, Size: 13, Wrap: 140, Pos: geom.V(10, 92), Color: ink, Show: render.First(31)}
	c.Rect(geom.R(8, 90, 144, c.TextSize(typed).Y+4), slate)
	c.Text(typed)
	field := render.Text{S: "Select some words here", Font: regular, Size: 14, Wrap: 130, Pos: geom.V(170, 92), Color: ink}
	c.Rect(geom.R(166, 90, 138, c.TextSize(field).Y+4), slate)
	for _, r := range render.TextRects(c, field, 7, 17, nil) {
		c.Rect(r, render.Hex(0x3a5fb0))
	}
	c.Text(field)
	caret := render.TextPos(c, field, 17)
	caret.W = 1
	c.Rect(caret, warm)
	c.TextScale = 1.5
	c.Text(render.Text{S: "TextScale 1.5", Pos: geom.V(10, 150), Color: dim})
	c.TextScale = 0
}

func textLatin(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), midnight)
	c.Text(render.Text{S: "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑ\nÒÓÔÕÖØŒÙÚÛÜÝÞŸ\nàáâãäåæçèéêëìíîïðñ\nòóôõöøœùúûüýþÿß\n¿¡«»£€§ºª±µ·“”‘’—", Size: 16, Pos: geom.V(8, 8), Color: ink})
	c.Text(render.Text{S: "Zwölf Boxkämpfer jagen Eva über den Sylter Deich. Größe!\nPortez ce vieux whisky au juge blond qui fume: à, ç, où?\n¿Qué pingüino añejo? ¡Él! Høj bly gom vandt fræk sexquiz\nSærlig ånd, åbning. Ó avô, não! Þú átt íslenska ætt.", Pos: geom.V(8, 104), Color: dim, Wrap: 304})
	c.Text(render.Text{S: "ÜBER Öl für Ärger", Size: 24, Pos: geom.V(160, 152), Align: render.Center, Color: warm})
}

func textBitmap(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), midnight)
	c.Text(render.Text{S: "AVAST, YE!", Font: gold, Pos: geom.V(160, 14), Align: render.Center})
	c.Text(render.Text{S: "12,480", Font: gold, Size: 64, Pos: geom.V(160, 48), Align: render.Center})
	c.Text(render.Text{S: "TINTED", Font: gold, Pos: geom.V(12, 124), Color: render.Hex(0x7fd8ff)})
	c.Text(render.Text{S: "OUTLINE", Font: gold, Pos: geom.V(154, 120), Outline: 2, OutlineColor: render.Plum, Shadow: geom.V(3, 3)})
	c.Text(render.Text{S: "SMALL LETTERS WITHOUT A WHOLE FACTOR", Font: gold, Size: 13, Pos: geom.V(160, 158), Align: render.Center})
}
