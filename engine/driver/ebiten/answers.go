package ebiten

import (
	"sync"

	"github.com/krill2d/krill/engine/driver"
)

// answers are what became of actions that take their time. Goroutines put them in, and the next tick takes them.
type answers struct {
	copy  func(text string, tell func(failed string)) // to the system's clipboard; tests have another
	takes bool                                        // files that are dropped onto the window
	mu    sync.Mutex
	done  []driver.Done
}

func (a *answers) put(d driver.Done) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.done = append(a.done, d)
}

// take moves the answers behind list.
func (a *answers) take(list []driver.Done) []driver.Done {
	a.mu.Lock()
	defer a.mu.Unlock()
	list = append(list, a.done...)
	a.done = a.done[:0]
	return list
}

// copyText gives a text to the system's clipboard.
func (a *answers) copyText(text string) {
	a.copy(text, func(failed string) { a.put(driver.Done{Action: driver.ActionClipboard, Failed: failed}) })
}

// saveFile gives the player a file.
func (a *answers) saveFile(name string, data []byte) {
	d := driver.Done{Action: driver.ActionSaveFile}
	place, err := saveFile(name, data)
	if d.Text = place; err != nil {
		d.Failed = err.Error()
	}
	a.put(d)
}

// opened answers with a file that the player gave, or with why it could not be had.
func (a *answers) opened(name string, data []byte, err error) {
	d := driver.Done{Action: driver.ActionOpenFile, Text: name, Bytes: data}
	if err != nil {
		d.Bytes, d.Failed = nil, err.Error()
	}
	a.put(d)
}
