package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/replay"
)

// maxLink is how long an address may be, in characters: what browsers and most programs that hand links on still take.
const maxLink = 60_000

type replayCommand struct {
	File     string  `arg:"" help:"Replay that a game wrote."`
	Game     string  `arg:"" optional:"" help:"Folder of the game; without it, the current one, or the one that the replay names or lies in."`
	Headless bool    `help:"Play at full speed without a window, and say whether the run is still the same."`
	From     seconds `placeholder:"TIME" help:"Begin there, such as 12.5s, and not at the start."`
	Link     string  `placeholder:"URL" help:"Print the address that plays the replay on the game's page, and play nothing."`
}

// Run builds the game and lets it play the replay, or prints a link.
func (c *replayCommand) Run(t *terminal) error {
	f, err := readReplay(c.File)
	if err != nil {
		return err
	}
	if c.Link != "" {
		link, err := c.link(f)
		if err == nil {
			fmt.Fprintln(t.stdout, link)
		}
		return err
	}
	game, err := t.gameOf(c.File, c.Game, &f.Head)
	if err != nil {
		return err
	}
	fmt.Fprint(t.stdout, failedAs(&f.Head))
	to, env := target{}, []string{"KRILL_REPLAY=" + c.File}
	if c.Headless {
		to.flags, env = []string{"-tags", headlessTag}, append(env, "KRILL_HEADLESS=1")
	}
	if tick := c.From.tick(f.Head.TPS); tick > 0 {
		env = append(env, "KRILL_REPLAY_FROM="+strconv.FormatInt(tick, 10))
	}
	return t.runGame(game, to, env...)
}

// readReplay reads a file for a command.
func readReplay(name string) (*replay.File, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, misuse("krill: read replay %q: no such file; try one that krill run --record wrote", name)
	}
	if err != nil {
		return nil, misuse("krill: read replay: %w; try another file", err)
	}
	f, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		return nil, misuse("krill: read replay %q: %s", name, strings.ReplaceAll(err.Error(), "\n", ": "))
	}
	return f, nil
}

// gameOf returns the folder of the game that a replay is of: the one that is named, the one whose package the replay
// names if it can be had from here, the current folder, or the one that the replay lies in.
func (t *terminal) gameOf(file, named string, h *replay.Head) (string, error) {
	if named != "" || isGame(".") {
		return findGame(named)
	}
	if h.Package != "" {
		quiet := terminal{}
		dir, err := quiet.answer("", nil, "list", "-find", "-f", "{{.Dir}}", h.Package)
		if folder := string(bytes.TrimSpace(dir)); err == nil && isGame(folder) {
			return folder, nil
		}
	}
	if folder := filepath.Dir(file); isGame(folder) {
		return filepath.Abs(folder)
	}
	return "", misuse("krill: find the game of %q: it is %s, which is not in this module; try naming its folder after the file, such as %s",
		file, gameIn(h), advice())
}

// gameIn says which game a replay is of.
func gameIn(h *replay.Head) string {
	if h.Package == "" || h.Package == h.Game {
		return fmt.Sprintf("%q", h.Game)
	}
	return fmt.Sprintf("%q (%s)", h.Game, h.Package)
}

// link returns the address of a page with the replay in it.
func (c *replayCommand) link(f *replay.File) (string, error) {
	page, err := url.Parse(c.Link)
	if err != nil || page.Scheme != "http" && page.Scheme != "https" || page.Host == "" {
		return "", misuse("krill: make a link to %q: no address of a page; try one such as https://example.com/game/", c.Link)
	}
	if tick := c.From.tick(f.Head.TPS); tick > 0 {
		if f = f.From(f.Chunk(tick)); f == nil {
			return "", misuse("krill: make a link of %q: it cannot be entered at %v; try it from its start", c.File, c.From)
		}
	}
	var packed bytes.Buffer
	if err := f.Slim().Write(&packed); err != nil {
		return "", err
	}
	page.Fragment = ""
	long := float64(f.Ticks()) / float64(f.Head.TPS)
	link := fmt.Sprintf("%s#replay=%s&s=%.1f", page, base64.RawURLEncoding.EncodeToString(packed.Bytes()), long)
	if len(link) > maxLink {
		return "", misuse("krill: make a link of %q: its %.0f s need %d characters, and browsers take %d; try its end with --from, or give the file itself",
			c.File, long, len(link), maxLink)
	}
	return link, nil
}
