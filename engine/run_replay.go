package engine

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"log/slog"
	"os"

	"github.com/krill2d/krill/engine/replay"
)

// keepRecord begins to write the run down: whole when a file was asked for, else its last seconds for a person.
func (r run) keepRecord(l *Loop, windowed bool) {
	switch {
	case r.record != "":
		l.Record(0)
	case windowed && !r.bot:
		l.KeepHistory()
	}
}

// writeRecord writes the file that was asked for.
func (r run) writeRecord(l *Loop) {
	if r.record == "" {
		return
	}
	f, err := l.Replay()
	if err == nil {
		err = writeReplay(r.record, f)
	}
	if err != nil {
		slog.Error(err.Error())
	}
}

func writeReplay(name string, f *replay.File) error {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// replayFile returns the replay that the environment names, or nil when it names none.
func (r run) replayFile() (*replay.File, error) {
	switch {
	case r.replay != "":
		data, err := os.ReadFile(r.replay)
		if err != nil {
			return nil, fmt.Errorf("engine: KRILL_REPLAY: %w", err)
		}
		return replay.Read(bytes.NewReader(data))
	case r.text != "":
		data, err := base64.RawURLEncoding.DecodeString(r.text)
		if err != nil {
			return nil, fmt.Errorf("engine: read a replay from text: %w", err)
		}
		return replay.Read(bytes.NewReader(data))
	}
	return nil, nil
}

// playReplay plays a replay: in a window for who watches, or at full speed to say whether it is still the same.
// A link whose replay cannot be played is no reason not to play the game.
func (r run) playReplay(g Game, c Config, f *replay.File, err error) error {
	var p *Playback
	if err == nil {
		p, err = NewPlayback(g, c, f)
	}
	if err != nil {
		if r.replay != "" {
			return misused{err}
		}
		slog.Warn("engine: play the link's replay: " + err.Error()) // the page looks for these words
		r.text = ""
		return r.play(g, c)
	}
	if hasWindow && !r.headless && hasDisplay() {
		return r.inWindow(p.loop, newViewer(p))
	}
	if len(r.clips) > 0 {
		return r.filmReplay(p)
	}
	return r.check(p)
}
