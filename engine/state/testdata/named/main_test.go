package main

import "testing"

func TestShow(*testing.T) { show() }
