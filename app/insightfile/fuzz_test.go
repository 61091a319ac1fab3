package insightfile

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// FuzzRead gives any bytes to the readers: they may refuse, not fail, and what
// they give is within bounds.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		instagram(instagramID), xB + "\n1,2,3\n", "sep=,\n\"Views\"\n\"Date\",\"Primary\"\n\"2027-01-01T00:00:00\",\"1\"\n",
		wide("sep=,\n\"Views\"\n\"Date\",\"Primary\"\n"), "Date,Views\n2027-01-01,1\n", "\"a,b,c\"\n\"1,2,3\"\n", "\"\n\"\"\r\r\n;;;\t\t|", "Date,Video Views,Profile Views,Likes\n29 Februari,1,2,3\n1 Maret,1,2,3\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
		posts := 0
		files, err := Read(t.Context(), p, Options{Now: time.Date(2027, 2, 24, 0, 0, 0, 0, time.UTC)}, Sink{
			Post: func(_ *File, p Post) error {
				posts++
				if p.AtKnown != KnownNone && (p.At.Year() < 1990 || p.At.Year() > 2200) {
					t.Errorf("%v %s", p.At, p.AtKnown)
				}
				return nil
			},
			Day: func(_ *File, d Day) error {
				if len(d.Date) != 10 {
					t.Errorf("%q", d.Date)
				}
				return nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 1 && files[0].Posts != posts {
			t.Errorf("%d posts counted, %d given", files[0].Posts, posts)
		}
	})
}

// FuzzRecords: cutting a text into records never loses what is between quotes
// and always ends.
func FuzzRecords(f *testing.F) {
	f.Add("a,b\n\"c\nd\",e", byte(','))
	f.Add("\"open,b\nc,d\n", byte(';'))
	f.Fuzz(func(t *testing.T, s string, delim byte) {
		if delim == '"' || delim == '\n' || delim == '\r' || delim >= 0x80 || delim == ' ' {
			return
		}
		p := newRecords(&slow{s}, delim)
		whole := newRecords(strings.NewReader(s), delim)
		for range len(s) + 2 {
			a, errA := p.next()
			b, errB := whole.next()
			if (errA == nil) != (errB == nil) || len(a) != len(b) {
				t.Fatal(a, b, errA, errB)
			}
			if errA != nil {
				return
			}
		}
		t.Fatal("does not end")
	})
}

// slow gives a text byte by byte.
type slow struct{ s string }

func (r *slow) Read(b []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(b[:min(1, len(b))], r.s)
	r.s = r.s[n:]
	return n, nil
}
