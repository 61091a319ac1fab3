package planfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lontar/models"
)

const head = "Tanggal|Jam|Platform|Pilar|Judul|Caption|Hashtag|ACC Bos"

var first = []string{
	head,
	"01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks satu|#a|ok",
	"02/03/2027|19.00|IG|Produk|Dua|Teks dua|#b|",
	"03/03/2027|20.00|TikTok|Produk|Tiga|Teks tiga||",
}

func with(lines []string, n int, line string) []string {
	c := slices.Clone(lines)
	c[n] = line
	return c
}

// TestMerge imports a plan, lets the client and the SMO work on it, and imports
// the client's new version.
func TestMerge(t *testing.T) {
	cases := []struct {
		name   string
		ours   func(*desk)
		theirs []string
		want   string // per row: action, then the fields that differ, ! conflict, + taken
	}{
		{"nothing happened", nil, first, "unchanged; unchanged; unchanged"},
		{"the client rewrote a caption", nil, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks baru|#a|ok"), "changed caption+; unchanged; unchanged"},
		{"the client emptied a cell", nil, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks satu||ok"), "changed hashtags+; unchanged; unchanged"},
		{"we rewrote a caption", func(d *desk) {
			d.edit("Satu", func(p *models.Post) { p.Caption = "Lebih baik" })
		}, first, "unchanged; unchanged; unchanged"},
		{"both rewrote it", func(d *desk) {
			d.edit("Satu", func(p *models.Post) { p.Caption = "Lebih baik" })
		}, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks baru|#a|ok"), "conflict caption!; unchanged; unchanged"},
		{"both wrote the same", func(d *desk) {
			d.edit("Satu", func(p *models.Post) { p.Caption = "Teks baru" })
		}, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks baru|#a|ok"), "unchanged; unchanged; unchanged"},
		{"we wrote the caption, the client the hashtags", func(d *desk) {
			d.edit("Satu", func(p *models.Post) { p.Caption = "Lebih baik" })
		}, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks satu|#baru|ok"), "changed hashtags+; unchanged; unchanged"},
		{"approved content is never taken over in silence", func(d *desk) {
			d.edit("Satu", func(p *models.Post) {
				for i := range p.Variants {
					p.Variants[i].Approval = models.ApprovalGiven
				}
			})
		}, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks baru|#a|ok"), "conflict caption!; unchanged; unchanged"},
		{"the client moved a day", nil, with(first, 2, "05/03/2027|19.00|IG|Produk|Dua|Teks dua|#b|"), "unchanged; changed day+; unchanged"},
		{"we moved it to another day", func(d *desk) {
			d.edit("Dua", func(p *models.Post) { p.Variants[0].Day = "2027-03-20" })
		}, first, "unchanged; unchanged; unchanged"},
		{"both moved it", func(d *desk) {
			d.edit("Dua", func(p *models.Post) { p.Variants[0].Day = "2027-03-20" })
		}, with(first, 2, "05/03/2027|19.00|IG|Produk|Dua|Teks dua|#b|"), "unchanged; conflict day!; unchanged"},
		{"the client wrote another title", nil, with(first, 2, "02/03/2027|19.00|IG|Produk|Dua, edisi baru|Teks dua|#b|"), "unchanged; changed title+; unchanged"},
		{"we wrote another title", func(d *desk) {
			d.edit("Dua", func(p *models.Post) { p.Title = "Judul kami" })
		}, first, "unchanged; unchanged; unchanged"},
		{"the client added a platform", nil, with(first, 2, "02/03/2027|19.00|IG, TikTok|Produk|Dua|Teks dua|#b|"), "unchanged; changed account+; unchanged"},
		{"the client took one away", nil, with(first, 1, "01/03/2027|16.30|IG|Edukasi|Satu|Teks satu|#a|ok"), "changed account+; unchanged; unchanged"},
		{"the client ticked a column of theirs", nil, with(first, 2, "02/03/2027|19.00|IG|Produk|Dua|Teks dua|#b|ok"), "unchanged; changed c+; unchanged"},
		{"a new row", nil, append(slices.Clone(first), "04/03/2027|10.00|IG|Edukasi|Empat|Teks||"), "unchanged; unchanged; unchanged; new"},
		{"a new row of an old name on another day", nil, append(slices.Clone(first), "09/03/2027|16.30|IG, FB|Edukasi|Satu|Teks satu|#a|ok"), "unchanged; unchanged; unchanged; new"},
		{"rows in another order", nil, []string{head, first[3], first[1], first[2]}, "unchanged; unchanged; unchanged"},
		{"a row is gone", nil, first[:3], "unchanged; unchanged"},
		{"we deleted a post", func(d *desk) {
			d.edit("Dua", func(p *models.Post) { p.DeletedAt = 1 })
		}, first, "unchanged; conflict deleted!; unchanged"},
		{"columns in another order", nil, []string{
			"Judul|Tanggal|Jam|Platform|Pilar|Caption|Hashtag|ACC Bos", "Satu|01/03/2027|16.30|IG, FB|Edukasi|Teks satu|#a|ok", "Dua|02/03/2027|19.00|IG|Produk|Teks dua|#b|", "Tiga|03/03/2027|20.00|TikTok|Produk|Teks tiga||",
		}, "unchanged; unchanged; unchanged"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.commit(d.read(written(t, first...)))
			if c.ours != nil {
				c.ours(d)
			}
			before := len(d.posts())
			draft := d.read(written(t, c.theirs...))
			if got := verdicts(draft); got != c.want {
				t.Fatalf("got  %s\nwant %s\n%s", got, c.want, diffsOf(draft))
			}
			imp := d.commit(draft)
			if now := len(d.posts()); now != before+draft.Counts.New || imp.New != draft.Counts.New {
				t.Errorf("%d posts became %d with %d new", before, now, draft.Counts.New)
			}
			// What was decided is remembered: the same file has nothing more to say.
			if again := d.read(written(t, c.theirs...)); again.Counts.New+again.Counts.Changed > 0 {
				t.Errorf("again: %s", verdicts(again))
			}
			// Undo brings back what was.
			if _, err := d.Undo(context.Background(), imp.ID); err != nil {
				t.Fatal(err)
			}
			if again := verdicts(d.read(written(t, c.theirs...))); again != c.want {
				t.Errorf("after undo: %s", again)
			}
		})
	}
}

func verdicts(d *Draft) string {
	var rows []string
	for _, r := range d.Rows {
		s := string(r.Action)
		for _, x := range r.Diffs {
			name, _, _ := strings.Cut(x.Field, ":")
			mark := "?"
			switch {
			case x.Conflict && !x.Take:
				mark = "!"
			case x.Take && !x.Conflict:
				mark = "+"
			}
			s += " " + name + mark
		}
		rows = append(rows, s)
	}
	return strings.Join(rows, "; ")
}

// TestTakenConflict writes what the SMO chose in a conflict, and marks an
// approval that signed another text.
func TestTakenConflict(t *testing.T) {
	d := newDesk(t)
	d.commit(d.read(written(t, first...)))
	d.edit("Satu", func(p *models.Post) { p.Variants[0].Approval = models.ApprovalGiven })
	draft := d.read(written(t, with(first, 1, "01/03/2027|17.00|IG, FB|Edukasi|Satu|Teks baru|#a|ok")...))
	r := &draft.Rows[0]
	for i := range r.Diffs {
		r.Diffs[i].Take = r.Diffs[i].Field == TargetCaption
	}
	imp := d.commit(draft)
	p := d.post("Satu")
	if p.Caption != "Teks baru" || p.Variants[0].Clock != "16:30" {
		t.Errorf("caption %q, clock %s", p.Caption, p.Variants[0].Clock)
	}
	if p.Variants[0].Approval != models.ApprovalStale {
		t.Errorf("approval is %q", p.Variants[0].Approval)
	}
	if imp.Changed != 1 {
		t.Errorf("%d changed", imp.Changed)
	}
	revs, err := d.st.Revisions(context.Background(), p.ID)
	if err != nil || len(revs) != 1 || !strings.Contains(revs[0].Snapshot, "Teks satu") {
		t.Errorf("revisions %v, %v", revs, err)
	}
}

func TestCommitOnce(t *testing.T) {
	d := newDesk(t)
	draft := d.read(written(t, first...))
	a := d.commit(draft)
	if b := d.commit(draft); a.ID != b.ID || len(d.posts()) != 3 {
		t.Errorf("twice: imports %d and %d, %d posts", a.ID, b.ID, len(d.posts()))
	}
	if d.backups != 1 {
		t.Errorf("%d backups", d.backups)
	}
}

// TestCommitStale refuses a draft when what it would overwrite was edited since.
func TestCommitStale(t *testing.T) {
	d := newDesk(t)
	d.commit(d.read(written(t, first...)))
	draft := d.read(written(t, with(first, 1, "01/03/2027|16.30|IG, FB|Edukasi|Satu|Teks baru|#a|ok")...))
	d.edit("Satu", func(p *models.Post) { p.Caption = "Diubah sementara itu" })
	_, err := d.Commit(context.Background(), draft)
	if r := new(Refused); !errors.As(err, &r) || r.Key != "import.error.stale" {
		t.Fatalf("got %v", err)
	}
	if p := d.post("Satu"); p.Caption != "Diubah sementara itu" {
		t.Errorf("caption %q", p.Caption)
	}
}

// TestNoBackupNoImport writes nothing when the backup fails.
func TestNoBackupNoImport(t *testing.T) {
	d := newDesk(t)
	full := errors.New("disk full")
	d.backup = func(context.Context) error { return full }
	if _, err := d.Commit(context.Background(), d.read(written(t, first...))); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if n := len(d.posts()); n != 0 {
		t.Errorf("%d posts", n)
	}
}

// TestExportedThenEdited edits cells of an exported workbook in Excel: only
// they change.
func TestExportedThenEdited(t *testing.T) {
	d := newDesk(t)
	d.commit(d.read(written(t, first...)))
	d.edit("Satu", func(p *models.Post) { // what no visible column can say
		p.Variants[1].Clock, p.Variants[1].OwnCaption, p.Variants[1].Caption = "18:00", true, "Untuk Facebook"
		p.CampaignID = 7
	})
	path := d.export("keluar.xlsx")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := f.GetSheetName(0)
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	must(f.SetCellStr(name, "F2", "Teks dari klien"))
	must(f.SetCellStr(name, "H3", "ok"))
	must(f.DuplicateRow(name, 4)) // the client copies a row and renames it
	must(f.SetCellStr(name, "E5", "Tiga lagi"))
	must(f.Save())
	draft := d.read(path)
	if got, want := verdicts(draft), "changed caption+; changed c+; unchanged; new"; got != want {
		t.Fatalf("got %s, want %s\n%s", got, want, diffsOf(draft))
	}
	d.commit(draft)
	p := d.post("Satu")
	if v := p.Variants[1]; p.Caption != "Teks dari klien" || v.Caption != "Untuk Facebook" || v.Clock != "18:00" || p.CampaignID != 7 {
		t.Errorf("caption %q, own %q at %s, campaign %d", p.Caption, v.Caption, v.Clock, p.CampaignID)
	}
	if len(d.posts()) != 4 {
		t.Errorf("%d posts", len(d.posts()))
	}
}

// TestRefusals says in words what a file lacks.
func TestRefusals(t *testing.T) {
	long := strings.Repeat("kata ", 5000)
	cases := map[string]struct{ name, content, key string }{
		"prose":           {"surat.txt", "Halo kak,\nini rencananya nanti ya.\nTerima kasih.\n", "import.error.no_header"},
		"header only":     {"kosong.csv", "Tanggal;Judul;Caption\n", "import.error.no_rows"},
		"days only":       {"hari.csv", "Tanggal;Judul;Caption\n01/03/2027;;\n02/03/2027;;\n", "import.error.no_rows"},
		"numbers":         {"angka.csv", "1;2;3\n4;5;6\n", "import.error.no_header"},
		"one long cell":   {"panjang.txt", long, "import.error.no_header"},
		"insights export": {"insight.csv", "Permalink,Reach,Likes\nhttps://x.com/a/status/1,5,2\n", "import.error.no_header"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			_, err := d.Read(context.Background(), text(t, c.name, c.content), ReadOptions{BrandID: d.brand.ID})
			r := new(Refused)
			if !errors.As(err, &r) || r.Key != c.key {
				t.Errorf("got %v, want %s", err, c.key)
			}
		})
	}
}

func TestWriteRejected(t *testing.T) {
	d := newDesk(t)
	draft := d.read(written(t, append(slices.Clone(first), "31/02/2027|10.00|IG|Edukasi|=1+1|Tidak ada||")...))
	if draft.Counts.Rejected != 1 {
		t.Fatalf("%+v", draft.Counts)
	}
	for _, name := range []string{"dilewati.xlsx", "dilewati.csv"} {
		path := filepath.Join(t.TempDir(), name)
		if err := d.WriteRejected(path, draft); err != nil {
			t.Fatal(err)
		}
		again := d.read(path, func(o *ReadOptions) { o.HeaderRow = 1 })
		if len(again.Rows) != 1 || again.Rows[0].Action != Rejected || !strings.Contains(again.Rows[0].Said.Title+strings.Join(again.Rows[0].Cells, "|"), "1+1") {
			t.Errorf("%s: %+v", name, again.Rows)
		}
	}
	if err := d.WriteRejected(filepath.Join(t.TempDir(), "tidak", "ada.xlsx"), draft); err == nil {
		t.Error("a folder that is not there was written to")
	}
}

// TestExportWhole leaves the old file alone when the new one cannot be written.
func TestExportWhole(t *testing.T) {
	d := newDesk(t)
	d.commit(d.read(written(t, first...)))
	path := text(t, "lama.xlsx", "yang lama")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Export(ctx, path, ExportOptions{BrandID: d.brand.ID}); err == nil {
		t.Fatal("written although it was cancelled")
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "yang lama" {
		t.Errorf("%q, %v", b, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".lontar-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAllPlatforms: "all platforms" does not become a change because the brand
// has got another account since, in the same file or by hand.
func TestAllPlatforms(t *testing.T) {
	d := newDesk(t)
	path := written(t, "Tanggal|Platform|Judul", "13/03/2027|Semua platform|A", "14/03/2027|X|B")
	d.commit(d.read(path))
	if again := d.read(path); again.Counts.Unchanged != 2 {
		t.Errorf("%s\n%s", verdicts(again), diffsOf(again))
	}
	if again := d.read(written(t, "Tanggal|Platform|Judul", "13/03/2027|IG, X|A")); verdicts(again) != "changed account+" {
		t.Errorf("named now: %s", verdicts(again))
	}
}
