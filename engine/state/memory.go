package state

// This is the only file of the package that imports unsafe. All others reach memory through its functions.
//
// Why it is safe:
//
//   - Every address comes from a live Go value of known type: the pointer that the caller passed, memory that package
//     reflect made, or a pointer, slice, map or interface word read from such a value by its type. An offset is that of
//     a field or an element below the length (or, for room that is about to be used, the capacity) of that value, so
//     an address never leaves the allocation that it was derived from, and it is as aligned as its type asks.
//   - Memory is read and written as bytes only where a plan says that it holds nothing but numbers: the garbage
//     collector has nothing to know of it. Pointers, slices, strings, maps and interfaces are read and written as what
//     they are (as unsafe.Pointer in their header, or by package reflect), so write barriers run.
//   - A number kept as uintptr is only compared and sorted; the address itself is kept beside it as a pointer, which
//     keeps the memory alive. Values that a codec walks are on the heap or are globals (they came through an interface),
//     and those do not move.
//   - Unexported fields are reached by reflect.NewAt on their address. Nothing read-only is written: boxes of interfaces
//     and bytes of strings, which Go shares, are only read, and replaced by new ones.
//   - Bytes of a snapshot are checked before any are written; a bool is written as 0 or 1 alone.
//
// Strings made from the snapshot are copies. Tests run with -race and -d=checkptr.

import (
	"reflect"
	"time"
	"unsafe"
)

// addr is the address of a value. It is an alias, so that other files need no import to hold one.
type addr = unsafe.Pointer

// sliceHeader is how Go lays out a slice.
type sliceHeader struct {
	data     addr
	len, cap int
}

// littleEndian is whether numbers lie in memory as they lie in a snapshot.
var littleEndian = func() bool {
	n := uint16(1)
	return *(*byte)(unsafe.Pointer(&n)) == 1
}()

// nowhere is what an empty slice and a pointer to a value without a size point to.
var nowhere byte

func at(a addr, offset uintptr) addr { return unsafe.Add(a, offset) }

// memory is n bytes at an address, as bytes: for numbers only.
func memory(a addr, n uintptr) []byte { return unsafe.Slice((*byte)(a), n) }

func pointerAt(a addr) addr          { return *(*addr)(a) }
func setPointer(a, p addr)           { *(*addr)(a) = p }
func sliceAt(a addr) sliceHeader     { return *(*sliceHeader)(a) }
func setSlice(a addr, h sliceHeader) { *(*sliceHeader)(a) = h }
func stringAt(a addr) string         { return *(*string)(a) }
func setString(a addr, s string)     { *(*string)(a) = s }
func boolAt(a addr) bool             { return *(*bool)(a) }
func setBool(a addr, b bool)         { *(*bool)(a) = b }
func float32At(a addr) float32       { return *(*float32)(a) }
func setFloat32(a addr, f float32)   { *(*float32)(a) = f }
func float64At(a addr) float64       { return *(*float64)(a) }
func setFloat64(a addr, f float64)   { *(*float64)(a) = f }

// number orders addresses.
func number(a addr) uintptr { return uintptr(a) }

// emptyPlace is an address that nothing is kept at.
func emptyPlace() addr { return unsafe.Pointer(&nowhere) }

// word is the address of an address.
func word(a *addr) addr { return addr(a) }

// headerWord is the address of a slice header.
func headerWord(h *sliceHeader) addr { return addr(h) }

// timeAddr is the address of a time.
func timeAddr(t *time.Time) addr { return addr(t) }

// sliceValue is the slice that a header says, for package reflect.
func sliceValue(t reflect.Type, h *sliceHeader) reflect.Value {
	return reflect.NewAt(t, unsafe.Pointer(h)).Elem()
}

// valueAt is the value at an address, settable, whether its field is exported or not.
func valueAt(t reflect.Type, a addr) reflect.Value { return reflect.NewAt(t, a).Elem() }

// boxAt is the address of the value in an interface. It must not be written to.
func boxAt(a addr, direct bool) addr {
	word := unsafe.Add(a, unsafe.Sizeof(uintptr(0)))
	if direct {
		return word
	}
	return *(*addr)(word)
}

// direct is whether values of a type lie in the word of an interface itself, as pointers do. The zero value tells:
// what lies in a box has an address.
func direct(t reflect.Type) bool {
	box := reflect.Zero(t).Interface()
	return *(*addr)(unsafe.Add(unsafe.Pointer(&box), unsafe.Sizeof(uintptr(0)))) == nil
}

// intAt reads a signed integer of 1, 2, 4 or 8 bytes.
func intAt(a addr, size uintptr) int64 {
	switch size {
	case 1:
		return int64(*(*int8)(a))
	case 2:
		return int64(*(*int16)(a))
	case 4:
		return int64(*(*int32)(a))
	}
	return *(*int64)(a)
}

// uintAt reads an unsigned integer of 1, 2, 4 or 8 bytes.
func uintAt(a addr, size uintptr) uint64 {
	switch size {
	case 1:
		return uint64(*(*uint8)(a))
	case 2:
		return uint64(*(*uint16)(a))
	case 4:
		return uint64(*(*uint32)(a))
	}
	return *(*uint64)(a)
}

// setUint writes the low 1, 2, 4 or 8 bytes of an integer.
func setUint(a addr, size uintptr, n uint64) {
	switch size {
	case 1:
		*(*uint8)(a) = uint8(n)
	case 2:
		*(*uint16)(a) = uint16(n)
	case 4:
		*(*uint32)(a) = uint32(n)
	default:
		*(*uint64)(a) = n
	}
}
