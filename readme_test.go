package krill

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadmeShowsTheFirstProgram(t *testing.T) {
	_, rest, _ := strings.Cut(text(t, "README.md"), "```go\n")
	got, _, _ := strings.Cut(rest, "```")
	if want := text(t, "games/learn/01_hello/main.go"); got != want {
		t.Errorf("got in the README:\n%s\nwant games/learn/01_hello/main.go:\n%s", got, want)
	}
}

// Links within the repository lead somewhere.
func TestDocumentLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)]*)\)`)
	code := regexp.MustCompile("(?s)```.*?```")
	documents, err := filepath.Glob("*.md")
	if err != nil || len(documents) < 3 {
		t.Fatalf("got %q, %v; want the documents of the module", documents, err)
	}
	for _, d := range documents {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(text(t, d), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(m[1]); err != nil {
				t.Errorf("got a link to %s in %s, which is not there; want a file or folder", m[1], d)
			}
		}
	}
}

// Every target and command that the README and the Makefile's manual name exists.
func TestDocumentCommands(t *testing.T) {
	makefile := text(t, "Makefile")
	named := text(t, "README.md") + makefile
	for _, m := range regexp.MustCompile(`(?m)(?:^|`+"`"+`|#   )make ([a-z-]+)`).FindAllStringSubmatch(named, -1) {
		if !strings.Contains(makefile, "\n"+m[1]+":") {
			t.Errorf("got make %s named; want a target of that name", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`krill ([a-z]+)`+"`").FindAllStringSubmatch(named, -1) {
		if _, err := os.Stat("cmd/krill/" + m[1] + ".go"); err != nil {
			t.Errorf("got krill %s named; want such a command", m[1])
		}
	}
}
