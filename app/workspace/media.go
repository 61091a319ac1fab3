package workspace

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
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
	making sync.Map   // hash and name of a picture → *sync.Mutex
	naming sync.Mutex // of a file that was written, until it is recorded
}

// ErrLost says that a file is recorded but no longer in the workspace's folder.
// It matches store.ErrNotFound too.
var ErrLost = &probe.Problem{Key: "media.error.lost"}

// ErrChanged says that a file was written to while it was copied.
var ErrChanged = &probe.Problem{Key: "media.error.changed"}

// parts is the folder, in media and in thumbs, where files are written before
// they get their name. What is in it when a workspace is opened was cut off.
const parts = ".part"

// Add is Take for those who do not ask how far it is.
func (m *MediaStore) Add(ctx context.Context, path string) (*models.Media, error) {
	return m.Take(ctx, path, nil)
}

// Take copies a picture or video into the workspace and records it; the same
// content is kept once. told, which may be nil, hears how many bytes of how
// many are copied; ctx ends it. What is no picture or video, or not whole, is
// refused with a problem of package probe, and nothing of it stays.
func (m *MediaStore) Take(ctx context.Context, path string, told func(done, size int64)) (*models.Media, error) {
	if _, err := probe.Read(path); err != nil { // before gigabytes are copied
		return nil, err
	}
	f, size, err := probe.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := &watched{ctx: ctx, r: f, size: size, told: told}
	return m.add(ctx, filepath.Base(path), in, func(rec *models.Media, part string) error {
		if st, err := f.Stat(); rec.Size != size || err != nil || st.Size() != size {
			return ErrChanged
		}
		return Describe(rec, part)
	})
}

// AddBytes keeps content under a name, whatever it is.
func (m *MediaStore) AddBytes(ctx context.Context, name string, b []byte) (*models.Media, error) {
	return m.add(ctx, name, bytes.NewReader(b), func(rec *models.Media, part string) error {
		if err := Describe(rec, part); err != nil {
			rec.MIME = sniff(part)
		}
		return nil
	})
}

// watched tells how far reading has come and ends with its context.
type watched struct {
	ctx        context.Context
	r          io.Reader
	done, size int64
	told       func(done, size int64)
}

func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.r.Read(b)
	w.done += int64(n)
	if w.told != nil {
		w.told(w.done, w.size)
	}
	if err != nil && err != io.EOF {
		err = probe.Classify(err) // of the source, not of the workspace
	}
	return n, err
}

func (m *MediaStore) add(ctx context.Context, name string, r io.Reader, judge func(rec *models.Media, part string) error) (*models.Media, error) {
	fail := func(err error) (*models.Media, error) {
		return nil, store.Classify(fmt.Errorf("add %s: %w", name, err))
	}
	dir := filepath.Join(m.dir, "media", parts)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fail(err)
	}
	part, err := os.CreateTemp(dir, "*")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(part.Name())
	sum := sha256.New()
	size, err := io.CopyBuffer(struct{ io.Writer }{io.MultiWriter(part, sum)}, struct{ io.Reader }{r}, make([]byte, 256<<10))
	if err == nil {
		err = part.Sync()
	}
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fail(err)
	}
	rec := &models.Media{Hash: hex.EncodeToString(sum.Sum(nil)), Name: CleanName(name), Size: size}
	if err := judge(rec, part.Name()); err != nil {
		return nil, err
	}
	m.naming.Lock()
	defer m.naming.Unlock()
	placed := ""
	if _, err := m.Find(rec.Hash); err != nil {
		if placed, err = m.place(rec, part.Name()); err != nil {
			return fail(err)
		}
	}
	// The file is there before the record: a record never points at nothing.
	if err := m.store.AddMedia(ctx, rec); err != nil {
		if placed != "" && errors.Is(err, store.ErrFull) {
			_ = os.Remove(placed) // it could not be recorded, and its room is wanted
		}
		return nil, err
	}
	return rec, nil
}

// place gives a written file its name.
func (m *MediaStore) place(rec *models.Media, part string) (string, error) {
	final := m.Path(*rec)
	dir := filepath.Dir(final)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if err := os.Rename(part, final); err != nil {
		return "", err
	}
	if d, err := os.Open(dir); err == nil { // the name too outlives a loss of power, where a folder can be synced
		_ = d.Sync()
		_ = d.Close()
	}
	return final, nil
}

// sweep removes what was cut off while it was written. Only the holder of the
// workspace's lock may.
func (m *MediaStore) sweep() {
	for _, dir := range []string{"media", "thumbs"} {
		if err := os.RemoveAll(filepath.Join(m.dir, dir, parts)); err != nil {
			slog.Warn("workspace: sweep", "dir", dir, "err", err)
		}
	}
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

// Path is where a record's file is put. Find knows where it lies.
func (m *MediaStore) Path(rec models.Media) string {
	return filepath.Join(m.dir, "media", rec.Hash[:2], rec.Hash+ending(rec))
}

// Find is where a hash's file lies whatever its ending. Its error matches
// ErrLost and store.ErrNotFound.
func (m *MediaStore) Find(hash string) (string, error) {
	if len(hash) < 3 || strings.ContainsAny(hash, `/\`) {
		return "", lost(hash)
	}
	dir := filepath.Join(m.dir, "media", hash[:2])
	list, err := os.ReadDir(dir)
	if err != nil {
		return "", lost(hash)
	}
	for _, e := range list {
		if name := e.Name(); strings.HasPrefix(name, hash) && !e.IsDir() {
			return filepath.Join(dir, name), nil
		}
	}
	return "", lost(hash)
}

func lost(hash string) error { return fmt.Errorf("media %q: %w: %w", hash, ErrLost, store.ErrNotFound) }
