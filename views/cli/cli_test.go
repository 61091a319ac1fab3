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
		{"import plan " + text + " --workspace " + dir, 2},
		{"import plan " + text + " --workspace " + dir + " --brand Lain", 2},
		{"import plan /no/such.csv --workspace " + dir + " --brand Kopi_Senja", 2},
		{"export plan " + filepath.Join(dir, "x.xlsx") + " --workspace " + dir + " --brand Lain", 2},
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

// TestPlanByVerbs imports, exports and imports again, and reads what is printed
// as JSON.
func TestPlanByVerbs(t *testing.T) {
	dir, files := t.TempDir(), t.TempDir()
	if _, stderr, code := call(t, "brand", "add", "Kopi Senja", "--workspace", dir, "--platform", "ig", "--json"); code != 0 {
		t.Fatalf("brand add: %d %s", code, stderr)
	}
	plan, bad := filepath.Join(files, "ep.csv"), filepath.Join(files, "foto.xlsx")
	content := "Tanggal;Jam;Platform;Judul;Caption\n1 Maret 2027;16.30;IG;Takjil;Kolak\n31 Feb 2027;10.00;IG;Tidak ada;x\n"
	for path, b := range map[string]string{plan: content, bad: "\x89PNG\r\n\x1a\n"} {
		if err := os.WriteFile(path, []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	type answer struct {
		HeaderRow int   `json:"header_row"`
		DryRun    bool  `json:"dry_run"`
		ImportID  int64 `json:"import_id"`
		Counts    struct{ New, Unchanged, Rejected int }
		Problems  []struct {
			Line   int
			Reason string
		}
		Posts []struct{ Date, Time, Title string }
		Error struct{ Key, Reason string }
	}
	run := func(want int, args ...string) answer {
		t.Helper()
		stdout, stderr, code := call(t, append(args, "--workspace", dir, "--brand", "kopi senja", "--json")...)
		var a answer
		if err := json.Unmarshal([]byte(stdout), &a); err != nil || code != want {
			t.Fatalf("%v: status %d, want %d, %v\n%s%s", args, code, want, err, stdout, stderr)
		}
		return a
	}
	dry := run(1, "import", "plan", plan, "--dry-run") // a rejected row is a problem found
	if !dry.DryRun || dry.Counts.New != 1 || dry.Counts.Rejected != 1 || dry.ImportID != 0 || len(dry.Problems) != 1 || dry.Problems[0].Line != 3 {
		t.Errorf("dry run %+v", dry)
	}
	if p := dry.Posts[0]; p.Date != "2027-03-01" || p.Time != "16:30" || p.Title != "Takjil" {
		t.Errorf("post %+v", p)
	}
	if a := run(1, "import", "plan", plan); a.ImportID == 0 {
		t.Errorf("nothing written: %+v", a)
	}
	for _, name := range []string{"keluar.xlsx", "keluar.csv"} {
		out := filepath.Join(files, name)
		if _, stderr, code := call(t, "export", "plan", out, "--workspace", dir, "--brand", "Kopi Senja"); code != 0 {
			t.Fatalf("export: %d %s", code, stderr)
		}
		if a := run(0, "import", "plan", out, "--dry-run"); a.Counts.Unchanged != 1 || len(a.Posts) != 1 {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if a := run(1, "import", "plan", bad); a.Error.Key != "import.error.not_table_what" || a.Error.Reason == "" {
		t.Errorf("a picture: %+v", a)
	}
}
