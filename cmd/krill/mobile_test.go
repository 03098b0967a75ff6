package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// noKits hides the kits that this machine may have.
func noKits(t *testing.T) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"GOMODCACHE", "GOCACHE"} { // they must not move with the home
		dir, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, strings.TrimSpace(string(dir)))
	}
	for name, value := range map[string]string{"HOME": home, "USERPROFILE": home, "ANDROID_HOME": "", "ANDROID_SDK_ROOT": "", "ANDROID_NDK_HOME": ""} {
		t.Setenv(name, value)
	}
}

// phoneGame writes a game of several packages, with files that it embeds, into a module of its own.
func phoneGame(t *testing.T) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	module(t,
		"deep/main.go", phoneMain,
		"deep/flag_windows.go", "package main\n\nconst flag = \"windows\"\n",
		"deep/flag_other.go", "//go:build !windows\n\n// Its package clause is not the first line.\npackage main\n\nconst flag = \"other\"\n",
		"deep/tools.go", "//go:build ignore\n\npackage main\n",
		"deep/main_test.go", "package main\n\nnonsense\n",
		"deep/words.txt", "deep", "deep/art/a.txt", "a", "deep/art/below/b.txt", "b", "deep/notes.txt", "not embedded",
		"deep/internal/deep/deep.go", "package deep\n\nfunc Word() string { return \"deep\" }\n",
		"shared/shared.go", "package shared\n\nfunc Count() int { return 1 }\n",
	)
	var term terminal
	mod, sum, err := term.moduleFiles(source{folder: root}, "toy")
	if err != nil {
		t.Fatal(err)
	}
	write(t, "go.mod", string(mod))
	write(t, "go.sum", string(sum))
	offline(t)
	noKits(t)
}

const phoneMain = `package main

import (
	"embed"

	"example.com/toy/deep/internal/deep"
	"example.com/toy/shared"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/render"
)

//go:embed art
var art embed.FS

//go:embed words.txt
var words string

// Pair is exported, and of a kind that no app could bind.
type Pair[T any] struct{ A, B T }

type game struct{ pair Pair[int] }

func (g *game) Update(*engine.Tick) error { g.pair.A += shared.Count(); return nil }

func (g *game) Draw(c *render.Canvas) { c.Print(words+deep.Word()+flag, 0, 0) }

func main() { engine.Main(&game{}, engine.Config{Assets: art}) }
`

func TestMobileKeepsThePackage(t *testing.T) {
	phoneGame(t)
	status, stdout, stderr := call("mobile", "deep", "--android", "--out", "to bind")
	want(t, 2, status, stderr, `krill: bind "deep" for android: no Android SDK, no NDK`, `and then krill mobile deep --android --out "to bind"`)
	wantOneLine(t, stderr)
	want(t, 2, status, stdout, "to bind: the package for android; its types were checked\n")
	got, err := folder{path: "to bind"}.files()
	wanted := []string{
		markerFile, "game.go", "go.mod", "go.sum", "source/art/a.txt", "source/art/below/b.txt", "source/flag_other.go",
		"source/flag_windows.go", "source/krill_main.go", "source/main.go", "source/tools.go", "source/words.txt",
	}
	if err != nil || !slices.Equal(got, wanted) {
		t.Errorf("got %q, %v; want %q", got, err, wanted)
	}
	if got, want := string(read(t, "to bind/source/main.go")), "package source"+phoneMain[len("package main"):]; got != want {
		t.Errorf("got %s; want only the package clause changed", got)
	}
	if got := string(read(t, "to bind/source/flag_other.go")); !strings.HasPrefix(got, "//go:build !windows\n") || !strings.Contains(got, "\npackage source\n") {
		t.Errorf("got %s; want only the package clause changed", got)
	}
	if status, _, stderr = call("mobile", "deep", "--ios", "--out", "to bind"); status != 2 && runtime.GOOS != "darwin" {
		t.Errorf("a second time: got %d and %s; want the folder written again", status, stderr)
	}
	write(t, "to bind/source/mine.go", "package source\n")
	status, _, stderr = call("mobile", "deep", "--android", "--out", "to bind")
	want(t, 2, status, stderr, `krill: write folder "to bind": source/mine.go in it is not krill's`)
}

