package engine

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/assets"
)

// Data names a file that becomes a value of a game: a table of enemies, a level. It reads nothing and cannot fail; its
// first use reads the file. While a game is made, a file that was changed is there from the next tick on. Keep it in a
// package variable: it is no state, and neither is its value.
type Data[T any] struct {
	name string
	load func(name string, file func(name string) ([]byte, error)) (T, error)
}

// DataFile returns the data of a TOML or JSON file, by the end of its name. The package of the format must be imported:
//
//	import _ "github.com/krill2d/krill/assets/toml"
//
//	var enemies = engine.DataFile[map[string]enemy]("enemies.toml")
//
//	func (g *game) Update(t *engine.Tick) error {
//		slime := enemies.Of(t)["slime"]
//
// A key in it that T has no field for is an error.
func DataFile[T any](name string) Data[T] { return Data[T]{name, decodeData[T]} }

// DataBy returns the data that a function makes of a file and of others that it asks for, as those of packages
// render/tiled and render/ldtk do:
//
//	var level = engine.DataBy("islands.tmx", tiled.Load)
//
// A file and a type have one function: the first one's counts.
func DataBy[T any](name string, load func(name string, file func(name string) ([]byte, error)) (T, error)) Data[T] {
	return Data[T]{name, load}
}

func decodeData[T any](name string, file func(string) ([]byte, error)) (v T, err error) {
	data, err := file(name)
	if err == nil {
		err = assets.DecodeData(name, data, &v)
	}
	return v, err
}

// Of returns the value, and the zero one when it cannot be had, which is reported once. It stays the same during a
// tick. What it holds must not be changed, since everybody gets the same. In a replay the files are compared with those
// of the run that was written down, as by [Tick.File].
func (d Data[T]) Of(t *Tick) T {
	e := d.in(t.loop)
	if e.err != nil && !e.told {
		e.told = true
		t.loop.miss(e.err)
	}
	v, _ := e.value.(T) // nil when T is an interface
	return v
}

// Read is Of with the error, which it does not report.
func (d Data[T]) Read(t *Tick) (T, error) {
	e := d.in(t.loop)
	v, _ := e.value.(T)
	return v, e.err
}

// String returns the name.
func (d Data[T]) String() string { return d.name }

// AnyData is a Data of any type.
type AnyData interface {
	String() string
	key() dataKey
	open(file func(string) ([]byte, error)) (any, error)
}

// dataKey is what a value is found by.
type dataKey struct {
	name string
	kind reflect.Type
}

func (d Data[T]) key() dataKey { return dataKey{d.name, reflect.TypeFor[T]()} }

func (d Data[T]) open(file func(string) ([]byte, error)) (v any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its decoder failed: %v; try saving the file again", p)
		}
	}()
	if d.load == nil {
		return nil, fmt.Errorf("the zero Data names no file; try engine.DataFile")
	}
	return d.load(d.name, file)
}

// datum is data that was read.
type datum struct {
	from  AnyData
	value any
	err   error
	hash  uint64          // of all bytes that it was made of
	files map[string]bool // that it was made of
	told  bool            // the error was reported
	shown bool            // and stands over the game
}

// readDatum makes a value of its files. Any goroutine may call it.
func readDatum(d AnyData, read func(string) ([]byte, error)) *datum {
	e := &datum{from: d, hash: hashOf(nil), files: map[string]bool{}}
	v, err := d.open(func(name string) ([]byte, error) {
		data, err := read(name)
		e.hash = hashOn(hashOn(e.hash, name), data)
		e.files[name] = true
		return data, err
	})
	if err != nil {
		e.err = fmt.Errorf("engine: load %q: %w", d, err)
		return e
	}
	e.value = v
	return e
}

// in returns what a run knows of the data, as the game is told of it.
func (d Data[T]) in(l *Loop) *datum {
	key := d.key()
	e := l.data[key]
	if e == nil {
		e = readDatum(d, l.read)
		l.keepDatum(e)
	}
	l.outside.table(key.name, e.hash, e.err == nil)
	return e
}

func (l *Loop) keepDatum(e *datum) {
	if l.data == nil {
		l.data = map[dataKey]*datum{}
	}
	l.data[e.from.key()] = e
}
