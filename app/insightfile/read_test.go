package insightfile

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestCancel(t *testing.T) {
	p := put(t, "Totals.csv", "Date,Views\n"+strings.Repeat("2027-01-01,5\n", 20_000))
	ctx, cancel := context.WithCancel(t.Context())
	days := 0
	_, err := Read(ctx, p, Options{}, Sink{Day: func(*File, Day) error {
		if days++; days == 3000 {
			cancel()
		}
		return nil
	}})
	if !errors.Is(err, context.Canceled) || days > 6000 {
		t.Errorf("%v after %d days", err, days)
	}
}

func TestProgress(t *testing.T) {
	p := put(t, "Totals.csv", "Date,Views\n"+strings.Repeat("2027-01-01,5\n", 20_000))
	last := int64(0)
	_, err := Look(t.Context(), p, Options{Progress: func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}})
	if err != nil || last == 0 {
		t.Error(err, last)
	}
}

// What the sink says ends the reading.
func TestSinkError(t *testing.T) {
	stop := errors.New("full")
	_, err := Read(t.Context(), put(t, "a.csv", instagram(instagramEN)), Options{}, Sink{Post: func(*File, Post) error { return stop }})
	if !errors.Is(err, stop) {
		t.Error(err)
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := Look(t.Context(), "/there/is/no/such.csv", Options{}); err == nil {
		t.Error("a missing file is an error")
	}
}

// Looking and reading say the same of a file.
func TestLookSaysWhatReadGives(t *testing.T) {
	p := put(t, "a.csv", instagram(instagramEN))
	a, err := Look(t.Context(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := one(t, p, Options{})
	if a[0].Posts != len(f.Posts) || a[0].Account != f.Account || a[0].From != f.From || a[0].Until != f.Until {
		t.Errorf("%+v", a[0])
	}
}

// A row that starts with a heading's word is no heading.
func TestRowsThatLookLikeHeadings(t *testing.T) {
	f := one(t, put(t, "Content.csv", "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"\nLikes,Comments,https://www.tiktok.com/@k/video/"+tiktokID(xAt)+",July 16,1,2,3,4\n"), Options{})
	if len(f.Posts) != 1 || f.Posts[0].Caption != "Comments" {
		t.Errorf("%+v", f.Posts)
	}
}
