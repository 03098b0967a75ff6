package audio

// FileName returns the file that a sound names, and "" for a recipe, a tune or none.
func FileName(s Sound) string {
	if e := lookup(s); e != nil && e.row.kind == kindFile {
		return e.row.name
	}
	return ""
}

// Prepare renders a recipe or a tune before its first use, and says what is wrong with a tune. Any goroutine may call it.
// It does nothing for files.
func Prepare(s Sound) error {
	if e := lookup(s); e != nil && e.row.kind != kindFile {
		e.render()
		return e.err
	}
	return nil
}
