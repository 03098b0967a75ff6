package screentest

import (
	"bytes"
	"encoding/binary"
)

// Where the one section of the stand-in lies: in the file, and in memory from where the DLL is loaded.
const (
	peFileAlign = 0x200
	peMemAlign  = 0x1000
)

// forwarder returns a Windows DLL for amd64 with one function that is another DLL's: name, as target, such as
// "ADVAPI32.SystemFunction036". It holds no code, so it needs no compiler: a header and a table of exports, as the PE
// format has them (Microsoft, PE Format, "Optional Header" and "The .edata Section").
func forwarder(dll, name, target string) []byte {
	exports := peExports(dll, name, target)
	var file bytes.Buffer
	put := func(fields ...any) {
		for _, f := range fields {
			_ = binary.Write(&file, binary.LittleEndian, f) // a buffer takes everything
		}
	}
	const dosHeader, optionalHeader = 64, 240
	put([]byte("MZ"), make([]byte, dosHeader-6), uint32(dosHeader), []byte("PE\x00\x00"))
	const amd64, aDLL = 0x8664, 0x2022 // executable, beyond 2 GB, a DLL
	put(uint16(amd64), uint16(1), uint32(0), uint32(0), uint32(0), uint16(optionalHeader), uint16(aDLL))
	const pe64 = 0x20b
	put(uint16(pe64), uint16(0), uint32(0), uint32(len(exports)), uint32(0), uint32(0), uint32(0)) // no code, no entry
	put(uint64(0x180000000), uint32(peMemAlign), uint32(peFileAlign))
	put(uint32(6), uint32(0), uint32(6), uint32(0)) // of Windows Vista, as every program for amd64
	put(uint32(2*peMemAlign), uint32(peFileAlign), uint32(0))
	const console, noExecute = 3, 0x100
	put(uint16(console), uint16(noExecute), make([]uint64, 4), uint32(0), uint32(16)) // no stack, no heap, 16 tables
	put(uint32(peMemAlign), uint32(len(exports)), make([]uint64, 15))
	const readable = 0x40000040 // data that was initialised
	put([]byte(".edata\x00\x00"), uint32(len(exports)), uint32(peMemAlign), uint32(peFileAlign), uint32(peFileAlign))
	put(make([]byte, 12), uint32(readable))
	put(make([]byte, peFileAlign-file.Len()), exports, make([]byte, peFileAlign-len(exports)))
	return file.Bytes()
}

// peExports returns the table of exports. What it points to is counted from where the DLL is loaded, and a function
// that lies inside the table is no function but the name of another DLL's.
func peExports(dll, name, target string) []byte {
	const directory = 40
	const functions, names, ordinals, texts = directory, directory + 4, directory + 8, directory + 10
	at := func(offset int) uint32 { return uint32(peMemAlign + offset) }
	nameAt, targetAt := texts+len(dll)+1, texts+len(dll)+1+len(name)+1
	var table bytes.Buffer
	for _, f := range []any{
		make([]uint32, 3), at(texts), uint32(1), uint32(1), uint32(1), at(functions), at(names), at(ordinals),
		at(targetAt), at(nameAt), uint16(0), []byte(dll + "\x00" + name + "\x00" + target + "\x00"),
	} {
		_ = binary.Write(&table, binary.LittleEndian, f)
	}
	return table.Bytes()
}
