package sheet

import (
	"context"
	"math"
	"strconv"
	"strings"
	"time"
)

// style is what a number format makes of a number.
type style struct {
	kind    styleKind
	format  string
	percent bool
}

type styleKind uint8

const (
	plainNumber styleKind = iota
	dateStyle
	timeStyle
	bothStyle
	elapsedStyle
)

// builtin are the formats a file may use without spelling them out.
var builtin = map[int]string{
	9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
	27: "yyyy-mm-dd", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "m-d-yy", 31: "yyyy-mm-dd", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-mm-dd",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 50: "yyyy-mm-dd", 51: "yyyy-mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd", 54: "yyyy-mm-dd", 55: "h:mm", 56: "h:mm", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
}

func (w *workbook) readStyles(name string) error {
	if w.parts[strings.ToLower(name)] == nil {
		return nil
	}
	custom := map[int]string{}
	inCells := false
	return w.walk(context.Background(), name, maxSmallPart, func(s *scanner, t token) (bool, error) {
		switch {
		case t == tokenStart && s.name == "numFmt":
			if id, err := strconv.Atoi(s.attr("numFmtId")); err == nil && len(custom) < 10_000 {
				custom[id] = s.attr("formatCode")
			}
		case s.name == "cellXfs":
			inCells = t == tokenStart
			return t != tokenEnd, nil
		case t == tokenStart && s.name == "xf" && inCells:
			id, _ := strconv.Atoi(s.attr("numFmtId"))
			format, ok := custom[id]
			if !ok {
				format = builtin[id]
			}
			w.styles = append(w.styles, styleOf(format))
			if len(w.styles) > 70_000 {
				return false, fail(ErrBomb, nil)
			}
		}
		return true, nil
	})
}

// styleOf reads a number format: what its first section shows of a number.
func styleOf(format string) style {
	st := style{format: format}
	var year, day, month, hour, second, elapsed bool
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '"':
			j := strings.IndexByte(format[i+1:], '"')
			if j < 0 {
				i = len(format)
			} else {
				i += j + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			j := strings.IndexByte(format[i:], ']')
			if j < 0 {
				i = len(format)
				break
			}
			switch strings.ToLower(strings.TrimLeft(format[i+1:i+j], "")) {
			case "h", "hh", "m", "mm", "s", "ss":
				elapsed = true
			}
			i += j
		case ';':
			i = len(format)
		case 'y', 'Y', 'e':
			year = true
		case 'd', 'D':
			day = true
		case 'm', 'M':
			month = true
		case 'h', 'H':
			hour = true
		case 's', 'S':
			second = true
		case 'A', 'a': // AM/PM
			if strings.HasPrefix(strings.ToUpper(format[i:]), "AM/PM") {
				i += 4
			}
		case 'G': // General
			if strings.HasPrefix(format[i:], "General") {
				i += 6
			}
		case 'E': // 0.00E+00
			i++
		case '%':
			st.percent = true
		}
	}
	clock := hour || second
	switch date := year || day || month && !clock; {
	case elapsed:
		st.kind = elapsedStyle
	case date && clock:
		st.kind = bothStyle
	case date:
		st.kind = dateStyle
	case clock:
		st.kind = timeStyle
	}
	return st
}

// number gives a stored number as the cell shows it.
func (w *workbook) number(raw string, styleIndex int) Cell {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return Cell{Text: raw, Kind: Text}
	}
	var st style
	if styleIndex >= 0 && styleIndex < len(w.styles) {
		st = w.styles[styleIndex]
	}
	if st.kind != plainNumber && v >= 0 && v < 2_958_466 {
		seconds := int64(math.Round(v * 86400))
		days, rest := seconds/86400, seconds%86400
		clock := clockText(rest)
		switch {
		case st.kind == elapsedStyle:
			return Cell{Text: strconv.FormatInt(seconds/3600, 10) + ":" + clock[3:], Kind: Clock, Format: st.format}
		case st.kind == timeStyle, days == 0 && rest > 0:
			return Cell{Text: clock, Kind: Clock, Format: st.format}
		}
		text := w.day(days).Format("2006-01-02")
		if rest > 0 && st.kind == bothStyle {
			text += " " + clock
		}
		return Cell{Text: text, Kind: Date, Format: st.format}
	}
	if st.percent {
		return Cell{Text: short(v*100) + "%", Kind: Number}
	}
	return Cell{Text: short(v), Kind: Number}
}

// day counts from the file's first day; the 1900 system has a 29 February
// 1900 that never was.
func (w *workbook) day(n int64) time.Time {
	if w.from04 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
	}
	if n < 60 {
		n++
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
}

func clockText(seconds int64) string {
	t := time.Unix(seconds, 0).UTC()
	if t.Second() == 0 {
		return t.Format("15:04")
	}
	return t.Format("15:04:05")
}

// short writes a number without the noise of binary fractions: at most 15
// significant digits, as Excel shows.
func short(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e18 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	f, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		f = v
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
