package insightfile

import (
	"fmt"
	"testing"
	"time"

	"lontar/app/planvalue"
	"lontar/models"
)

func TestNumbers(t *testing.T) {
	m := books().metrics
	for _, c := range []struct {
		metric, cell string
		point        decimals
		want         float64
		reason       string // "empty" for no figure
	}{
		{"views", "1234", 0, 1234, ""},
		{"views", " 0 ", 0, 0, ""},
		{"views", "1.234", 0, 1234, ""},
		{"views", "1,234", 0, 1234, ""},
		{"views", "1.234.567", 0, 1234567, ""},
		{"views", "1,234,567", 0, 1234567, ""},
		{"views", "1 234 567", 0, 1234567, ""},
		{"views", "1\u00a0234", 0, 1234, ""},
		{"views", "12'345", 0, 12345, ""},
		{"views", "'77", 0, 77, ""},
		{"views", "1.2K", 0, 1200, ""},
		{"views", "1,2 rb", 0, 1200, ""},
		{"views", "1,2 jt", 0, 1200000, ""},
		{"views", "12 ribu", 0, 12000, ""},
		{"views", "3.4M", 0, 3400000, ""},
		{"views", "32506.0", 0, 32506, ""},
		{"views", "32506,0", 0, 32506, ""},
		{"views", "12.5", 0, 0, reasonNotWhole},
		{"views", "", 0, 0, "empty"},
		{"views", "-", 0, 0, "empty"},
		{"views", "--", 0, 0, "empty"},
		{"views", "NAN", 0, 0, "empty"},
		{"views", "N/A", 0, 0, "empty"},
		{"views", "undefined", 0, 0, "empty"},
		{"views", "tidak tersedia", 0, 0, "empty"},
		{"views", "banyak", 0, 0, reasonNotNumber},
		{"views", "1.23.4", 0, 0, reasonDate},
		{"views", "3.апр", 0, 0, reasonDate},
		{"views", "06-Des", 0, 0, reasonDate},
		{"views", "Mar-24", 0, 0, reasonDate},
		{"views", "2026-03-04", 0, 0, reasonDate},
		{"ctr", "6.31", 0, 6.31, ""},
		{"ctr", "6,31", 0, 6.31, ""},
		{"ctr", "6,31%", 0, 6.31, ""},
		{"ctr", "6.311", decimalComma, 6311, ""},
		{"watch_minutes", "1.234,5", 0, 1234.5, ""},
		{"watch_minutes", "1,234.5", 0, 1234.5, ""},
		{"watch_minutes", "1,234", decimalComma, 1.234, ""},
		{"watch_minutes", "1,234", decimalPoint, 1234, ""},
		{"watch_minutes", "0:02:30", 0, 2.5, ""},
		{"avg_watch_seconds", "0:01:10", 0, 70, ""},
		{"avg_watch_seconds", "1:05", 0, 65, ""},
		{"avg_watch_seconds", "2 mnt 3 dtk", 0, 123, ""},
		{"avg_watch_seconds", "12.066", 0, 12.066, ""},
		{"subscribers", "-3", 0, -3, ""},
		{"subscribers", "−3", 0, -3, ""},
		{"share", "< 1%", 0, 1, ""},
		{"share", "menos de 1%", 0, 1, ""},
		{"views", "6.49E+17", 0, 0, reasonNotNumber},
	} {
		n := m[c.metric].read(c.cell, c.point)
		reason := n.reason
		if n.empty {
			reason = "empty"
		}
		if reason != c.reason || reason == "" && n.value != c.want {
			t.Errorf("%s %q (%d) = %v %q, want %v %q", c.metric, c.cell, c.point, n.value, reason, c.want, c.reason)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		cell  string
		order planvalue.Order
		want  string
	}{
		{"2026-05-25T00:00:00", 0, "2026-05-25 00:00"},
		{"2026-05-25", 0, "2026-05-25"},
		{"2025/10/31 18:19:10", 0, "2025-10-31 18:19"},
		{"2016-06-20 21:56 +0000", 0, "2016-06-20 21:56 +0"},
		{"2016-06-20T21:56:00.123Z", 0, "2016-06-20 21:56 +0"},
		{"2026-06-20 21:56:00+07:00", 0, "2026-06-20 21:56 +25200"},
		{"05/26/2026 10:23", planvalue.MonthFirst, "2026-05-26 10:23"},
		{"05/06/2026 10:23", planvalue.MonthFirst, "2026-05-06 10:23"},
		{"05/06/2026 10.23", planvalue.DayFirst, "2026-06-05 10:23"},
		{"26.05.2026", planvalue.DayFirst, "2026-05-26"},
		{"26-05-2026", planvalue.DayFirst, "2026-05-26"},
		{"5/26/26", planvalue.MonthFirst, "2026-05-26"},
		{"Sat, Aug 1, 2026", 0, "2026-08-01"},
		{"Mon Feb 17 2025", 0, "2025-02-17"},
		{"Dec 15, 2023", 0, "2023-12-15"},
		{"15 Des 2023", 0, "2023-12-15"},
		{"27-Jul-20", 0, "2020-07-27"},
		{"Nov 20, 2025 1:46 am", 0, "2025-11-20 01:46"},
		{"Nov 20, 2025 12:46 PM", 0, "2025-11-20 12:46"},
		{"17 Februari 2027 19.30 WIB", 0, "2027-02-17 19:30 +25200"},
		{"8 Juli", 0, "0-07-08"},
		{"April 12", 0, "0-04-12"},
		{"8 de marzo", 0, "0-03-08"},
		{"30 de abril", 0, "0-04-30"},
		{"10. März", 0, "0-03-10"},
		{"Lifetime", 0, "no"},
		{"", 0, "no"},
		{"31/31/2026", planvalue.DayFirst, "no"},
		{"Februari", 0, "no"},
		{"12345", 0, "no"},
		{"halo 12 dunia", 0, "no"},
	} {
		w, ok := readWhen(c.cell, c.order)
		got := "no"
		if ok {
			got = fmt.Sprintf("%d-%02d-%02d", w.year, w.month, w.day)
			if w.clock {
				got += fmt.Sprintf(" %02d:%02d", w.hour, w.min)
			}
			if w.zoned {
				got += fmt.Sprintf(" +%d", w.offset)
			}
		}
		if got != c.want {
			t.Errorf("%q = %s, want %s", c.cell, got, c.want)
		}
	}
}

// The ids say when they were given out.
func TestIDs(t *testing.T) {
	at := time.Date(2026, 5, 26, 17, 23, 10, 0, time.UTC)
	for p, id := range map[models.Platform]string{
		models.Instagram: shortcode(at), models.TikTok: tiktokID(at),
	} {
		if got, ok := idTime(p, id); !ok || !got.Equal(at) {
			t.Errorf("%s: %v %v", p, got, ok)
		}
	}
	for _, bad := range []string{"", "abc", "123", "99999999999999999999999", "hello world"} {
		for _, p := range models.Platforms {
			if got, ok := idTime(p, bad); ok {
				t.Errorf("%s %q gave %v", p, bad, got)
			}
		}
	}
	if got := linkID(models.LinkedIn, "https://www.linkedin.com/posts/kopi_seduh-activity-7438811255978700800-AbCd"); got != "7438811255978700800" {
		t.Error(got)
	}
}

// Every heading of the data leads somewhere, and every format has a name.
func TestWords(t *testing.T) {
	l, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.layouts) < 20 || len(l.metrics) < 60 {
		t.Errorf("%d layouts, %d metrics", len(l.layouts), len(l.metrics))
	}
	for _, f := range l.layouts {
		for _, p := range f.Positions {
			if _, err := l.target(p); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
		if !f.Platform.Known() || f.Rows == "" {
			t.Errorf("%+v", f)
		}
	}
	if got := l.files["meta"].byHeading["tayangan"].name; got != "views" {
		t.Errorf("Tayangan at Meta is %s", got)
	}
	if got := l.files["youtube"].byHeading["tayangan"].name; got != "impressions" {
		t.Errorf("Tayangan at YouTube is %s", got)
	}
}

// A story's address has the number the short codes of posts stand for.
func TestStoryID(t *testing.T) {
	at := time.Date(2026, 5, 26, 17, 23, 10, 0, time.UTC)
	if got, ok := idTime(models.Instagram, fmt.Sprint(uint64(at.UnixMilli()-instagramEpoch)<<23|7)); !ok || !got.Equal(at) {
		t.Error(got, ok)
	}
}

func TestOrderOfDates(t *testing.T) {
	few := "Post ID,Page ID,Publish time,Permalink,Reach\n1142000000000001,1089,05/06/2026 10:00,https://www.facebook.com/k/posts/pfbid1,5\n1142000000000002,1089,06/06/2026 10:00,https://www.facebook.com/k/posts/pfbid2,5\n1142000000000003,1089,07/06/2026 10:00,https://www.facebook.com/k/posts/pfbid3,5\n"
	if f := one(t, put(t, "fb.csv", few), Options{}); f.Posts[0].PublishedAt[:10] != "2026-05-06" || len(f.Doubts) > 0 {
		t.Errorf("Meta's order is known: %s %v", f.Posts[0].PublishedAt, f.Doubts)
	}
	if f := one(t, put(t, "fb.csv", few), Options{Order: planvalue.DayFirst}); f.Posts[0].PublishedAt[:10] != "2026-06-05" {
		t.Errorf("chosen: %s", f.Posts[0].PublishedAt)
	}
	open := one(t, put(t, "Totals.csv", "Date,Views\n03/02/2027,4\n05/07/2027,5\n"), Options{})
	if d, ok := doubt(open, "order"); !ok || d.Taken != "day_first" || d.Value != "03/02/2027" {
		t.Errorf("%+v", open.Doubts)
	}
	run := one(t, put(t, "Totals.csv", "Date,Views\n02/01/2027,4\n02/02/2027,5\n02/03/2027,5\n02/04/2027,5\n"), Options{})
	if len(run.Doubts) > 0 || run.Days[3].Date != "2027-02-04" {
		t.Errorf("%+v %+v", run.Doubts, run.Days)
	}
}

// Ids may prove another zone than the one Meta writes today.
func TestZoneByIDs(t *testing.T) {
	text := "Post ID,Account ID,Account username,Publish time,Permalink,Views\n"
	for i := range 4 {
		at := time.Date(2026, 1, 13+i, 19, 30, 0, 0, jakarta)
		text += fmt.Sprintf("1799000000000000%d,1784140000,kopisenja,%s,https://www.instagram.com/p/%s/,7\n", i, at.Format("01/02/2006 15:04"), shortcode(at))
	}
	f := one(t, put(t, "ig.csv", text), Options{})
	if f.Zone != "Asia/Jakarta" || f.ZoneKnown != ZoneByIDs || f.Posts[0].PublishedAt != "2026-01-13T12:30:00Z" {
		t.Errorf("%s %s %s", f.Zone, f.ZoneKnown, f.Posts[0].PublishedAt)
	}
	f = one(t, put(t, "ig.csv", text), Options{Zone: "UTC"})
	if f.ZoneKnown != ZoneChosen || f.Posts[0].PublishedAt != "2026-01-13T19:30:00Z" {
		t.Errorf("%s %s", f.ZoneKnown, f.Posts[0].PublishedAt)
	}
}
