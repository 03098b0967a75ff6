//go:build !krill_headless

package typing

import _ "github.com/krill2d/krill/engine/driver/ebiten/typing" // input methods
