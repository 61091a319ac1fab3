package commentfile

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// tongue is the language of the page a relative time comes from; "2 h" are two
// hours in English and two days in Indonesian.
type tongue string

const (
	tongueUnknown tongue = ""
	tongueID      tongue = "id"
	tongueEN      tongue = "en"
)

var (
	reAgo    = regexp.MustCompile(`^(?:(\d{1,4})\s*|(an?|se)\s?)([a-z]{1,7})\.?$`)
	reBefore = regexp.MustCompile(`^(\pL+(?: \pL+)?)(?:[\s,]*(?:pukul|jam|pkl|at)?\.?\s*(\d{1,2})[.:](\d{2})(?:\s*([ap])\.?m\.?)?)?$`)
)

// readAgo reads a relative time ("2d", "3 hari yang lalu", "kemarin 14.05").
// unsure tells that the unit means something else in the other language.
func readAgo(s string, now time.Time, zone *time.Location, t tongue) (w when, unsure, ok bool) {
	if len(s) > 60 {
		return when{}, false, false
	}
	p := withoutEdited(fold(s))
	if p == "" {
		return when{}, false, false
	}
	if is("now", p) {
		return when{at: now.UTC(), clock: true, relative: true}, false, true
	}
	ago := false
	for _, tail := range words().pages.Ago {
		if cut, found := strings.CutSuffix(p, " "+tail); found {
			p, ago = cut, true
			break
		}
	}
	if m := reAgo.FindStringSubmatch(p); m != nil {
		n := 1
		if m[1] != "" {
			n = atoi(m[1])
		}
		unit, doubt, known := unitOf(m[3], t)
		if !known && m[2] == "a" { // "anhour" cannot be; "a" + unit was split wrongly
			return when{}, false, false
		}
		if known {
			d := time.Duration(n) * time.Duration(unit) * time.Second
			if d > 40*365*24*time.Hour {
				return when{}, false, false
			}
			return when{at: now.Add(-d).UTC(), clock: unit < 86400, relative: true}, doubt && !ago, true
		}
	}
	if m := reBefore.FindStringSubmatch(p); m != nil && !ago {
		days := -1
		switch {
		case is("today", m[1]):
			days = 0
		case is("yesterday", m[1]):
			days = 1
		}
		if days < 0 {
			return when{}, false, false
		}
		l := now.In(zone).AddDate(0, 0, -days)
		h, mi := 12, 0
		if m[2] != "" {
			h, mi = atoi(m[2]), atoi(m[3])
			if m[4] == "p" && h < 12 {
				h += 12
			} else if m[4] == "a" && h == 12 {
				h = 0
			}
		}
		if h > 23 || mi > 59 {
			return when{}, false, false
		}
		at := time.Date(l.Year(), l.Month(), l.Day(), h, mi, 0, 0, zone)
		return when{at: at.UTC(), clock: m[2] != "", relative: true}, false, true
	}
	return when{}, false, false
}

func unitOf(word string, t tongue) (seconds int64, unsure, ok bool) {
	u := words().pages.Units
	if v, ok := u.Both[word]; ok {
		return v, false, true
	}
	en, ok := u.En[word]
	if !ok {
		return 0, false, false
	}
	id := u.ID[word]
	if t == tongueID {
		return id, false, true
	}
	return en, t == tongueUnknown && en != id, true
}

// withoutEdited takes "(edited)" and its like off a time.
func withoutEdited(p string) string {
	p = strings.TrimFunc(p, func(r rune) bool { return unicode.IsSpace(r) || r == '·' || r == '•' || r == '|' })
	if i := strings.LastIndexByte(p, '('); i > 0 && strings.HasSuffix(p, ")") && is("edited", strings.TrimSpace(p[i+1:len(p)-1])) {
		return strings.TrimSpace(p[:i])
	}
	for _, e := range words().pages.Edited {
		if cut, ok := strings.CutSuffix(p, e); ok {
			if cut = strings.TrimRight(cut, " ·•|"); cut != "" && len(cut) < len(p)-len(e) {
				return cut
			}
		}
	}
	return p
}

// edited reports whether a time says that the comment was changed.
func edited(s string) bool {
	p := fold(s)
	return withoutEdited(p) != strings.TrimFunc(p, func(r rune) bool { return unicode.IsSpace(r) || r == '·' || r == '•' || r == '|' })
}
