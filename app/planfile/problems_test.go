package planfile

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lontar/models"
)

// TestProblems checks what is said about a line, and what becomes of it.
func TestProblems(t *testing.T) {
	cases := []struct {
		name, line string
		says       string // keys, without "import."
		day, clock string
		rejected   bool
	}{
		{"a day that does not exist", "31/02/2027|10.00|IG|A", "reject.no_such_day", "", "", true},
		{"words instead of a date", "nanti ya|10.00|IG|A", "reject.not_date", "", "", true},
		{"an hour that does not exist", "01/03/2027|25.70|IG|A", "problem.clock", "2027-03-01", "", false},
		{"prime time", "01/03/2027|prime time|IG|A", "", "2027-03-01", "", false},
		{"a platform nobody knows", "01/03/2027|10.00|IG, Frendster|A", "problem.platform", "2027-03-01", "10:00", false},
		{"a weekday that is wrong", "Senin, 2 Maret 2027|10.00|IG|A", "problem.weekday", "2027-03-02", "10:00", false},
		{"a range of days", "1-3 Maret 2027|10.00|IG|A", "note.range", "2027-03-01", "10:00", false},
		{"a month only", "Maret 2027|10.00|IG|A", "problem.no_day", "", "10:00", false},
		{"exactly the line above", "05/03/2027|10.00|IG|Sama", "reject.twice", "2027-03-05", "10:00", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			draft := d.read(written(t, "Tanggal|Jam|Platform|Judul", "05/03/2027|10.00|IG|Sama", c.line))
			if got := strings.Join(says(draft, 3), " "); got != c.says {
				t.Errorf("says %q, want %q", got, c.says)
			}
			r := row(t, draft, 3)
			if (r.Action == Rejected) != c.rejected || !c.rejected && (r.Said.Day != c.day || r.Said.Clock != c.clock) {
				t.Errorf("%s: %s %s %q", r.Action, r.Said.Day, r.Said.Clock, r.Reason)
			}
			for _, p := range draft.Problems {
				if strings.Contains(p.Reason(), "{") || p.Reason() == p.Key {
					t.Errorf("reason %q", p.Reason())
				}
			}
		})
	}
}

// TestQuestions checks that what a file cannot say is asked, what is proposed,
// and that the answer is followed.
func TestQuestions(t *testing.T) {
	cases := []struct {
		name, key, proposed string
		lines               []string
		answer              string
		before, after       string
	}{
		{
			"day or month first", "order", "dmy",
			[]string{"Tanggal|Platform|Judul", "03/04/2027|IG|A", "05/06/2027|IG|B"},
			"mdy",
			"new | 2027-04-03 |  | instagram | A\nnew | 2027-06-05 |  | instagram | B\n", "new | 2027-03-04 |  | instagram | A\nnew | 2027-05-06 |  | instagram | B\n",
		},
		{
			"the year", "year", "2027",
			[]string{"Tanggal|Platform|Judul", "3 Mar|IG|A"},
			"2026", "new | 2027-03-03 |  | instagram | A\n", "new | 2026-03-03 |  | instagram | A\n",
		},
		{
			"a year that does not fit its month", "year:2026-03>2027", "keep",
			[]string{"Tanggal|Bulan|Platform|Judul", "3 Maret 2026|Maret 2027|IG|A"},
			"fix", "new | 2026-03-03 |  | instagram | A\n", "new | 2027-03-03 |  | instagram | A\n",
		},
		{
			"each date written once", "fill_down", "yes",
			[]string{"Tanggal|Jam|Platform|Judul", "01/03/2027|10.00|IG|A", "|12.00|IG|B", "|15.00|FB|C", "02/03/2027|10.00|IG|D"},
			"no",
			"new | 2027-03-01 | 10:00 | instagram | A\nnew | 2027-03-01 | 12:00 | instagram | B\nnew | 2027-03-01 | 15:00 | facebook | C\nnew | 2027-03-02 | 10:00 | instagram | D\n",
			"new | 2027-03-01 | 10:00 | instagram | A\nnew |  | 12:00 | instagram | B\nnew |  | 15:00 | facebook | C\nnew | 2027-03-02 | 10:00 | instagram | D\n",
		},
		{
			"no column says where", "where", "none",
			[]string{"Tanggal|Judul|Caption", "13/03/2027|A|a"},
			"all", "new | 2027-03-13 |  |  | A\n", "new | 2027-03-13 |  | instagram+facebook+tiktok | A\n",
		},
		{
			"words for dates", "undated", "reject",
			[]string{"Tanggal|Platform|Judul", "13/03/2027|IG|A", "lihat brief|IG|B"},
			"tray",
			"new | 2027-03-13 |  | instagram | A\nrejected |  |  |  | B\n", "new | 2027-03-13 |  | instagram | A\nnew |  | (lihat brief) | instagram | B\n",
		},
		{
			"a platform without an account", "account:x", "create",
			[]string{"Tanggal|Platform|Judul", "13/03/2027|X|A"},
			"none", "new | 2027-03-13 |  | x | A\n", "new | 2027-03-13 |  | x | A\n",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			path := written(t, c.lines...)
			draft := d.read(path)
			i := slices.IndexFunc(draft.Questions, func(q Question) bool { return q.Key == c.key })
			if i < 0 {
				t.Fatalf("not asked; questions %+v\n%s", draft.Questions, lines(draft))
			}
			if q := draft.Questions[i]; q.Answer != c.proposed || !q.Open || strings.Contains(q.Text, "{") || strings.HasPrefix(q.Text, "import.") {
				t.Errorf("question %+v", q)
			}
			if got := lines(draft); got != c.before {
				t.Errorf("as proposed:\n%s", got)
			}
			answered := d.read(path, func(o *ReadOptions) { o.Answers = map[string]string{c.key: c.answer} })
			if got := lines(answered); got != c.after {
				t.Errorf("as answered:\n%s", got)
			}
			if c.key == "account:x" {
				if n := len(answered.Brand.Accounts); n != 3 {
					t.Errorf("%d accounts", n)
				}
			}
		})
	}
}

