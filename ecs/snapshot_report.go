package ecs

import (
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// say adds what engine/state said of a component's values.
func (w *World) say(c *component, report state.Report) {
	r := &w.archive().report
	for _, part := range []struct {
		to   *[]string
		from []string
	}{
		{&r.Added, report.Added},
		{&r.Parked, report.Parked},
		{&r.Adopted, report.Adopted},
		{&r.Renamed, report.Renamed},
		{&r.Retyped, report.Retyped},
	} {
		for _, path := range part.from {
			*part.to = append(*part.to, c.title()+strings.TrimPrefix(path, "[][]"))
		}
	}
}

func sortReport(r *state.Report) {
	for _, list := range []*[]string{&r.Added, &r.Parked, &r.Adopted, &r.Renamed, &r.Retyped} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
}

// shortTitle is a type's name as an author writes it: game.Pos of github.com/me/game.Pos.
func shortTitle(name string) string {
	path, args, generic := strings.Cut(name, "[")
	short := path[strings.LastIndexByte(path, '/')+1:]
	if generic {
		short += "[" + args
	}
	return short
}

// copyRows copies a slice into the beginning of another one, unless it lies there already.
func copyRows(dst, src reflect.Value) {
	if src.Len() > 0 && dst.Pointer() != src.Pointer() {
		reflect.Copy(dst, src)
	}
}
