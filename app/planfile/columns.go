package planfile

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lontar/app/planvalue"
	"lontar/app/platform"
	"lontar/app/sheet"
	"lontar/models"
)

// fingerprint identifies a header row by its texts in order.
func fingerprint(texts []string) string {
	var folded []string
	for _, t := range texts {
		if !strings.HasPrefix(t, "_") {
			folded = append(folded, fold(t))
		}
	}
	sum := sha256.Sum256([]byte(strings.TrimRight(strings.Join(folded, "\x1f"), "\x1f")))
	return hex.EncodeToString(sum[:16])
}

// sample is the values of one column, up to a few hundred.
type sample struct {
	cells  []sheet.Cell
	filled int
}

func sampleColumns(rows []sheet.Row, width int) []sample {
	out := make([]sample, width)
	for _, r := range rows {
		for i, c := range r.Cells {
			if i >= width || c.Kind == sheet.Empty || strings.TrimSpace(c.Text) == "" {
				continue
			}
			out[i].filled++
			if len(out[i].cells) < 400 {
				out[i].cells = append(out[i].cells, c)
			}
		}
	}
	return out
}

// share is how much of a column passes a test, 0 to 1; 0 when it is empty.
func (s sample) share(f func(c sheet.Cell) bool) float64 {
	if len(s.cells) == 0 {
		return 0
	}
	n := 0
	for _, c := range s.cells {
		if f(c) {
			n++
		}
	}
	return float64(n) / float64(len(s.cells))
}

func isDate(c sheet.Cell) bool {
	if c.Kind == sheet.Date {
		return true
	}
	day, n, err := planvalue.Date(c.Text, refDay)
	return err == nil && day != "" && !n.Serial
}

func isDayNumber(c sheet.Cell) bool {
	n, err := strconv.Atoi(strings.TrimSpace(c.Text))
	return err == nil && n >= 1 && n <= 31
}

func isClock(c sheet.Cell) bool {
	if c.Kind == sheet.Clock {
		return true
	}
	clock, _, err := planvalue.Clock(c.Text)
	return err == nil && clock != ""
}

func isLink(c sheet.Cell) bool {
	return c.Link != "" || linkLike.MatchString(strings.TrimSpace(c.Text))
}

var linkLike = regexp.MustCompile(`(?i)^(https?://|www\.)\S+$|^[a-z0-9.-]+\.(com|id|co|net|org|me|gl|ly|be|link|page)(/\S*)?$`)

func isForm(c sheet.Cell) bool {
	f, ok := planvalue.Form(c.Text)
	return ok && f != models.FormNone
}

func isPlatform(c sheet.Cell) bool {
	p := planvalue.ReadPlaces(c.Text)
	return p.All || len(p.Platforms)+len(p.Handles) > 0 && len(p.Unknown) == 0
}

func isTick(c sheet.Cell) bool {
	_, ok := planvalue.Tick(c.Text)
	return ok
}

// mapColumns decides what each column is from its header and its values.
// pillars are the folded names the brand's pillars have.
func mapColumns(h header, samples []sample, rows int, pillars []string) []Column {
	cols := make([]Column, len(h.texts))
	for i := range cols {
		s := samples[i]
		cols[i] = Column{Index: i, Letter: sheet.Letter(i), Header: h.texts[i], Filled: s.filled}
		for k := 0; k < len(s.cells) && k < 3; k++ {
			cols[i].Examples[k] = short(s.cells[k].Text, 80)
		}
		m := h.matches[i]
		cols[i].Target, cols[i].Certain = m.target, m.sure
		byValues(&cols[i], s)
		if t := cols[i].Target; t == topicLike || t == "" && s.filled >= 3 {
			named := s.share(func(c sheet.Cell) bool {
				return slices.Contains(pillars, fold(c.Text)) || slices.Contains(pillarWords, fold(c.Text))
			})
			if named > 0.6 {
				cols[i].Target, cols[i].Certain = TargetPillar, t == topicLike
			}
		}
	}
	settleTopics(cols)
	settleDates(cols, samples)
	once(cols)
	settleContent(cols, samples)
	for i := range cols {
		if cols[i].Target == "" {
			cols[i].Target, cols[i].Certain = TargetCustom, true
			if cols[i].Header == "" && cols[i].Filled == 0 {
				cols[i].Target = TargetSkip
			}
		}
		if keepsOwn(cols[i].Target) {
			cols[i].Kind, cols[i].Choices = guessKind(samples[i], rows)
			if cols[i].Header == "" {
				cols[i].Header = "Kolom " + cols[i].Letter
			}
		}
	}
	return cols
}

