//go:build !js

package save

import "errors"

// pageNames is for browsers.
func pageNames(Disk) ([]string, error) { return nil, errors.ErrUnsupported }
