package typing

import "sync"

// clipboard is what was pasted and no tick has heard of. Goroutines put it in.
type clipboard struct {
	mu   sync.Mutex
	list []string
}

// ask asks for the text in the system's clipboard; own is what to take where nobody knows it.
func (c *clipboard) ask(own string) {
	readClipboard(func(text string, ok bool) {
		if !ok {
			text = own
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.list = append(c.list, text)
	})
}

// take moves what came behind list.
func (c *clipboard) take(list []string) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	list = append(list, c.list...)
	c.list = c.list[:0]
	return list
}
