package systems

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
)

// VoicesOf returns the voices that play for a world's entities.
func VoicesOf(w *ecs.World) (all []audio.Voice) {
	if h := ecs.Resource[hearing](w); h != nil {
		for _, one := range h.voices {
			all = append(all, one.voice)
		}
	}
	return all
}
