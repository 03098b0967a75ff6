//go:build !js

package save

// openUsual returns where saves go unless told otherwise.
func openUsual(id string) (Disk, error) { return openFolder(id) }
