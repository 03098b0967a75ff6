package save

import (
	"errors"
	"fmt"
	"io/fs"
)

// What is done and still worth telling: an [Error] with one of these comes from a call that did what it should.
var (
	// ErrBackup comes with the data of a Read: the save is damaged, and the data is of the one before it.
	ErrBackup = errors.New("damaged, so the save before it was taken")
	// ErrShared comes from a Write that stored: another process saves to the same folder, which is most likely a
	// second copy of the game. Of two saves of one name the last one stays.
	ErrShared = errors.New("stored, but another copy of the game is running, which saves here too, and the last save stays")
)

// done reports whether a call did what it should, although it may have something to tell.
func done(err error) bool {
	return err == nil || errors.Is(err, ErrBackup) || errors.Is(err, ErrShared)
}

// Error tells how a save could not be read or written.
type Error struct {
	Verb string // "read" or "write"; "open" when there is no place for saves at all; "import"
	Name string // of the save; with "open": the game's id; with "import": none
	Err  error
}

// Error is for a log: it has the system's own words and the names of files.
func (e *Error) Error() string {
	if e.Verb == "import" {
		return "save: import saves: " + e.Err.Error()
	}
	text := fmt.Sprintf("save: %s %q: %v", e.Verb, e.Name, e.Err)
	if c := causeOf(e.Err); !c.said {
		text += "; try " + c.try
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// Sentence is for a player: could not save "slot1": the disk is full; try making room on it.
func (e *Error) Sentence() string {
	if e.Verb == "import" {
		return "nothing was taken from the file: " + e.Err.Error()
	}
	c := causeOf(e.Err)
	text := fmt.Sprintf("could not %s %q: %s", map[string]string{"write": "save", "read": "load"}[e.Verb], e.Name, c.words)
	switch {
	case e.Verb == "open":
		text = "nothing can be saved here: " + c.words
	case errors.Is(e.Err, ErrBackup):
		text = fmt.Sprintf("the last save of %q is damaged, and the one before it was loaded", e.Name)
	case errors.Is(e.Err, ErrShared):
		text = fmt.Sprintf("another copy of the game is running and saves %q too: what it saves last stays", e.Name)
	}
	return text + "; try " + c.try
}

var (
	errQuota   = errors.New("the browser gives this site no more room") // it has stored all that it may
	errOff     = errors.New("the browser has its storage switched off")
	errNoPlace = errors.New("there is no folder for saves")
)

// damage is what is wrong with a file that is not a whole save.
type damage string

func (d damage) Error() string { return string(d) }

// cause is what an error means to a player.
type cause struct {
	of    []error
	words string
	try   string
	said  bool // the error says what to try by itself
}

// causes are looked through in order. What the system's errors are stands in the file of each system.
var causes = []cause{
	{of: []error{ErrBackup}, try: "looking after the disk if it happens again"},
	{of: []error{ErrShared}, try: "playing only one"},
	{of: []error{ErrNewer}, words: "a newer version of the game wrote it", try: "that version", said: true},
	{of: []error{errQuota}, words: errQuota.Error(), try: "a smaller save, or removing what else the site stores"},
	{of: []error{errOff}, words: errOff.Error(), try: "allowing this page to store data"},
	{of: []error{errNoPlace}, words: errNoPlace.Error(), try: "setting " + dirVariable + " to one"},
	{of: diskFull, words: "the disk is full", try: "making room on it"},
	{of: tooLarge, words: "the system allows no file that large", try: "raising that limit"},
	{of: readOnly, words: "the disk can only be read", try: "setting " + dirVariable + " to a folder on another one"},
	{of: inUse, words: "another program holds the file", try: "again, or looking for a program that watches the folder"},
	{of: []error{fs.ErrPermission}, words: "the folder is not yours to write to", try: "getting the right to, or setting " + dirVariable + " to another folder"},
	{of: broken, words: "the disk fails", try: "copying what is on it to another one"},
}

func causeOf(err error) cause {
	for _, c := range causes {
		for _, is := range c.of {
			if errors.Is(err, is) {
				return c
			}
		}
	}
	var d damage
	if errors.As(err, &d) {
		return cause{words: "it is damaged, and there is no whole one before it", try: "an older copy of it", said: true}
	}
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner // the innermost has no names of files
	}
	return cause{words: err.Error(), try: "again"}
}
