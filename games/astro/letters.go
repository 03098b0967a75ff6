package main

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// letters are strokes on a grid of five columns and seven rows. Each pair of digits is a point, x and y from the
// top left; a space begins a new stroke.
var letters = [128]string{
	'A': "0602204246 0444", 'B': "00063645443303 0030414233", 'C': "4130100105163645",
	'D': "00062644422000", 'E': "40000646 0333", 'F': "400006 0333", 'G': "4130100105163645 434523",
	'H': "0006 4046 0343", 'I': "1030 2026 1636", 'J': "4045361605", 'K': "0006 400346", 'L': "000646",
	'M': "0600234046", 'N': "06004640", 'O': "103041453616050110", 'P': "06003041423303",
	'Q': "103041453616050110 2446", 'R': "06003041423303 2346", 'S': "413010010213334445361605",
	'T': "0040 2026", 'U': "000516364540", 'V': "002640", 'W': "0016233640", 'X': "0046 4006",
	'Y': "002340 2326", 'Z': "00400646",
	'0': "103041453616050110", '1': "112026 1636", '2': "01103041420646", '3': "0110304142334445361605 1333",
	'4': "36300444", '5': "400003334445361605", '6': "4130100105163645443303", '7': "004016",
	'8': "13020110304142331304051636454433", '9': "0516364541301001021343",
	'-': "0343", '.': "2526", ',': "2516", ':': "2122 2425", '!': "2024 2526", '?': "011030414223 2526",
	'+': "0343 2125", '/': "0640", '\'': "2021", '*': "1234 1432", '_': "0646", '=': "0242 0444",
	shipLetter: "2006244620", '<': "310335", '>': "114315", '^': "042044",
}

const (
	grid    = 6.0 // rows of the grid between a letter's top and its foot
	pitch   = 6.0 // columns from one letter to the next
	letterW = 4.0 // columns of a letter
)

const shipLetter = '$' // a ship, for the lives that are left

// Small letters are painted once, into sheets of sixteen by four, because there are many of them in each picture.
const (
	firstLetter  = 32   // of the sheets
	sheetColumns = 16   // letters
	sheetRows    = 4    // letters
	sheetMost    = 24.0 // size up to which the sheets are used, logical pixels
	smallCapital = 22.0 // height of a capital, texels
	glowCapital  = 40.0 // height of a capital, texels
)

var (
	smallSheet = makeSheet("astro/small letters", smallCapital, 0.075, 0)
	glowSheet  = makeSheet("astro/letters", glowCapital, 0.055, 0.34)
)

// makeSheet paints the letters with lines and light of some widths, in heights of a capital.
// A cell is twice as large as a capital, so that the light has room.
func makeSheet(name string, capital, line, glow float64) render.Image {
	cell, reach := int(capital)*2, max(line, glow)+1/capital
	sheet := render.Make(name, cell*sheetColumns, cell*sheetRows, func(x, y int) render.Color {
		char := byte(firstLetter + y/cell*sheetColumns + x/cell)
		if letters[char] == "" {
			return render.Color{}
		}
		at := geom.V(float64(x%cell)+0.5, float64(y%cell)+0.5).Sub(geom.V(float64(cell)/2, float64(cell)/2))
		at = at.Mul(1 / capital)
		if math.Abs(at.X) > reach+letterW/grid/2 || math.Abs(at.Y) > reach+0.5 {
			return render.Color{} // more than half of the sheet
		}
		r := fromLetter(char, at)
		k := geom.Clamp(float64((line-r)*capital*0.8)+0.5, 0, 1)
		if glow > 0 {
			k = max(k, light(r/glow)*0.5)
		}
		return render.White.Fade(k)
	})
	return sheet.Grid(cell, cell)
}

// fromLetter returns the distance from a letter's lines to a point, both in heights of a capital from its middle.
func fromLetter(char byte, at geom.Vec) float64 {
	at = at.Mul(grid).Add(geom.V(letterW/2, grid/2))
	nearest := grid
	for _, s := range strokes[char] {
		d := s.b.Sub(s.a)
		k := geom.Clamp(at.Sub(s.a).Dot(d)/d.Dot(d), 0, 1)
		nearest = min(nearest, at.Dist(s.a.Add(d.Mul(k))))
	}
	return nearest / grid
}

// style is how text is drawn.
type style struct {
	size  float64 // height of a capital, logical pixels
	align float64 // 0: starts at the point, 0.5: around it, 1: ends there
	plain bool    // without light around it: small text
	col   render.Color
}

// measure returns the width of n letters in logical pixels.
func (s style) measure(n int) float64 {
	return max(float64(n)*pitch-(pitch-letterW), 0) * s.size / grid
}

// write draws capitals, digits and a few signs; what has no letter is left empty. at is the top of the text.
func (s style) write(c *render.Canvas, text string, at geom.Vec) {
	at.X -= float64(s.measure(len(text)) * s.align)
	for i := range len(text) {
		s.letter(c, text[i], at)
		at.X += pitch * s.size / grid
	}
}

// number draws a whole number of 0 or more, without making a string of it: a score changes often.
func (s style) number(c *render.Canvas, n int, at geom.Vec) {
	var digits [20]byte
	i := len(digits)
	for more := true; more; more = n > 0 {
		i--
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	at.X -= float64(s.measure(len(digits)-i) * s.align)
	for ; i < len(digits); i++ {
		s.letter(c, digits[i], at)
		at.X += pitch * s.size / grid
	}
}

func (s style) letter(c *render.Canvas, char byte, at geom.Vec) {
	if char >= 128 || letters[char] == "" {
		return
	}
	if s.size > sheetMost {
		s.strokes(c, char, at)
		return
	}
	sheet, capital := smallSheet, smallCapital
	if !s.plain {
		sheet, capital = glowSheet, glowCapital
	}
	k := s.size / capital
	c.Draw(render.Sprite{
		Image: sheet, Frame: int(char) - firstLetter, Scale: geom.V(k, k), Tint: s.col,
		Pos: at.Add(geom.V(s.size*letterW/grid/2, s.size/2)),
	})
}

// strokes draws a large letter line by line.
func (s style) strokes(c *render.Canvas, char byte, at geom.Vec) {
	k := s.size / grid
	for _, l := range strokes[char] {
		beamLine(c, at.Add(l.a.Mul(k)), at.Add(l.b.Mul(k)), max(s.size*0.6, 14), hot(s.col))
	}
}

// stroke is a line from one point of the grid to another.
type stroke struct{ a, b geom.Vec }

// strokes are the lines of each letter, read once: a sheet asks for them at each of its texels.
var strokes = func() (list [128][]stroke) {
	for char, points := range letters {
		for i := 0; i+4 <= len(points); i += 2 {
			if points[i+2] == ' ' {
				i++ // to the first point of the next stroke
				continue
			}
			list[char] = append(list[char], stroke{point(points[i:]), point(points[i+2:])})
		}
	}
	return list
}()

func point(digits string) geom.Vec { return geom.V(float64(digits[0]-'0'), float64(digits[1]-'0')) }
