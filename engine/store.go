package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/krill2d/krill/engine/save"
)

// Store keeps values between runs: high scores, settings, a saved game. A key is 1 to 64 of a–z, 0–9, _ and -.
// What a game puts is written behind its back, one whole file a key: after a crash there is the old value or the new.
// What cannot be stored is kept in memory and tried again every ten seconds, when the game is left, and when it ends;
// its player sees a line over the game. Going back in a run, by LastGood or in a tool, does not undo what was put.
// Saved games for a menu are slots: see [Slots] and [PutSlot].
// Values go through encoding/json, so their fields are exported ones. Fields may come and go between releases of a
// game: those that a save lacks stay as they are, and those that the game no longer has are left out. For a larger
// change, see [Migrator].
type Store struct {
	queue   *save.Queue
	disk    *newest // behind the queue
	outside *outside
	unread  map[string][]byte // what was saved under keys, in a form that the game does not understand
	err     error             // of what could not be read or queued
	told    string            // the last failure of a write that was logged
	shown   string            // what was last shown over the game
	log     *slog.Logger      // nil: that of the program
	settle  func()            // puts what is only being encoded; nil: there is no autosave
}

func newStore(d save.Disk, o *outside) *Store {
	n := &newest{Disk: d, chosen: map[string]bool{}}
	return &Store{queue: save.NewQueue(n), disk: n, outside: o, unread: map[string][]byte{}}
}

// Get reads the value of a key into what into points to, and reports whether there was one.
// One that cannot be read, or that a newer version of the game wrote, leaves into as it was and is told by Err.
// When the save is damaged, the one before it is read, and Err tells that too. What is whole and does not fit what into
// points to is kept when a Put replaces it: under its key with "-unread" behind it.
func (s *Store) Get(key string, into any) bool {
	data, err := s.outside.saved(key, s.read)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err == nil {
		if err = decode(key, data, into); err != nil && !errors.Is(err, save.ErrNewer) {
			s.unread[key] = data
		}
	}
	if err != nil {
		s.fail(err)
		return false
	}
	return true
}

// read asks the queue. A backup is as good as the save; it is told, and a replay need not know. What was deleted is empty.
func (s *Store) read(key string) ([]byte, error) {
	s.finishAutosave()
	data, err := s.queue.Read(key)
	if errors.Is(err, save.ErrBackup) {
		s.fail(err)
		err = nil
	}
	if err == nil && len(data) == 0 {
		err = fs.ErrNotExist
	}
	return data, err
}

// names returns what there is.
func (s *Store) names() ([]string, error) {
	s.finishAutosave()
	return save.Names(s.queue)
}

func (s *Store) finishAutosave() {
	if s.settle != nil {
		s.settle()
	}
}

// Put saves a value under a key, over the one before. It returns at once; Err tells of failures.
// What a newer version of the game has saved there stays, and Err tells that nothing was saved.
func (s *Store) Put(key string, v any) {
	if s.outside.silent() {
		return
	}
	data, err := encode(v)
	s.put(key, data, err)
}

// put saves what a value was encoded to, unless that failed.
func (s *Store) put(key string, data []byte, err error) {
	if err == nil {
		s.disk.choose(key, false)
		err = errors.Join(s.keepUnread(key), s.queue.Write(key, data))
	}
	if err != nil {
		s.fail(fmt.Errorf("engine: save %q: %w", key, err))
	}
}

// keepUnread saves beside a key what is there and was not understood, so that a game whose author forgot a [Migrator]
// loses no player's save.
func (s *Store) keepUnread(key string) error {
	data, ok := s.unread[key]
	if !ok {
		return nil
	}
	delete(s.unread, key)
	return s.queue.Write(key+unreadSuffix, data)
}

// Err returns the last failure of the store, or nil, in words for a player: could not save "slot1": the disk is full;
// try making room on it. A failed write is over with the next one of its key that succeeds; a failed read stays.
// The log has the system's own words, which errors.As finds in a [save.Error].
func (s *Store) Err() error {
	if err := s.queue.Err(); err != nil {
		return forPlayer(err)
	}
	return forPlayer(s.err)
}

func (s *Store) fail(err error) {
	s.err = err
	logger(s.log).Warn(err.Error())
}

// report logs a write that failed behind the game's back, once.
func (s *Store) report() {
	text := ""
	if err := s.queue.Err(); err != nil {
		text = err.Error()
	}
	if text != "" && text != s.told {
		logger(s.log).Warn("engine: " + text)
	}
	s.told = text
}

const retryEvery = 10 // seconds from one try to store what could not be to the next

// showSaves shows over the game what its player should know of the saves: what is over for a moment, and what is lost if
// the game ends now for as long as that is so.
func (l *Loop) showSaves() {
	if l.heard%int64(retryEvery*l.config.TPS) == 0 {
		l.store.queue.Retry()
	}
	writing := l.store.queue.Err()
	text, sec := "", 0.0
	if err := l.store.Err(); err != nil {
		text = err.Error()
	}
	if text == l.store.shown {
		return
	}
	l.store.shown = text
	if writing == nil || errors.Is(writing, save.ErrShared) {
		sec = brief
	}
	offer := text != "" && l.transfer.hear != nil
	if offer {
		text += ". F2 or a tap here: your saves as a file"
	}
	l.notify("saves", text, sec)
	if n := len(l.notices); offer && n > 0 {
		l.notices[n-1].offer = true
	}
}

// close waits until all is written.
func (s *Store) close() {
	s.queue.Retry()
	if err := s.queue.Close(); err != nil {
		logger(s.log).Error("engine: write the last saves: " + err.Error())
	}
}

// spoken is an error in words for a player.
type spoken struct{ err *save.Error }

func (s spoken) Error() string { return s.err.Sentence() }
func (s spoken) Unwrap() error { return s.err }

func forPlayer(err error) error {
	if err == nil { // of every tick
		return nil
	}
	if e := new(save.Error); errors.As(err, &e) {
		return spoken{e}
	}
	return err
}
