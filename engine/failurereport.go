package engine

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// report returns all that is known of a failure, for whoever is to mend it.
func (l *Loop) failureReport() string {
	f, home := l.failed, thisHome()
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s in %s\n%v\n", l.config.Title, f.word(), f.In, f.Cause)
	if c, ok := home.culprit(f.calls); ok {
		fmt.Fprintf(&b, "at %s in %s\n", home.place(c), home.name(c))
		if code := c.code(); code != "" {
			fmt.Fprintf(&b, "\t%s\n", code)
		}
	}
	if again := l.failing.again; again > 1 {
		fmt.Fprintf(&b, "failed again from the last good state, %d times\n", again)
	}
	for i, c := range f.calls {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s (%s)\n", c.function, home.place(c))
	}
	s := &l.failing.shape
	fmt.Fprintf(&b, "\ntick %d (%.1f s), seed %d, window %d×%d at %g\n", l.tick.N, l.tick.Time, l.config.Seed, s.w, s.h, s.scale)
	fmt.Fprintf(&b, "%s\n", madeOf())
	return b.String()
}

// madeOf says what this program is made of, in a line.
func madeOf() string {
	s := fmt.Sprintf("%s, %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return s
	}
	parts := []string{s, strings.TrimSpace(info.Path + " " + info.Main.Version)}
	for _, d := range info.Deps {
		if d.Path+"/" == module {
			parts = append(parts, "krill "+d.Version)
		}
	}
	for _, set := range info.Settings {
		if set.Key == "vcs.revision" || set.Key == "vcs.modified" && set.Value == "true" {
			parts = append(parts, strings.TrimPrefix(set.Key, "vcs.")+" "+set.Value)
		}
	}
	return strings.Join(parts, ", ")
}
