package insightfile

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// decimals is how a table writes fractions.
type decimals uint8

const (
	decimalUnknown decimals = iota
	decimalPoint
	decimalComma
)

// number is a cell read.
type number struct {
	value   float64
	empty   bool // the cell says that there is no figure
	below   bool // "< 1%": the value is an upper bound
	percent bool // written with a sign
	rounded bool // written short: "1.2K"
	point   decimals
	unsure  bool   // one separator before three digits: thousands or a fraction
	reason  string // why it is no number, "" otherwise
}

// Reasons for refusing a cell, keys of the texts "insightfile.reason.…".
const (
	reasonNotNumber = "not_number"
	reasonNegative  = "negative"
	reasonNotWhole  = "not_whole"
	reasonDate      = "date_for_number"
	reasonNotDate   = "not_date"
	reasonNoID      = "no_id"
	reasonIDLost    = "id_lost"
	reasonPlatform  = "platform_said"
	reasonNoDay     = "no_day"
	reasonNoYear    = "no_year"
	reasonNoFigures = "no_figures"
	reasonUnclosed  = "unclosed_quote"
	reasonConflict  = "columns_differ"
	reasonTooLong   = "too_many"
	reasonNoMapping = "no_mapping"
	reasonTop       = "only_top"
	reasonUnknown   = "unknown_table"
)

var (
	wordDate   = regexp.MustCompile(`^\d{1,2}[.\-/ ]\p{L}{3,}\.?(?:[.\-/ ]\d{2,4})?$|^\p{L}{3,}\.?[.\-/ ]\d{1,4}$`)
	numberDate = regexp.MustCompile(`^\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$`)
	clockCell  = regexp.MustCompile(`^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$`)
	wordTime   = regexp.MustCompile(`(?i)(\d+)\s*(h|hr|hrs|jam|j|m|min|mins|mnt|menit|s|sec|secs|dtk|detik|d)\b`)
	lessThan   = regexp.MustCompile(`(?i)^(?:<|less than|kurang dari|menos de|moins de|weniger als|meno di)\s*`)
	suffixed   = regexp.MustCompile(`(?i)^([+\-−]?[\d.,]+)\s*(k|m|b|bn|rb|ribu|jt|juta|mn|mio|mil|mi)\.?$`)
)

var suffixes = map[string]float64{"k": 1e3, "rb": 1e3, "ribu": 1e3, "mil": 1e3, "m": 1e6, "jt": 1e6, "juta": 1e6, "mn": 1e6, "mio": 1e6, "mi": 1e6, "b": 1e9, "bn": 1e9}

// read reads a cell of a metric. point is how the table writes fractions.
func (m *Metric) read(s string, point decimals) number {
	if n, ok := plainDigits(s); ok {
		return number{value: n}
	}
	s = strings.TrimSpace(strings.TrimPrefix(squeeze(s), "'"))
	var n number
	if s == "" || books().empty[strings.ToLower(s)] {
		n.empty = true
		return n
	}
	if m := lessThan.FindString(s); m != "" {
		n.below, s = true, s[len(m):]
	}
	if rest, ok := strings.CutSuffix(s, "%"); ok {
		n.percent, s = true, strings.TrimSpace(rest)
	}
	if m.Unit == "seconds" || m.Unit == "minutes" {
		if v, ok := spanSeconds(s); ok {
			n.value = v
			if m.Unit == "minutes" {
				n.value /= 60
			}
			return n
		}
	}
	if (wordDate.MatchString(s) || numberDate.MatchString(s)) && !suffixed.MatchString(s) {
		n.reason = reasonDate
		return n
	}
	if m.Unit == "money" {
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "US$"), "$"), "Rp"))
	}
	factor := 1.0
	if f := suffixed.FindStringSubmatch(s); f != nil {
		factor, n.rounded = suffixes[strings.ToLower(f[2])], true
		s = f[1]
	}
	n.digits(s, m, point, factor)
	if n.reason != "" {
		return n
	}
	n.value *= factor
	if m.Whole {
		if r := math.Round(n.value); math.Abs(r-n.value) < 1e-6 {
			n.value = r
		} else {
			n.reason = reasonNotWhole
		}
	}
	return n
}

