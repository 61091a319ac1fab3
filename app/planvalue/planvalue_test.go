package planvalue

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lontar/models"
)

var ref = time.Date(2027, 2, 24, 14, 32, 0, 0, time.UTC)

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2027-02-22": "2027-02-22", "2027/2/22": "2027-02-22", "2027-02-22T19:00:00Z": "2027-02-22", "2027-02-22 23:30": "2027-02-22",
		"22/02/2027": "2027-02-22", "22-2-27": "2027-02-22", "22.02.2027": "2027-02-22", "02/22/2027": "2027-02-22", "22 02 2027": "2027-02-22",
		"Senin, 22 Februari 2027": "2027-02-22", "senin 22 februari 2027": "2027-02-22", "22 Februari 2027 (Senin)": "2027-02-22",
		"22 Feb": "2027-02-22", "22 Februari": "2027-02-22", "22-Feb": "2027-02-22", "22-Feb-27": "2027-02-22", "22 Feb '27": "2027-02-22", "22Feb2027": "2027-02-22",
		"Mon, Feb 22": "2027-02-22", "Feb 22, 2027": "2027-02-22", "February 22nd, 2027": "2027-02-22", "22nd of February 2027": "2027-02-22",
		"Tue Apr 14 2026 07:00:00 GMT+0700 (Western Indonesia Time)": "2026-04-14",
		"Wed Feb 24 2027 23:30:00 GMT-0800 (PST)":                    "2027-02-24",
		"Jum'at, 26 Peb 2027":                                        "2027-02-26", "Jumat 26/02/2027": "2027-02-26", "Ahad, 28 Februari 2027": "2027-02-28",
		"Tgl 22 Februari 2027": "2027-02-22", "22\u00a0Februari\u00a02027": "2027-02-22", "22–24 Februari 2027": "2027-02-22", "22 s/d 24 Feb": "2027-02-22",
		"22 Feb 19.00": "2027-02-22", "22/02/2027 19.00 WIB": "2027-02-22", "20270222": "2027-02-22", "46440": "2027-02-22",
		"1 Agustus 2027": "2027-08-01", "17 agst 2027": "", "5 Des": "2026-12-05", "": "", "-": "", "TBA": "", "29 Feb 2028": "2028-02-29",
	} {
		got, _, err := Date(in, ref)
		if got != want || (err != nil) != (want == "" && !Blank(in)) {
			t.Errorf("Date(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestDateRefuses(t *testing.T) {
	for in, want := range map[string]error{
		"31 Feb": ErrNoSuch, "31/02/2027": ErrNoSuch, "29 Feb 2027": ErrNoSuch, "32/01/2027": ErrNoSuch, "22/13/2027": ErrNoSuch,
		"LIBUR": ErrNotDate, "Minggu ke-2": ErrNotDate, "H-3 Lebaran": ErrNotDate, "TOTAL": ErrNotDate,
		"22": ErrDayOnly, "3": ErrDayOnly, "Februari 2027": ErrMonth, "02/2027": ErrMonth, "Senin": ErrNameOnly, "45": ErrNotDate, "3000000000000000000000": ErrNotDate,
	} {
		if got, _, err := Date(in, ref); !errors.Is(err, want) || got != "" {
			t.Errorf("Date(%q) = %q, %v; want %v", in, got, err, want)
		}
	}
}

func TestDateOrder(t *testing.T) {
	day, n, err := Date("03/04/2027", ref)
	if err != nil || day != "2027-04-03" || !n.Numeric || n.Other != "2027-03-04" {
		t.Errorf("03/04/2027 = %q %+v %v", day, n, err)
	}
	if day, _, _ := DateIn("03/04/2027", ref, MonthFirst); day != "2027-03-04" {
		t.Errorf("month first: %q", day)
	}
	if day, n, _ := DateIn("22/02/2027", ref, MonthFirst); day != "2027-02-22" || n.Numeric {
		t.Errorf("22/02 stays 22 February: %q %v", day, n)
	}
	if _, n, _ := Date("05/05/2027", ref); n.Numeric {
		t.Error("05/05 is the same in either order")
	}
	day, n, _ = Date("3/4", ref)
	if day != "2027-04-03" || !n.NoYear || n.Other != "2027-03-04" {
		t.Errorf("3/4 = %q %+v", day, n)
	}
}

func TestDateNotes(t *testing.T) {
	_, n, _ := Date("Rabu, 25 Februari 2027 19.30", ref)
	if !n.HasWeekday || n.Weekday != time.Wednesday || n.Clock != "19:30" {
		t.Errorf("%+v", n)
	}
	// without a year the weekday chooses it
	if day, n, _ := Date("Senin, 22 Feb", time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)); day != "2027-02-22" || !n.NoYear {
		t.Errorf("%q %+v", day, n)
	}
	if day, _, _ := Date("5 Jan", time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)); day != "2027-01-05" {
		t.Errorf("the nearest January: %q", day)
	}
	if _, n, _ := Date("22-24 Feb", ref); !n.Range {
		t.Error("a range is not told")
	}
	if _, n, err := Date("Februari 2027", ref); n.Month != 2 || n.Year != 2027 || err == nil {
		t.Errorf("%+v", n)
	}
}

