package state

import (
	"encoding"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Snapshotter is a value that copies itself. It is found at any depth; the methods belong to the value or to a pointer
// to it, and to itself: those of an embedded field count for that field alone. With a method Hash() (uint64, error) that
// is what counts in the hash of what it is in; else its bytes are. HashParts(dst []Part) ([]Part, error) lends Codec.Parts
// the hashes of what it holds, and DiffSnapshots(a, b []byte) []Change tells Codec.Diff what changed.
type Snapshotter interface {
	// AppendSnapshot appends all of the value to dst and returns the longer slice. Equal values append equal bytes.
	AppendSnapshot(dst []byte) ([]byte, error)
	// RestoreSnapshot makes the value what the data says, and keeps nothing of data. On an error it is as it was.
	RestoreSnapshot(data []byte) error
}

// opaque is how a value becomes bytes by itself.
type opaque struct {
	write func(dst []byte, a addr) ([]byte, error)
	read  func(a addr, data []byte) error
	hash  func(a addr) (uint64, error)             // nil: that of its bytes
	parts func(dst []Part, a addr) ([]Part, error) // nil: it has none
}

// What a Snapshotter may have besides: a hash of its own, such as one that leaves out how it keeps what it holds, and the
// hashes of its parts, for Codec.Parts.
type (
	hasher     interface{ Hash() (uint64, error) }
	partHasher interface {
		HashParts(dst []Part) ([]Part, error)
	}
)

const makeInStart = "make it in Start and tag the field `state:\"-\"`"

// mainPath is the path of package main in this process, once a type of it was seen.
var mainPath atomic.Pointer[string]

func inMain(t reflect.Type) bool {
	return strings.HasPrefix(t.String(), "main.") || t.PkgPath() == "main"
}

// renamePackage writes main for the path of package main among the arguments of a generic type.
func renamePackage(name, path string) string {
	for _, before := range []string{"[", ",", "*", "]", " ", "("} {
		name = strings.ReplaceAll(name, before+path+".", before+"main.")
	}
	return name
}

// leftAlone is whether values of a type belong to the process and not to the game.
func leftAlone(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Func, reflect.Chan:
		return true
	}
	return t.PkgPath() == "sync"
}

// stateless is whether a type holds nothing but what is left alone, however it leads there: a list of funcs, a struct
// of channels. What leads to itself is state, if only because there may be one more or less of it.
func stateless(t reflect.Type, above []reflect.Type) bool {
	if leftAlone(t) {
		return true
	}
	if slices.Contains(above, t) || t.Name() != "" && (standard(t.PkgPath()) || copiesItself(t)) {
		return false
	}
	above = append(above, t)
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return stateless(t.Elem(), above)
	case reflect.Map:
		return stateless(t.Key(), above) || stateless(t.Elem(), above)
	case reflect.Struct:
		left := false
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Name == "_" {
				continue
			}
			if f.Tag.Get("state") != "-" && !stateless(f.Type, above) {
				return false
			}
			left = true
		}
		return left
	}
	return false
}

// walkable are structs of the standard library with pointers in unexported fields that mean the same elsewhere.
var walkable = map[string]bool{
	"container/list.List": true, "container/list.Element": true, "container/ring.Ring": true,
	"bytes.Buffer": true, "bytes.Reader": true, "strings.Builder": true, "sync/atomic.Value": true,
	"math/rand/v2.Rand": true, "math/rand.Rand": true,
}

// special says how a type that is not to be followed becomes bytes, or why it cannot.
func special(t reflect.Type) (o *opaque, refused string) {
	switch {
	case t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer:
		return nil, ""
	case copiesItself(t):
		return snapshotter(t), ""
	case !standard(t.PkgPath()) || t.PkgPath() == "sync":
		return nil, ""
	case t == reflect.TypeFor[time.Time]():
		return clock, ""
	case t.Kind() != reflect.Struct:
		return nil, ""
	case walkable[plainName(t)]:
		return nil, ""
	case t == reflect.TypeFor[time.Location]() || t == reflect.TypeFor[reflect.Value]():
		return nil, "it belongs to this process; " + makeInStart
	}
	if o := marshalled(t); o != nil {
		return o, ""
	}
	if hidden(t) {
		return nil, "what it holds belongs to this process; " + makeInStart
	}
	return nil, ""
}

// plainName is the name of a type without the arguments of a generic one.
func plainName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return t.PkgPath() + "." + name
}

// standard is whether a package belongs to Go itself: the first part of its path is no domain.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if path == "" || path == "main" || path == "command-line-arguments" || strings.Contains(first, ".") {
		return false
	}
	return strings.Contains(standardRoots, " "+first+" ")
}

// standardRoots are the first parts of the paths of Go's own packages, between spaces.
const standardRoots = " archive bufio bytes compress container context crypto database debug embed encoding errors " +
	"expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin " +
	"reflect regexp runtime slices sort strconv strings structs sync syscall testing text time " +
	"unicode unique unsafe vendor weak "

