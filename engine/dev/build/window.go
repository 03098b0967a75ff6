package build

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

// Window builds the program that a game of this module is played in, into the file out. It has the version of Krill that
// the game has. When out is what would be built, nothing is done.
func (b *Builder) Window(ctx context.Context, out string) error {
	b.mu.Lock() // two builds at once would compile much twice
	defer b.mu.Unlock()
	dir, err := filepath.Abs(b.Dir)
	if err != nil {
		return err
	}
	out, err = filepath.Abs(out)
	if err != nil {
		return err
	}
	said, ok, err := b.run(ctx, dir, append(append([]string{"build", "-o", out}, common(dir)...), b.windowPackage())...)
	if err != nil || ok {
		return err
	}
	return fmt.Errorf("build: make the window: %s; try go get %s@latest", firstLines(said), krill)
}

func (b *Builder) windowPackage() string {
	if b.window != "" {
		return b.window
	}
	return windowPackage
}

// firstLines shortens what go says to what fits into an error.
func firstLines(said string) string {
	const most = 6
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return strings.Join(lines[:min(len(lines), most)], "\n")
}
