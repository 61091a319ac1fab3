package insightfile

import (
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf16"
)

// put writes a file of made-up content in the shape of an export.
func put(t testing.TB, name, text string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// one reads a file that gives one File.
func one(t testing.TB, path string, o Options) FileJSON {
	t.Helper()
	if o.Now.IsZero() {
		o.Now = time.Date(2027, 2, 24, 12, 0, 0, 0, time.UTC)
	}
	files, err := JSON(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Fatalf("%d files, want 1", len(files))
	}
	return files[0]
}

func wide(s string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// snowflake is the id X would give out at a time.
func snowflake(at time.Time) int64 { return (at.UnixMilli() - xEpoch) << 22 }

// shortcode is the code Instagram would give out at a time.
func shortcode(at time.Time) string {
	v := uint64(at.UnixMilli()-instagramEpoch)<<23 | 12345
	var b [11]byte
	for i := 10; i >= 0; i-- {
		b[i] = shortcodeLetters[v&63]
		v >>= 6
	}
	return string(b[:])
}

func doubt(f FileJSON, kind string) (DoubtJSON, bool) {
	for _, d := range f.Doubts {
		if d.Kind == kind {
			return d, true
		}
	}
	return DoubtJSON{}, false
}

func problem(f FileJSON, reason string) (ProblemJSON, bool) {
	for _, p := range f.Problems {
		if p.Reason == reason {
			return p, true
		}
	}
	return ProblemJSON{}, false
}

// is compares the figures of a row, all of them.
func is(t *testing.T, got map[string]float64, want map[string]float64) {
	t.Helper()
	for k, v := range want {
		if g, ok := got[k]; !ok || g != v {
			t.Errorf("%s = %v (%v), want %v", k, g, ok, v)
		}
	}
	for k, v := range got {
		if _, ok := want[k]; !ok {
			t.Errorf("%s = %v was not asked for", k, v)
		}
	}
}

type figures = map[string]float64
