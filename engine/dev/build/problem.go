package build

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// placed is a line of go build that says where: a file, which on Windows may begin with a drive, a line, perhaps a column.
var placed = regexp.MustCompile(`^((?:[A-Za-z]:)?[^:]+\.(?:go|mod|sum|work|s)):(\d+)(?::(\d+))?: (.*)$`)

// problems reads what go build and go list say. Files are named from the game's folder, with slashes. A line that goes on
// belongs to the problem before it; one that names no place is a problem without a file.
func problems(said, dir string) []protocol.Problem {
	var list []protocol.Problem
	for line := range strings.Lines(said) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case (line[0] == '\t' || line[0] == ' ') && len(list) > 0:
			list[len(list)-1].Text += "\n" + strings.TrimSpace(line)
		default:
			list = append(list, problem(line, dir))
		}
	}
	if len(list) == 0 {
		list = append(list, protocol.Problem{Text: "go build failed and did not say why; try it in the game's folder"})
	}
	return list
}

func problem(line, dir string) protocol.Problem {
	m := placed.FindStringSubmatch(line)
	if m == nil {
		return protocol.Problem{Text: strings.TrimPrefix(line, "go: ")}
	}
	p := protocol.Problem{File: shortName(m[1], dir), Text: m[4]}
	p.Line, _ = strconv.Atoi(m[2]) // digits: at worst too many, which no file has
	p.Col, _ = strconv.Atoi(m[3])
	if filepath.Base(p.File) == agentFile {
		return protocol.Problem{Text: m[4] + "; this version of Krill has no krill dev: try go get " + krill + "@latest"}
	}
	return p
}

// shortName names a file from the game's folder, unless it lies elsewhere altogether.
func shortName(name, dir string) string {
	full := name
	if !filepath.IsAbs(full) {
		full = filepath.Join(dir, name)
	}
	if short, err := filepath.Rel(dir, full); err == nil && !strings.HasPrefix(short, filepath.FromSlash("../../../..")) {
		return filepath.ToSlash(short)
	}
	return filepath.ToSlash(full)
}

var lacking = regexp.MustCompile(`^pattern (?:all:)?(\S+): no matching files found$`)

// Missing returns the patterns of the files that a build of the game in a folder wants to embed and does not find.
func Missing(list []protocol.Problem, dir string) (patterns []string) {
	for _, p := range list {
		if m := lacking.FindStringSubmatch(p.Text); m != nil {
			patterns = append(patterns, filepath.Join(dir, filepath.Dir(filepath.FromSlash(p.File)), filepath.FromSlash(m[1])))
		}
	}
	return patterns
}
