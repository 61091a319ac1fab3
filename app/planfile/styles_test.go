package planfile

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"lontar/models"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// TestStyles reads plans the way teams keep them. The brand has Instagram,
// Facebook and TikTok; the present is 24 February 2027.
func TestStyles(t *testing.T) {
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	cases := []struct {
		name string
		file func(t *testing.T) string
		want string
	}{
		{"banner above, ticks per platform, totals below", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"EDITORIAL PLAN BATIK LESTARI"},
				{"Periode: Februari 2027"},
				{},
				{"No", "Hari/Tanggal", "Jam Tayang", "Konten", "IG", "FB", "TikTok", "ACC"},
				{1, "Senin, 22 Februari 2027", "19.00", "Kisah motif Kawung", "✓", "v", "", "ok"},
				{2, "Selasa, 23 Feb", "7 PM", "Cara lipat sarung", "ya", "", "✓", ""},
				{"", "LIBUR"},
				{3, "24/02/2027", "prime time", "Promo payday", "✓", "tidak", "x", "acc"},
				{"", "TOTAL", "", 3},
			}, func(f *excelize.File) { must(f.MergeCell("Rencana", "A1", "H1")) })
		}, `new | 2027-02-22 | 19:00 | instagram+facebook | Kisah motif Kawung
new | 2027-02-23 | 19:00 | instagram+tiktok | Cara lipat sarung
new | 2027-02-24 | (prime time) | instagram | Promo payday
`},
		{"one tab per month, days only, a repeated header", func(t *testing.T) string {
			head := []any{"Tgl", "Jam", "Platform", "Judul"}
			return book(t, map[string][][]any{
				"FEBRUARI 2027": {head, {26, "10.00", "IG", "Jumat berkah"}, head, {27, "10:30", "Semua", "Kelas"}},
				"MARET 2027":    {head, {1, 0.75, "FB", "Awal bulan"}},
				"Bank ide":      {{"Ide", "Catatan"}, {"Kolab", "kapan-kapan"}},
			}, []string{"Bank ide", "FEBRUARI 2027", "MARET 2027"}, nil)
		}, `new | 2027-02-26 | 10:00 | instagram | Jumat berkah
new | 2027-02-27 | 10:30 | instagram+facebook+tiktok | Kelas
new | 2027-03-01 | 18:00 | facebook | Awal bulan
`},
		{"English headers, Excel dates and times", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"Post Date", "Time", "Channel", "Content Pillar", "Format", "Topic", "Copy", "Hashtags", "Status"},
				{day(2027, 3, 1), 0.5, "Instagram, Facebook & Tiktok", "Education", "Carousel", "How to brew", "Slowly.", "#brew", "Draft"},
				{day(2027, 3, 2), 19.5 / 24, "IG Reels", "Promo", "Reels", "Payday", "Now.", "", "Approved"},
			}, func(f *excelize.File) {
				id, err := f.NewStyle(&excelize.Style{NumFmt: 20})
				must(err)
				must(f.SetCellStyle("Rencana", "B2", "B3", id))
			})
		}, `new | 2027-03-01 | 12:00 | instagram+facebook+tiktok | How to brew
new | 2027-03-02 | 19:30 | instagram | Payday
`},
		{"title merged over the lines of its platforms", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"Tanggal", "Judul", "Platform", "Jam", "Caption"},
				{"22/02/2027", "Es kopi kurma", "Instagram", "16.30", "Untuk IG"},
				{"", "", "TikTok", "20.00", "Untuk TikTok"},
				{"23/02/2027", "Kelas seduh", "FB", "09.00", "Gratis"},
			}, func(f *excelize.File) {
				must(f.MergeCell("Rencana", "A2", "A3"))
				must(f.MergeCell("Rencana", "B2", "B3"))
			})
		}, `new | 2027-02-22 | 16:30 | instagram+tiktok | Es kopi kurma
new | 2027-02-23 | 09:00 | facebook | Kelas seduh
`},
		{"a caption per platform says where it goes", func(t *testing.T) string {
			return written(t, "Date|Jam Posting|Konten|Caption IG|Caption TikTok|Budget", "2027-03-05|19:00|Resep|Panjang|Pendek|50000", "2027-03-06|19:00|Tips|Hanya IG||0")
		}, `new | 2027-03-05 | 19:00 | instagram+tiktok | Resep
new | 2027-03-06 | 19:00 | instagram | Tips
`},
		{"an agency's sheet with months, notes and approvals", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"NO", "TANGGAL POST", "BULAN", "PIC", "HEADLINE/HOOK", "TOPIC/REDAKSI", "TYPE OF CONTENT", "LINK TAYANG", "ACC TO POSTING"},
				{1, "15 Feb 2027", "Februari 2027", "Nadia", "Hook satu", "Isi satu", "Reels", "https://www.instagram.com/p/DGk2abcde/", "ya"},
				{2, "Tue Mar 02 2027 07:00:00 GMT+0700 (Western Indonesia Time)", "Maret 2027", "Nadia", "Hook dua", "Isi dua", "Foto", "", ""},
			}, nil)
		}, `new | 2027-02-15 |  |  | Hook satu
new | 2027-03-02 | 07:00 |  | Hook dua
`},
		{"two rows of header", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"Tanggal", "Judul", "Platform", "", ""},
				{"", "", "IG", "FB", "TikTok"},
				{"22/02/2027", "Kopi", "✓", "", "✓"},
			}, func(f *excelize.File) { must(f.MergeCell("Rencana", "C1", "E1")) })
		}, "new | 2027-02-22 |  | instagram+tiktok | Kopi\n"},
		{"a wall calendar", func(t *testing.T) string {
			return sheet1(t, [][]any{
				{"MARET 2027"},
				{"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"},
				{1, 2, 3, 4, 5, 6, 7},
				{"Menu baru", "", "Tips puasa"},
				{"", "", "", "", "Jumat berkah"},
				{8, 9, 10, 11, 12, 13, 14},
				{"", "Lebaran"},
			}, nil)
		}, `new | 2027-03-01 |  |  | Menu baru
new | 2027-03-03 |  |  | Tips puasa
new | 2027-03-05 |  |  | Jumat berkah
new | 2027-03-09 |  |  | Lebaran
`},
		{"a month written once, a theme that is the pillar", func(t *testing.T) string {
			return written(t, "Bulan|Minggu ke|Tanggal|Jam|Tema|Isi konten", "Maret|1|1|10.00|Edukasi|Cara seduh", "||2|14.00|Hiburan|Kuis", "April|1|1|10.00|Produk|Menu baru")
		}, `new | 2027-03-01 | 10:00 |  | Cara seduh
new | 2027-03-02 | 14:00 |  | Kuis
new | 2027-04-01 | 10:00 |  | Menu baru
`},
		{"no header says what the content is", func(t *testing.T) string {
			return written(t, "CONTENT PLAN MEI 2027|||", "TGL|HARI|KONTEN FEED|KONTEN STORY", "1|Sabtu|Hari Buruh|Ucapan", "3|Senin|Promo|")
		}, `new | 2027-05-01 |  |  | Hari Buruh
new | 2027-05-03 |  |  | Promo
`},
		{"pictures in the headers, hours in words", func(t *testing.T) string {
			return written(t, "📅 Tanggal|⏰ Jam|📱 Platform|📝 Judul", "Sen, 1 Mar 2027|18.30 - 19.00|Ig|A", "Sel, 2 Mar 2027|jam 7 malam|tiktok + ig|B")
		}, `new | 2027-03-01 | 18:30(18.30 - 19.00) | instagram | A
new | 2027-03-02 | 19:00 | tiktok+instagram | B
`},
		{"UTF-16 with tabs", func(t *testing.T) string {
			s := "\ufeffTanggal\tJam\tPlatform\tJudul\r\n26/02/2027\t19.00 WITA\tIG\tKafé\r\n"
			var b []byte
			for _, r := range s {
				b = append(b, byte(r), byte(r>>8))
			}
			return text(t, "unicode.txt", string(b))
		}, "new | 2027-02-26 | 19:00 | instagram | Kafé\n"},
		{"Windows-1252 with semicolons", func(t *testing.T) string {
			return text(t, "lama.csv", "Tanggal;Jam;Platform;Judul\r\n26-02-2027;9;IG;Kaf\xe9 \x96 pagi\r\n")
		}, "new | 2027-02-26 | 09:00 | instagram | Kafé – pagi\n"},
		{"a heading per week, hidden inside the rows", func(t *testing.T) string {
			return written(t, "Tanggal|Jam|Platform|Judul|Caption", "MINGGU KE-1||||", "1 Maret 2027|10.00|IG|Satu|a", "Week 2||||", "8 Maret 2027|10.00|IG|Dua|b")
		}, `new | 2027-03-01 | 10:00 | instagram | Satu
new | 2027-03-08 | 10:00 | instagram | Dua
`},
		{"the weekday decides the order of day and month", func(t *testing.T) string {
			return written(t, "Hari|Tanggal|Platform|Judul", "Jumat|03/05/2027|IG|Mei tidak, Maret", "Sabtu|03/06/2027|IG|Besoknya")
		}, `new | 2027-03-05 |  | instagram | Mei tidak, Maret
new | 2027-03-06 |  | instagram | Besoknya
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			path := c.file(t)
			draft := d.read(path)
			if diff := cmp.Diff(c.want, lines(draft)); diff != "" {
				t.Fatalf("read (-want +got):\n%s\nproblems: %+v", diff, draft.Problems)
			}
			// What was read goes in, comes again unchanged, and goes out and in unchanged.
			d.commit(draft)
			for _, p := range d.posts() {
				if s := p.Status; s != models.Draft && s != models.Idea {
					t.Errorf("%s came in as %s", p.Title, s)
				}
			}
			if again := d.read(path); again.Counts != (Counts{Unchanged: len(draft.Rows)}) || !again.Remembered {
				t.Errorf("again: %+v, remembered %v\n%s", again.Counts, again.Remembered, diffsOf(again))
			}
			for _, name := range []string{"keluar.xlsx", "keluar.csv"} {
				back := d.read(d.export(name))
				if back.Counts != (Counts{Unchanged: len(draft.Rows)}) || len(back.Questions) > 0 {
					t.Errorf("%s: %+v %v\n%s", name, back.Counts, back.Questions, diffsOf(back))
				}
			}
		})
	}
}

func diffsOf(d *Draft) string {
	s := ""
	for _, r := range d.Rows {
		for _, x := range r.Diffs {
			s += r.Said.Title + ": " + x.Field + " " + x.Old + " -> " + x.New + "\n"
		}
		if r.Reason != "" {
			s += r.Said.Title + ": " + r.Reason + "\n"
		}
	}
	return s
}
