//go:build krill_child

package agent

import (
	"io"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/child"
)

func init() {
	engine.OnChild(func(l *engine.Loop, _ io.Reader, _ io.Writer) error { return child.ServePage(New(l)) })
}
