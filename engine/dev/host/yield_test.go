package host

import (
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// A window that takes much of the processors draws fewer pictures while a build is made, and all of them else.
func TestPicturesGiveWayToABuild(t *testing.T) {
	for name, c := range map[string]struct {
		part float64 // of all processors
		slow bool
	}{"drawn by the processors": {0.7, true}, "drawn by a card": {0.1, false}} {
		t.Run(name, func(t *testing.T) {
			h := New(Options{})
			defer h.Close()
			h.yields.spent = func() time.Duration {
				return time.Duration(float64(time.Since(start)) * c.part * float64(runtime.NumCPU()))
			}
			draw := func(n int) time.Duration {
				begun := time.Now()
				for range n {
					h.Draw(0)
				}
				return time.Since(begun)
			}
			for begun := time.Now(); time.Since(begun) < measured+200*time.Millisecond; time.Sleep(10 * time.Millisecond) {
				h.Draw(0)
			}
			if took := draw(5); took > 2*apart {
				t.Errorf("without a build five pictures took %v", took)
			}
			h.Hear(protocol.Tell(protocol.Building, nil))
			if took := draw(5); took >= 4*apart != c.slow {
				t.Errorf("while a build is made five pictures took %v; slow: want %v", took, c.slow)
			}
			time.AfterFunc(apart/10, func() { h.Hear(protocol.Tell(protocol.Built, nil)) })
			if took := draw(1); c.slow && took > apart*8/10 {
				t.Errorf("the first picture after the build took %v; want it at once", took)
			}
			if took := draw(5); took > 2*apart {
				t.Errorf("after the build five pictures took %v", took)
			}
		})
	}
}

var start = time.Now()

func TestTimeSpentGrows(t *testing.T) {
	before := spent()
	for begun := time.Now(); time.Since(begun) < 100*time.Millisecond; {
	}
	if got := spent() - before; got < 10*time.Millisecond || got > time.Duration(runtime.NumCPU()+1)*10*time.Second {
		t.Errorf("a tenth of a second of work took %v", got)
	}
}