// plainDigits is the quick way for most cells.
func plainDigits(s string) (float64, bool) {
	if len(s) == 0 || len(s) > 15 {
		return 0, false
	}
	v := int64(0)
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		v = v*10 + int64(s[i]-'0')
	}
	return float64(v), true
}

// squeeze drops the spaces and apostrophes some write between thousands.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u202f', '\u2009', '\u2007':
			return ' '
		case '\u200e', '\u200f', '\u202a', '\u202c', '\ufeff':
			return -1
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if (s[i] == ' ' || s[i] == '\'') && i > 0 && i+3 < len(s) && digit(s[i-1]) && digit(s[i+1]) && digit(s[i+2]) && digit(s[i+3]) {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// digits reads the number itself: which separator is the fraction's follows
// from the cell where it can, else from the table.
func (n *number) digits(s string, m *Metric, point decimals, factor float64) {
	sign := 1.0
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			sign, s = -1, rest
		}
	}
	s = strings.TrimPrefix(s, "+")
	plain := s
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	switch {
	case commas > 0 && points > 0:
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			plain = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
			n.point = decimalComma
		} else {
			plain = strings.ReplaceAll(s, ",", "")
			n.point = decimalPoint
		}
	case commas+points > 1: // 1.234.567
		plain = strings.NewReplacer(",", "", ".", "").Replace(s)
		n.point = map[bool]decimals{true: decimalPoint, false: decimalComma}[commas > 0]
		if !grouped(s) {
			n.reason = reasonNotNumber
		}
	case commas+points == 1:
		i := strings.IndexAny(s, ",.")
		here := decimalPoint
		if commas == 1 {
			here = decimalComma
		}
		switch three := len(s)-i-1 == 3 && i > 0 && i <= 3 && s[0] != '0'; {
		case three && (m.Whole && factor == 1 || point != decimalUnknown && point != here):
			plain = s[:i] + s[i+1:]
		case three && point == decimalUnknown:
			n.unsure = true
			plain = s[:i] + "." + s[i+1:]
		default:
			plain = s[:i] + "." + s[i+1:]
			n.point = here
			if three {
				n.point = decimalUnknown
			}
		}
	}
	for i := 0; i < len(plain); i++ {
		if !digit(plain[i]) && plain[i] != '.' && (plain[i] != 'E' && plain[i] != 'e' && plain[i] != '+' && plain[i] != '-' || i == 0) {
			n.reason = reasonNotNumber
		}
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || n.reason != "" || math.IsInf(v, 0) || math.Abs(v) > 1e15 {
		n.reason = reasonNotNumber
		return
	}
	n.value = sign * v
}

// grouped reports whether separators stand before every third digit.
func grouped(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '.' })
	if len(parts) < 2 || len(parts[0]) > 3 {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// spanSeconds reads a length of time: "0:01:10", "1:05", "1m 5s", "2 mnt 3 dtk".
func spanSeconds(s string) (float64, bool) {
	if m := clockCell.FindStringSubmatch(s); m != nil {
		h, _ := strconv.Atoi(m[1])
		mi, _ := strconv.Atoi(m[2])
		sec, _ := strconv.Atoi(m[3])
		return float64(h*3600 + mi*60 + sec), true
	}
	parts := wordTime.FindAllStringSubmatch(s, -1)
	if len(parts) == 0 || strings.TrimFunc(wordTime.ReplaceAllString(s, ""), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) != "" {
		return 0, false
	}
	total := 0.0
	for _, p := range parts {
		v, _ := strconv.Atoi(p[1])
		switch u := strings.ToLower(p[2]); {
		case u == "d" || strings.HasPrefix(u, "s") || strings.HasPrefix(u, "dtk") || strings.HasPrefix(u, "detik"):
			total += float64(v)
		case strings.HasPrefix(u, "m"):
			total += float64(v) * 60
		default:
			total += float64(v) * 3600
		}
	}
	return total, true
}
