//go:build krill_child

package engine

// developElsewhere does nothing: a page sees no files, and a changed asset comes with the next build.
func (run) developElsewhere(*Loop) {}
