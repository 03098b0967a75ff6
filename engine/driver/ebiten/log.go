package ebiten

import "log/slog"

// onceLog says each thing once, however often it happens: a broken frame comes sixty times a second.
type onceLog struct{ said map[string]bool }

func (l *onceLog) warn(text string) {
	if l.said[text] {
		return
	}
	if l.said == nil {
		l.said = map[string]bool{}
	}
	l.said[text] = true
	slog.Warn(text)
}
