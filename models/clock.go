package models

import (
	"sync"
	"time"
	_ "time/tzdata" // zones must work on Windows, which ships none
)

// DayFormat and ClockFormat are how planned wall time is stored.
const (
	DayFormat   = "2006-01-02"
	ClockFormat = "15:04"
)

// DefaultZone is used when a brand has none: WIB.
const DefaultZone = "Asia/Jakarta"

var zones sync.Map // name -> *time.Location

// LoadZone returns the location of an IANA name, Asia/Jakarta when it is unknown.
func LoadZone(name string) *time.Location {
	if l, ok := zones.Load(name); ok {
		return l.(*time.Location)
	}
	l, err := time.LoadLocation(name)
	if err != nil || name == "" {
		l, _ = time.LoadLocation(DefaultZone)
	}
	zones.Store(name, l)
	return l
}

// UnixAt turns wall time in a zone into Unix seconds UTC; 0 when day or clock
// is empty or not a date. A wall time skipped by a clock change moves forward
// as time.Date does.
func UnixAt(day, clock, zone string) int64 {
	if day == "" || clock == "" {
		return 0
	}
	t, err := time.ParseInLocation(DayFormat+" "+ClockFormat, day+" "+clock, LoadZone(zone))
	if err != nil {
		return 0
	}
	return t.Unix()
}

// ZoneLabel is the short name Indonesians use: WIB, WITA, WIT; other zones
// give their own abbreviation at the moment t.
func ZoneLabel(zone string, t time.Time) string {
	switch zone {
	case "Asia/Jakarta", "Asia/Pontianak", "":
		return "WIB"
	case "Asia/Makassar":
		return "WITA"
	case "Asia/Jayapura":
		return "WIT"
	}
	abbr, _ := t.In(LoadZone(zone)).Zone()
	return abbr
}
