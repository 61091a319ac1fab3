package editor

import (
	"strconv"
	"strings"

	"lontar/app/lang"
)

// readNumber reads "1.500", "2,5" or "1500.25" in the language in use into the
// stored form, "1500" or "2.5"; "" stays "".
func readNumber(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", true
	}
	group, decimal := ".", ","
	if lang.Code() == "en" {
		group, decimal = ",", "."
	}
	plain := text
	if i := strings.Index(plain, decimal); i >= 0 && strings.Contains(plain[i:], group) {
		return "", false // "1,000.50" in Indonesian: not guessed
	}
	if parts := strings.Split(plain, group); len(parts) > 1 {
		whole, _, _ := strings.Cut(parts[len(parts)-1], decimal)
		if len(whole) != 3 {
			if len(parts) > 2 || strings.Contains(plain, decimal) {
				return "", false
			}
			plain = parts[0] + decimal + parts[1] // "2.5" is a decimal wherever it is typed
		} else {
			plain = strings.Join(parts, "")
		}
	}
	n, err := strconv.ParseFloat(strings.Replace(plain, decimal, ".", 1), 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(n, 'f', -1, 64), true
}

// shownNumber is a stored number as the language writes it, without grouping,
// so that typing on in it is easy.
func shownNumber(stored string) string {
	if lang.Code() == "en" {
		return stored
	}
	return strings.Replace(stored, ".", ",", 1)
}
