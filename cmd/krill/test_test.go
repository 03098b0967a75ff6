package main

import (
	"strings"
	"testing"
)

func TestTest(t *testing.T) {
	module(t,
		"a/a_test.go", "package a\n\nimport \"testing\"\n\nfunc TestHeadless(t *testing.T) {\n\tif !headless {\n\t\tt.Fatal()\n\t}\n}\n",
		"a/yes.go", "//go:build krill_headless\n\npackage a\n\nconst headless = true\n",
		"a/no.go", "//go:build !krill_headless\n\npackage a\n\nconst headless = false\n",
		"b/b_test.go", "package b\n\nimport \"testing\"\n\nfunc TestBroken(t *testing.T) { t.Fatal(\"it is broken\") }\n\nfunc TestWhole(t *testing.T) {}\n",
	)
	for _, c := range []struct {
		args   string
		status int
		says   string
	}{
		{"test a", 0, "ok"},
		{"test", 1, "it is broken"},
		{"test ./...", 1, "ok"},
		{"test a b", 1, "it is broken"},
		{"test b -- -run Whole", 0, "ok"},
		{"test example.com/toy/a", 0, "ok"},
	} {
		status, stdout, _ := call(strings.Fields(c.args)...)
		want(t, c.status, status, stdout, c.says)
	}
}
