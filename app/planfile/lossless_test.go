package planfile

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
	"lontar/models/store/storetest"
)

// TestLossless writes plans of every kind of post in the client's columns and in
// the usual ones, as a workbook and as CSV: reading them again changes nothing,
// and an empty workspace gets the same posts out of them.
func TestLossless(t *testing.T) {
	for seed := range uint64(12) {
		for _, name := range []string{"rencana.xlsx", "rencana.csv"} {
			t.Run(fmt.Sprintf("%d %s", seed, name), func(t *testing.T) {
				d := newDesk(t)
				if seed%3 == 0 { // the columns of a client
					d.commit(d.read(written(t, first...)))
				}
				r := rand.New(rand.NewPCG(seed, 1)) // a wrong plan can be made again
				d.fill(r, 25)
				path := d.export(name)
				back := d.read(path)
				if back.Counts.Unchanged != len(d.posts()) || len(back.Rows) != len(d.posts()) || len(back.Questions) > 0 {
					t.Fatalf("%+v of %d posts, questions %v\n%s", back.Counts, len(d.posts()), back.Questions, diffsOf(back))
				}
				d.commit(back)
				if b, err := d.st.Brand(context.Background(), d.brand.ID); err != nil || len(b.Columns) != len(d.brand.Columns) || len(b.Accounts) != 3 {
					t.Errorf("the brand has %d columns, %d accounts, %v", len(b.Columns), len(b.Accounts), err)
				}
				other := newDesk(t)
				other.commit(other.read(path))
				if diff := cmp.Diff(d.told(), other.told()); diff != "" {
					t.Errorf("in an empty workspace (-before +after):\n%s", diff)
				}
			})
		}
	}
}

// fill makes posts with everything a post can have, odd characters included.
func (d *desk) fill(r *rand.Rand, n int) {
	d.t.Helper()
	b, err := d.st.Brand(context.Background(), d.brand.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	b.Columns = append(b.Columns, []models.CustomColumn{
		{Name: "Budget", Kind: models.ColumnNumber},
		{Name: "Sudah revisi", Kind: models.ColumnTick},
		{Name: "Tenggat desain", Kind: models.ColumnDate},
		{Name: "Link brief", Kind: models.ColumnLink},
		{Name: "Prioritas", Kind: models.ColumnChoice, Choices: []string{"Tinggi", "Rendah"}},
		{Name: "Catatan klien", Kind: models.ColumnText},
	}...)
	if err := d.st.SaveBrand(context.Background(), b); err != nil {
		d.t.Fatal(err)
	}
	d.brand = b
	texts := []string{
		"", "Biasa", "=SUM(A1:A9)", "@brand, halo", "+62 812", "-20% hari ini", "'kutip", "dua\nbaris\n\nempat", "titik; koma, \"kutip\"", "ya", "31/12/2027",
		"0812", "1.5", "emoji 🧕🏽 ✨", "  spasi  ", "\ttab", strings.Repeat("panjang ", 600), "No", "TOTAL", "Minggu 2", "#REF!", "https://contoh.id/a?b=c",
	}
	any := func() string { return texts[r.IntN(len(texts))] }
	clocks := []string{"", "00:00", "06:30", "19:00", "23:59"}
	values := map[models.ColumnKind][]string{
		models.ColumnNumber: {"", "0", "150000", "1.25", "-3"}, models.ColumnTick: {"", "1"}, models.ColumnDate: {"", "2027-03-04"},
		models.ColumnLink: {"", "https://contoh.id/brief"}, models.ColumnChoice: {"", "Tinggi", "Rendah"}, models.ColumnText: texts,
	}
	for i := range n {
		p := &models.Post{
			BrandID: b.ID, Title: fmt.Sprint(any(), " ", i), Brief: any(), Goal: any(), Target: any(), Caption: any(), Hashtags: any(), CTA: any(), Link: any(),
			Reference: any(), AssetLink: any(), PIC: any(), Notes: any(), Form: models.Forms[r.IntN(len(models.Forms))],
		}
		if r.IntN(3) > 0 {
			p.PillarID = b.Pillars[r.IntN(2)].ID
		}
		if r.IntN(4) == 0 {
			p.Pillar2ID = b.Pillars[r.IntN(2)].ID
		}
		for k := range r.IntN(4) {
			v := models.Variant{AccountID: b.Accounts[k].ID, FirstComment: any(), Link: any(), LiveURL: any()}
			if r.IntN(4) > 0 {
				v.Day, v.Clock = storetest.Now.AddDate(0, 0, r.IntN(40)).Format(models.DayFormat), clocks[r.IntN(len(clocks))]
			}
			if v.Clock == "" && r.IntN(2) == 0 {
				v.TimeNote = "prime time"
			}
			if r.IntN(4) == 0 {
				v.Zone = "Asia/Makassar"
			}
			if r.IntN(3) == 0 {
				v.OwnCaption, v.Caption = true, any()
			}
			if r.IntN(3) == 0 {
				v.OwnHashtags, v.Hashtags = true, any()
			}
			if r.IntN(5) == 0 {
				v.Delivery = models.DeliveryIdea
			}
			if r.IntN(5) == 0 {
				v.Approval = models.ApprovalGiven
			}
			p.Variants = append(p.Variants, v)
		}
		for _, c := range b.Columns {
			p.SetField(c.ID, values[c.Kind][r.IntN(len(values[c.Kind]))])
		}
		d.save(p)
	}
}

// told are the posts as a file can tell them: by names, not ids.
func (d *desk) told() []string {
	b, err := d.st.Brand(context.Background(), d.brand.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	var list []string
	for _, p := range d.posts() {
		list = append(list, saidOf(p, b, ""))
	}
	return list
}

// seeds are files FuzzRead and TestOddFiles begin with.
var seeds = []string{
	strings.Join(first, "\n"),
	"Tanggal,Judul\n22 Feb,Kopi\n",
	"MARET 2027\nSenin;Selasa;Rabu;Kamis;Jumat\n1;2;3;4;5\na;;b;;c\n",
	"Date\tTopic\tIG\tFB\n3/5/2027\tHi\tx\t✓\n",
	"Tanggal;Judul;_id;_hash;_data\n;;u;h;{\"v\":[{}]}\n",
	"Tanggal;Jam;Akun;Judul;Pilar;Status\n1 Mar;25.70;@lain;A;B/C;Ide\n;;FB;;;\n31 Feb;x;?;;;\n",
}

// FuzzRead reads whatever a file may hold: no panic, every row accounted for.
func FuzzRead(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	d := newDesk(f)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 4096 {
			t.Skip()
		}
		path := filepath.Join(dir, "f.csv")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		draft, err := d.Read(context.Background(), path, ReadOptions{BrandID: d.brand.ID})
		if err != nil {
			return
		}
		c := draft.Counts
		if c.New+c.Changed+c.Unchanged+c.Conflict+c.Rejected != len(draft.Rows) {
			t.Fatalf("%+v of %d rows", c, len(draft.Rows))
		}
		_ = draft.Result()
	})
}

