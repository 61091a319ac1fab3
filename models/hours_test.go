package models

import (
	"testing"
	"time"
)

func TestHours(t *testing.T) {
	wib := LoadZone("Asia/Jakarta")
	at := func(s string) time.Time {
		m, err := time.ParseInLocation("2006-01-02 15:04", s, wib)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	office := Hours{1: {540, 1020}, 2: {540, 1020}, 3: {540, 1020}, 4: {540, 1020}, 5: {540, 1020}} // Mon–Fri 09–17
	for _, c := range []struct {
		name    string
		h       Hours
		from    string
		minutes int
		want    string
	}{
		{"within the day", office, "2027-02-22 10:00", 60, "2027-02-22 11:00"},
		{"ends with the day", office, "2027-02-22 16:00", 60, "2027-02-22 17:00"},
		{"goes over night", office, "2027-02-22 16:30", 60, "2027-02-23 09:30"},
		{"written before work", office, "2027-02-22 05:00", 60, "2027-02-22 10:00"},
		{"over the weekend", office, "2027-02-26 16:59", 60, "2027-03-01 09:59"},
		{"nothing said: every day 8–21", Hours{}, "2027-02-28 20:30", 60, "2027-03-01 08:30"},
		{"a whole week", office, "2027-02-22 09:00", 5 * 480, "2027-02-26 17:00"},
	} {
		got := c.h.Add(at(c.from), c.minutes, wib)
		if !got.Equal(at(c.want)) {
			t.Errorf("%s: %s", c.name, got.In(wib))
		}
		if n := c.h.Between(at(c.from), got, wib); n != c.minutes {
			t.Errorf("%s: %d minutes between", c.name, n)
		}
	}
	closed := Hours{0: {1, 1}}
	if got := closed.Add(at("2027-02-22 10:00"), 60, wib); !got.IsZero() {
		t.Errorf("no working hours: %s", got)
	}
	if n := office.Between(at("2027-02-27 09:00"), at("2027-02-28 18:00"), wib); n != 0 {
		t.Errorf("a weekend has %d minutes", n)
	}
	if n := office.Between(at("2027-02-23 09:00"), at("2027-02-22 09:00"), wib); n != 0 {
		t.Errorf("backwards: %d", n)
	}
	if office.Open(at("2027-02-22 17:00"), wib) || !office.Open(at("2027-02-22 09:00"), wib) {
		t.Error("the first minute belongs to the day, the last does not")
	}
}

func TestShiftClocks(t *testing.T) {
	for _, c := range []struct {
		from, until string
		ok          bool
	}{{"08:00", "21:00", true}, {"00:00", "00:00", true}, {"", "", true}, {"21:00", "08:00", false}, {"08:00", "", false}, {"", "08:00", false}, {"8", "9", false}} {
		s, ok := NewShift(c.from, c.until)
		if ok != c.ok {
			t.Errorf("%q–%q: %v", c.from, c.until, ok)
		}
		if from, until := s.Clocks(); ok && (from != c.from || until != c.until) {
			t.Errorf("%q–%q comes back as %q–%q", c.from, c.until, from, until)
		}
	}
}
