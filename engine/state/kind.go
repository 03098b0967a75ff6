package state

import "reflect"

// kind is what a value is, as a snapshot says it. The numbers are part of the format.
type kind uint8

const (
	kindNone kind = iota // left as it is: not in a snapshot
	kindBool
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindInt // 64 bits in a snapshot
	kindUint8
	kindUint16
	kindUint32
	kindUint64
	kindUint // 64 bits in a snapshot
	kindFloat32
	kindFloat64
	kindComplex64
	kindComplex128
	kindString
	kindStruct
	kindArray
	kindSlice
	kindMap
	kindPointer
	kindInterface
	kindOpaque // bytes that the value makes and reads itself
	kinds
)

// widths are the bytes that a value of a kind takes in a snapshot; zero: it depends on the value or type.
var widths = [kinds]int{
	kindBool: 1, kindInt8: 1, kindInt16: 2, kindInt32: 4, kindInt64: 8, kindInt: 8,
	kindUint8: 1, kindUint16: 2, kindUint32: 4, kindUint64: 8, kindUint: 8,
	kindFloat32: 4, kindFloat64: 8, kindComplex64: 8, kindComplex128: 16,
}

// basicKinds are the kinds that need no more than their Go kind.
var basicKinds = map[reflect.Kind]kind{
	reflect.Bool: kindBool,
	reflect.Int8: kindInt8, reflect.Int16: kindInt16, reflect.Int32: kindInt32, reflect.Int64: kindInt64, reflect.Int: kindInt,
	reflect.Uint8: kindUint8, reflect.Uint16: kindUint16, reflect.Uint32: kindUint32, reflect.Uint64: kindUint64,
	reflect.Uint: kindUint, reflect.Uintptr: kindUint,
	reflect.Float32: kindFloat32, reflect.Float64: kindFloat64,
	reflect.Complex64: kindComplex64, reflect.Complex128: kindComplex128, reflect.String: kindString,
}

// basicType is the type without a name of its own that has a name of Go's, or nil. There is no table that an init
// fills, so that a program that imports this package and makes no snapshot is none the larger.
func basicType(name string) reflect.Type {
	for _, v := range [...]any{
		false, int8(0), int16(0), int32(0), int64(0), 0, uint8(0), uint16(0), uint32(0), uint64(0), uint(0), uintptr(0),
		float32(0), 0.0, complex64(0), 0i, "",
	} {
		if t := reflect.TypeOf(v); t.Name() == name {
			return t
		}
	}
	return nil
}

func (k kind) signed() bool   { return k >= kindInt8 && k <= kindInt }
func (k kind) unsigned() bool { return k >= kindUint8 && k <= kindUint }
func (k kind) float() bool    { return k == kindFloat32 || k == kindFloat64 }
func (k kind) complex() bool  { return k == kindComplex64 || k == kindComplex128 }
func (k kind) numeric() bool  { return k.signed() || k.unsigned() || k.float() }
