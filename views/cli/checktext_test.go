package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lontar/app/platform"
	"lontar/models"
)

// textReport is what scripts read.
type textReport struct {
	Platform string
	Length   int
	Limit    int
	Valid    bool
	Unit     string
	Entities []struct {
		Kind, Text string
		Start, End int
	}
	Fold     *int
	Problems []struct {
		Rule, Level, Message string
		Start, End           int
	}
}

func textFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "teks.txt")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCheckText(t *testing.T) {
	for _, c := range []struct {
		name, text, args string
		status           int
		length, limit    int
		unit             string
		problems         int
	}{
		{"x", "Promo di kopiombak.id ☕️", "x", 0, 9 + 23 + 1 + 2, 280, "weighted", 0},
		{"another name", "kopi", "Twitter", 0, 4, 280, "weighted", 0},
		{"short names", "kopi", "ig", 0, 4, 2200, "utf16", 0},
		{"yt", "é", "yt", 0, 2, 5000, "bytes", 0},
		{"google-business", "kopi", "google-business", 0, 4, 1500, "utf16", 0},
		{"premium", strings.Repeat("a", 300), "x --account-tier premium", 0, 300, 25000, "weighted", 0},
		{"tier of no weight elsewhere", "a", "bluesky --account-tier Premium", 0, 1, 300, "grapheme", 0},
		{"basic", strings.Repeat("a", 300), "x --account-tier basic", 1, 300, 280, "weighted", 1},
		{"with media", strings.Repeat("a", 2000), "telegram --media", 1, 2000, 1024, "utf16", 1},
		{"one ending is not meant", "kopi\r\n", "mastodon", 0, 4, 500, "mastodon", 0},
		{"more are", "kopi\n\n", "threads", 0, 5, 500, "threads", 0},
		{"a byte order mark of the file", "\uFEFFkopi", "x", 0, 4, 280, "weighted", 0},
		{"one within", "ko\uFEFFpi", "x", 1, 6, 280, "weighted", 1},
		{"nothing", "", "x", 1, 0, 280, "weighted", 1},
		{"nul", "a\x00b", "x", 0, 3, 280, "weighted", 1},
		{"broken", "a\xffb", "facebook", 1, 3, 63206, "utf16", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := append([]string{"check", "text", textFile(t, c.text), "--json", "--platform"}, strings.Fields(c.args)...)
			stdout, stderr, status := call(t, args...)
			var r textReport
			if err := json.Unmarshal([]byte(stdout), &r); err != nil {
				t.Fatalf("%v in %s%s", err, stdout, stderr)
			}
			if status != c.status || r.Length != c.length || r.Limit != c.limit || r.Unit != c.unit || len(r.Problems) != c.problems || r.Valid != (status == 0) {
				t.Errorf("status %d, %+v", status, r)
			}
		})
	}
}

func TestCheckTextRefusesWhatItDoesNotKnow(t *testing.T) {
	file := textFile(t, "kopi")
	for _, c := range []struct {
		args  []string
		names string
	}{
		{[]string{file, "--platform", "friendster"}, "instagram, facebook, tiktok, x, youtube, threads, linkedin, pinterest, telegram, whatsapp, bluesky, mastodon, google"},
		{[]string{file, "--platform", ""}, "instagram"},
		{[]string{file}, "--platform"},
		{[]string{file, "--platform", "x", "--account-tier", "emas"}, "basic, premium"},
		{[]string{filepath.Join(t.TempDir(), "none.txt"), "--platform", "x"}, "none.txt"},
		{[]string{t.TempDir(), "--platform", "x"}, "folder"},
	} {
		stdout, stderr, status := call(t, append([]string{"check", "text", "--lang", "en"}, c.args...)...)
		if status != 2 || stdout != "" || !strings.Contains(stderr, c.names) {
			t.Errorf("%q: status %d, %q, %q", c.args, status, stdout, stderr)
		}
	}
}

func TestCheckTextForPeople(t *testing.T) {
	stdout, _, status := call(t, "check", "text", "--lang", "en", "--platform", "x", textFile(t, "lihat kopi.id @kopi "+strings.Repeat("a", 280)))
	for _, part := range []string{"X: 316 / 280", "url      6–13 kopi.id", "mention  14–19 @kopi", "error"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("no %q in %s", part, stdout)
		}
	}
	if status != 1 {
		t.Errorf("status %d", status)
	}
}

func TestCheckTextByLines(t *testing.T) {
	long := strings.Repeat("kopi ", 300_000) // longer than any buffer
	lines := []string{"a\r", "", "\xff", "b\x00", long, "#kopi", "terakhir"}
	stdout, stderr, status := call(t, "check", "text", "--platform", "x", "--lines", "--json", textFile(t, strings.Join(lines, "\n")))
	if status != 0 {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var lengths []int
	for line := range strings.Lines(stdout) {
		var r textReport
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		lengths = append(lengths, r.Length)
	}
	want := []int{1, 0, 2, 2, len(long), 5, 8}
	if len(lengths) != len(want) {
		t.Fatalf("%d lines back, want %d", len(lengths), len(want))
	}
	for i := range want {
		if lengths[i] != want[i] {
			t.Errorf("line %d: %d, want %d", i+1, lengths[i], want[i])
		}
	}
}

// TestCheckTextAnswersBeforeItWaits asks line by line, as another program does.
func TestCheckTextAnswersBeforeItWaits(t *testing.T) {
	ask, in := io.Pipe()
	from, answer := io.Pipe()
	go func() {
		c := checkTextCmd{}
		answer.CloseWithError(c.lines(&out{Writer: answer}, ask, models.X, platform.TextOptions{}))
	}()
	dec := json.NewDecoder(from)
	for _, text := range []string{"a", "kopi.id"} {
		if _, err := io.WriteString(in, text+"\n"); err != nil {
			t.Fatal(err)
		}
		var r textReport
		if err := dec.Decode(&r); err != nil || r.Length == 0 {
			t.Fatalf("%v %+v", err, r)
		}
	}
	in.Close()
	if err := dec.Decode(&textReport{}); err != io.EOF {
		t.Error(err)
	}
}

func BenchmarkCheckTextLines(b *testing.B) {
	const n = 1000
	text := []byte(strings.Repeat("Promo kopi susu #ngopi hari ini @kopi lihat kopiombak.id/promo ☕️ ya kak\n", n))
	for _, p := range []models.Platform{models.X, models.Instagram, models.Mastodon} {
		b.Run(string(p), func(b *testing.B) {
			for b.Loop() {
				c := checkTextCmd{}
				if err := c.lines(&out{Writer: io.Discard}, bytes.NewReader(text), p, platform.TextOptions{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
		})
	}
}