// TestMappingKept keeps what a person mapped, for the next file of the header,
// and forgets it when asked.
func TestMappingKept(t *testing.T) {
	d := newDesk(t)
	path := written(t, "Tanggal|Platform|Judul|Keterangan", "13/03/2027|IG|A|isi caption")
	draft := d.read(path, func(o *ReadOptions) { o.Mapping = map[int]string{3: TargetCaption} })
	d.commit(draft)
	next := written(t, "Tanggal|Platform|Judul|Keterangan", "20/03/2027|IG|B|caption lain")
	if again := d.read(next); !again.Remembered || again.Columns[3].Target != TargetCaption || again.Rows[0].Said.Caption != "caption lain" {
		t.Errorf("remembered %v: %+v", again.Remembered, again.Columns[3])
	}
	other := newDesk(t)
	draft = other.read(path, func(o *ReadOptions) { o.Mapping = map[int]string{3: TargetCaption} })
	draft.Forget = true
	other.commit(draft)
	if again := other.read(next); again.Remembered || again.Columns[3].Target != TargetNotes {
		t.Errorf("not forgotten: %+v", again.Columns[3])
	}
}

// TestOwnColumns turns columns Lontar does not know into the brand's own, with
// their kinds, and writes them out again in the client's order and words.
func TestOwnColumns(t *testing.T) {
	d := newDesk(t)
	d.commit(d.read(written(t,
		"Budget|Tanggal|Sudah revisi?|Judul|Prioritas|Platform|Link brief",
		"150000|13/03/2027|sudah|A|Tinggi|IG|https://contoh.id/a",
		"0|14/03/2027||B|Rendah|IG|https://contoh.id/b",
		"20000|15/03/2027|sudah|C|Tinggi|IG|https://contoh.id/c",
		"30000|16/03/2027||D|Rendah|IG|https://contoh.id/d",
		"30000|17/03/2027||E|Rendah|IG|https://contoh.id/e",
		"30000|18/03/2027||F|Tinggi|IG|https://contoh.id/f",
	)))
	f, err := excelize.OpenFile(d.export("keluar.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0][:7], "|"); got != "Budget|Tanggal|Sudah revisi?|Judul|Prioritas|Platform|Link brief" {
		t.Errorf("header %s", got)
	}
	if got := strings.Join(rows[1][:7], "|"); got != "150000|13/03/2027|sudah|A|Tinggi|Instagram|https://contoh.id/a" {
		t.Errorf("first row %s", got)
	}
	if vis, err := f.GetColVisible(f.GetSheetName(0), "H"); err != nil || vis {
		t.Errorf("the column _id is visible, %v", err)
	}
	kinds := map[string]models.ColumnKind{}
	for _, c := range d.read(d.export("x.csv")).Brand.Columns {
		kinds[c.Name] = c.Kind
	}
	want := map[string]models.ColumnKind{"Budget": models.ColumnNumber, "Sudah revisi?": models.ColumnTick, "Prioritas": models.ColumnChoice, "Link brief": models.ColumnLink}
	for name, k := range want {
		if kinds[name] != k {
			t.Errorf("%s is %q", name, kinds[name])
		}
	}
}