func TestMonth(t *testing.T) {
	for in, want := range map[string][2]int{
		"Februari 2027": {2027, 2}, "FEB": {0, 2}, "Juli": {0, 7}, "2027-02": {2027, 2}, "02/2027": {2027, 2}, "MARET 2027 (Ramadan)": {2027, 3},
		"Content Plan Feb": {0, 2}, "2": {0, 2}, "2027-02-01": {2027, 2}, "Feb'27": {2027, 2}, "EP Mei 2027": {2027, 5},
	} {
		y, m, ok := Month(in)
		if !ok || y != want[0] || int(m) != want[1] {
			t.Errorf("Month(%q) = %d %d %v, want %v", in, y, m, ok, want)
		}
	}
	for _, in := range []string{"", "Sheet1", "BANK CONTENT", "Feb - Mar", "Rekap"} {
		if y, m, ok := Month(in); ok {
			t.Errorf("Month(%q) = %d %d", in, y, m)
		}
	}
}

func TestClock(t *testing.T) {
	for in, want := range map[string]string{
		"19.00": "19:00", "19:00": "19:00", "7 PM": "19:00", "7PM": "19:00", "7:30 pm": "19:30", "12 AM": "00:00", "12 pm": "12:00", "07.05": "07:05",
		"pukul 19.00 WIB": "19:00", "Jam 7 malam": "19:00", "jam 4 sore": "16:00", "7 pagi": "07:00", "12 siang": "12:00", "1 siang": "13:00", "12 malam": "00:00",
		"19.00-20.00": "19:00", "19.00 – 20.00 WIB": "19:00", "7-9 PM": "19:00", "1900": "19:00", "19": "19:00", "16.3": "16:30", "19:00:00": "19:00", "0,7083333333": "17:00",
		"19.00 WIB / 20.00 WITA": "19:00", "19.00 (prime time)": "19:00", "prime time 19.00": "19:00", "19.00, 20.00": "19:00", "2027": "20:27", "09h15": "09:15", "19:00 wib.": "19:00",
		"": "", "-": "", "prime time": "", "Pagi": "", "Prime Time Malam": "",
	} {
		got, note, err := Clock(in)
		if err != nil || got != want {
			t.Errorf("Clock(%q) = %q, %q, %v; want %q", in, got, note, err, want)
		}
		if want == "" && !Blank(in) && note != in {
			t.Errorf("Clock(%q) lost what the plan says: %q", in, note)
		}
	}
	for _, in := range []string{"25.70", "24:01", "13 AM", "minggu ke-2", "19.75", "abc 99:99", "1234567", "22/02/2027"} {
		if got, note, err := Clock(in); err == nil {
			t.Errorf("Clock(%q) = %q, %q", in, got, note)
		}
	}
	if h, _ := ReadHour("20.00 WITA"); h.Zone != "Asia/Makassar" || h.Clock != "20:00" {
		t.Errorf("%+v", h)
	}
	if h, _ := ReadHour("19.00-20.30"); h.End != "20:30" || h.Note == "" {
		t.Errorf("%+v", h)
	}
}

func TestPlaces(t *testing.T) {
	type want struct {
		ps      string
		forms   string
		handles string
		unknown string
		all     bool
	}
	for in, w := range map[string]want{
		"IG, FB & Tiktok":                 {ps: "instagram facebook tiktok"},
		"Instagram/Facebook":              {ps: "instagram facebook"},
		"IG dan TikTok":                   {ps: "instagram tiktok"},
		"IG FB TikTok":                    {ps: "instagram facebook tiktok"},
		"IG\nFB\nX":                       {ps: "instagram facebook x"},
		"IG Story":                        {ps: "instagram", forms: "story"},
		"IG Feed + Reels":                 {ps: "instagram", forms: "image reel"},
		"Instagram (Feed)":                {ps: "instagram", forms: "image"},
		"Reels":                           {forms: "reel"},
		"Semua platform":                  {all: true},
		"ALL":                             {all: true},
		"@kopisenja.id, @kopisenja":       {handles: "kopisenja.id kopisenja"},
		"IG @kopisenja.id":                {ps: "instagram", handles: "kopisenja.id"},
		"Twitter (X)":                     {ps: "x"},
		"YouTube Shorts":                  {ps: "youtube", forms: "short"},
		"Tik Tok, Threads":                {ps: "tiktok threads"},
		"Friendster":                      {unknown: "friendster"},
		"IG, Website":                     {ps: "instagram", unknown: "website"},
		"-":                               {},
		"LinkedIn; YouTube | WhatsApp":    {ps: "linkedin youtube whatsapp"},
		"Google Business":                 {ps: "google"},
		"Instagram Reels, Facebook Reels": {ps: "instagram facebook", forms: "reel"},
	} {
		p := ReadPlaces(in)
		got := want{all: p.All, handles: strings.Join(p.Handles, " "), unknown: strings.Join(p.Unknown, " ")}
		got.ps, got.forms = join(p.Platforms), join(p.Forms)
		if got != w {
			t.Errorf("%q = %+v, want %+v", in, got, w)
		}
	}
}

