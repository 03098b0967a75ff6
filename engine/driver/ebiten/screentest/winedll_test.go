package screentest

import (
	"bytes"
	"debug/pe"
	"testing"
)

// TestForwarder reads the DLL as Go's own reader of such files does, and as a loader follows its exports.
func TestForwarder(t *testing.T) {
	dll := forwarder("a.dll", "Name", "OTHER.Function")
	f, err := pe.NewFile(bytes.NewReader(dll))
	if err != nil {
		t.Fatal(err)
	}
	head, ok := f.OptionalHeader.(*pe.OptionalHeader64)
	if !ok || f.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || len(f.Sections) != 1 || len(dll)%peFileAlign != 0 {
		t.Fatalf("got %T for machine %x, %d sections, %d bytes", f.OptionalHeader, f.Machine, len(f.Sections), len(dll))
	}
	data, err := f.Sections[0].Data()
	if err != nil {
		t.Fatal(err)
	}
	base := head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT].VirtualAddress
	number := func(at uint32) uint32 { return le.Uint32(data[at-base:]) }
	text := func(at uint32) string {
		s, _, _ := bytes.Cut(data[at-base:], []byte{0})
		return string(s)
	}
	if got := text(number(base + 12)); got != "a.dll" {
		t.Errorf("the library calls itself %q; want a.dll", got)
	}
	if got := text(number(number(base + 32))); got != "Name" {
		t.Errorf("it exports %q; want Name", got)
	}
	target := number(number(base + 28))
	if got := text(target); got != "OTHER.Function" {
		t.Errorf("the export leads to %q; want OTHER.Function", got)
	}
	if size := head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT].Size; target >= base+size {
		t.Errorf("the target lies at %x beyond the table, %x long; a loader takes it for code then", target-base, size)
	}
}
