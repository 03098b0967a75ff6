package ecs

func (w *World) Advance() {}
