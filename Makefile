# What make can do here:
#
#   make run           builds a game and plays it: games/astro, or another one with GAME=games/learn/01_hello
#   make test          installs what the tests need, as far as it may, and runs all of them
#   make check         what must pass before a change goes in: lint, arrows and test
#   make lint          formatting, vet, staticcheck
#   make fuzz          a million random operations on the entity store against a model of it, broken fonts, fuzz targets
#   make bench         the benchmarks
#   make bench-ecs     the entity store against its bars: loops, maps and copies written by hand, Ark and donburi
#   make bench-render  the canvas against its bars: sprites filled by hand, and one by one, in Ebitengine; LÖVE; pixi.js
#   make bench-audio   the mixer against its bars: what 64 voices and each effect take of a processor, here and in js/wasm
#   make bench-collide a Space against its bars: a grid written by hand for the same boxes, and resolv
#   make bench-live    krill dev against its bars: a save beside go build, in a window and in a page; the past, queries, the monkey
#   make bench-web     the page of the first program against the same program in Ebitengine alone
#   make web           builds GAME for a browser, into dist/web
#   make serve         builds GAME and serves it to the browsers of this machine
#   make new           makes a folder with a game to begin with: NAME="../deep sea"
#   make build         builds GAME for Linux, Windows and macOS, into dist/build
#   make mobile        makes what an app takes in to hold GAME, into dist/mobile: PHONE=android, or ios on a Mac
#   make bind-android  binds GAME with a stand-in for Android's kit, to see that it goes: slow, on Debian
#   make attract       records the half minute that astro shows while nobody plays, and then does what picture does
#   make picture       makes the picture and the film of astro that the README shows, from that half minute
#   make clean         removes what the targets above have made here
#
# All of it needs Go and make. On Debian, as root, test installs the rest; elsewhere it names what is missing
# and leaves out the tests that need it. With CI=true nothing may be left out.

GAME ?= games/astro
NAME ?= my-game
PHONE ?= android
KRILL = CGO_ENABLED=0 go run ./cmd/krill

.PHONY: run test check lint fuzz bench bench-ecs bench-render bench-audio bench-collide bench-live bench-web web serve new build mobile bind-android attract picture clean

run:
	@$(KRILL) run $(GAME)

test:
	@.ci/setup
	@.ci/test

check:
	@.ci/run

lint:
	@.ci/setup
	@.ci/lint

fuzz:
	@.ci/fuzz

bench:
	@.ci/bench

bench-ecs:
	@.ci/bench-ecs

bench-render:
	@.ci/setup
	@.ci/bench-render

bench-audio:
	@.ci/bench-audio

bench-collide:
	@.ci/bench-collide

bench-live:
	@.ci/bench-live

bench-web:
	@.ci/setup
	@.ci/bench-web

web:
	@$(KRILL) web $(GAME)

serve:
	@$(KRILL) serve $(GAME)

new:
	@$(KRILL) new "$(NAME)"

build:
	@$(KRILL) build $(GAME) --os all --arch all

mobile:
	@$(KRILL) mobile $(GAME) --$(PHONE)

bind-android:
	@.ci/bind-android $(GAME)

attract:
	@KRILL_UPDATE=1 CGO_ENABLED=0 go test -count=1 -gcflags=all=-d=fmahash=qn -run TestAttractIsThePresentGame ./games/astro
	@$(MAKE) --no-print-directory picture

picture:
	@$(KRILL) clip games/astro/attract.krill -o games/astro/astro.png --at 12.2s --scale 2
	@$(KRILL) clip games/astro/attract.krill -o games/astro/astro.gif --from 10.8s --to 14s --fps 20 --scale 0.625

clean:
	rm -rf dist out .ci/bin .ci/out .ci/node_modules .ci/node/node_modules