// hidden is whether a struct has channels, or unexported fields that are more than numbers and strings.
func hidden(t reflect.Type) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() && f.Name != "_" && !plainData(f.Type) || f.Type.Kind() == reflect.Chan {
			return true
		}
	}
	return false
}

func plainData(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return t.Len() == 0 || plainData(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !plainData(t.Field(i).Type) {
				return false
			}
		}
		return true
	case reflect.Uintptr:
		return false
	}
	return basicKinds[t.Kind()] != kindNone
}

// copiesItself is whether a type, or a pointer to it, is a Snapshotter by methods of its own and not of a field.
// The method's name is a constant here: by any other the linker would keep every exported method of the program.
func copiesItself(t reflect.Type) bool {
	if !reflect.PointerTo(t).Implements(snapshotterType()) {
		return false
	}
	for _, on := range []reflect.Type{t, reflect.PointerTo(t)} {
		if m, ok := on.MethodByName("AppendSnapshot"); ok && on.Kind() != reflect.Interface {
			file, _ := runtime.FuncForPC(m.Func.Pointer()).FileLine(m.Func.Pointer())
			if file != "<autogenerated>" {
				return true
			}
		}
	}
	return !embedsSnapshotter(t)
}

// embedsSnapshotter is whether a field could have lent a type its methods.
func embedsSnapshotter(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous && reflect.PointerTo(f.Type).Implements(snapshotterType()) || f.Type.Implements(snapshotterType()) {
			return true
		}
	}
	return false
}

func snapshotterType() reflect.Type { return reflect.TypeFor[Snapshotter]() }

func snapshotter(t reflect.Type) *opaque {
	of := func(a addr) Snapshotter { return valueAt(t, a).Addr().Interface().(Snapshotter) }
	o := &opaque{
		write: func(dst []byte, a addr) ([]byte, error) { return of(a).AppendSnapshot(dst) },
		read:  func(a addr, data []byte) error { return of(a).RestoreSnapshot(data) },
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[hasher]()) {
		o.hash = func(a addr) (uint64, error) { return of(a).(hasher).Hash() }
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[partHasher]()) {
		o.parts = func(dst []Part, a addr) ([]Part, error) { return of(a).(partHasher).HashParts(dst) }
	}
	return o
}

// What encoding/gob calls GobEncoder and GobDecoder: two methods are no reason to link it.
type (
	gobEncoder interface{ GobEncode() ([]byte, error) }
	gobDecoder interface{ GobDecode([]byte) error }
)

// marshalled is how a type of the standard library that can make bytes of itself does, or nil.
func marshalled(t reflect.Type) *opaque {
	of := func(a addr) any { return valueAt(t, a).Addr().Interface() }
	pointer := reflect.PointerTo(t)
	if pointer.Implements(reflect.TypeFor[encoding.BinaryMarshaler]()) && pointer.Implements(reflect.TypeFor[encoding.BinaryUnmarshaler]()) {
		return &opaque{
			write: func(dst []byte, a addr) ([]byte, error) {
				b, err := of(a).(encoding.BinaryMarshaler).MarshalBinary()
				return append(dst, b...), err
			},
			read: func(a addr, data []byte) error {
				return guarded(of(a).(encoding.BinaryUnmarshaler).UnmarshalBinary, data)
			},
		}
	}
	if pointer.Implements(reflect.TypeFor[gobEncoder]()) && pointer.Implements(reflect.TypeFor[gobDecoder]()) {
		return &opaque{
			write: func(dst []byte, a addr) ([]byte, error) {
				b, err := of(a).(gobEncoder).GobEncode()
				return append(dst, b...), err
			},
			read: func(a addr, data []byte) error { return guarded(of(a).(gobDecoder).GobDecode, data) },
		}
	}
	return nil
}

// guarded turns a panic about damaged bytes into an error.
func guarded(read func([]byte) error, data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return read(data)
}

// clock is how a time becomes bytes: the instant, and its place by name and offset. The monotonic reading is dropped,
// since it means nothing elsewhere.
var clock = &opaque{
	write: func(dst []byte, a addr) ([]byte, error) {
		t := valueAt(reflect.TypeFor[time.Time](), a).Addr().Interface().(*time.Time)
		_, offset := t.Zone()
		dst = appendWord(dst, uint64(t.Unix()))
		dst = appendWord(dst, uint64(t.Nanosecond()))
		dst = appendWord(dst, uint64(int64(offset)))
		return append(dst, t.Location().String()...), nil
	},
	read: func(a addr, data []byte) error {
		if len(data) < 24 {
			return errDamaged
		}
		offset, nanos, place := int64(wordAt(data[16:])), wordAt(data[8:]), string(data[24:])
		if nanos >= 1e9 || offset < -1<<31 || offset >= 1<<31 {
			return errDamaged
		}
		t := time.Unix(int64(wordAt(data)), int64(nanos))
		switch _, here := t.Zone(); {
		case place == "UTC" && offset == 0:
			t = t.UTC()
		case place != "Local" || int64(here) != offset:
			t = t.In(time.FixedZone(place, int(offset)))
		}
		*valueAt(reflect.TypeFor[time.Time](), a).Addr().Interface().(*time.Time) = t
		return nil
	},
}
