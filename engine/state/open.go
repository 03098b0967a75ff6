package state

import (
	"reflect"
	"unsafe"
)

// Open returns a field of a struct as a value that can be written and whose methods can be called, also when it is not
// exported. What cannot be addressed is returned as it is. For tools: nothing guards what the type promises.
func Open(v reflect.Value) reflect.Value {
	if !v.CanAddr() {
		return v
	}
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}
