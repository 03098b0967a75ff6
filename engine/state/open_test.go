package state

import (
	"reflect"
	"testing"
)

type shut struct{ n secret }

type secret int

func (h secret) String() string { return "secret" }

func TestOpen(t *testing.T) {
	var s shut
	v := Open(reflect.ValueOf(&s).Elem().Field(0))
	v.SetInt(5)
	if text, ok := v.Interface().(interface{ String() string }); s.n != 5 || !ok || text.String() != "secret" {
		t.Errorf("got %d, %v; want it written and its method called", s.n, text)
	}
	if v := Open(reflect.ValueOf(s).Field(0)); v.CanInterface() {
		t.Error("got a copy opened, which has no place; want it as it is")
	}
}
