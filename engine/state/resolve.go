package state

import "reflect"

// resolve finds the Go type for one of a snapshot, or gives nil.
func (c *Codec) resolve(t *stype, depth int) reflect.Type {
	if t.name != "" || depth > 20 {
		return c.lookup(t.name)
	}
	switch t.kind {
	case kindPointer, kindSlice, kindArray:
		elem := c.resolve(t.elem, depth+1)
		switch {
		case elem == nil:
			return nil
		case t.kind == kindPointer:
			return reflect.PointerTo(elem)
		case t.kind == kindSlice:
			return reflect.SliceOf(elem)
		case t.n > 1<<24/int(max(1, elem.Size())):
			return nil
		}
		return reflect.ArrayOf(t.n, elem)
	case kindMap:
		key, elem := c.resolve(t.key, depth+1), c.resolve(t.elem, depth+1)
		if key == nil || elem == nil || !key.Comparable() {
			return nil
		}
		return reflect.MapOf(key, elem)
	case kindInterface:
		return reflect.TypeFor[any]()
	}
	return nil
}
