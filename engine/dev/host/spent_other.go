//go:build !unix && !windows

package host

import "time"

// spent returns nothing: where a page's time goes cannot be known, and builds are made elsewhere.
func spent() time.Duration { return 0 }
