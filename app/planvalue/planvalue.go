// Package planvalue reads what people write into the cells of a plan, in
// Indonesian and English: dates, hours, platforms, forms, statuses and ticks.
// The import of files and the typing into the table use the same functions, so
// that a cell means the same wherever it comes from. Nothing here guesses in
// silence: what could be read in two ways says so.
package planvalue

import (
	"strings"
	"unicode"
)

// plain folds a cell for comparison: lower case, one space between words, no
// invisible characters, straight quotes and dashes.
func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u2060' || r == '\ufe0f' || r == '\u00ad':
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == '–' || r == '—' || r == '−' || r == '‐' || r == '‑':
			r = '-'
		case r == '’' || r == '‘' || r == '`' || r == '´':
			r = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// letters keeps letters and digits only, lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Blank reports whether a cell says "nothing": empty, a dash, "n/a", "TBA".
func Blank(s string) bool {
	switch plain(s) {
	case "", "-", "--", "---", ".", "n/a", "na", "#n/a", "tba", "tbc", "tbd", "null", "nan", "undefined", "?", "menyusul", "belum ada", "belum ditentukan":
		return true
	}
	return false
}

// Tick reads a tick: ya, ok, acc, v, ✓ …; ok is false for anything that is
// neither a yes, a no nor empty.
func Tick(s string) (on, ok bool) {
	switch p := plain(s); p {
	case "ya", "y", "yes", "yes!", "true", "benar", "1", "v", "vv", "√", "✓", "✔", "✅", "☑", "x", "✗", "acc", "ok", "oke", "okay", "okey",
		"sudah", "udah", "done", "selesai", "approved", "approve", "disetujui", "setuju", "fix", "checked", "●", "•", "👍", "🆗", "iya", "yup", "sip", "deal":
		return p != "✗", true
	case "", "tidak", "no", "n", "false", "salah", "0", "-", "belum", "☐", "❌", "✘", "not yet", "nope", "gak", "nggak", "tdk", "blm":
		return false, true
	default:
		for _, yes := range []string{"acc ", "ok ", "sudah ", "done ", "approved ", "✓ ", "✅ "} {
			if strings.HasPrefix(p, yes) {
				return true, true
			}
		}
	}
	return false, false
}
