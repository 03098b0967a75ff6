package state

// pairing is how snapshots of one schema are laid over values of one type.
type pairing struct {
	c       *Codec
	schema  *schema
	pairs   map[pair]*transfer
	root    *transfer
	rootN   int         // values of root in the caller's memory
	dynamic []*transfer // nil: the type is not known here
	self    bool        // some of dynamic read themselves
	report  Report
	added   map[fieldOf]string // with their paths
	turn    int64              // of the registry
	pending []pending
}

// pending is a transfer of a reference whose target has none yet.
type pending struct {
	x    *transfer
	path string
}

type pair struct {
	t *stype
	p *plan
}

// transfer is how a value of a snapshot's type becomes one of a Go type.
type transfer struct {
	t     *stype
	p     *plan
	how   how
	run   int  // bytes that are copied as they are; zero: it is not that simple
	same  bool // the value is written as the present layout writes it
	refs  bool // holds references, which have to be bound
	self  bool // holds values that read themselves
	whole bool // leaves nothing of what was there before

	steps  []move    // of a struct, in the order of the snapshot
	fields []target  // of a struct, by the numbers of the snapshot's fields
	elem   *transfer // of arrays: one value; of pointers and slices: one of what they point to, below arrays; of maps
	key    *transfer
	flat   *transfer // of arrays: what they are made of
	fits   []bool    // of interfaces: which types may stand in it
}

// move is a step through a struct: a run is copied, a value transferred, or one skipped.
type move struct {
	run    int
	skip   *stype
	x      *transfer
	offset uintptr
}

// target is where a field of a snapshot goes.
type target struct {
	x      *transfer // nil: nowhere
	offset uintptr
	index  int // of the field in the plan
}

type how uint8

const (
	howNot how = iota // there is no way: the value stays what it is
	howRun
	howNumber
	howString
	howStruct
	howArray
	howSlice
	howPointer
	howMap
	howBox
	howSelf
	howPoint // a value becomes a pointer to it
	howDeref // a pointer becomes what it points to
)

// pairing finds or makes the way from a schema to a type.
func (c *Codec) pairing(schemaBytes []byte, p *plan) *pairing {
	c.mu.RLock()
	pr := p.root.pairings[string(schemaBytes)]
	c.mu.RUnlock()
	if pr != nil && pr.turn == registry.turn.Load() {
		return pr
	}
	turn := registry.turn.Load()
	s := parseSchema(schemaBytes)
	if s == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	pr = &pairing{c: c, schema: s, pairs: map[pair]*transfer{}, added: map[fieldOf]string{}, turn: turn}
	pr.compile(p)
	if p.root.pairings == nil || len(p.root.pairings) >= 64 {
		p.root.pairings = map[string]*pairing{}
	}
	p.root.pairings[string(schemaBytes)] = pr
	return pr
}

func (pr *pairing) compile(p *plan) {
	whole := pr.transfer(pr.schema.types[0], p, "")
	pr.root = pr.transfer(pr.schema.types[0].flat, p.flat, "")
	pr.drain()
	pr.rootN = p.flatN
	if whole.how == howNot {
		pr.root = whole
	}
	for _, t := range pr.schema.dynamic {
		var x *transfer
		goType := pr.c.resolve(t, 0)
		if goType != nil {
			x = pr.transfer(t, pr.c.compile(goType), fullName(goType))
			pr.drain()
		}
		if x == nil || x.how == howNot {
			pr.report.Parked = append(pr.report.Parked, t.String())
			x = nil
		}
		pr.dynamic = append(pr.dynamic, x)
		pr.self = pr.self || x != nil && x.self
	}
	for _, x := range pr.pairs {
		if x.how == howBox {
			x.fits = make([]bool, len(pr.dynamic))
			for i, d := range pr.dynamic {
				x.fits[i] = d != nil && d.p.t.AssignableTo(x.p.t)
			}
		}
	}
	pr.report.sort()
}

