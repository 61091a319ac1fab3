// Package store is the workspace file: it opens lontar.db, migrates it after a
// snapshot, and answers the questions of the rooms above in finished shapes.
// Nobody outside sees SQL or GORM. One connection writes, in immediate
// transactions; a small pool reads beside it (WAL).
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	_ "github.com/glebarez/go-sqlite" // the driver "sqlite", also for the raw pools
	"github.com/glebarez/sqlite"
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// FileName is the database's name in a workspace folder.
const FileName = "lontar.db"

//go:embed migrations/*.sql
var migrationFiles embed.FS

// Options change how a store is opened. The zero value is right for the program.
type Options struct {
	Now func() time.Time // nil: time.Now
	// Readers is the size of the read-only pool; 0 chooses by the processors.
	Readers int
}

// Store is an open workspace file. It is safe for concurrent use.
type Store struct {
	dir   string
	now   func() time.Time
	write *gorm.DB
	read  *gorm.DB

	copying sync.Mutex // held by Snapshot
}

// Open opens the workspace file in dir and creates both when absent. An older
// file is migrated after a snapshot into backups/. Errors match ErrDamaged,
// ErrNewer, ErrReadOnly or ErrFull; in each of those cases nothing was written.
func Open(dir string, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, classify(fmt.Errorf("open workspace %s: %w", dir, err))
	}
	path := filepath.Join(dir, FileName)
	if err := inspect(path); err != nil {
		return nil, err
	}
	if err := probeWritable(dir); err != nil {
		return nil, err
	}
	write, err := pool(path, "rwc", 1, "_txlock=immediate")
	if err != nil {
		return nil, classify(fmt.Errorf("open %s: %w", path, err))
	}
	s := &Store{dir: dir, now: o.Now, write: write}
	if err := s.migrate(context.Background()); err != nil {
		_ = s.Close()
		return nil, err
	}
	readers := o.Readers
	if readers == 0 {
		readers = max(2, min(4, runtime.NumCPU()))
	}
	if s.read, err = pool(path, "ro", readers, "_pragma=query_only(1)"); err != nil {
		_ = s.Close()
		return nil, classify(fmt.Errorf("open %s for reading: %w", path, err))
	}
	return s, nil
}

// pool opens the file with the pragmas every connection needs.
func pool(path, mode string, conns int, extra string) (*gorm.DB, error) {
	// A percent, question mark or hash in a folder's name must stay part of the path.
	dsn := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	dsn += "?mode=" + mode + "&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=synchronous(NORMAL)" +
		"&_pragma=temp_store(MEMORY)&_pragma=cache_size(-8000)&" + extra
	if mode != "ro" {
		dsn += "&_pragma=journal_mode(WAL)"
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	g, err := gorm.Open(sqlite.Dialector{Conn: db}, &gorm.Config{
		Logger:                 logger.Discard, // errors travel up and are logged where they are known
		SkipDefaultTransaction: true,
		NowFunc:                time.Now,
	})
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return g, nil
}

// inspect tells a file that is not ours to touch from one that may be opened:
// it reads the first page only, so that a start stays fast.
func inspect(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return classify(fmt.Errorf("open %s: %w", path, err))
	}
	if info.IsDir() {
		return fmt.Errorf("open %s: %w", path, ErrDamaged)
	}
	if info.Size() == 0 {
		return nil // created, and the machine stopped before the first write
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?mode=rw&_pragma=busy_timeout(5000)")
	if err != nil {
		return classify(fmt.Errorf("open %s: %w", path, err))
	}
	defer db.Close()
	// The version is judged before the pool opens: switching to WAL already
	// changes the header of a file that is not ours.
	have, filled, err := schemaVersion(context.Background(), db)
	switch {
	case err != nil:
		return classify(fmt.Errorf("open %s: %w", path, err))
	case filled && have == 0:
		return fmt.Errorf("open %s: its tables are not Lontar's: %w", path, ErrDamaged)
	case have > newestSchema():
		return fmt.Errorf("open %s: its schema is %d, this program knows %d: %w", path, have, newestSchema(), ErrNewer)
	}
	var pages, size int64
	if err := db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		return classify(fmt.Errorf("open %s: %w", path, err))
	}
	if err := db.QueryRow("PRAGMA page_size").Scan(&size); err != nil {
		return classify(fmt.Errorf("open %s: %w", path, err))
	}
	wal, _ := os.Stat(path + "-wal")
	if pages*size > info.Size() && (wal == nil || wal.Size() == 0) {
		return fmt.Errorf("open %s: %d of %d bytes are there: %w", path, info.Size(), pages*size, ErrDamaged)
	}
	return nil
}

// probeWritable makes and removes a file, the one sure test of a folder's rights.
func probeWritable(dir string) error {
	f, err := os.CreateTemp(dir, ".write-*")
	if err != nil {
		return classify(fmt.Errorf("write in %s: %w", dir, err))
	}
	name := f.Name()
	_, err = f.Write(make([]byte, 4096))
	err = errors.Join(err, f.Close(), os.Remove(name))
	if err != nil {
		return classify(fmt.Errorf("write in %s: %w", dir, err))
	}
	return nil
}

// migrate brings the schema up to date; an existing file is snapshotted first.
func (s *Store) migrate(ctx context.Context) error {
	db, err := s.write.DB()
	if err != nil {
		return err
	}
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	have, _, err := schemaVersion(ctx, db)
	if err != nil {
		return classify(fmt.Errorf("read schema version: %w", err))
	}
	if have == newestSchema() {
		return nil
	}
	if have > 0 {
		name := fmt.Sprintf("%s-migrate-%d.db", s.now().Format("20060102-150405"), have)
		if err := s.Snapshot(ctx, filepath.Join(s.dir, "backups", name)); err != nil {
			return fmt.Errorf("back up before migrating: %w", err)
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		return classify(fmt.Errorf("migrate: %w", err))
	}
	return nil
}

// newestSchema is the version of the last embedded migration, the number its
// file name begins with.
func newestSchema() int64 {
	files, _ := fs.Glob(migrationFiles, "migrations/*.sql") // a constant pattern cannot be bad
	var newest int64
	for _, f := range files {
		if v, err := goose.NumericComponent(f); err == nil {
			newest = max(newest, v)
		}
	}
	return newest
}

// schemaVersion reads goose's table without creating it; filled says whether
// the file holds any table at all.
func schemaVersion(ctx context.Context, db *sql.DB) (version int64, filled bool, err error) {
	var tables, goosed int
	row := db.QueryRowContext(ctx, `SELECT count(*), count(CASE WHEN name='goose_db_version' THEN 1 END)
		FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'`)
	if err := row.Scan(&tables, &goosed); err != nil {
		return 0, false, err
	}
	if goosed == 0 {
		return 0, tables > 0, nil
	}
	err = db.QueryRowContext(ctx, "SELECT coalesce(max(version_id),0) FROM goose_db_version WHERE is_applied").Scan(&version)
	return version, tables > 1, err
}

// Dir is the workspace folder.
func (s *Store) Dir() string { return s.dir }

// Close writes what the WAL still holds back into the file and closes both pools.
func (s *Store) Close() error {
	var errs []error
	for _, g := range []*gorm.DB{s.read, s.write} {
		if g == nil {
			continue
		}
		db, err := g.DB()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, db.Close())
	}
	return errors.Join(errs...)
}

// tx runs f in one immediate transaction on the writer. The context is not
// handed down: an interrupted write would leave the caller guessing.
func (s *Store) tx(f func(tx *gorm.DB) error) error {
	return classify(s.write.Transaction(f))
}
