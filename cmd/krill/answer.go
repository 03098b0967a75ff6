package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// shown returns an answer of the running game as a terminal shows it. It ends with a line's end, or is empty.
func shown(r protocol.RunResult) string {
	var b strings.Builder
	if r.Text != "" {
		b.WriteString(strings.TrimRight(printable(r.Text), "\n") + "\n")
	}
	for _, c := range r.Diff {
		fmt.Fprintf(&b, "%s: %s → %s\n", printable(c.Path), printable(c.Old), printable(c.New))
	}
	if r.Table != nil {
		writeTable(&b, *r.Table)
	}
	return b.String()
}

// writeTable writes columns with tabs between them, as many as line them up.
func writeTable(b *strings.Builder, t protocol.Table) {
	w := tabwriter.NewWriter(b, 0, 8, 1, '\t', 0)
	for _, row := range append([][]string{t.Columns}, t.Rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = strings.NewReplacer("\t", " ", "\n", " ").Replace(printable(cell))
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	w.Flush()
}

// printable takes out what would command a terminal: a game's strings may hold anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
