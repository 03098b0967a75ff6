package main

import (
	"slices"
	"sort"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	extraLife  = 10000 // score between extra lives
	mostLives  = 9
	chainTime  = 1.7 // seconds in which the next hit must come to keep the chain
	chainStep  = 10  // hits in a chain that raise the multiplier by one
	mostTimes  = 3   // limit of the multiplier
	countTime  = 0.4 // seconds in which the shown score runs up to the real one, about
	maxPops    = 16
	popTime    = 0.9 // seconds
	tableRows  = 10
	tableKey   = "scores" // in the store
	nameLength = 3
)

// score is how the player does in this game.
type score struct {
	points int
	shown  int // runs up to points
	lives  int
	next   int     // points for the next extra life
	chain  int     // hits in a row
	best   int     // longest chain
	left   float64 // seconds in which the chain must go on
	fired  int     // shots
	hit    int     // shots that hit
}

func newScore() score { return score{lives: firstLives, next: extraLife} }

// times returns what points are multiplied with.
func (s *score) times() int { return min(1+s.chain/chainStep, mostTimes) }

func (s *score) breakChain() { s.chain, s.left = 0, 0 }

func (s *score) step(dt float64) {
	if s.left = max(s.left-dt, 0); s.left == 0 {
		s.chain = 0
	}
	if s.shown < s.points {
		s.shown = min(s.points, s.shown+max(geom.Int(float64(s.points-s.shown)*dt/countTime), 1))
	}
}

// accuracy returns the share of shots that hit, in percent.
func (s *score) accuracy() int {
	if s.fired == 0 {
		return 0
	}
	return min(s.hit*100/s.fired, 100)
}

// award gives points for a hit, times the chain's multiplier, and shows them where it was.
func (g *game) award(t *engine.Tick, points int, at geom.Vec) {
	s := &g.score
	before := s.times()
	s.chain++
	s.best = max(s.best, s.chain)
	s.left = chainTime
	if s.times() > before {
		g.playAt(t, soundChain, at, 0.5, 0.9+float64(0.12*float64(s.times())))
	}
	points *= s.times()
	g.pops[g.nextPop] = pop{at: at, points: points, life: popTime, times: s.times()}
	g.nextPop = (g.nextPop + 1) % maxPops
	g.addPoints(t, points)
}

// addPoints counts points, and a ship for each 10,000 of them.
func (g *game) addPoints(t *engine.Tick, points int) {
	s := &g.score
	s.points += points
	for s.points >= s.next {
		s.next += extraLife
		if s.lives < mostLives && s.lives > 0 {
			s.lives++
			g.counts.extraLives++
			g.addRing(g.ship.at, 8, 70, 0.8, goldCol)
			g.play(t, soundLife, centre, 0.9)
		}
	}
}

// pop is a number that floats up from what was hit.
type pop struct {
	at            geom.Vec
	points, times int
	life          float64 // seconds left; 0: free
}

func (g *game) movePops(dt float64) {
	for i := range g.pops {
		p := &g.pops[i]
		p.life = max(p.life-dt, 0)
		p.at.Y -= float64(22 * dt)
	}
}

func (g *game) drawPops(c *render.Canvas) {
	for i := range g.pops {
		p := &g.pops[i]
		if p.life <= 0 {
			continue
		}
		k := p.life / popTime
		s := style{size: 8 + float64(p.times), align: 0.5, plain: p.points < smallPoints, col: goldCol.Fade(min(k*2, 1))}
		s.number(c, p.points, p.at)
	}
}

// row is one of the high scores.
type row struct {
	Name  string
	Score int
	Wave  int
}

// table is the high scores, the best first.
type table struct{ Rows [tableRows]row }

// firstTable is what a new player has to beat.
func firstTable() table {
	names := [tableRows]string{"ADA", "KAY", "LEM", "IDA", "NED", "RAY", "EVE", "SOL", "TAO", "KRL"}
	var b table
	for i := range b.Rows {
		left := tableRows - i
		b.Rows[i] = row{Name: names[i], Score: left * (left + 3) * 125, Wave: 1 + left/2}
	}
	return b
}

// own returns how many rows players have made.
func (b *table) own() int {
	n, first := 0, firstTable()
	for _, r := range b.Rows {
		if !slices.Contains(first.Rows[:], r) {
			n++
		}
	}
	return n
}

// loadTable reads the high scores. What the store holds is put in order: it may be from another version.
func loadTable(s *engine.Store) table {
	b := firstTable()
	if saved := (table{}); s.Get(tableKey, &saved) {
		b = saved
	}
	sort.SliceStable(b.Rows[:], func(i, j int) bool { return b.Rows[i].Score > b.Rows[j].Score })
	return b
}

// rank returns the row that a score would get, and -1 when it is too low. Among equals the older one is first.
func (b *table) rank(points int) int {
	if points <= 0 {
		return -1
	}
	for i := range b.Rows {
		if points > b.Rows[i].Score {
			return i
		}
	}
	return -1
}

// insert puts a row where it belongs and returns where that is; the last one falls out.
func (b *table) insert(r row) int {
	at := b.rank(r.Score)
	if at >= 0 {
		copy(b.Rows[at+1:], b.Rows[at:])
		b.Rows[at] = r
	}
	return at
}

// above returns the lowest row that is better than a score, the next to beat; nil when there is none.
func (b *table) above(points int) *row {
	for i := tableRows - 1; i >= 0; i-- {
		if b.Rows[i].Score >= points {
			return &b.Rows[i]
		}
	}
	return nil
}
