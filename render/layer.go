package render

import "slices"

// endPass puts the commands of a pass in their order. What follows lies over them.
func (c *Canvas) endPass() {
	c.closeRun()
	if c.layered {
		c.sortLayers()
	}
	c.pass, c.layers, c.layered = len(c.f.Commands), c.layers[:0], c.layer != 0
}

// sortLayers puts the commands of a pass in the order of their layers; within a layer they keep their order.
func (c *Canvas) sortLayers() {
	pass := c.f.Commands[c.pass:]
	n := len(pass)
	c.order = slices.Grow(c.order[:0], n)[:n]
	c.orderOld = slices.Grow(c.orderOld[:0], n)[:n]
	for i := range c.order {
		c.order[i] = uint32(i)
	}
	c.order, c.orderOld = radixSort(c.layers, c.order, c.orderOld)
	c.sorted = slices.Grow(c.sorted[:0], n)[:n]
	for to, from := range c.order {
		c.sorted[to] = pass[from]
	}
	copy(pass, c.sorted)
}

// radixSort sorts indices by their keys, a byte at a time from the lowest; equal keys keep their order.
// It returns the sorted slice first; the other one is as long and holds nothing. Bytes that all keys share are passed over.
func radixSort(keys, order, spare []uint32) (sorted, rest []uint32) {
	for shift := 0; shift < 32; shift += 8 {
		var count [257]int
		for _, k := range keys {
			count[k>>shift&255+1]++
		}
		if len(keys) == 0 || count[keys[0]>>shift&255+1] == len(keys) {
			continue
		}
		for i := 1; i < len(count); i++ {
			count[i] += count[i-1]
		}
		for _, i := range order {
			at := &count[keys[i]>>shift&255]
			spare[*at] = i
			*at++
		}
		order, spare = spare, order
	}
	return order, spare
}
