package audio

import "github.com/krill2d/krill/engine/driver"

// Stop says how a voice ends. The zero value is: now, within 5 ms.
type Stop struct {
	Fade  float64 // seconds from when it begins to end until it is silent, at most 174; zero: 5 ms
	Delay float64 // seconds from the beginning of this tick until it begins to end, to the sample; zero: now

	// AtZero cuts the sound where its wave goes through zero, so that its last part is as loud as all of it and does
	// not click. Where no such place comes within 20 ms, Fade is taken.
	AtZero bool
}

// StopWith ends a voice, now or later; until it is silent it is playing. One that was told to stop later may be told
// again, and the last word counts. It may be changed until it begins to end.
func StopWith(m *Player, v Voice, s Stop) {
	if i := m.state.find(v); i >= 0 {
		m.end(i, ending{after: later(s.Delay), zero: s.AtZero, way: way{total: samples(s.Fade)}})
	}
}

// Glide changes the gain, pan and pitch of a playing voice evenly within seconds, at most 174, each sample a little. What
// it has reached goes on from there when it is told something else meanwhile. All else of p is not looked at. Zero
// seconds is [Player.Set].
func Glide(m *Player, v Voice, p Play, seconds float64) {
	if i := m.state.find(v); i >= 0 {
		m.set(&m.state.voices[i], p, samples(seconds))
	}
}

// Pause makes a voice stand still, with all that it was told to do later, until [Resume]. It is playing meanwhile, as
// [Player.Playing] has it. It goes silent within 5 ms, which are heard again afterwards.
func Pause(m *Player, v Voice) { m.stand(v, true) }

// Resume lets a paused voice go on where it was.
func Resume(m *Player, v Voice) { m.stand(v, false) }

func (m *Player) stand(voice Voice, still bool) {
	i := m.state.find(voice)
	if i < 0 {
		return
	}
	v := &m.state.voices[i]
	before := m.state.stands(v)
	v.still = still
	m.stood(v, before)
}

// stood tells the driver when a voice stands still that did not before, or goes on.
func (m *Player) stood(v *voice, before bool) {
	switch now := m.state.stands(v); {
	case now == before:
	case now && !m.takeBack(v.id):
		m.tellEnd(v, &ending{})
	case now:
	default:
		m.begin(v)
	}
}

// takeBack forgets what was written in this tick to let a voice begin, and reports whether there was such: it has not been
// heard yet, and would be for 5 ms.
func (m *Player) takeBack(voice uint32) bool {
	from := len(m.commands) - 1
	for from >= 0 && (m.commands[from].Voice != voice || m.commands[from].Kind != driver.SoundPlay) {
		from--
	}
	if from < 0 {
		return false
	}
	kept := m.commands[:from]
	for _, c := range m.commands[from:] {
		if c.Voice != voice {
			kept = append(kept, c)
		}
	}
	m.commands = kept
	return true
}

// PauseBus makes the voices on a bus stand still, and those that are played on it later, until [ResumeBus]: effects under
// a menu, whose own sounds are on [BusUI]. [BusMaster] is all of them. A voice that was paused by itself stays so.
func PauseBus(m *Player, b Bus) { m.standBus(b, true) }

// ResumeBus lets the voices of a bus go on where they were.
func ResumeBus(m *Player, b Bus) { m.standBus(b, false) }

func (m *Player) standBus(b Bus, still bool) {
	b.mustBe()
	was := m.state.still
	now := was &^ (1 << m.number(b))
	if still {
		now = was | 1<<m.number(b)
	}
	for i := range m.state.voices {
		v := &m.state.voices[i]
		m.state.still = was
		before := m.state.stands(v)
		m.state.still = now
		m.stood(v, before)
	}
	m.state.still = now
}

// Position returns where in its sound a voice is at the beginning of this tick, in seconds, exact to a part of a sample.
// It is told by ticks, the pitch and the loop, so it is the same on every machine; a voice that has not begun is where it
// will. What is heard at this moment lies before it by the driver's latency, which package driver/ebiten states for each
// platform. It is 0 for a voice that does not play. A beat game reads it in each tick and lets the player set how much
// earlier the picture comes.
func (m *Player) Position(v Voice) float64 {
	i := m.state.find(v)
	if i < 0 {
		return 0
	}
	return float64(m.state.voices[i].head.pos) / (one * driver.SampleRate)
}

// Length returns how long a sound is, in seconds, and 0 for one that cannot be read. The first use of a sound decodes it.
func (m *Player) Length(s Sound) float64 { return float64(m.ready(s)) / driver.SampleRate }
