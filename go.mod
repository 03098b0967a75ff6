module github.com/krill2d/krill

go 1.26

require (
	github.com/alecthomas/kong v1.12.1
	github.com/askeladdk/aseprite v0.0.6
	github.com/coder/websocket v1.8.14
	github.com/ebitengine/oto/v3 v3.5.0
	github.com/fsnotify/fsnotify v1.9.0
	github.com/go-text/typesetting v0.3.5
	github.com/hajimehoshi/ebiten/v2 v2.10.4
	github.com/hajimehoshi/go-mp3 v0.3.4
	github.com/jfreymuth/vorbis v1.0.2
	github.com/klauspost/compress v1.18.0
	github.com/mewkiz/flac v1.0.13
	github.com/pelletier/go-toml/v2 v2.4.3
	github.com/pion/opus v0.1.0
	github.com/solarlune/resolv v0.8.1
	golang.org/x/image v0.45.0
	golang.org/x/term v0.45.0
)

require golang.org/x/text v0.41.0 // indirect

require (
	github.com/ebitengine/gomobile v0.0.0-20260820040257-d11f821a26a6 // indirect
	github.com/ebitengine/hideconsole v1.0.0 // indirect
	github.com/ebitengine/purego v0.11.0 // indirect
	github.com/icza/bitio v1.1.0 // indirect
	github.com/jfreymuth/pulse v0.1.3 // indirect
	github.com/mewkiz/pkg v0.0.0-20250417130911-3f050ff8c56d // indirect
	github.com/mewpkg/term v0.0.0-20241026122259-37a80af23985 // indirect
	golang.org/x/sync v0.22.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
)
