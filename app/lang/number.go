package lang

import (
	"math"
	"strconv"
	"strings"
)

// marks are the group and decimal separators of the language in use.
func marks() (group, decimal string) {
	if Code() == Indonesian {
		return ".", ","
	}
	return ",", "."
}

// Int is a whole number with its thousands grouped: "204.600".
func Int(n int) string {
	group, _ := marks()
	return grouped(strconv.Itoa(n), group)
}

// Decimal is a number with at most so many decimals, without trailing zeros: "6,4".
func Decimal(f float64, decimals int) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return T("common.unavailable")
	}
	group, mark := marks()
	whole, part, _ := strings.Cut(strconv.FormatFloat(f, 'f', decimals, 64), ".")
	part = strings.TrimRight(part, "0")
	if whole == "-0" && part == "" {
		whole = "0"
	}
	whole = grouped(whole, group)
	if part == "" {
		return whole
	}
	return whole + mark + part
}

// Percent is a share given in percent: Percent(6.4) is "6,4%".
func Percent(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return T("common.unavailable")
	}
	return Decimal(f, 1) + "%"
}

// Bytes is the size of a file: "12 KB", "1,4 MB".
func Bytes(n int64) string {
	const unit = 1024
	switch {
	case n < unit:
		return Int(int(n)) + " B"
	case n < unit*unit:
		return Decimal(float64(n)/unit, 0) + " KB"
	case n < unit*unit*unit:
		return Decimal(float64(n)/(unit*unit), 1) + " MB"
	}
	return Decimal(float64(n)/(unit*unit*unit), 1) + " GB"
}

// List joins names: "A", "A dan B", "A, B, dan C".
func List(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " " + T("common.and") + " " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", " + T("common.and") + " " + names[n-1]
	}
}

// grouped sets a separator between the thousands of a run of digits.
func grouped(digits, separator string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}