// drain makes the transfers of what references lead to. They come later, since a type may lead to one that holds it.
func (pr *pairing) drain() {
	for len(pr.pending) > 0 {
		next := pr.pending[0]
		pr.pending = pr.pending[1:]
		x := next.x
		switch x.how {
		case howMap:
			x.key = pr.transfer(x.t.key, x.p.key, next.path+"[key]")
			x.elem = pr.transfer(x.t.elem, x.p.elem, next.path+"[]")
		case howSlice:
			x.elem = pr.transfer(x.t.elem.flat, x.p.elem.flat, next.path+"[]")
		default:
			x.elem = pr.transfer(x.t.elem.flat, x.p.elem.flat, next.path)
		}
	}
}

// possible is whether a value of a type can become one of a plan. What is asked already is.
func possible(t *stype, p *plan, asked map[pair]bool) bool {
	if asked[pair{t, p}] {
		return true
	}
	asked[pair{t, p}] = true
	switch {
	case p.kind == kindNone:
		return false
	case t.kind == kindPointer && p.kind != kindPointer && p.kind == t.elem.kind:
		return possible(t.elem, p, asked)
	case p.kind == kindPointer && t.kind != kindPointer && t.kind == p.elem.kind:
		return possible(t, p.elem, asked)
	case t.kind.numeric() && p.kind.numeric() || t.kind.complex() && p.kind.complex():
		return true
	case t.kind != p.kind:
		return false
	}
	switch t.kind {
	case kindArray:
		return possible(t.elem, p.elem, asked)
	case kindPointer, kindSlice:
		return sameShape(t.elem, p.elem) && possible(t.elem, p.elem, asked)
	case kindMap:
		return possible(t.key, p.key, asked) && possible(t.elem, p.elem, asked)
	}
	return true
}

// transfer pairs a type of the snapshot with a plan. Changes are reported at the path where they are met first.
func (pr *pairing) transfer(t *stype, p *plan, path string) *transfer {
	if x := pr.pairs[pair{t, p}]; x != nil {
		if x.how == howNumber && !x.same {
			pr.report.Retyped = append(pr.report.Retyped, path)
		}
		return x
	}
	x := &transfer{t: t, p: p}
	pr.pairs[pair{t, p}] = x
	switch {
	case !possible(t, p, map[pair]bool{}):
	case t.kind == kindPointer && p.kind != kindPointer:
		x.pass(howDeref, pr.transfer(t.elem, p, path))
	case p.kind == kindPointer && t.kind != kindPointer:
		x.pass(howPoint, pr.transfer(t, p.elem, path))
	case t.kind.numeric() || t.kind.complex():
		pr.pairNumbers(x, path)
	default:
		pr.pairAlike(x, path)
	}
	return x
}

// pass makes a transfer that works through another one.
func (x *transfer) pass(h how, inner *transfer) {
	x.how, x.elem, x.refs, x.self = h, inner, true, inner.self
}

func (pr *pairing) pairNumbers(x *transfer, path string) {
	x.how, x.whole = howNumber, true
	x.same = x.t.kind == x.p.kind
	if x.same && x.p.dense {
		x.how, x.run = howRun, x.p.fixed
	}
	if !x.same {
		pr.report.Retyped = append(pr.report.Retyped, path)
	}
}

// pairAlike pairs types of one kind.
func (pr *pairing) pairAlike(x *transfer, path string) {
	t := x.t
	switch t.kind {
	case kindBool:
		x.how, x.run, x.same, x.whole = howRun, 1, true, true
	case kindString:
		x.how, x.same, x.whole = howString, true, true
	case kindOpaque:
		x.how, x.same, x.self = howSelf, true, true
	case kindInterface:
		x.how, x.refs, x.self = howBox, true, true
	case kindStruct:
		x.how = howStruct
		pr.pairStructs(x, path)
	case kindArray:
		pr.pairArrays(x, path)
	default: // a reference
		x.how, x.refs, x.whole = references[t.kind], true, true
		pr.pending = append(pr.pending, pending{x, path})
	}
}

