package store_test

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"lontar/models/store"
	"lontar/models/store/storetest"
)

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// half cuts a file in two, as a copy to a full stick does.
func half(t testing.TB, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
}

// filled makes a closed workspace with a brand and posts.
func filled(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	b := storetest.Brand(t, s, nil)
	for range 20 {
		storetest.Post(t, s, b, nil)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func execute(t testing.TB, dir string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

func newer(t testing.TB) string {
	t.Helper()
	dir := filled(t)
	execute(t, dir, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9000, 1)", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode=DELETE")
	return dir
}

func foreign(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	execute(t, dir, "CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('mine')")
	return dir
}
