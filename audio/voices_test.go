package audio

import (
	"math"
	"testing"
)

func TestVoicesOf(t *testing.T) {
	s := newStage()
	if got := VoicesOf(s.Player); len(got) != 0 {
		t.Errorf("got %v; want silence", got)
	}
	v := s.PlayWith(File("second"), Play{Bus: BusMusic, Gain: 0.5})
	s.Play(File("short"))
	for range 15 {
		s.step()
	}
	got := VoicesOf(s.Player)
	if len(got) == 0 || got[0].Voice != v || got[0].Bus != BusMusic || got[0].Gain != 0.5 || math.Abs(got[0].At-0.25) > 0.05 || got[0].Length < 0.9 {
		t.Errorf("got %+v; want a quarter of a second of the long one", got)
	}
	Pause(s.Player, v)
	s.step()
	if got = VoicesOf(s.Player); !got[0].Paused {
		t.Errorf("got %+v; want it paused", got)
	}
}
