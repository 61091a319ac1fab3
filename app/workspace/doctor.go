package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lontar/models/store"
)

// Report is what the doctor found in a workspace.
type Report struct {
	Workspace    string       `json:"workspace"`
	Integrity    []string     `json:"integrity"`     // findings of SQLite's own check
	ForeignKeys  []string     `json:"foreign_keys"`  // rows whose parent is missing
	MissingMedia []string     `json:"missing_media"` // recorded, but no file
	DamagedMedia []string     `json:"damaged_media"` // the content is not what its name says
	StrayMedia   []string     `json:"stray_media"`   // a file without a record; harmless
	Backups      []BackupInfo `json:"backups"`
	BadBackups   []string     `json:"bad_backups"` // backups that could not be restored
}

// OK reports whether nothing needs doing. Stray files take room and hurt nobody.
func (r Report) OK() bool {
	return len(r.Integrity)+len(r.ForeignKeys)+len(r.MissingMedia)+len(r.DamagedMedia)+len(r.BadBackups) == 0
}

// Doctor checks a workspace: the database whole, every media file against its
// hash, and every backup. It changes nothing and may run beside the open program.
func Doctor(ctx context.Context, dir string) (Report, error) {
	r := Report{
		Workspace: dir, Integrity: []string{}, ForeignKeys: []string{}, MissingMedia: []string{},
		DamagedMedia: []string{}, StrayMedia: []string{}, Backups: []BackupInfo{}, BadBackups: []string{},
	}
	path := filepath.Join(dir, store.FileName)
	if _, err := os.Stat(path); err != nil {
		return r, fmt.Errorf("no workspace in %s: %w", dir, err)
	}
	health, err := store.CheckFile(ctx, path)
	if errors.Is(err, store.ErrDamaged) {
		r.Integrity = append(r.Integrity, err.Error())
	} else if err != nil {
		return r, err
	}
	r.Integrity = append(r.Integrity, health.Integrity...)
	r.ForeignKeys = append(r.ForeignKeys, health.ForeignKeys...)
	if err == nil {
		if err := r.checkMedia(ctx, dir, path); err != nil {
			return r, err
		}
	}
	if r.Backups, err = Backups(dir); err != nil {
		return r, err
	}
	for _, b := range r.Backups {
		if h, err := store.CheckFile(ctx, b.Path); err != nil || len(h.Integrity) > 0 {
			r.BadBackups = append(r.BadBackups, filepath.Base(b.Path))
		}
	}
	return r, nil
}

func (r *Report) checkMedia(ctx context.Context, dir, path string) error {
	hashes, err := store.MediaHashes(ctx, path)
	if err != nil {
		return err
	}
	recorded := map[string]bool{}
	for _, h := range hashes {
		recorded[h] = false
	}
	root := filepath.Join(dir, "media")
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return fs.SkipAll
		}
		if err == nil && d.IsDir() && d.Name() == parts {
			return fs.SkipDir // being written by the open program, or swept when it opens
		}
		if err != nil || d.IsDir() {
			return err
		}
		hash, _, _ := strings.Cut(d.Name(), ".")
		if _, known := recorded[hash]; !known {
			r.StrayMedia = append(r.StrayMedia, d.Name())
			return nil
		}
		recorded[hash] = true
		if sum, err := hashFile(path); err != nil || sum != hash {
			r.DamagedMedia = append(r.DamagedMedia, d.Name())
		}
		return ctx.Err()
	})
	if err != nil {
		return fmt.Errorf("check media: %w", err)
	}
	for _, h := range hashes {
		if !recorded[h] {
			r.MissingMedia = append(r.MissingMedia, h)
		}
	}
	return nil
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
