package library

import (
	"errors"
	"image"
	_ "image/jpeg" // the formats thumbnails are kept in
	_ "image/png"
	"log/slog"
	"sync"

	"lontar/app/media"
	"lontar/app/workspace"
	"lontar/views/kit"
)

const (
	thumbPx = 240 // of a tile, in pixels
	kept    = 160 // pictures in memory, about 35 MB
	readers = 6   // pictures read at the same time; large ones wait for each other
)

// loader reads the pictures of the tiles in sight, newest wish first, and
// forgets wishes that were scrolled away before their turn came.
type loader struct {
	runner  kit.Runner
	files   *workspace.MediaStore
	arrived func(hash string) // on the UI goroutine

	pictures map[string]image.Image // nil: none can be made
	lost     map[string]bool        // whose file is gone from the workspace's folder
	order    []string

	mu      sync.Mutex
	wanted  []string
	busy    map[string]bool // being read
	running int
}

func newLoader(r kit.Runner, files *workspace.MediaStore) *loader {
	return &loader{runner: r, files: files, pictures: map[string]image.Image{}, lost: map[string]bool{}, busy: map[string]bool{}}
}

// get is a picture that was read; known says whether it is known that there is none.
func (l *loader) get(hash string) (img image.Image, known bool) {
	img, known = l.pictures[hash]
	return img, known
}

// forget lets a picture be read again, after its cover changed.
func (l *loader) forget(hash string) { delete(l.pictures, hash) }

// want says which pictures are in sight.
func (l *loader) want(hashes []string) {
	var list []string
	l.mu.Lock()
	for _, h := range hashes {
		if _, known := l.pictures[h]; !known && !l.busy[h] {
			list = append(list, h)
		}
	}
	l.wanted = list
	start := min(len(list), readers-l.running)
	l.running += max(0, start)
	l.mu.Unlock()
	for range max(0, start) {
		l.runner.Run(l.read)
	}
}

// read takes wishes until there are none.
func (l *loader) read() func() {
	hash := l.next()
	if hash == "" {
		return nil
	}
	img, err := l.decode(hash)
	return func() {
		if delete(l.lost, hash); errors.Is(err, media.ErrLost) {
			l.lost[hash] = true
		}
		l.mu.Lock()
		delete(l.busy, hash)
		l.mu.Unlock()
		l.keep(hash, img)
		l.runner.Run(l.read)
	}
}

func (l *loader) next() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.wanted) == 0 {
		l.running--
		return ""
	}
	hash := l.wanted[0]
	l.wanted = l.wanted[1:]
	l.busy[hash] = true
	return hash
}

func (l *loader) decode(hash string) (image.Image, error) {
	img, err := decode(l.files.Thumb(hash, thumbPx))
	if err != nil {
		slog.Debug("library: thumbnail", "hash", hash, "err", err)
	}
	return img, err
}

func (l *loader) keep(hash string, img image.Image) {
	if _, again := l.pictures[hash]; !again {
		l.order = append(l.order, hash)
	}
	l.pictures[hash] = img
	for len(l.order) > kept {
		delete(l.pictures, l.order[0])
		delete(l.lost, l.order[0])
		l.order = l.order[1:]
	}
	if l.arrived != nil {
		l.arrived(hash)
	}
}