func join[T ~string](list []T) string {
	var s []string
	for _, v := range list {
		s = append(s, string(v))
	}
	return strings.Join(s, " ")
}

func TestWords(t *testing.T) {
	for in, want := range map[string]models.Form{
		"Reels": models.FormReel, "carousel": models.FormCarousel, "Feed (Carousel)": models.FormCarousel, "IG Story": models.FormStory, "Single Post": models.FormImage,
		"Video Reels": models.FormReel, "Feed": models.FormImage, "": models.FormNone, "YT Shorts": models.FormShort, "Korsel": models.FormCarousel, "Static Image": models.FormImage,
	} {
		if got, ok := Form(in); !ok || got != want {
			t.Errorf("Form(%q) = %q, %v", in, got, ok)
		}
	}
	if f, ok := Form("Brosur"); ok {
		t.Errorf("Form(Brosur) = %q", f)
	}
	for in, want := range map[string]models.Status{"Done": models.Live, "On Progress": models.Draft, "ACC": models.Approved, "Ready to post": models.Approved, "ide": models.Idea, "Revisi": models.Revise} {
		if got, ok := Status(in); !ok || got != want {
			t.Errorf("Status(%q) = %q, %v", in, got, ok)
		}
	}
	for in, want := range map[string][2]bool{"ya": {true, true}, "✓": {true, true}, "ACC": {true, true}, "TRUE": {true, true}, "✔️": {true, true}, "v": {true, true}, "1": {true, true}, "belum": {false, true}, "": {false, true}, "besok": {false, false}} {
		if on, ok := Tick(in); on != want[0] || ok != want[1] {
			t.Errorf("Tick(%q) = %v, %v", in, on, ok)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"Senin, 22 Februari 2027", "22/02/2027 19.00", "Tue Apr 14 2026 07:00:00 GMT+0700", "22–24 Feb", "46440", "2027-02", "3/4", "(", "jum'at", "22 Feb '27"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []Order{Unknown, DayFirst, MonthFirst} {
			day, n, err := DateIn(s, ref, o)
			if day != "" {
				if _, perr := time.Parse(models.DayFormat, day); perr != nil || err != nil {
					t.Fatalf("%q gave %q, %v", s, day, err)
				}
			}
			if n.Clock != "" {
				if _, perr := time.Parse(models.ClockFormat, n.Clock); perr != nil {
					t.Fatalf("%q gave clock %q", s, n.Clock)
				}
			}
		}
		Month(s)
		WeekdayNamed(s)
	})
}

func FuzzClock(f *testing.F) {
	for _, s := range []string{"19.00", "7-9 PM", "jam 7 malam", "19.00 WIB / 20.00 WITA", "0,708333", "prime time", "2027"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ReadHour(s)
		for _, c := range []string{h.Clock, h.End} {
			if c == "" {
				continue
			}
			if _, perr := time.Parse(models.ClockFormat, c); perr != nil || err != nil {
				t.Fatalf("%q gave %+v, %v", s, h, err)
			}
		}
	})
}

func FuzzPlaces(f *testing.F) {
	for _, s := range []string{"IG, FB & Tiktok", "IG Feed + Reels", "@a @b", "semua", "X/Twitter", "ig@kopi"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := ReadPlaces(s)
		for i, pl := range p.Platforms {
			if !pl.Known() || slices.Contains(p.Platforms[:i], pl) {
				t.Fatalf("%q gave %v", s, p.Platforms)
			}
		}
		for _, form := range p.Forms {
			if !slices.Contains(models.Forms, form) {
				t.Fatalf("%q gave %v", s, p.Forms)
			}
		}
		Form(s)
		Status(s)
		Tick(s)
	})
}
