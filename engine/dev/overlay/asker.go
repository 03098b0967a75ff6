package overlay

import (
	"sync"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// asker asks beside the ticks: for each topic one question at a time. Of those about one topic that wait, the newest is
// asked, unless they are kept in order.
type asker struct {
	ask func(protocol.Ask) protocol.Answer

	mu      sync.Mutex
	topics  map[string]*topic
	answers []func() // for the next tick
}

type topic struct {
	waits []question
	runs  bool
}

type question struct {
	ask  protocol.Ask
	then func(protocol.Answer) // in a tick; nil: nobody wants to know
}

// newest asks a question in place of those about the same topic that wait.
func (a *asker) newest(about string, q protocol.Ask, then func(protocol.Answer)) {
	a.put(about, question{q, then}, true)
}

// inOrder asks a question after those about the same topic.
func (a *asker) inOrder(about string, q protocol.Ask, then func(protocol.Answer)) {
	a.put(about, question{q, then}, false)
}

const mostWaiting = 64 // questions about one topic; more are forgotten

func (a *asker) put(about string, q question, replace bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	t := a.topics[about]
	if t == nil {
		t = &topic{}
		a.topics[about] = t
	}
	if replace {
		t.waits = t.waits[:0]
	}
	if len(t.waits) < mostWaiting {
		t.waits = append(t.waits, q)
	}
	if !t.runs {
		t.runs = true
		go a.run(about, t)
	}
}

// run asks what waits about a topic, until nothing does.
func (a *asker) run(about string, t *topic) {
	for {
		a.mu.Lock()
		if len(t.waits) == 0 {
			t.runs = false
			delete(a.topics, about)
			a.mu.Unlock()
			return
		}
		q := t.waits[0]
		t.waits = append(t.waits[:0], t.waits[1:]...)
		a.mu.Unlock()
		answer := a.ask(q.ask)
		a.mu.Lock()
		if q.then != nil {
			a.answers = append(a.answers, func() { q.then(answer) })
		}
		a.mu.Unlock()
	}
}

// busy reports whether a question about a topic was not answered yet.
func (a *asker) busy(about string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.topics[about] != nil
}

// deliver gives the answers that have come to who asked.
func (a *asker) deliver() {
	a.mu.Lock()
	answers := a.answers
	a.answers = nil
	a.mu.Unlock()
	for _, then := range answers {
		then()
	}
}
