package workspace

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif" // formats a post's picture can have
	_ "image/jpeg"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"lontar/models"
	"lontar/models/store"
)

// maxPixels bounds the pictures that are decoded for a thumbnail: 100 megapixels.
const maxPixels = 100_000_000

// MediaStore keeps files once, under their SHA-256: media/ab/abcd….png, with
// thumbnails in thumbs/.
type MediaStore struct {
	dir   string
	store *store.Store
}

// Add copies a file into the workspace and records it; the same content is kept once.
func (m *MediaStore) Add(ctx context.Context, path string) (*models.Media, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("add %s: %w", filepath.Base(path), err)
	}
	defer f.Close()
	return m.add(ctx, filepath.Base(path), f)
}

// AddBytes keeps content under a name.
func (m *MediaStore) AddBytes(ctx context.Context, name string, b []byte) (*models.Media, error) {
	return m.add(ctx, name, bytes.NewReader(b))
}

func (m *MediaStore) add(ctx context.Context, name string, r io.Reader) (*models.Media, error) {
	root := filepath.Join(m.dir, "media")
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
	}
	part, err := os.CreateTemp(root, ".part-*")
	if err != nil {
		return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
	}
	defer os.Remove(part.Name())
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(part, sum), r)
	if err == nil {
		err = part.Sync()
	}
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
	}
	rec := &models.Media{Hash: hex.EncodeToString(sum.Sum(nil)), Name: name, Size: size}
	describe(rec, part.Name())
	final := m.Path(*rec)
	if _, err := os.Stat(final); err != nil {
		if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
			return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
		}
		if err := os.Rename(part.Name(), final); err != nil {
			return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
		}
	}
	// The file is there before the record: a record never points at nothing.
	return rec, m.store.AddMedia(ctx, rec)
}

// describe fills kind and size in pixels from the file's own first bytes.
func describe(rec *models.Media, path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	rec.MIME = http.DetectContentType(head[:n])
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return
	}
	if cfg, _, err := image.DecodeConfig(f); err == nil {
		rec.Width, rec.Height = cfg.Width, cfg.Height
	}
}

// Path is where a record's file lies.
func (m *MediaStore) Path(rec models.Media) string {
	return filepath.Join(m.dir, "media", rec.Hash[:2], rec.Hash+strings.ToLower(filepath.Ext(rec.Name)))
}

// find looks a hash's file up whatever its ending.
func (m *MediaStore) find(hash string) (string, error) {
	if len(hash) < 3 || strings.ContainsAny(hash, `/\*?[`) {
		return "", fmt.Errorf("media %q: %w", hash, store.ErrNotFound)
	}
	found, err := filepath.Glob(filepath.Join(escapeGlob(m.dir), "media", hash[:2], hash+"*"))
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("media %s: %w", hash, store.ErrNotFound)
	}
	return found[0], nil
}

func escapeGlob(dir string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// Thumb returns the path of a square thumbnail of px by px pixels, cut from the
// middle, making it on first use. It decodes a picture: never call it on the UI goroutine.
func (m *MediaStore) Thumb(hash string, px int) (string, error) {
	path := filepath.Join(m.dir, "thumbs", fmt.Sprintf("%s-%d.png", hash, px))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	source, err := m.find(hash)
	if err != nil {
		return "", err
	}
	img, err := decode(source)
	if err != nil {
		return "", fmt.Errorf("thumbnail of %s: %w", hash, err)
	}
	b := img.Bounds()
	side := min(b.Dx(), b.Dy())
	cut := image.Rect(0, 0, side, side).Add(image.Pt(b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2))
	small := image.NewRGBA(image.Rect(0, 0, px, px))
	draw.CatmullRom.Scale(small, small.Bounds(), img, cut, draw.Src, nil)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	part, err := os.CreateTemp(filepath.Dir(path), ".part-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(part.Name())
	err = png.Encode(part, small)
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", err
	}
	return path, os.Rename(part.Name(), path)
}

func decode(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cfg, _, err := image.DecodeConfig(f)
	if err != nil {
		return nil, err
	}
	if cfg.Width*cfg.Height > maxPixels || cfg.Width <= 0 || cfg.Height <= 0 {
		return nil, fmt.Errorf("%d by %d pixels are too many", cfg.Width, cfg.Height)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(f)
	return img, err
}
