package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lontar/app/workspace"
)

// call runs a command line and returns what it printed and its exit status; −1
// when it asks for the window.
func call(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	window, code := Run(args, &o, &e, "1.2.3")
	if window != nil {
		code = -1
	}
	return o.String(), e.String(), code
}

func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	if _, stderr, code := call(t, "brand", "add", "Kopi Senja", "--workspace", dir, "--platform", "ig,tiktok"); code != 0 {
		t.Fatalf("brand add: %d %s", code, stderr)
	}
	text := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte("not a backup at all, only words"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		want int
	}{
		{"", -1},
		{"--theme dark --workspace " + dir, -1},
		{"version", 0},
		{"--help", 0},
		{"doctor --help", 0},
		{"doctor --workspace " + dir, 0},
		{"doctor --workspace " + filepath.Join(dir, "none"), 2},
		{"doctor", 2},
		{"frobnicate", 2},
		{"--theme pink", 2},
		{"backup --workspace " + dir, 0},
		{"backup x.zip --workspace " + dir, 2},
		{"restore " + text + " --workspace " + dir, 1},
		{"restore /no/such/file --workspace " + dir, 2},
		{"brand add Kopi_Senja --workspace " + dir + " --platform friendster", 2},
		{"brand list --workspace " + dir, 0},
	} {
		if _, stderr, code := call(t, strings.Fields(c.args)...); code != c.want {
			t.Errorf("lontar %s: status %d, want %d; %s", c.args, code, c.want, stderr)
		}
	}
}

func TestDoctorReportsAsJSON(t *testing.T) {
	dir := t.TempDir()
	call(t, "brand", "add", "Kopi Senja", "--workspace", dir)
	if err := os.MkdirAll(filepath.Join(dir, "backups"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "backups", "20270101-000000-daily.db"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, _, code := call(t, "doctor", "--workspace", dir, "--json")
	var r workspace.Report
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatalf("%v in %s", err, stdout)
	}
	if code != 1 || len(r.BadBackups) != 1 {
		t.Errorf("status %d, report %+v", code, r)
	}
}

func TestExampleIsMadeOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "contoh")
	if _, stderr, code := call(t, "example", "--workspace", dir); code != 0 {
		t.Fatal(stderr)
	}
	if _, _, code := call(t, "example", "--workspace", dir); code != 2 {
		t.Errorf("a second time: status %d", code)
	}
	stdout, _, _ := call(t, "brand", "list", "--workspace", dir)
	if strings.Count(stdout, "\n") != 3 {
		t.Errorf("brands: %s", stdout)
	}
}

func TestBackupCanBeRestored(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	call(t, "brand", "add", "Kopi Senja", "--workspace", dir)
	file := filepath.Join(t.TempDir(), "pindah.lontar")
	if _, stderr, code := call(t, "backup", file, "--workspace", dir); code != 0 {
		t.Fatal(stderr)
	}
	if _, stderr, code := call(t, "restore", file, "--workspace", other); code != 0 {
		t.Fatal(stderr)
	}
	stdout, _, _ := call(t, "brand", "list", "--workspace", other, "--json")
	if !strings.Contains(stdout, `"Kopi Senja"`) {
		t.Errorf("restored brands: %s", stdout)
	}
}

func TestSeed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	outText, errText, code := call(t, "seed", "--workspace", dir, "--years", "1", "--brands", "1", "--posts", "50", "--comments", "300", "--figures", "200", "--json")
	var sum map[string]any
	if code != 0 || json.Unmarshal([]byte(outText), &sum) != nil || sum["comments"] != 300.0 {
		t.Fatalf("%d %s %s", code, outText, errText)
	}
	if !strings.Contains(errText, "100 %") {
		t.Errorf("no progress: %q", errText)
	}
	if _, _, code := call(t, "seed", "--workspace", dir, "--years", "1"); code != 2 {
		t.Errorf("a filled workspace: status %d", code)
	}
	for _, bad := range [][]string{{"--years", "0"}, {"--years", "1", "--today", "besok"}, {"--years", "1", "--brands", "0"}} {
		if _, _, code := call(t, append([]string{"seed", "--workspace", filepath.Join(t.TempDir(), "x")}, bad...)...); code != 2 {
			t.Errorf("%v: status %d", bad, code)
		}
	}
}
