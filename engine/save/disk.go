package save

// Disk keeps named saves. A name is 1 to 64 of a-z, 0-9, _ and -; another is an error.
// Every Disk of this package may be used by several goroutines at once.
type Disk interface {
	// Read returns what the last Write of the name stored, in memory of the caller's own,
	// or an error that is fs.ErrNotExist when nothing was saved. With an error that is ErrBackup comes data, too.
	Read(name string) ([]byte, error)
	// Write stores data under the name in place of what was there: all of it or, on an error, none.
	// An error that is ErrShared tells that it is stored, and that somebody else writes there too.
	// It does not keep data.
	Write(name string, data []byte) error
}