// TestOddFiles imports files that are nearly plans: what came in comes again
// unchanged, and goes out and in unchanged.
func TestOddFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7)) // a wrong file can be made again
	for n := range 60 {
		s := []byte(seeds[r.IntN(len(seeds))])
		if n >= len(seeds) {
			for range 1 + r.IntN(6) {
				other := seeds[r.IntN(len(seeds))]
				i, k := r.IntN(len(s)), r.IntN(len(other))
				s = append(append(append([]byte{}, s[:i]...), other[k:min(len(other), k+r.IntN(12))]...), s[min(len(s), i+r.IntN(6)):]...)
			}
		} else {
			s = []byte(seeds[n])
		}
		d := newDesk(t)
		path := text(t, "aneh.csv", string(s))
		draft, err := d.Read(context.Background(), path, ReadOptions{BrandID: d.brand.ID})
		if err != nil {
			continue
		}
		d.commit(draft)
		if again := d.read(path); again.Counts.New+again.Counts.Changed+again.Counts.Conflict > 0 {
			t.Errorf("%q again: %+v\n%s", s, again.Counts, diffsOf(again))
		}
		if len(d.posts()) == 0 {
			continue
		}
		if back := d.read(d.export("x.csv")); back.Counts.Unchanged != len(d.posts()) {
			t.Errorf("%q back: %+v of %d\n%s", s, back.Counts, len(d.posts()), diffsOf(back))
		}
	}
}

// BenchmarkRead reads and compares a year's plan of 5,000 rows that is already
// in the workspace, the slowest case.
func BenchmarkRead(b *testing.B) {
	d := newDesk(b)
	var all []string
	for i := range 5000 {
		day := storetest.Now.AddDate(0, 0, i/14)
		all = append(all, fmt.Sprintf("%s|%02d.00|IG, FB|Edukasi|Judul nomor %d|Teks nomor %d yang agak panjang supaya mirip caption|#a #b|ok", day.Format("02/01/2006"), 6+i%14, i, i))
	}
	path := written(b, append([]string{head}, all...)...)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			d.read(path)
		}
		b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("commit", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			draft := d.read(path)
			b.StartTimer()
			imp := d.commit(draft)
			b.StopTimer()
			if b.N > 1 {
				if _, err := d.Undo(context.Background(), imp.ID); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
		}
	})
	d.commit(d.read(path))
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			if n := d.read(path).Counts.Unchanged; n != 5000 {
				b.Fatalf("%d unchanged", n)
			}
		}
		b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}
