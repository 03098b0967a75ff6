package ecs

func (w *World) typed(c *column)    {}
func (w *World) adopt(c *component) {}
