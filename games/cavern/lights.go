package main

import "github.com/krill2d/krill/render"

func (p *play) drawLights(c *render.Canvas) {}
