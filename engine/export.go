package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
)

// Export gives the player a file with what is saved under some keys, and without keys with all that is saved: to keep,
// or for another device. It is a download in a browser; on a desktop it goes to the folder that the game was started
// in, or his home, and a line over the game says where. While a replay plays it does nothing. Err of the store tells when
// there is no such file.
func Export(t *Tick, keys ...string) {
	t.loop.offerExport()
	if !t.loop.outside.silent() {
		t.loop.export(keys)
	}
}

// transfer is what is under way between the saves and files of the player's.
type transfer struct {
	hear   func(in *driver.Input) // what a tick tells of them; nil: the game gives and takes none, and links nothing of it
	given  bool                   // a file was, and where it is will be told
	listen bool                   // files are taken
	file   *driver.Done           // the last that came, until the game asks for it
	into   string                 // where a single save in it goes; empty: to its own key
}

// exportEnding is of a file of saves.
const exportEnding = ".saves"

func (l *Loop) export(keys []string) {
	file, err := l.exported(keys)
	if err != nil {
		l.store.fail(err)
		return
	}
	l.give(exportEnding, file)
	l.transfer.given = true
}

// exported returns the file. It leaves out what cannot be read, which the store tells.
func (l *Loop) exported(keys []string) ([]byte, error) {
	if len(keys) == 0 {
		names, err := l.store.names()
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if !strings.HasSuffix(name, undoSuffix) {
				keys = append(keys, name)
			}
		}
	}
	var list []save.Entry
	for _, key := range keys {
		if data, err := l.store.read(key); err == nil {
			list = append(list, save.Entry{Name: key, Data: data})
		}
	}
	return save.Export(l.config.ID, list)
}

// Import lets the player choose a file that Export gave him; what becomes of it comes with [Imported], some ticks later.
// When the file holds one save alone it goes to the key into; empty: to its own, as do those of a file with several.
// It opens a chooser in a browser, where that needs a key, click or tap just before, and on a desktop that has one. A
// game that calls Imported takes a file that is dropped onto its window, too; on phones there is no way yet.
func Import(t *Tick, into string) {
	l := t.loop
	l.listen()
	if l.outside.silent() {
		return
	}
	l.transfer.into = into
	l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionOpenFile, Text: exportEnding})
}

// taken is what became of a file.
type taken struct {
	Keys []string
	Err  string
}

// Imported returns the keys whose values came with a file of saves in this tick: from a player who chose one after
// Import, or dropped one onto the window. What was under them is brought back by UndoSlot. The error, in words for the
// player, says why nothing was taken: the file is damaged, of another game or of a newer version, or none could be
// chosen. In all other ticks both are nil. Call it in each tick of the menu that offers Import.
func Imported(t *Tick) (keys []string, err error) {
	l := t.loop
	l.listen()
	data := l.outside.imported(t.N, l.takeFile)
	if data == nil {
		return nil, nil
	}
	var a taken
	if err := json.Unmarshal(data, &a); err != nil || a.Err != "" {
		return nil, errors.New(a.Err)
	}
	return a.Keys, nil
}

// listen takes from now on the files that the driver brings, which a game without Import would not know what to do with.
func (l *Loop) listen() {
	l.offerExport()
	if l.transfer.listen || l.outside.silent() {
		return
	}
	l.transfer.listen = true
	l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionOpenFile}) // so that files can be dropped
}

// takeFile puts into the store what is in the file that came.
func (l *Loop) takeFile() (data []byte, some bool) {
	d, into := l.transfer.file, l.transfer.into
	if d == nil {
		return nil, false
	}
	l.transfer.file, l.transfer.into = nil, ""
	var a taken
	list, err := l.opened(d)
	switch {
	case err != nil:
		a.Err = forPlayer(err).Error()
		logger(l.log).Warn("engine: " + err.Error())
	case len(list) == 1 && into != "":
		list[0].Name = into
	}
	for _, e := range list {
		l.replace(e.Name, e.Data)
		a.Keys = append(a.Keys, e.Name)
	}
	data, _ = json.Marshal(a)
	return data, true
}

// opened returns the saves in a file, all or none.
func (l *Loop) opened(d *driver.Done) ([]save.Entry, error) {
	if d.Failed != "" {
		return nil, errors.New(d.Failed)
	}
	list, err := save.Import(l.config.ID, d.Bytes)
	if err == nil && len(list) == 0 {
		err = errors.New("the file holds no saves; try another one")
	}
	return list, err
}

// offerExport lets the player take his saves along while they cannot be stored. A game that has no use for that does not
// link it.
func (l *Loop) offerExport() {
	if l.transfer.hear == nil {
		l.transfer.hear = l.hearFiles
	}
}

// hearFiles takes the answers about files, and what the player asks for.
func (l *Loop) hearFiles(in *driver.Input) {
	for _, d := range in.Done {
		switch {
		case d.Action == driver.ActionOpenFile && l.transfer.listen:
			d.Bytes = bytes.Clone(d.Bytes) // a driver may use its memory again
			l.transfer.file = &d
		case d.Action == driver.ActionSaveFile && l.transfer.given:
			l.transfer.given = false
			l.answerExport(d)
		}
	}
	l.answerOffer(in)
}

// answerExport says where the file is.
func (l *Loop) answerExport(d driver.Done) {
	if d.Failed != "" {
		l.notify("export", "no file of your saves could be made: "+d.Failed, brief)
		return
	}
	l.notify("export", "your saves are in "+d.Text, brief)
}

// answerOffer gives the player his saves as a file when he asks for it: by F2, or by a click or tap on the line that
// offers it. The game sees what he pressed, too: in a replay there is no line.
func (l *Loop) answerOffer(in *driver.Input) {
	if !l.offered() {
		return
	}
	wanted := false
	for _, e := range in.Keys {
		wanted = wanted || e.Down && e.Key == driver.KeyF2
	}
	for i, at := range l.noticePlaces() {
		on := func(x, y float64) bool { return l.notices[i].offer && at.Contains(geom.V(x, y)) }
		for _, e := range in.Buttons {
			wanted = wanted || e.Down && on(e.X, e.Y)
		}
		for _, e := range in.Touches {
			wanted = wanted || e.Phase == driver.TouchBegan && on(e.X, e.Y)
		}
	}
	if wanted {
		l.export(nil)
	}
}

// offered reports whether a line offers the player his saves as a file.
func (l *Loop) offered() bool {
	for _, n := range l.notices {
		if n.offer {
			return true
		}
	}
	return false
}
