package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// partEnding marks a copy that is not finished.
const partEnding = ".part"

// Snapshot writes a whole, consistent copy of the file to path, through a
// temporary name: either the finished copy is there or nothing is. It reads
// through a connection of its own, so that a copy of many years, which takes
// seconds, makes nobody wait who writes.
func (s *Store) Snapshot(ctx context.Context, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return classify(fmt.Errorf("back up to %s: %w", path, err))
	}
	s.copying.Lock() // one copy at a time: the next one sweeps
	defer s.copying.Unlock()
	s.sweep()
	part := path + partEnding
	_ = os.Remove(part)
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(filepath.Join(s.dir, FileName))}).EscapedPath()+
		"?mode=ro&_pragma=busy_timeout(5000)&_pragma=cache_size(-2000)")
	if err != nil {
		return classify(fmt.Errorf("back up to %s: %w", path, err))
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part)
		return classify(fmt.Errorf("back up to %s: %w", path, err))
	}
	if f, err := os.OpenFile(part, os.O_RDWR, 0); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
	if err := os.Rename(part, path); err != nil {
		return classify(fmt.Errorf("back up to %s: %w", path, err))
	}
	return nil
}

// sweep removes from backups/ what copies left behind that were cut short: a
// program that is killed cannot, and each is as large as the workspace.
func (s *Store) sweep() {
	dir := filepath.Join(s.dir, "backups")
	entries, _ := os.ReadDir(dir) // no folder yet: nothing to sweep
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), "-journal")
		if strings.HasSuffix(name, ".db"+partEnding) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// Health is what a full check of the file found.
type Health struct {
	Integrity   []string // empty when whole
	ForeignKeys []string // rows whose parent is missing
}

// OK reports whether nothing was found.
func (h Health) OK() bool { return len(h.Integrity) == 0 && len(h.ForeignKeys) == 0 }

// Check reads the whole file: integrity_check and foreign_key_check.
func (s *Store) Check(ctx context.Context) (Health, error) {
	db, err := s.read.DB()
	if err != nil {
		return Health{}, err
	}
	return check(ctx, db)
}

// CheckFile checks a file that is not open, for example a backup before it is
// restored. It never writes.
func CheckFile(ctx context.Context, path string) (Health, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?mode=ro")
	if err != nil {
		return Health{}, classify(err)
	}
	defer db.Close()
	if _, filled, err := schemaVersion(ctx, db); err != nil {
		return Health{}, classify(fmt.Errorf("check %s: %w", path, err))
	} else if !filled {
		return Health{}, fmt.Errorf("check %s: no workspace in it: %w", path, ErrDamaged)
	}
	return check(ctx, db)
}

func check(ctx context.Context, db *sql.DB) (Health, error) {
	var h Health
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check(50)")
	if err != nil {
		return h, classify(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return h, classify(err)
		}
		if line != "ok" {
			h.Integrity = append(h.Integrity, line)
		}
	}
	if err := rows.Err(); err != nil {
		return h, classify(err)
	}
	orphans, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return h, classify(err)
	}
	defer orphans.Close()
	for orphans.Next() {
		var table, parent string
		var row, fk sql.NullInt64
		if err := orphans.Scan(&table, &row, &parent, &fk); err != nil {
			return h, classify(err)
		}
		h.ForeignKeys = append(h.ForeignKeys, fmt.Sprintf("%s row %d has no %s", table, row.Int64, parent))
	}
	return h, classify(orphans.Err())
}

// MediaHashes reads the recorded media hashes of a file that need not be open here.
func MediaHashes(ctx context.Context, path string) ([]string, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?mode=ro&_pragma=busy_timeout(5000)")
	if err != nil {
		return nil, classify(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT hash FROM media ORDER BY hash")
	if err != nil {
		return nil, classify(fmt.Errorf("read media of %s: %w", path, err))
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var h string
		if err := rows.Scan(&h); err != nil {
			return nil, classify(err)
		}
		list = append(list, h)
	}
	return list, classify(rows.Err())
}
