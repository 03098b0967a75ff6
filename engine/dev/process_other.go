//go:build !unix && !js

package dev

import "os/exec"

func apart(*exec.Cmd) {}

func endGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() } // what it started ends with its pipes

func waitGroup(cmd *exec.Cmd) error { return cmd.Wait() }
