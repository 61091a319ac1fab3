package workspace

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"lontar/app/media/probe"
	"lontar/models"
	"lontar/models/store"
)

// MediaStore keeps files once, under their SHA-256: media/ab/abcd….png, with
// pictures made of them in thumbs/.
type MediaStore struct {
	dir    string
	store  *store.Store
	making sync.Map // hash and name of a picture → *sync.Mutex
}

// Add copies a file into the workspace and records it; the same content is
// kept once. Whether the file is any good is for the caller to judge.
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
	if err := Describe(rec, part.Name()); err != nil {
		rec.MIME = sniff(part.Name())
	}
	if _, err := m.Find(rec.Hash); err != nil {
		final := m.Path(*rec)
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

// Describe writes into a record what its file says about itself. Errors are
// the problems of package probe; the record stays as it was.
func Describe(rec *models.Media, path string) error {
	i, err := probe.Read(path)
	if err != nil {
		return err
	}
	rec.MIME, rec.Format, rec.Width, rec.Height = i.MIME, i.Format, i.Width, i.Height
	rec.Millis, rec.FPS, rec.Frames = i.Millis, i.FPS, i.Frames
	rec.VideoCodec, rec.AudioCodec = i.VideoCodec, i.AudioCodec
	return nil
}

// sniff is the type of a file that is no picture or video that can be read.
func sniff(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return http.DetectContentType(head[:n])
}

// Path is where a record's file lies.
func (m *MediaStore) Path(rec models.Media) string {
	return filepath.Join(m.dir, "media", rec.Hash[:2], rec.Hash+strings.ToLower(filepath.Ext(rec.Name)))
}

// Find is where a hash's file lies whatever its ending; its error matches
// store.ErrNotFound.
func (m *MediaStore) Find(hash string) (string, error) {
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
