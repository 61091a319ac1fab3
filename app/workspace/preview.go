package workspace

import (
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"lontar/app/media/probe"
	"lontar/app/media/scale"
)

// baseWidth is the width, in pixels, of the picture that smaller ones of a
// large file are made of, so that it is decoded once.
const baseWidth = 1440

// Preview returns the path of the whole picture of a file, upright and at most
// maxWidth pixels wide, making it on first use; of a video the cover. Errors
// are the problems of package probe, store.ErrNotFound, or ErrNoCover for a
// video without a cover. It decodes a picture: never call it on the UI goroutine.
func (m *MediaStore) Preview(hash string, maxWidth int) (string, error) {
	return m.picture(hash, fmt.Sprintf("w%d", maxWidth), maxWidth >= baseWidth, func(path string) (image.Image, error) {
		return scale.Fit(path, maxWidth)
	})
}

// Thumb returns the path of a square thumbnail of px by px pixels, cut from the
// middle of what Preview shows.
func (m *MediaStore) Thumb(hash string, px int) (string, error) {
	return m.picture(hash, fmt.Sprintf("s%d", px), px >= baseWidth/2, func(path string) (image.Image, error) {
		return scale.Square(path, px)
	})
}

// ErrNoCover says that a video has no picture yet that stands for it.
var ErrNoCover = &probe.Problem{Key: "media.error.no_cover"}

// picture finds or makes a picture called "hash-name". A large file's small
// ones are made of its base unless original asks for the file itself.
func (m *MediaStore) picture(hash, name string, original bool, draw func(path string) (image.Image, error)) (string, error) {
	source, err := m.Find(hash) // what was made of it does not stand for a file that is lost
	if err != nil {
		return "", err
	}
	if path, ok := m.drawn(hash, name); ok {
		return path, nil
	}
	// Two who ask for the same picture wait for one to make it.
	lock, _ := m.making.LoadOrStore(hash+name, &sync.Mutex{})
	lock.(*sync.Mutex).Lock()
	defer lock.(*sync.Mutex).Unlock()
	if path, ok := m.drawn(hash, name); ok {
		return path, nil
	}
	info, err := probe.Read(source)
	if err != nil {
		return "", fmt.Errorf("picture of %s: %w", hash, err)
	}
	if info.Video() {
		cover, err := m.cover(hash)
		if err != nil {
			return "", err
		}
		return m.picture(cover, name, original, draw)
	}
	if !original && info.Cost() > 8<<20 {
		if source, err = m.Preview(hash, baseWidth); err != nil {
			return "", err
		}
	}
	img, err := draw(source)
	if err != nil {
		return "", fmt.Errorf("picture of %s: %w", hash, err)
	}
	return m.keep(hash+"-"+name, img)
}

// cover is the hash of the picture that stands for a video.
func (m *MediaStore) cover(hash string) (string, error) {
	list, err := m.store.MediaByHash(context.Background(), hash)
	if err != nil {
		return "", err
	}
	if len(list) == 0 || list[0].Cover == "" || list[0].Cover == hash {
		return "", ErrNoCover
	}
	cover, err := m.store.MediaByHash(context.Background(), list[0].Cover)
	if err != nil {
		return "", err
	}
	if len(cover) == 0 || cover[0].Video() { // a cover of a cover could go in a circle
		return "", ErrNoCover
	}
	return list[0].Cover, nil
}

func (m *MediaStore) drawn(hash, name string) (string, bool) {
	if strings.ContainsAny(hash, `/\`) {
		return "", false
	}
	for _, ending := range []string{".jpg", ".png"} {
		path := filepath.Join(m.dir, "thumbs", hash+"-"+name+ending)
		if _, err := os.Stat(path); err == nil {
			return path, true
		}
	}
	return "", false
}

// keep writes a picture: as PNG when something shows through it or when it is
// small, where JPEG gains nothing.
func (m *MediaStore) keep(name string, img image.Image) (string, error) {
	dir := filepath.Join(m.dir, "thumbs")
	if err := os.MkdirAll(filepath.Join(dir, parts), 0o755); err != nil {
		return "", err
	}
	part, err := os.CreateTemp(filepath.Join(dir, parts), "*")
	if err != nil {
		return "", err
	}
	defer os.Remove(part.Name())
	ending := ".jpg"
	if o, ok := img.(interface{ Opaque() bool }); img.Bounds().Dx() <= 96 || ok && !o.Opaque() {
		ending = ".png"
		err = png.Encode(part, img)
	} else {
		err = jpeg.Encode(part, img, &jpeg.Options{Quality: 88})
	}
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, name+ending)
	return path, os.Rename(part.Name(), path)
}
