package commentfile

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// now is the moment the tests are read at.
var now = time.Date(2027, 3, 1, 9, 30, 0, 0, time.UTC)

func wib() *time.Location { return time.FixedZone("WIB", 7*3600) }

func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func options() Options { return Options{Now: now, Zone: wib()} }

// all reads a file whole.
func all(t testing.TB, path string, o Options) ([]Comment, Result) {
	t.Helper()
	var list []Comment
	res, err := Read(context.Background(), path, o, func(c Comment) error {
		list = append(list, c)
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	return list, res
}

func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(wib()).Format("2006-01-02 15:04")
}