// keepsOwn reports targets whose words are kept as a custom column too,
// because an import must not act on them.
func keepsOwn(target string) bool {
	return target == TargetCustom || target == TargetStatus || target == TargetApproval
}

// byValues corrects what the header alone suggests.
func byValues(c *Column, s sample) {
	dates := func() float64 { return s.share(isDate) }
	switch base, p, own := strings.Cut(c.Target, ":"); {
	case s.filled == 0:
		if c.Target == formPillar {
			c.Target = TargetForm
		}
	case c.Target == TargetDay:
		if dates() < 0.2 && s.share(isDayNumber) < 0.3 {
			if s.share(func(c sheet.Cell) bool { _, ok := planvalue.WeekdayNamed(c.Text); return ok }) > 0.5 {
				c.Target = TargetWeekday
			} else if s.share(isClock) > 0.5 {
				c.Target = TargetClock
			} else if s.share(func(c sheet.Cell) bool { _, _, err := planvalue.Date(c.Text, refDay); return err == nil }) < 0.2 {
				c.Certain = false
			}
		}
	case c.Target == TargetWeekday:
		if dates() > 0.5 {
			c.Target = TargetDay
		} else if s.share(isDayNumber) > 0.8 {
			c.Target, c.Certain = TargetDay, false
		}
	case c.Target == TargetMonth:
		if s.share(func(c sheet.Cell) bool { _, _, ok := planvalue.Month(c.Text); return ok }) < 0.5 {
			c.Target = ""
		}
	case c.Target == TargetClock && dates() > 0.5:
		c.Target = TargetDay // date and hour in one cell
	case c.Target == TargetNumber:
		if s.share(func(c sheet.Cell) bool {
			_, err := strconv.Atoi(strings.TrimRight(strings.TrimSpace(c.Text), ".)"))
			return err == nil
		}) < 0.6 {
			c.Target = ""
		}
	case c.Target == formPillar:
		c.Target = TargetPillar
		if s.share(isForm) >= 0.5 {
			c.Target = TargetForm
		}
	case c.Target == TargetForm && s.share(isForm) < 0.3:
		c.Certain = false
	case c.Target == TargetPlatforms && s.share(isPlatform) < 0.3:
		if s.share(isForm) > 0.5 {
			c.Target = TargetForm
		} else if s.share(isLink) > 0.5 {
			c.Target = TargetAsset // "Media" with links to pictures
		} else {
			c.Certain = false
		}
	case c.Target == TargetLink:
		if s.share(func(c sheet.Cell) bool { l, ok := platform.Recognise(target(c)); return ok && l.Post() }) > 0.6 {
			c.Target, c.Certain = TargetLive, false
		}
	case c.Target == TargetAsset && s.share(isLink) < 0.3 && !strings.Contains(fold(c.Header), "link"):
		c.Target = "" // "Visual" in words, or who designs it
	case c.Target == topicLike && dates() > 0.6:
		c.Target = TargetDay // "Post" as a date
	case c.Target == TargetApproval || c.Target == TargetStatus, c.Target == TargetID, c.Target == TargetHash, c.Target == TargetData:
	case base+":" == tickPrefix && own:
		// A column called "IG" can hold ticks, captions, hours or links.
		switch {
		case s.share(isTick) > 0.6:
		case s.share(isLink) > 0.6:
			c.Target = TargetLive + ":" + p
		case s.share(isClock) > 0.6:
			c.Target = TargetClock + ":" + p
		case s.share(isForm) > 0.6: // "Reels" under "IG": which form goes there
		case s.share(func(c sheet.Cell) bool { return len(c.Text) > 25 }) > 0.4:
			c.Target = TargetCaption + ":" + p
		default:
			c.Certain = false
		}
	}
}

// target is where a cell leads: its link, else its text.
func target(c sheet.Cell) string {
	if c.Link != "" {
		return c.Link
	}
	return strings.TrimSpace(c.Text)
}

// settleTopics makes the best topic the title where nothing is called title,
// the next one the brief where nothing is called brief.
func settleTopics(cols []Column) {
	has := func(t string) bool {
		return slices.ContainsFunc(cols, func(c Column) bool { return c.Target == t })
	}
	for i := range cols {
		if cols[i].Target != topicLike {
			continue
		}
		switch {
		case !has(TargetTitle):
			cols[i].Target = TargetTitle
		case !has(TargetBrief):
			cols[i].Target = TargetBrief
		default:
			cols[i].Target = ""
		}
	}
}

