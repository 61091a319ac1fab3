package almanac

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"lontar/app/lang"
	"lontar/assets/dates"
	"lontar/models"
)

func TestMain(m *testing.M) {
	lang.Set(lang.Indonesian)
	m.Run()
}

func eachDay(from, to string, f func(day string)) {
	t, _ := time.Parse(models.DayFormat, from)
	for day := from; day <= to; day = t.Format(models.DayFormat) {
		f(day)
		t = t.AddDate(0, 0, 1)
	}
}

func TestEveryDayHasItsHijriDay(t *testing.T) {
	a := Load()
	last, days := Hijri{}, 0
	eachDay("2025-12-21", "2029-01-15", func(day string) {
		h, ok := a.Hijri(day)
		if !ok {
			t.Fatalf("%s has no Hijri day", day)
		}
		h.Certain = false
		next := last
		next.Day++
		switch {
		case last.Day == 0 && h.Day == 1: // the table begins with a month
		case h == next && h.Day <= 30:
		case h.Day == 1 && days >= 29 && days <= 30 && h.Month == last.Month%12+1 && h.Year == last.Year+last.Month/12:
		default:
			t.Errorf("%s is %v, the day before %v", day, h, last)
		}
		last, days = h, h.Day
	})
	for _, day := range []string{"2025-12-20", "2029-01-16", "", "2027-02-30"} {
		if h, ok := a.Hijri(day); ok {
			t.Errorf("%q is %v, want nothing: the table does not know it", day, h)
		}
	}
}

// Those of the decree for 2026, and what the criterion gives for the year after.
func TestHijriDaysThatAreKnown(t *testing.T) {
	a := Load()
	for day, want := range map[string][3]int{
		"2026-02-19": {1447, 9, 1}, "2026-03-21": {1447, 10, 1}, "2026-05-27": {1447, 12, 10},
		"2026-06-16": {1448, 1, 1}, "2026-08-25": {1448, 3, 12},
		"2027-01-05": {1448, 7, 27}, "2027-02-08": {1448, 9, 1}, "2027-03-10": {1448, 10, 1},
		"2027-05-17": {1448, 12, 10}, "2027-06-06": {1449, 1, 1}, "2027-08-15": {1449, 3, 12},
	} {
		h, _ := a.Hijri(day)
		if got := [3]int{h.Year, h.Month, h.Day}; got != want {
			t.Errorf("%s is %v, want %v", day, got, want)
		}
		if year := day[:4]; h.Certain != (year == "2026") {
			t.Errorf("%s certain: %v", day, h.Certain)
		}
	}
}

func TestHolidaysAgreeWithTheHijriTable(t *testing.T) {
	a := Load()
	want := map[string][2]int{"Idulfitri": {10, 1}, "Iduladha": {12, 10}, "Maulid Nabi": {3, 12}, "Isra Mikraj": {7, 27}}
	seen := 0
	for _, d := range a.Dates("2026-01-01", "2028-12-31") {
		w, ok := want[d.Short()]
		if !ok || d.Kind != Holiday {
			continue
		}
		seen++
		h, _ := a.Hijri(d.Day)
		if h.Month != w[0] || h.Day != w[1] && (d.Short() != "Idulfitri" || h.Day != 2) {
			t.Errorf("%s %s is %d/%d of the Hijri year", d.Day, d.Name(), h.Day, h.Month)
		}
	}
	if seen != 6+3+3+4 { // both days of Idulfitri; two Isra Mikraj fall in 2027
		t.Errorf("%d holidays of the Hijri calendar in three years", seen)
	}
}

func TestDaysHaveTheirNames(t *testing.T) {
	a := Load()
	for day, want := range map[string]struct {
		kind Kind
		name string
	}{
		"2027-02-06": {Holiday, "Imlek 2578"},
		"2027-02-08": {Ramadan, "1 Ramadan"},
		"2027-02-14": {Observance, "Valentine"},
		"2027-02-24": {Ramadan, "Nuzulul Qur’an"},
		"2027-03-08": {Holiday, "Nyepi"},
		"2027-03-10": {Holiday, "Idulfitri"},
		"2027-04-21": {Observance, "Hari Kartini"},
		"2027-05-09": {Observance, "Hari Ibu Sedunia"},
		"2027-05-17": {Holiday, "Iduladha"},
		"2027-05-20": {Holiday, "Waisak"},
		"2027-08-17": {Holiday, "HUT RI"},
		"2027-10-02": {Observance, "Hari Batik"},
		"2027-11-11": {Twin, "Harbolnas 11.11"},
		"2027-11-26": {Observance, "Black Friday"},
		"2027-12-12": {Twin, "Harbolnas 12.12"},
		"2027-12-22": {Observance, "Hari Ibu"},
		"2027-12-25": {Holiday, "Natal"},
		"2026-03-23": {Leave, "Cuti bersama"},
	} {
		list := a.On(day)
		if len(list) == 0 || list[0].Kind != want.kind || list[0].Short() != want.name {
			t.Errorf("%s: %v, want %s first", day, list, want.name)
		}
	}
}