// The games of this repository compile for phones, as far as that can be checked without their kits.
func TestMobileTypesOfGames(t *testing.T) {
	games := []string{"games/astro", "games/cavern", "games/learn/01_hello"}
	t.Chdir("../..")
	noKits(t)
	for _, game := range games {
		for _, system := range []string{"android", "ios"} {
			out := filepath.Join(t.TempDir(), "out")
			status, stdout, stderr := call("mobile", game, "--"+system, "--out", out)
			if !strings.Contains(stdout, "its types were checked") || status != 2 {
				t.Errorf("%s, %s: got %d, %s%s; want its types checked", game, system, status, stdout, stderr)
			}
		}
	}
}

func TestMobileFindsWrongCalls(t *testing.T) {
	phoneGame(t)
	for name, wrong := range map[string]string{
		"android": "shared.Count(1)",
		"ios":     "engine.Main(1, engine.Config{})",
	} {
		game := filepath.Join(t.TempDir(), "game")
		for file, data := range plainGame(t, "sea") {
			write(t, filepath.Join(game, file), string(data))
		}
		write(t, filepath.Join(game, "shared", "shared.go"), "package shared\n\nfunc Count() int { return 1 }\n")
		write(t, filepath.Join(game, "on_"+name+".go"), fmt.Sprintf(wrongFile, wrong))
		for _, system := range []string{"android", "ios"} {
			out := filepath.Join(t.TempDir(), "out")
			status, _, stderr := call("mobile", game, "--"+system, "--out", out)
			_, statErr := os.Stat(out)
			if system != name {
				want(t, 2, status, stderr, "and then krill mobile")
				continue
			}
			want(t, 1, status, stderr, "on_"+name+".go:10:")
			if statErr == nil {
				t.Errorf("%s: got a package that does not compile kept; want none", wrong)
			}
		}
	}
}

const wrongFile = `package main

import (
	"example.com/sea/shared"

	"github.com/krill2d/krill/engine"
)

func wrong() {
	%s
	_, _ = shared.Count, engine.Main
}
`

