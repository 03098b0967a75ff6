package engine

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// inBrowser says that the game runs in a page.
const inBrowser = runtime.GOOS == "js"

// canLeave says that the player can end the run: there is nothing to go back to in a page or in an app of a phone.
const canLeave = !onPhone && !inBrowser

// guardFailure keeps a fault of the screen itself, or of a game's own snapshots, from ending in a loop of failures.
func (l *Loop) guardFailure(in *driver.Input) {
	if second := guard("the failure's screen", nil, func() error { l.afterFailure(in); return nil }); second != nil {
		l.unshown(second)
	}
}

// afterFailure waits for the player's answer to a failure and does it.
func (l *Loop) afterFailure(in *driver.Input) {
	l.audio.StopAll()
	s := &l.failing
	s.show(l)
	s.lay(l.failed, l.config.Title)
	for _, d := range in.Done {
		l.told(d)
	}
	switch s.press(in, l.keys.taken, l.tick.Dt) {
	case chooseRestart:
		s.again = 0
		l.restart()
	case chooseGood:
		l.backToGood()
	case chooseCopy:
		l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionClipboard, Text: l.failureReport()})
	case chooseSave:
		l.saveReplay()
	case chooseQuit:
		l.quit = true
	}
}

// backToGood takes the game back to before the failure. When that fails in the same way, the screen says so.
func (l *Loop) backToGood() {
	was, done := l.failed, false
	if f := guard("RestoreSnapshot", l.scenes.top(), func() error { done = l.LastGood(); return nil }); f != nil {
		f.log(logger(l.log))
	}
	if !done {
		l.failing.good = false
		l.failing.say("The last good state could not be restored.", true)
		return
	}
	l.failing.tried = was
	l.failed, l.quit = nil, false
}

// sayAgain says that going back did not help.
func sayAgain(times int) string {
	return fmt.Sprintf("Failed again, %d times. Restart begins anew.", times)
}

// replaySeconds is how much of the run a replay holds that is saved after a failure.
const replaySeconds = 30

// saveReplay gives the player what the last seconds were made of, as a file that plays them again.
func (l *Loop) saveReplay() {
	f, err := l.LastSeconds(replaySeconds)
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		logger(l.log).Warn("engine: save a replay: " + err.Error())
		l.failing.say("No replay: "+err.Error(), true)
		return
	}
	l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionSaveFile, Text: ReplayName(l), Bytes: b.Bytes()})
}

// ReplayName returns the name that a replay of a game gets now, such as "astro-2026-11-30-112233.krill".
func ReplayName(l *Loop) string {
	return fileName(l.config.Title) + time.Now().Format("-2006-01-02-150405") + ".krill"
}

// fileName makes a title one that every system takes for a file.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r == ' ' || r == '_':
			return '-'
		}
		return -1
	}, title)
	if name = strings.Trim(name, "-"); name == "" {
		return "game"
	}
	return name[:min(len(name), 40)]
}

// told shows what became of something that was chosen.
func (l *Loop) told(d driver.Done) {
	s := &l.failing
	switch {
	case d.Action == driver.ActionClipboard && d.Failed == "":
		s.say("Copied to the clipboard.", false)
	case d.Action == driver.ActionClipboard:
		terminal := "terminal"
		if inBrowser {
			terminal = "console"
		}
		logger(l.log).Warn("engine: copy the report: " + d.Failed)
		fmt.Fprint(os.Stderr, l.failureReport())
		s.say("No clipboard here: printed to the "+terminal+".", true)
	case d.Action == driver.ActionSaveFile && d.Failed == "":
		logger(l.log).Info("engine: a replay was saved", "file", d.Text)
		s.say("Saved "+d.Text, false)
	case d.Action == driver.ActionSaveFile:
		logger(l.log).Warn("engine: save a replay: " + d.Failed)
		s.say("Not saved: "+d.Failed, true)
	}
}

// unshown ends a run whose failure cannot even be shown, so that it is said once and not sixty times a second.
func (l *Loop) unshown(second *Failure) {
	second.log(logger(l.log))
	l.quit, l.lost = true, true
}
