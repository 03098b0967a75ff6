package audio

import "github.com/krill2d/krill/engine/driver"

// VoiceUse is a playing sound.
type VoiceUse struct {
	Voice      Voice
	Sound      Sound
	Bus        Bus
	Gain       float64 // 0 to 1, of the voice itself, in this moment of its fades
	At, Length float64 // seconds of the sound; Length zero: it is not known
	Loop       bool
	Paused     bool // by itself or with its bus
}

// VoicesOf returns what plays, the oldest first, for tools. O(voices).
func VoicesOf(m *Player) (uses []VoiceUse) {
	for i := range m.state.voices {
		v := &m.state.voices[i]
		gain, _ := v.now()
		id := Voice{v.id}
		uses = append(uses, VoiceUse{
			Voice: id, Sound: v.sound, Bus: v.play.Bus, Gain: gain, At: m.Position(id),
			Length: float64(v.frames) / driver.SampleRate, Loop: v.play.Loop, Paused: m.state.stands(v),
		})
	}
	return uses
}
