package systems_test

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

var hum = audio.Effect{Pitch: 100, Hold: 0.5, Loop: true}.Sound("systems_test hum")

// stage is a world that is heard.
type stage struct {
	w      ecs.World
	player *audio.Player
	mixer  *audio.Mixer
	tick   int64
	ears   audio.Ears
}

func newStage() *stage { return &stage{player: audio.NewPlayer(nil), mixer: audio.NewMixer()} }

// step lets a tick go by, and returns how loud it is on the left and on the right.
func (s *stage) step() (left, right float64) {
	var out driver.Output
	s.player.Begin(s.tick, 60)
	systems.Hear(&s.w, s.ears, s.player)
	s.player.End(&out)
	s.tick++
	s.mixer.Do(&out)
	pcm := make([]float32, 800*2)
	s.mixer.Mix(pcm)
	for i := 0; i < len(pcm); i += 2 {
		left, right = max(left, float64(pcm[i])), max(right, float64(pcm[i+1]))
	}
	return left, right
}

func (s *stage) voices() []audio.Voice { return systems.VoicesOf(&s.w) }

func (s *stage) playing() int { return len(s.voices()) }

func TestHearFollowsAndStops(t *testing.T) {
	s := newStage()
	e := s.w.Spawn(systems.At(300, 0), systems.Voice{Of: hum, Play: audio.Play{Loop: true}})
	for range 4 {
		s.step()
	}
	if l, r := s.step(); r < 4*l || r < 0.01 {
		t.Errorf("from the right: got %v and %v; want it there", l, r)
	}
	ecs.Get[systems.Transform](&s.w, e).Pos.X = -300
	for range 4 {
		s.step()
	}
	if l, r := s.step(); l < 4*r || l < 0.01 {
		t.Errorf("from the left: got %v and %v; want it there", l, r)
	}
	ecs.Get[systems.Voice](&s.w, e).Play.Gain = audio.Silent
	for range 4 {
		s.step()
	}
	if l, r := s.step(); l+r > 0 {
		t.Errorf("silent: got %v and %v; want nothing", l, r)
	}
	ecs.Get[systems.Voice](&s.w, e).Play.Gain = 1
	s.step()
	s.w.Destroy(e)
	for range 4 {
		s.step()
	}
	if l, r := s.step(); l+r > 0 || s.playing() > 0 {
		t.Errorf("when its entity is gone: got %v, %v and %d voices; want silence", l, r, s.playing())
	}
}

func TestHearDropsWhatIsOver(t *testing.T) {
	s := newStage()
	e := s.w.Spawn(systems.Voice{Of: audio.Blip(1)})
	missing := s.w.Spawn(systems.Voice{Of: audio.File("nowhere.wav")})
	s.step()
	if s.playing() != 1 || ecs.Has[systems.Voice](&s.w, missing) {
		t.Errorf("got %d voices, and one without a file still there: %v", s.playing(), ecs.Has[systems.Voice](&s.w, missing))
	}
	for range 200 {
		s.step()
	}
	if ecs.Has[systems.Voice](&s.w, e) || s.playing() > 0 {
		t.Error("a blip is there after 200 ticks; want it dropped")
	}
	ecs.Put(&s.w, e, systems.Voice{Of: hum, Play: audio.Play{Loop: true}})
	s.step()
	ecs.Put(&s.w, e, systems.Voice{Of: hum, Play: audio.Play{Loop: true, Pitch: 2}})
	s.step()
	s.step()
	twin := s.w.Copy(e)
	s.step()
	if s.playing() != 2 {
		t.Errorf("with a copy of the entity: got %d voices; want 2", s.playing())
	}
	s.w.Destroy(twin)
	for range 4 {
		s.step()
	}
	if s.playing() != 1 {
		t.Errorf("another one in its place: got %d voices; want 1", s.playing())
	}
}

// Loops beyond reach take no voice, and there are never more than 48, the first ones first, without one giving way to another
// in each tick.
func TestHearBoundsLoops(t *testing.T) {
	s := newStage()
	far := s.w.Spawn(systems.At(5000, 0), systems.Voice{Of: hum, Play: audio.Play{Loop: true}, Reach: 500})
	s.step()
	if s.playing() != 0 {
		t.Errorf("5000 away with a reach of 500: got %d voices; want none", s.playing())
	}
	s.ears.At = geom.V(5000, 0)
	s.step()
	if s.playing() != 1 {
		t.Errorf("beside it: got %d voices; want 1", s.playing())
	}
	s.ears.At = geom.V(0, 0)
	s.step()
	s.step()
	if s.playing() != 0 {
		t.Errorf("away again: got %d voices; want none", s.playing())
	}
	s.w.Destroy(far)
	for range 100 {
		s.w.Spawn(systems.At(10, 0), systems.Voice{Of: hum, Play: audio.Play{Loop: true}})
	}
	s.step()
	first := s.voices()
	for range 5 {
		s.step()
	}
	if last := s.voices(); len(first) != 48 || len(last) != 48 || first[0] != last[0] {
		t.Errorf("got %d voices, then %d; want the same 48", len(first), len(last))
	}
}
