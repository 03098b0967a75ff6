package save

// Folder returns the folder in which a Disk of this package keeps its saves, for what is to lie beside them; empty: they
// are in no folder, as in a browser. It may not be there yet. It is a function, so that a game that asks for none links
// none of it. A Disk that stands before another one has a method Unwrap() Disk.
func Folder(d Disk) string {
	switch d := d.(type) {
	case *dir:
		return d.path
	case *Queue:
		return Folder(d.disk)
	case interface{ Unwrap() Disk }:
		return Folder(d.Unwrap())
	}
	return ""
}