// plainGame returns the files of a new game.
func plainGame(t *testing.T, name string) map[string][]byte {
	t.Helper()
	var term terminal
	from, err := krillSource()
	if err != nil {
		t.Fatal(err)
	}
	files := gameFiles(name)
	if files["go.mod"], files["go.sum"], err = term.moduleFiles(from, name); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestMobileRefuses(t *testing.T) {
	module(t, "toy/main.go", tiny)
	for _, c := range []struct{ args, says string }{
		{"mobile toy", "--android or --ios"},
		{"mobile toy --android --ios", "can't be used together"},
		{"mobile toy --android --id toy", `krill: bind "toy": "toy" is no name for an app; try --id com.example.game`},
		{"mobile toy --android --id com.2toys", "no name for an app"},
		{"mobile nowhere --ios", "no such folder"},
	} {
		status, _, stderr := call(strings.Fields(c.args)...)
		want(t, 2, status, stderr, c.says, "; try ")
		wantOneLine(t, stderr)
	}
}

func TestMobileNames(t *testing.T) {
	for game, id := range map[string]string{"astro": "com.example.astro", "01_hello": "com.example.game_01_hello", "My Game": "com.example.my_game"} {
		if got := (&mobileCommand{}).phone(game).id; got != id || !validID(got) {
			t.Errorf("%s: got %s; want %s", game, got, id)
		}
	}
}

// TestMobileBinds has a made-up kit and a made-up binder: what it is called with, and where what it makes goes.
func TestMobileBinds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the made-up binder is a shell script")
	}
	t.Chdir("../..")
	noKits(t)
	kit, bin := t.TempDir(), t.TempDir()
	write(t, filepath.Join(kit, "platforms/android-35/android.jar"), "")
	write(t, filepath.Join(kit, "ndk/27/source.properties"), "")
	t.Setenv("ANDROID_SDK_ROOT", kit)
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(bin, "javac"), "#!/bin/sh\n")
	write(t, filepath.Join(bin, "go"), fmt.Sprintf(madeUpBinder, real))
	for _, program := range []string{"javac", "go"} {
		if err := os.Chmod(filepath.Join(bin, program), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	out := filepath.Join(t.TempDir(), "out")
	for range 2 { // the second time over the first
		status, stdout, stderr := call("mobile", "games/learn/01_hello", "--android", "--id", "com.example.hi", "--out", out)
		want(t, 0, status, stdout, filepath.Join(out, "01-hello-sources.jar")+"\n"+filepath.Join(out, "01-hello.aar")+"\n")
		want(t, 0, status, stdout, "ANDROID_HOME="+kit+" run -mod=mod "+binder+" bind -target android -trimpath -ldflags=-s -w "+noFusing+" -androidapi 23 -javapkg com.example.hi -o ")
		if status != 0 {
			t.Fatal(stderr)
		}
	}
	if got := string(read(t, out, "01-hello.aar")); got != "aar\n" {
		t.Errorf("got %q; want what the binder made", got)
	}
}

const madeUpBinder = `#!/bin/sh
if [ "$1" != run ]; then exec %s "$@"; fi
echo "ANDROID_HOME=$ANDROID_HOME $*"
while [ "$1" != -o ]; do shift; done
echo aar >"$2"
echo jar >"${2%%.aar}-sources.jar"
`

func TestLacks(t *testing.T) {
	m := healthy()
	if got := lacksAndroid(m); len(got) != 0 {
		t.Errorf("got %v lacking on a healthy machine; want nothing", got)
	}
	m.goos = "darwin"
	if got := lacksIOS(m); len(got) != 0 {
		t.Errorf("got %v lacking on a healthy Mac; want nothing", got)
	}
	for hidden, what := range map[string]string{
		"android.jar": "no platform in the SDK at /sdk", "ndk": "no NDK", "javac": "no javac", "xcrun": "no xcrun",
	} {
		m.env = func(name string) string { return map[string]string{"ANDROID_SDK_ROOT": "/sdk"}[name] }
		m.files = func(pattern string) bool { return !strings.Contains(pattern, hidden) }
		m.look = func(program string) bool { return program != hidden }
		if got, try := told(append(lacksAndroid(m), lacksIOS(m)...)); got != what || try == "" {
			t.Errorf("without %s: got %q; want %q, and what to do", hidden, got, what)
		}
	}
}

func TestReadFilesFollowsLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("not everybody may make links on windows")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "F/Versions/A/x"), "x")
	if err := os.Symlink("Versions/A/x", filepath.Join(dir, "F/x")); err != nil {
		t.Fatal(err)
	}
	files, err := readFiles(dir)
	if got := slices.Sorted(maps.Keys(files)); err != nil || !slices.Equal(got, []string{"F/Versions/A/x", "F/x"}) || string(files["F/x"]) != "x" {
		t.Errorf("got %q, %v; want both", got, err)
	}
	if got := topNames(files); !slices.Equal(got, []string{"F"}) {
		t.Errorf("got %q; want the folder at the top", got)
	}
}

func TestMerged(t *testing.T) {
	got := string(merged([]byte("b v1 h1:b\na v1 h1:a\n"), []byte("a v1 h1:a\nc v1 h1:c\n")))
	if want := "a v1 h1:a\nb v1 h1:b\nc v1 h1:c\n"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestReplacedFoldersStayWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		m    modVersion
		want string
	}{
		{modVersion{Path: "../krill"}, "/home/krill"},
		{modVersion{Path: "./a b"}, `"/home/me/a b"`},
		{modVersion{Path: "/opt/krill"}, "/opt/krill"},
		{modVersion{Path: "example.com/fork", Version: "v1.0.0"}, "example.com/fork v1.0.0"},
	} {
		if got := c.m.absolute("/home/me"); got != c.want {
			t.Errorf("%+v: got %s; want %s", c.m, got, c.want)
		}
	}
}
