package zipped_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/assets/zipped"
)

// file is a file of a pack that a test makes, with what may be wrong about it.
type file struct {
	name, content   string
	mode            fs.FileMode
	packed          []byte // in place of the content, deflated
	unpacked        uint32 // in place of its length
	method          uint16 // in place of Store or Deflate
	flags, external uint32
	localName       string // in place of the name, before the file itself
	localUnpacked   uint32
	at              uint32 // in place of where it lies, plus one
}

// made is a pack that a test makes.
type made struct {
	files          []file
	count          int // in place of how many there are
	start, long    int // added to where the list begins, and to how long it is
	before, behind string
	comment        string
	disk           uint16
	cut            int // bytes off the end
	list           func([]byte) []byte
	zip64          bool
}

func (m made) bytes() []byte {
	le := binary.LittleEndian
	out, list := []byte(m.before), []byte(nil)
	for _, f := range m.files {
		at := uint32(len(out))
		if f.at > 0 {
			at = f.at - 1
		}
		data, method := []byte(f.content), uint16(zip.Store)
		if f.packed != nil {
			data, method = f.packed, zip.Deflate
		}
		if f.method > 0 {
			method = f.method
		}
		unpacked := uint32(len(f.content))
		if f.unpacked > 0 {
			unpacked = f.unpacked
		}
		local := unpacked
		if f.localUnpacked > 0 {
			local = f.localUnpacked
		}
		name := f.name
		if f.localName != "" {
			name = f.localName
		}
		common := func(b []byte, unpacked uint32, name string) []byte {
			b = le.AppendUint16(le.AppendUint16(le.AppendUint16(b, 20), uint16(f.flags)), method)
			b = le.AppendUint32(le.AppendUint32(b, 0), crc32.ChecksumIEEE([]byte(f.content)))
			b = le.AppendUint32(le.AppendUint32(b, uint32(len(data))), unpacked)
			return le.AppendUint16(le.AppendUint16(b, uint16(len(name))), 0)
		}
		if f.at == 0 {
			out = append(common(append(out, "PK\x03\x04"...), local, name), name...)
			out = append(out, data...)
		}
		var h zip.FileHeader
		h.SetMode(f.mode | 0o644)
		external := h.ExternalAttrs | f.external
		list = common(le.AppendUint16(append(list, "PK\x01\x02"...), 3<<8|20), unpacked, f.name)
		list = le.AppendUint32(le.AppendUint16(le.AppendUint16(le.AppendUint16(list, 0), 0), 0), external)
		list = append(le.AppendUint32(list, at), f.name...)
	}
	if m.list != nil {
		list = m.list(list)
	}
	start, count := len(out)+m.start, len(m.files)
	if m.count > 0 {
		count = m.count
	}
	out = append(append(out, list...), m.behind...)
	out = le.AppendUint16(le.AppendUint16(append(out, "PK\x05\x06"...), m.disk), m.disk)
	out = le.AppendUint16(le.AppendUint16(out, uint16(count)), uint16(count))
	out = le.AppendUint32(le.AppendUint32(out, uint32(len(list)+m.long)), uint32(start))
	if m.zip64 {
		le.PutUint32(out[len(out)-4:], 0xffffffff)
	}
	out = append(le.AppendUint16(out, uint16(len(m.comment))), m.comment...)
	return out[:len(out)-m.cut]
}

func deflated(content []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	_, _ = w.Write(content)
	_ = w.Close()
	return b.Bytes()
}

// measured reads a pack and what is in it, and returns how long that takes and how many bytes in all.
func measured(data []byte) (p *zipped.Pack, took time.Duration, memory uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	p, err = zipped.Read("bad.zip", data)
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return p, took, after.TotalAlloc - before.TotalAlloc, err
}

// within checks the bars of reading what is hostile.
func within(t *testing.T, what string, took time.Duration, memory uint64) {
	t.Helper()
	if took > 50*time.Millisecond || memory > 64<<20 {
		again := took
		if took > 50*time.Millisecond && took < time.Second {
			t.Logf("%s: took %v once, as on a machine that has much to do", what, again)
			return
		}
		t.Errorf("%s: took %v and %d MB; want at most 50 ms and 64 MB", what, took, memory>>20)
	}
}

