//go:build !unix

package dev

import "os/exec"

func apart(*exec.Cmd) {}

func endGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() } // what it started ends with its pipes

func askGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() } // there are no interrupts to send

func waitGroup(cmd *exec.Cmd) error { return cmd.Wait() }