func TestNothingIsClaimedThatIsNotKnown(t *testing.T) {
	a := Load()
	if list := a.Dates("2029-01-20", "2040-01-01"); len(list) != 0 {
		t.Errorf("days of years that are not in the files: %v", list)
	}
	moved, leave := 0, map[string]int{}
	for _, d := range a.Dates("2026-01-01", "2028-12-31") {
		if d.Source == "" || d.name.id == "" || d.name.en == "" || d.short.id != "" && d.Short() == "" {
			t.Errorf("%s lacks its source or a name: %+v", d.Day, d)
		}
		if _, err := time.Parse(models.DayFormat, d.Day); err != nil {
			t.Error(err)
		}
		if !d.Certain {
			moved++
		}
		if d.Kind == Leave {
			leave[d.Day[:4]]++
		}
	}
	if moved < 20 {
		t.Errorf("only %d days are said to be estimates", moved)
	}
	// Of 2027 and 2028 no decree on leave was found.
	if len(leave) != 1 || leave["2026"] != 8 {
		t.Errorf("collective leave %v, want the eight days of 2026 only", leave)
	}
}

func TestLabelsAndRanges(t *testing.T) {
	a := Load()
	for day, want := range map[string]string{"2027-02-08": "1 Ramadan", "2027-02-23": "16 Ram", "2030-01-01": ""} {
		if got := a.HijriLabel(day); got != want {
			t.Errorf("label of %s: %q, want %q", day, got, want)
		}
	}
	for _, c := range []struct{ from, to, want string }{
		{"2027-02-01", "2027-02-28", "Ramadan 1448 H"},
		{"2027-02-22", "2027-02-28", "15–21 Ramadan 1448 H"},
		{"2027-02-22", "2027-02-22", "15 Ramadan 1448 H"},
		{"2027-03-08", "2027-03-14", "29 Ramadan – 5 Syawal 1448 H"},
		{"2027-04-01", "2027-04-30", "Zulkaidah 1448 H"},
		{"2027-01-01", "2027-01-31", "Syakban 1448 H"},
		{"2027-06-01", "2027-06-30", "Muharam 1449 H"},
		{"2028-05-01", "2028-05-31", "Zulhijah 1449 H"},
		{"2026-10-01", "2026-10-31", "Rabiulakhir–Jumadilawal 1448 H"},
		{"2027-05-31", "2027-06-06", "24 Zulhijah 1448 – 1 Muharam 1449 H"},
		{"2040-05-31", "2040-06-06", ""},
	} {
		if got := a.HijriRange(c.from, c.to); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
	lang.Set(lang.English)
	defer lang.Set(lang.Indonesian)
	if got := a.HijriRange("2027-04-12", "2027-04-18"); got != "4–10 Dhu al-Qadah 1448 AH" {
		t.Errorf("in English %q", got)
	}
	if got := a.On("2027-03-10")[0].Short(); got != "Eid al-Fitr" {
		t.Errorf("in English %q", got)
	}
}

// A misspelt key would be read as nothing.
func TestFilesHaveNoUnknownKeys(t *testing.T) {
	var f map[string]json.RawMessage
	if err := json.Unmarshal(dates.Observances, &f); err != nil {
		t.Fatal(err)
	}
	known := []string{"on", "month", "hday", "nth", "weekday", "id", "en", "short_id", "short_en", "kind"}
	for _, list := range []string{"yearly", "weekday", "hijri", "twins"} {
		var entries []map[string]any
		if err := json.Unmarshal(f[list], &entries); err != nil || len(entries) == 0 {
			t.Fatalf("%s: %v, %d entries", list, err, len(entries))
		}
		for _, e := range entries {
			for key := range e {
				if !slices.Contains(known, key) {
					t.Errorf("%s: key %q", list, key)
				}
			}
		}
	}
}
