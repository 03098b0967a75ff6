package ui

import "strings"

// hash is FNV-1a of a name within a scope.
func hash(scope uint64, name string) uint64 {
	const prime = 1099511628211
	h := scope ^ 14695981039346656037
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * prime
	}
	return (h ^ h>>29) * prime
}

// Key gives the next widget a key of its own, in place of its label, and of its place among those of the same label. It
// is for what comes and goes before others, or changes its label.
func (u *UI) Key(key string) { u.key = key }

// id returns the identity of a widget, by its key or its label. Of several with the same label in one place each gets
// another one.
func (u *UI) id(label string) uint64 {
	name := label
	if u.key != "" {
		name, u.key = u.key, ""
	}
	id := hash(u.top().id, name)
	for {
		if _, taken := u.seen[id]; !taken && id > rootID {
			break
		}
		id = hash(id, "again")
	}
	u.seen[id] = struct{}{}
	if u.wants {
		u.wants = false
		if u.focus == 0 {
			u.focus = id
		}
	}
	return id
}

// shown returns the part of a label that is shown: what stands before ##.
func shown(label string) string {
	if i := strings.Index(label, "##"); i >= 0 {
		return label[:i]
	}
	return label
}
