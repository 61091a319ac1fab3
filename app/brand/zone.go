package brand

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// zoneNames lists the zones of the IANA database (2026) by region, without
// names that are only kept for old programs.
//
//go:embed zones.txt
var zoneNames string

// ZoneOption is a time zone as it is offered.
type ZoneOption struct {
	Zone string // IANA
	Text string // "WIB, Jakarta, UTC+7"
}

// home are Indonesia's zones, offered first.
var home = []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak"}

var allZones = sync.OnceValue(func() []string {
	names := append([]string(nil), home...)
	for _, n := range strings.Fields(zoneNames) {
		if !strings.HasPrefix(n, "Asia/") || (n != home[0] && n != home[1] && n != home[2] && n != home[3]) {
			names = append(names, n)
		}
	}
	return names
})

// Zones lists WIB, WITA and WIT, then all other zones by region, each with its
// present distance from UTC.
func Zones() []ZoneOption {
	now := time.Now()
	names := allZones()
	out := make([]ZoneOption, 0, len(names))
	for i, n := range names {
		l := models.LoadZone(n)
		if l.String() != n { // not in this computer's database
			continue
		}
		city, region := n, ""
		if at := strings.LastIndex(n, "/"); at >= 0 {
			region, city = n[:at], n[at+1:]
		}
		o := ZoneOption{Zone: n, Text: strings.ReplaceAll(city, "_", " ")}
		if i < len(home) {
			o.Text = lang.T("brand.zone."+strings.ToLower(city), "zone", models.ZoneLabel(n, now))
		} else if region != "" {
			o.Text += ", " + strings.ReplaceAll(strings.ReplaceAll(region, "/", ", "), "_", " ")
		}
		o.Text += ", " + offset(now.In(l))
		out = append(out, o)
	}
	return out
}

// offset writes a distance from UTC as "UTC+7" or "UTC-3:30".
func offset(t time.Time) string {
	_, seconds := t.Zone()
	if seconds == 0 {
		return "UTC"
	}
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	h, m := seconds/3600, seconds/60%60
	if m == 0 {
		return fmt.Sprintf("UTC%c%d", sign, h)
	}
	return fmt.Sprintf("UTC%c%d:%02d", sign, h, m)
}
