package ecs

import (
	"fmt"
	"reflect"
	"testing"
)

func TestToolsByType(t *testing.T) {
	w := &World{}
	a, b := w.Spawn(aliasPos{1, 2}), w.Spawn(aliasHeat(3))
	w.SetName(b, "Max")
	pos, near := reflect.TypeFor[aliasPos](), reflect.TypeFor[aliasNear]()
	v := ValueOf(w, a, pos)
	v.Field(0).SetFloat(7)
	if got := *Get[aliasPos](w, a); got != (aliasPos{7, 2}) {
		t.Errorf("written through ValueOf: got %v; want {7 2}", got)
	}
	if ValueOf(w, b, pos).IsValid() || ValueOf(w, Entity{}, pos).IsValid() || ValueOf(w, a, nil).IsValid() {
		t.Error("ValueOf of what is not there: got a value; want none")
	}
	RelateOf(w, a, b, reflect.ValueOf(aliasNear{5}))
	link, ok := LinkOf(w, near, a, b)
	if !ok || link.Data.Field(0).Float() != 5 || len(LinksOf(w, a)) != 1 || len(LinksOf(w, b)) != 1 {
		t.Errorf("got %v, %v, %d and %d links; want one with 5", link, ok, len(LinksOf(w, a)), len(LinksOf(w, b)))
	}
	if !UnrelateOf(w, near, a, b) || UnrelateOf(w, near, a, b) || len(LinksOf(w, a)) != 0 {
		t.Error("UnrelateOf: want true, then false, and no link")
	}
	if got := fmt.Sprint(ComponentsOf(w, a)); got != "[ecs.aliasPos]" {
		t.Errorf("got components %s; want [ecs.aliasPos]", got)
	}
	if !DropOf(w, a, pos) || DropOf(w, a, pos) || Has[aliasPos](w, a) {
		t.Error("DropOf: want true, then false, and it gone")
	}
	for text, want := range map[string]Entity{"e2": b, "2v1": b, "Max": b, `"Max"`: b, "none": {}, "e1": a} {
		if got, err := EntityCalled(w, text); err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", text, got, err, want)
		}
	}
	SetResource(w, aliasPos{5, 6})
	if list := ResourcesOf(w); len(list) != 1 || list[0].Field(1).Float() != 6 {
		t.Errorf("ResourcesOf: got %v; want one with 6", list)
	}
	w.Destroy(a)
	for _, text := range []string{"e1", "e9", "e", "Mex"} {
		if got, err := EntityCalled(w, text); err == nil {
			t.Errorf("%s: got %v; want an error", text, got)
		}
	}
	type holder struct{ e Entity }
	if got, ok := EntityIn(reflect.ValueOf(holder{b}).Field(0)); !ok || got != b {
		t.Errorf("EntityIn: got %v, %v; want %v", got, ok, b)
	}
	if Place(b) != 2 {
		t.Errorf("Place: got %d; want 2", Place(b))
	}
}

func TestRefuse(t *testing.T) {
	w := &World{}
	for range 100 {
		w.Spawn(aliasPos{})
	}
	f := MustCompile("aliasPos a, aliasPos b, aliasPos c | a.X > b.X && b.X > c.X")
	if err := Refuse(f, w, 1e9); err != nil {
		t.Errorf("got %v; want it allowed", err)
	}
	if err := Refuse(f, w, 1e3); err == nil {
		t.Error("a thousand places: got it allowed; want it refused")
	}
}

func TestTermsOf(t *testing.T) {
	w := &World{}
	a, b := w.Spawn(aliasPos{1, 2}), w.Spawn(aliasHeat(3))
	Relate(w, a, b, aliasNear{})
	terms, err := TermsOf(MustCompile("aliasPos e p, !aliasHeat e, aliasNear e f, aliasNear f * | p.X > 1"), w)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, m := range terms {
		got += fmt.Sprintf("%s not=%v relation=%v %s %s %s; ", m.Type.Name(), m.Not, m.Relation, m.Of, m.To, m.Value)
	}
	want := "aliasPos not=false relation=false e  p; aliasHeat not=true relation=false e  ; aliasNear not=false relation=true e f ; aliasNear not=false relation=true f  ; "
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
