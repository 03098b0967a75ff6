package main

import (
	"slices"
	"strings"
	"unicode"
)

// gameTitle makes a title of a folder's name, such as "Deep Sea" of "deep-sea", of letters that need no quoting.
func gameTitle(folder string) string {
	words := strings.FieldsFunc(folder, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	for i, w := range words {
		first := []rune(w)
		first[0] = unicode.ToUpper(first[0])
		words[i] = string(first)
	}
	if len(words) == 0 {
		return "Game"
	}
	return strings.Join(words, " ")
}

// reserved are names that Go gives a meaning, or that Windows keeps for devices.
var reserved = []string{"internal", "vendor", "testdata", "con", "prn", "aux", "nul"}

// moduleName makes the last part of a module's path of a folder's name: a-z, 0-9 and dashes between them.
func moduleName(folder string) string {
	words := strings.FieldsFunc(strings.ToLower(folder), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	name := strings.Join(words, "-")
	device := len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt"))
	switch {
	case name == "":
		return "game"
	case device || slices.Contains(reserved, name):
		return name + "-game"
	}
	return name[:min(len(name), 64)]
}