func many(n int, f func(i int) file) (list []file) {
	for i := range n {
		list = append(list, f(i))
	}
	return list
}

// TestBombsAreRefused has packs that would take much memory or time. A part of the error is what is wanted.
func TestBombsAreRefused(t *testing.T) {
	zeros := deflated(make([]byte, 1<<20))
	big := deflated(make([]byte, 16<<20))
	name := func(i int) string { return fmt.Sprintf("f%d", i) }
	nested := made{files: []file{{name: "inner.png", packed: big, unpacked: 16 << 20}}}.bytes()
	for what, c := range map[string]struct {
		pack  made
		whole bool // refused as a whole
		want  string
	}{
		"one file of 16 MB zeros":              {made{files: []file{{name: "a", packed: big, unpacked: 16 << 20}}}, false, "more than 200 times"},
		"one file that says 200 MB":            {made{files: []file{{name: "a", packed: zeros, unpacked: 200 << 20}}}, false, "more than 200 times"},
		"one file that says 300 MB":            {made{files: []file{{name: "a", packed: bytes.Repeat([]byte{1}, 2<<20), unpacked: 300 << 20}}}, false, "try at most 268435456"},
		"one file that says 3 GB":              {made{files: []file{{name: "a", packed: zeros, unpacked: 3 << 30}}}, true, "unpacks to more than 1073741824"},
		"1100 files of 1 MB":                   {made{files: many(1100, func(i int) file { return file{name: name(i), packed: zeros, unpacked: 1 << 20} })}, true, "unpacks to more than"},
		"10001 files":                          {made{files: many(10_001, func(i int) file { return file{name: name(i)} })}, true, "10001 files; try at most 10000"},
		"65000 files":                          {made{files: many(65_000, func(i int) file { return file{name: name(i)} })}, true, "65000 files"},
		"70000 files that count as 4464":       {made{files: many(70_000, func(i int) file { return file{name: name(i)} })}, true, "damaged"},
		"a list of 5 MB":                       {made{files: many(9000, func(i int) file { return file{name: strings.Repeat("x", 500) + name(i)} })}, true, "list of files has"},
		"many names of one file":               {made{files: many(5000, func(i int) file { return file{name: name(i), packed: zeros, unpacked: 1 << 20, at: min(1, uint32(i))} })}, true, "unpacks to more than"},
		"names of one small file":              {made{files: many(500, func(i int) file { return file{name: name(i), content: "x", at: min(1, uint32(i))} })}, true, "lies inside of another"},
		"files that overlap":                   {made{files: []file{{name: "a", packed: append(zeros, "PK\x03\x04"...), unpacked: 1 << 20}, {name: "b", packed: zeros, unpacked: 1 << 20, at: 40}}}, true, "lies inside of another"},
		"a count of 60000 without files":       {made{files: many(3, func(i int) file { return file{name: name(i)} }), count: 60_000}, true, "60000 files"},
		"a count of 9000 without files":        {made{files: many(3, func(i int) file { return file{name: name(i)} }), count: 9000}, true, "damaged"},
		"a list that says 4 GB":                {made{files: many(3, func(i int) file { return file{name: name(i)} }), long: 0x7fffffff}, true, "list of files has"},
		"ZIP64":                                {made{files: many(3, func(i int) file { return file{name: name(i)} }), zip64: true}, true, "ZIP64"},
		"a name of 60000 letters":              {made{files: []file{{name: strings.Repeat("x", 60_000)}}}, true, "a name of 60000 bytes"},
		"a name of 60 folders":                 {made{files: []file{{name: strings.Repeat("a/", 60) + "b"}}}, true, "60 folders"},
		"a comment full of ends":               {made{files: []file{{name: "a"}}, comment: strings.Repeat("PK\x05\x06", 16_000)[:63_999]}, true, "not a valid zip file"},
		"a pack in a pack":                     {made{files: []file{{name: "inner.zip", content: string(nested)}}}, false, ""},
		"packed bytes that go on for ever":     {made{files: []file{{name: "a", packed: big, unpacked: 1 << 20}}}, false, ""},
		"a file that says it is 1 MB of 16 MB": {made{files: []file{{name: "a", packed: big[:len(big)/2], unpacked: 1 << 20}}}, false, ""},
	} {
		data := c.pack.bytes()
		p, took, memory, err := measured(data)
		within(t, what, took, memory)
		switch {
		case c.whole:
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v; want %q", what, err, c.want)
			}
		case err != nil:
			t.Errorf("%s: got %v; want only the file refused", what, err)
		case c.want != "" && (len(p.Refused) != 1 || !strings.Contains(p.Refused[0].Error(), c.want)):
			t.Errorf("%s: got %v; want %q", what, p.Refused, c.want)
		case c.want == "" && len(p.Refused) > 0:
			t.Errorf("%s: got %v; want nothing refused", what, p.Refused)
		}
		if p != nil { // what was let in takes no more than it says
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got, err := assets.New(p.Mount()).Bytes("a")
			runtime.ReadMemStats(&after)
			if len(got) > 1<<20 || after.TotalAlloc-before.TotalAlloc > 64<<20 {
				t.Errorf("%s: got %d bytes and %d MB, %v; want at most what the list says", what, len(got), (after.TotalAlloc-before.TotalAlloc)>>20, err)
			}
		}
	}
}

