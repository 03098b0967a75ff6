package build

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// agentFile is the file that a game's package main has in an overlay alone. Go names the first file where files disagree, so it
// is the last.
const agentFile = "zz_krill_dev_agent.go"

// overlay writes the overlay that adds the agent to a game, and returns its file.
func (b *Builder) overlay(dir string) (string, error) {
	if flagOf(os.Getenv("GOFLAGS"), "-overlay") != "" {
		return "", errors.New("build: add the agent: GOFLAGS has an -overlay of its own, and there can be one only; try without it")
	}
	out, err := filepath.Abs(b.Out)
	if err != nil {
		return "", err
	}
	source, list := filepath.Join(out, "agent.go.txt"), filepath.Join(out, "overlay.json")
	names, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(dir, agentFile): source}})
	if err != nil {
		return "", err
	}
	err = errors.Join(os.MkdirAll(out, 0o755),
		os.WriteFile(source, []byte("package main\n\nimport _ \""+agentPackage+"\"\n"), 0o644), os.WriteFile(list, names, 0o644))
	if err != nil {
		return "", fmt.Errorf("build: add the agent: %w; try freeing space there", err)
	}
	return list, nil
}

// vendoring lets a game with a vendor folder use the modules that the folder was made from, since the parts of krill dev are
// not in it: nothing of the game imports them.
func vendoring(dir string) []string {
	root, _ := module(dir)
	list, err := os.ReadFile(filepath.Join(root, "vendor", "modules.txt"))
	if root == "" || err != nil || strings.Contains(string(list), "\n"+agentPackage+"\n") {
		return nil
	}
	return []string{"-mod=readonly"}
}
