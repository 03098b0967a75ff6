package audio

import "github.com/krill2d/krill/engine/driver"

// List plays songs one after another, over and over, on [BusMusic]. It is plain data in the game. While it is updated it
// is the music: [Player.Music] ends it, and its next Update goes on.
type List struct {
	Songs   []Sound
	Shuffle bool    // in an order that is another one each time round, with no song twice in a row; zero: as they stand
	Seed    uint64  // of the order
	Fade    float64 // seconds in which one song goes over into the next; zero: one ends and the next begins

	began int // songs
	order []int
	voice Voice
}

// Update begins the next song when the present one is at its end. Call it in every tick.
func (l *List) Update(m *Player) {
	if len(l.Songs) == 0 || l.left(m) > l.Fade {
		return
	}
	m.Stop(l.voice, l.Fade)
	if l.voice != m.state.music {
		m.Stop(m.state.music, l.Fade)
	}
	s := l.next()
	l.voice = m.start(s, Play{Bus: BusMusic, FadeIn: l.Fade}.meant())
	m.state.song, m.state.music = s, l.voice
}

// Skip goes on to the next song at the next Update.
func (l *List) Skip(m *Player) {
	m.Stop(l.voice, l.Fade)
	l.voice = Voice{}
}

// left returns the seconds that the present song still plays.
func (l *List) left(m *Player) float64 {
	i := m.state.find(l.voice)
	if i < 0 {
		return -1
	}
	v := &m.state.voices[i]
	return (float64(v.frames) - float64(v.head.pos)/one) / (driver.SampleRate * v.pitch())
}

// next returns the song that comes now.
func (l *List) next() Sound {
	n := len(l.Songs)
	if l.began%n == 0 || len(l.order) != n {
		l.deal(n)
	}
	l.began++
	return l.Songs[l.order[(l.began-1)%n]]
}

// deal makes the order of the next time round.
func (l *List) deal(n int) {
	last := -1
	if len(l.order) == n {
		last = l.order[n-1]
	}
	l.order = l.order[:0]
	for i := range n {
		l.order = append(l.order, i)
	}
	if !l.Shuffle {
		return
	}
	d := dice{mix64(l.Seed + uint64(l.began))}
	for i := n - 1; i > 0; i-- {
		j := int(d.next() % uint64(i+1))
		l.order[i], l.order[j] = l.order[j], l.order[i]
	}
	if l.order[0] == last && n > 1 {
		l.order[0], l.order[n-1] = l.order[n-1], l.order[0]
	}
}