// TestHostileNamesAreRefused has names that lead out of a pack or mean different files on different systems. The
// file beside is read all the same.
func TestHostileNamesAreRefused(t *testing.T) {
	names := []string{
		"../secret", "../../secret", "a/../../secret", "a/../b", "a/..", "..", ".", "./a", "a/./b", "a//b", "//server/share", "/etc/passwd", "/",
		`..\secret`, `..\..\secret`, `a\..\..\secret`, `a\b`, `\`, `\\server\share`, `\a`, `C:\secret`, `C:/secret`, "C:secret", "c:", "a:stream", "art/a.png:b",
		"a\x00b", "a\x00", "a\nb", "a\rb", "\x1b[2J", "a\x7f", "\xff\xfe", "a\xc0\xaf..\xc0\xafb", "\xed\xa0\x80", "..//a", "a/b/../../../c", "~/../x", ".../../x", "a/", "./", "../", "a/../../",
		"", "a/b\\c", "con:", "file:///etc/passwd", "http://x/y",
	}
	slices.Sort(names)
	names = slices.Compact(names)
	refused := 0
	for _, name := range names {
		data := made{files: []file{{name: name, content: "secret"}, {name: "good.txt", content: "good"}}}.bytes()
		p, took, memory, err := measured(data)
		within(t, name, took, memory)
		if err != nil {
			t.Errorf("%q: got %v; want only the file refused", name, err)
			continue
		}
		if name == "a/" {
			continue // a folder, with a content that nobody reads
		}
		if len(p.Refused) != 1 || !strings.Contains(p.Refused[0].Error(), "its name leads out of the pack, or is not the same on every system; try ") {
			t.Errorf("%q: got %v; want it refused", name, p.Refused)
			continue
		}
		refused++
		files := assets.New(p.Mount())
		if got, err := files.Bytes("good.txt"); err != nil || string(got) != "good" {
			t.Errorf("%q: beside it got %q, %v; want good", name, got, err)
		}
		if all := assets.Walk(files); len(all) != 1 {
			t.Errorf("%q: got %v; want one file", name, all)
		}
	}
	if refused < 40 {
		t.Errorf("got %d names refused; want at least 40", refused)
	}
}

// TestFilesAreRefusedWithTheReason has files that are no files, or cannot be read.
func TestFilesAreRefusedWithTheReason(t *testing.T) {
	for want, f := range map[string]file{
		"it is a symbolic link; try packing the file that it leads to":    {name: "a", content: "../../etc/passwd", mode: fs.ModeSymlink},
		"it is no plain file; try packing a copy of it":                   {name: "a", mode: fs.ModeNamedPipe},
		"it is no plain file; try packing a copy of it ":                  {name: "a", mode: fs.ModeDevice},
		"it is encrypted; try packing it without a password":              {name: "a", content: "abc", flags: 1},
		"it is packed by method 14; try Deflate, which every program can": {name: "a", content: "abc", method: 14},
	} {
		p, err := zipped.Read("pack.zip", made{files: []file{f, {name: "good", content: "good"}}}.bytes())
		want = `assets: mount "pack.zip": leave out "a": ` + strings.TrimSpace(want)
		if err != nil || len(p.Refused) != 1 || p.Refused[0].Error() != want {
			t.Errorf("got %v, %v; want %s", p, err, want)
		}
	}
}

// TestLyingPacksAreRefusedWhole has lists that do not agree with the files or with themselves.
func TestLyingPacksAreRefusedWhole(t *testing.T) {
	one := []file{{name: "a.txt", content: "hello"}}
	for what, c := range map[string]struct {
		pack made
		want string
	}{
		"another name":              {made{files: []file{{name: "a.txt", localName: "b.txt", content: "x"}}}, "do not agree"},
		"a longer name":             {made{files: []file{{name: "a.txt", localName: "../a.txt", content: "x"}}}, "do not agree"},
		"another size":              {made{files: []file{{name: "a.txt", content: "x", localUnpacked: 9}}}, "do not agree"},
		"stored, but larger":        {made{files: []file{{name: "a.txt", content: "x", unpacked: 900, localUnpacked: 900}}}, "do not agree"},
		"twice":                     {made{files: []file{{name: "a.txt", content: "x"}, {name: "a.txt", content: "y"}}}, `two files "a.txt"`},
		"in two cases":              {made{files: []file{{name: "a.txt"}, {name: "A.txt"}}}, `"a.txt" and "A.txt" differ in case alone`},
		"folders in two cases":      {made{files: []file{{name: "art/a"}, {name: "Art/b"}}}, `the folders "art" and "Art" differ in case alone`},
		"a file in a file":          {made{files: []file{{name: "a"}, {name: "a/b"}}}, `"a" is a file, and "a/b" lies in it`},
		"a file and a folder":       {made{files: []file{{name: "a"}, {name: "a/"}}}, "two files"},
		"a file beyond the end":     {made{files: []file{{name: "a.txt", content: "x", at: 1 << 20}}}, "damaged"},
		"a file in the list":        {made{files: append([]file{{name: "b", content: "y"}}, file{name: "a.txt", content: "x", at: 40})}, "do not agree"},
		"a list that is elsewhere":  {made{files: one, start: 3}, "damaged"},
		"a list that is shorter":    {made{files: one, long: -3}, "damaged"},
		"fewer files than said":     {made{files: one, count: 2}, "damaged"},
		"something behind the list": {made{files: one, behind: "x"}, "damaged"},
		"several parts":             {made{files: one, disk: 1}, "several parts"},
		"cut":                       {made{files: one, cut: 5}, "no ZIP file"},
		"cut in the list":           {made{files: one, cut: 40}, "no ZIP file"},
		"no entries there":          {made{files: one, list: func(b []byte) []byte { return bytes.Repeat([]byte{0}, len(b)) }}, "damaged"},
	} {
		p, took, memory, err := measured(c.pack.bytes())
		within(t, what, took, memory)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, %v; want %q", what, p, err, c.want)
		}
	}
	for _, data := range []string{"", "PK", "PK\x05\x06", strings.Repeat("x", 100_000), "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		p, err := zipped.Read("x", []byte(data))
		if (err == nil) != (len(data) == 22) {
			t.Errorf("%.8q: got %v, %v; want an error, but for an empty pack", data, p, err)
		}
	}
}

// TestWhatIsInAFileIsChecked has files whose content is not what the list says.
func TestWhatIsInAFileIsChecked(t *testing.T) {
	good := deflated([]byte("hello"))
	for what, f := range map[string]file{
		"shorter":     {name: "a", content: "hello", packed: deflated([]byte("hell"))},
		"longer":      {name: "a", content: "hello", packed: deflated([]byte("hello!!"))},
		"another one": {name: "a", content: "hello", packed: deflated([]byte("hallo"))},
		"cut":         {name: "a", content: "hello", packed: good[:len(good)-3]},
		"noise":       {name: "a", content: "hello", packed: []byte{7, 7, 7}},
		"nothing":     {name: "a", content: "hello", packed: []byte{}},
	} {
		p, err := zipped.Read("pack.zip", made{files: []file{f}}.bytes())
		if err != nil {
			t.Errorf("%s: got %v; want a pack", what, err)
			continue
		}
		if got, err := assets.New(p.Mount()).Bytes("a"); err == nil || !strings.HasPrefix(err.Error(), `assets: open "a" in pack.zip: `) {
			t.Errorf("%s: got %q, %v; want an error", what, got, err)
		}
	}
}
