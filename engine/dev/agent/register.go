//go:build krill_child && !js

package agent

import (
	"io"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/child"
)

func init() {
	engine.OnChild(func(l *engine.Loop, r io.Reader, w io.Writer) error { return child.Serve(New(l), r, w) })
}
