package lang

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"lontar/models"
)

// in runs f with a language and puts the former one back.
func in(t *testing.T, code string, f func()) {
	t.Helper()
	before := Code()
	if !Set(code) {
		t.Fatalf("Set(%q) refused", code)
	}
	defer Set(before)
	f()
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSet(t *testing.T) {
	defer Set(Indonesian)
	for _, c := range []struct {
		code, then string
		ok         bool
	}{
		{"en", "en", true},
		{"id_ID.UTF-8", "id", true},
		{"en-GB", "en", true},
		{"in", "id", true},
		{"EN", "en", true},
		{"de", "en", false},
		{"", "en", false},
	} {
		if ok := Set(c.code); ok != c.ok {
			t.Errorf("Set(%q) = %v", c.code, ok)
		}
		want(t, Code(), c.then)
	}
}

func TestTexts(t *testing.T) {
	in(t, "id", func() {
		want(t, T("common.save"), "Simpan")
		want(t, N("common.posts", 1), "1 konten")
		want(t, N("common.posts", 2500), "2.500 konten")
		want(t, T("common.undone", "what", "a {what} b"), "Diurungkan: a {what} b")
		want(t, T("there.is.no.such"), "there.is.no.such")
		want(t, T("date.at", "day", "x"), "x pukul {clock}")
	})
	in(t, "en", func() {
		want(t, T("common.save"), "Save")
		want(t, N("common.posts", 1), "1 post")
		want(t, N("common.posts", 0), "0 posts")
		want(t, T("common.posts", "n", 12), "12 posts")
	})
	if !Has("common.save") || Has("common.nothing") {
		t.Error("Has is wrong")
	}
}

func TestDates(t *testing.T) {
	in(t, "id", func() {
		want(t, Day("2027-02-24"), "Rab 24 Feb")
		want(t, DayLong("2027-02-24"), "Rabu, 24 Februari 2027")
		want(t, DayYear("2027-08-01"), "1 Agu 2027")
		want(t, Day("besok"), "besok")
		want(t, Clock("16:30"), "16.30")
		want(t, Month(2027, time.February), "Februari 2027")
		want(t, Range("2027-02-22", "2027-02-28"), "22–28 Februari 2027")
		want(t, Range("2027-03-29", "2027-04-04"), "29 Maret – 4 April 2027")
		want(t, Range("2026-12-28", "2027-01-03"), "28 Desember 2026 – 3 Januari 2027")
		want(t, Range("2027-02-22", "2027-02-22"), "22 Februari 2027")
		want(t, Range("", "2027-02-22"), "2027-02-22")
		want(t, RangeShort("2027-03-01", "2027-03-07"), "1–7 Mar")
		want(t, RangeShort("2027-03-29", "2027-04-04"), "29 Mar – 4 Apr")
		want(t, When("", ""), "belum dijadwalkan")
		want(t, When("2027-02-24", ""), "Rab 24 Feb")
		want(t, When("2027-02-24", "09:05"), "Rab 24 Feb 09.05")
		want(t, Moment(time.Date(2027, 2, 24, 9, 30, 0, 0, time.UTC), "Asia/Makassar"), "Rab 24 Feb 17.30 WITA")
		want(t, Duration(90), "1 jam 30 menit")
		want(t, Duration(120), "2 jam")
		want(t, Duration(0), "0 menit")
	})
	in(t, "en", func() {
		want(t, Day("2027-02-24"), "Wed 24 Feb")
		want(t, DayLong("2027-02-24"), "Wednesday, 24 February 2027")
		want(t, Clock("16:30"), "16:30")
		want(t, Duration(61), "1 h 1 min")
	})
}

func TestNumbers(t *testing.T) {
	in(t, "id", func() {
		for n, s := range map[int]string{0: "0", 999: "999", 1000: "1.000", 204600: "204.600", -1234567: "-1.234.567"} {
			want(t, Int(n), s)
		}
		want(t, Percent(6.4), "6,4%")
		want(t, Percent(7), "7%")
		want(t, Percent(math.NaN()), "tidak tersedia")
		want(t, Decimal(1234.56, 2), "1.234,56")
		want(t, Decimal(-0.04, 1), "0")
		want(t, Bytes(1_500_000), "1,4 MB")
		want(t, Bytes(12), "12 B")
		want(t, List([]string{"A", "B", "C"}), "A, B, dan C")
		want(t, List([]string{"A", "B"}), "A dan B")
		want(t, List(nil), "")
	})
	in(t, "en", func() {
		want(t, Int(204600), "204,600")
		want(t, Decimal(6.4, 1), "6.4")
	})
}

func TestNames(t *testing.T) {
	for _, code := range Codes {
		in(t, code, func() {
			for _, s := range append([]models.Status{models.Late, models.Failed, models.Cancelled}, models.Statuses...) {
				if w := Status(s, nil); w == "status."+string(s) {
					t.Errorf("%s: no word for status %q", code, s)
				}
			}
			for _, f := range append([]models.Form{models.FormNone}, models.Forms...) {
				if w := Form(f); w == "platform.form."+string(f) {
					t.Errorf("%s: no word for form %q", code, f)
				}
			}
		})
	}
	b := &models.Brand{StatusWords: map[models.Status]string{models.Review: "Cek klien"}}
	want(t, Status(models.Review, b), "Cek klien")
	want(t, Status(models.Draft, b), "Draf")
	want(t, Platform(models.Other), "Lainnya")
	want(t, Platform(models.Instagram), "Instagram")
}

type refused struct{}

func (refused) Error() string         { return "refused" }
func (refused) Told() (string, []any) { return "common.not_saved", nil }

func TestError(t *testing.T) {
	want(t, Error(nil), "")
	want(t, Error(fmt.Errorf("save: %w", refused{})), "Belum tersimpan")
	want(t, Error(errors.New("disk I/O error")), T("common.error_unknown"))
}