var references = map[kind]how{kindPointer: howPointer, kindSlice: howSlice, kindMap: howMap}

// sameShape is whether two types are arrays of as many, or no arrays at all.
func sameShape(t *stype, p *plan) bool {
	for t.kind == kindArray && p.kind == kindArray && t.n == p.n {
		t, p = t.elem, p.elem
	}
	return t.kind != kindArray && p.kind != kindArray
}

func (pr *pairing) pairArrays(x *transfer, path string) {
	t, p := x.t, x.p
	x.elem = pr.transfer(t.elem, p.elem, path+"[]")
	x.how, x.refs, x.self = howArray, x.elem.refs, x.elem.self
	x.same = x.elem.same && t.n == p.n
	x.whole = x.elem.whole && t.n >= p.n
	if sameShape(t, p) {
		x.flat = pr.transfer(t.flat, p.flat, path+"[]")
	}
	if x.elem.run > 0 && x.elem.run == int(p.elem.size) && t.n == p.n {
		x.run = x.elem.run * t.n
	}
	if t.n != p.n {
		pr.report.Retyped = append(pr.report.Retyped, path)
	}
}

func (pr *pairing) pairStructs(x *transfer, path string) {
	t, p := x.t, x.p
	match := matchFields(t, p)
	x.fields = make([]target, len(t.fields))
	x.same, x.whole = len(t.fields) == len(p.fields), !p.kept
	taken := make([]bool, len(p.fields))
	for i, f := range t.fields {
		j := match[i]
		if j < 0 {
			pr.report.Parked = append(pr.report.Parked, join(path, f.name))
			x.step(move{skip: f.t})
			continue
		}
		to := &p.fields[j]
		at := join(path, to.name)
		inner := pr.transfer(f.t, to.plan, at)
		if inner.how == howNot {
			pr.report.Parked = append(pr.report.Parked, at)
			x.step(move{skip: f.t})
			continue
		}
		if f.name != to.name {
			pr.report.Renamed = append(pr.report.Renamed, at)
		}
		taken[j] = true
		x.same = x.same && inner.same && i == j
		x.whole = x.whole && inner.whole
		x.refs, x.self = x.refs || inner.refs, x.self || inner.self
		x.fields[i] = target{inner, to.offset, j}
		x.step(move{run: inner.run, x: inner, offset: to.offset})
	}
	for j, was := range taken {
		if !was {
			x.whole, x.same = false, false
			pr.report.Added = append(pr.report.Added, join(path, p.fields[j].name))
			pr.added[fieldOf{p, j}] = join(path, p.fields[j].name)
		}
	}
	if len(x.steps) == 1 && x.steps[0].run > 0 && x.steps[0].run == int(p.size) && len(t.fields) > 0 {
		x.run = x.steps[0].run
	}
}

// step adds a step, or makes the run before it longer.
func (x *transfer) step(m move) {
	if m.run > 0 {
		m.x = nil
		if n := len(x.steps); n > 0 && x.steps[n-1].run > 0 && x.steps[n-1].offset+uintptr(x.steps[n-1].run) == m.offset {
			x.steps[n-1].run += m.run
			return
		}
	}
	if m.skip != nil && m.skip.fixed == 0 || m.x != nil && m.x.t.fixed == 0 && !m.x.refs {
		return
	}
	x.steps = append(x.steps, m)
}

// byType finds the transfer of a type that only its middle was asked of: the first that there is.
func (pr *pairing) byType(t *stype) *transfer {
	var first *transfer
	for key, x := range pr.pairs {
		if key.t == t && x.how != howNot && (first == nil || x.p.id < first.p.id) {
			first = x
		}
	}
	return first
}
