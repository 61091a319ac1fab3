package commentfile

import (
	"regexp"
	"strconv"
	"strings"
)

var reCount = regexp.MustCompile(`^(\d+(?:[.,]\d+)*)\s*(rb|ribu|k|jt|juta|m|mn|mio|b|miliar)?\b`)

// readCount reads a number of likes or replies: "1.204", "1,2 rb", "26.5K",
// "12 suka"; -1 when it says nothing.
func readCount(s string) int {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return -1
	}
	if n, err := strconv.Atoi(s); err == nil {
		if n < 0 {
			return -1
		}
		return min(n, 1<<40)
	}
	m := reCount.FindStringSubmatch(fold(s))
	if m == nil {
		return -1
	}
	number, scale := m[1], 1.0
	switch m[2] {
	case "rb", "ribu", "k":
		scale = 1e3
	case "jt", "juta", "m", "mn", "mio":
		scale = 1e6
	case "b", "miliar":
		scale = 1e9
	}
	cut := strings.LastIndexAny(number, ".,")
	grouped := cut >= 0 && len(number)-cut-1 == 3 && scale == 1
	if cut < 0 || grouped || strings.ContainsAny(number[:cut], ".,") && len(number)-cut-1 == 3 {
		number = strings.NewReplacer(".", "", ",", "").Replace(number)
	} else {
		number = strings.NewReplacer(".", "", ",", "").Replace(number[:cut]) + "." + number[cut+1:]
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v*scale > 1e12 {
		return -1
	}
	return int(v*scale + 0.5)
}

// yes reads a tick column; "" and words that are neither are no.
func yes(s string) bool {
	switch fold(s) {
	case "yes", "y", "true", "1", "ya", "iya", "benar", "t", "x", "✓", "✔", "✅", "❤", "❤️":
		return true
	}
	return false
}
