# Lontar. `make run` and `make test` do everything on a fresh Debian or Ubuntu
# that has Go, git and make; see README.md for macOS and Windows.

SHELL := /bin/bash
.DEFAULT_GOAL := run

# One flag set for every native build: another one costs a fresh build of
# several minutes for Fyne's C parts.
TAGS    := migrated_fynedo
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -X main.version=$(VERSION)
BIN     := dist/lontar
# Everything but main and the installers' tools builds without cgo, in seconds.
ROOMS   := ./app/... ./models/... ./views/... ./assets/...

GOFUMPT     := go run mvdan.cc/gofumpt@v0.12.0
STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: run build test test-fast test-window lint fmt shots bench packages setup clean

## run: install what is missing, build, start with the example workspace
run: build
	$(BIN) --example

## build: the program at dist/lontar
build: setup
	go build -tags "$(TAGS)" -ldflags "$(LDFLAGS)" -o $(BIN) .

setup:
	@packaging/setup.sh build

## test: all tests, the window test under Xvfb included
test: test-fast test-window

## test-fast: everything that needs no C compiler and no display
test-fast:
	CGO_ENABLED=0 go test $(ROOMS)

## test-window: the real program in a real window, keys and clicks by xdotool
test-window:
	@packaging/setup.sh build window
	go test -tags window -count=1 -timeout 9m .

## lint: go vet, gofumpt, staticcheck
lint:
	@packaging/setup.sh build
	@out=$$($(GOFUMPT) -l main.go *_test.go app models views assets packaging); \
	  if [ -n "$$out" ]; then echo "not gofumpt-ed:"; echo "$$out"; exit 1; fi
	CGO_ENABLED=0 go vet $(ROOMS)
	go vet -tags "$(TAGS) window" . ./packaging/...
	CGO_ENABLED=0 $(STATICCHECK) $(ROOMS)
	$(STATICCHECK) -tags "$(TAGS) window" . ./packaging/...

fmt:
	$(GOFUMPT) -w main.go *_test.go app models views assets packaging

## shots: every screen of the example workspace as PNG, in the sizes, themes and languages of the design
shots: build
	$(BIN) shots dist/shots --size 1440x900 --theme light
	$(BIN) shots dist/shots --size 1440x900 --theme dark
	$(BIN) shots dist/shots --size 1280x720 --theme light
	$(BIN) shots dist/shots --size 1280x720 --theme dark
	$(BIN) --lang en shots dist/shots --size 1440x900 --theme light
	$(BIN) --lang en shots dist/shots --size 1280x720 --theme light

## bench: the bars of speed and memory, with an empty Fyne window and a raw query beside them
bench:
	@packaging/setup.sh build window
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchmem ./models/store ./views/table ./app/planfile ./views/calendar \
		./app/platform ./app/proof/... ./views/kit ./views/preview ./views/editor ./app/media/...
	go test -tags window -run '^$$' -bench . -benchtime 5x -timeout 30m .

## packages: installers for Linux and Windows in dist/out (macOS: packaging/macos.sh on a Mac)
packages:
	@packaging/setup.sh build packages
	packaging/build-packages.sh $(VERSION)

clean:
	rm -rf dist
