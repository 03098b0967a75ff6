package console

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// printed is an answer as a terminal would show it.
func printed(r protocol.RunResult) string {
	var b strings.Builder
	if r.Text != "" {
		b.WriteString(r.Text + "\n")
	}
	for _, c := range r.Diff {
		fmt.Fprintf(&b, "  %s: %s → %s\n", c.Path, c.Old, c.New)
	}
	if t := r.Table; t != nil {
		w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, strings.Join(t.Columns, "\t"))
		for _, row := range t.Rows {
			fmt.Fprintln(w, strings.Join(row, "\t"))
		}
		w.Flush()
		if t.Total > len(t.Rows) {
			fmt.Fprintf(&b, "%d rows in all\n", t.Total)
		}
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
