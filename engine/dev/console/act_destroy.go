package console

import (
	"github.com/krill2d/krill/ecs"
)

// destroy reads "ENTITY, …" or "where QUERY", which destroys the entities of the first variable.
func (d *doing) destroy() {
	if d.p.takeWord("where") {
		d.destroyAll()
		return
	}
	for n := 0; d.p.err == nil && (n == 0 || !d.p.atEnd() && !d.p.sees(";")); n++ {
		at := d.entity()
		if d.p.err != nil {
			return
		}
		d.end(at.w, at.e)
		d.p.take(",")
	}
	d.p.endOfStatement()
}

func (d *doing) destroyAll() {
	at := d.p.token().at
	q := d.p.askStatement(d.sc)
	if d.p.err != nil {
		return
	}
	if q.finder == nil {
		d.p.fail(at, "behind where stands a query over entities, as in: destroy where Enemy e, Frozen e")
		return
	}
	var all []ecs.Entity
	ev := d.eval()
	err := q.each(d.sc, ev, func(_ *eval, r row) bool {
		all = append(all, r.entities[0])
		return q.tail.limit == 0 || len(all) < q.tail.limit
	})
	if err != nil {
		d.refused(err)
		return
	}
	w, _ := d.sc.world(q.world)
	for _, e := range all {
		if w.Alive(e) { // it may be in several rows, or have gone with another
			d.end(w, e)
		}
	}
}

// end destroys an entity, and notes those that go with it.
func (d *doing) end(w *world, e ecs.Entity) {
	var going []record
	for _, e := range goingWith(w.World, e) {
		going = append(going, d.image(w, e))
	}
	w.Destroy(e)
	for _, r := range going {
		if !w.Alive(r.at.e) {
			d.note(r)
		}
	}
}

// goingWith lists an entity and those that may go with it: what is related to it by relations that cascade, and so on.
func goingWith(w *ecs.World, e ecs.Entity) []ecs.Entity {
	cascades := map[string]bool{}
	for _, r := range w.Relations() {
		cascades[r.Title] = r.Rules.Cascade
	}
	all, seen := []ecs.Entity{e}, map[ecs.Entity]bool{e: true}
	for i := 0; i < len(all); i++ {
		for _, l := range ecs.LinksOf(w, all[i]) {
			if l.Target == all[i] && cascades[l.Type.String()] && !seen[l.Source] {
				seen[l.Source] = true
				all = append(all, l.Source)
			}
		}
	}
	return all
}

// image is all that an entity is, so that one like it can be made.
func (d *doing) image(w *world, e ecs.Entity) record {
	r := record{kind: wasDestroyed, path: w.spoken(e), at: cursor{w: w, e: e}, text: d.summary(w, e), name: w.Name(e)}
	for _, t := range ecs.ComponentsOf(w.World, e) {
		r.values = append(r.values, copied(ecs.ValueOf(w.World, e, t)))
	}
	for _, l := range ecs.LinksOf(w.World, e) {
		l.Data = copied(l.Data)
		r.links = append(r.links, l)
	}
	return r
}