// settleContent finds what the posts are called when no header says it: the
// column that speaks of content, else the fullest one of words.
func settleContent(cols []Column, samples []sample) {
	best, most := -1, 0
	for i := range cols {
		switch base, _, _ := strings.Cut(cols[i].Target, ":"); base {
		case TargetTitle, TargetCaption, TargetBrief:
			return
		case "":
		default:
			continue
		}
		kind, _ := guessKind(samples[i], len(samples[i].cells))
		if kind != models.ColumnText && kind != models.ColumnChoice || cols[i].Header == "" {
			continue
		}
		weight := samples[i].filled
		if slices.ContainsFunc(strings.Fields(fold(cols[i].Header)), func(w string) bool { return slices.Contains(contentWord, w) }) {
			weight += 1_000_000
		}
		if weight > most {
			best, most = i, weight
		}
	}
	if best >= 0 {
		cols[best].Target, cols[best].Certain = TargetTitle, false
	}
}

// settleDates finds the column of days when no header says it.
func settleDates(cols []Column, samples []sample) {
	for _, c := range cols {
		if base, _, _ := strings.Cut(c.Target, ":"); base == TargetDay {
			return
		}
	}
	for i := range cols {
		named := slices.ContainsFunc(strings.Fields(fold(cols[i].Header)), func(w string) bool { return slices.Contains(notDay, w) })
		if cols[i].Target == "" && !named && samples[i].share(isDate) > 0.7 {
			cols[i].Target, cols[i].Certain = TargetDay, false
			return
		}
	}
}

// once leaves every target to one column: the surest, then the fullest, then
// the first. Platforms and texts of notes may stand in several.
func once(cols []Column) {
	owner := map[string]int{}
	for i, c := range cols {
		if c.Target == "" || c.Target == TargetSkip || c.Target == TargetCustom || c.Target == TargetNumber || c.Target == TargetData || strings.HasPrefix(c.Target, tickPrefix) {
			continue
		}
		j, taken := owner[c.Target]
		if !taken {
			owner[c.Target] = i
			continue
		}
		if c.Certain && !cols[j].Certain || c.Certain == cols[j].Certain && cols[j].Filled == 0 && c.Filled > 0 {
			i, j = j, i
			owner[c.Target] = j
		}
		cols[i].Target = ""
	}
}

// wholeNumber is a number beyond doubt: no points that could be thousands, no
// leading zero that could be a code, too short for a phone number.
var wholeNumber = regexp.MustCompile(`^(0|-?[1-9]\d{0,8})$`)

// guessKind says what a custom column holds.
func guessKind(s sample, rows int) (models.ColumnKind, []string) {
	if s.filled == 0 {
		return models.ColumnText, nil
	}
	number := func(c sheet.Cell) bool {
		if c.Kind == sheet.Number {
			return !strings.HasSuffix(c.Text, "%")
		}
		return wholeNumber.MatchString(c.Text) // in a CSV every cell is text
	}
	switch {
	case s.share(func(c sheet.Cell) bool { return c.Kind == sheet.Bool }) == 1:
		return models.ColumnTick, nil
	case s.share(func(c sheet.Cell) bool { return isTick(c) && !number(c) }) == 1:
		return models.ColumnTick, nil
	case s.share(number) == 1:
		return models.ColumnNumber, nil
	case s.share(func(c sheet.Cell) bool { return c.Kind == sheet.Date && len(c.Text) == 10 }) == 1:
		return models.ColumnDate, nil
	case s.share(isLink) == 1:
		return models.ColumnLink, nil
	}
	var distinct []string
	for _, c := range s.cells {
		v := strings.TrimSpace(c.Text)
		if len(v) > 40 || strings.Contains(v, "\n") {
			return models.ColumnText, nil
		}
		if !slices.Contains(distinct, v) {
			distinct = append(distinct, v)
		}
		if len(distinct) > 12 {
			return models.ColumnText, nil
		}
	}
	if len(distinct) >= 2 && s.filled >= 3*len(distinct) || len(distinct) >= 2 && len(distinct) <= 4 && s.filled >= 6 {
		slices.Sort(distinct)
		return models.ColumnChoice, distinct
	}
	return models.ColumnText, nil
}

func short(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
