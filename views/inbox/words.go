package inbox

import (
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// clockwork tells how much time is left to answer, in the working hours of the
// comment's brand.
type clockwork struct {
	now    time.Time
	brands map[int64]*models.Brand
}

// left is the working time up to a deadline in minutes, negative once it is
// past; ok is false without a deadline.
func (c clockwork) left(brandID, due int64) (minutes int, ok bool) {
	if due == 0 {
		return 0, false
	}
	b := c.brand(brandID)
	at, zone := time.Unix(due, 0), b.Location()
	if c.now.Before(at) {
		return b.ReplyHours.Between(c.now, at, zone), true
	}
	return -b.ReplyHours.Between(at, c.now, zone), true
}

func (c clockwork) brand(id int64) *models.Brand {
	if b := c.brands[id]; b != nil {
		return b
	}
	return &models.Brand{Zone: "Asia/Jakarta"}
}

// ring is what the ring of a comment shows.
type ring struct {
	text string // minutes left; "" with an icon
	icon string
	tok  kit.Token // of the arc and an icon
	part float32   // of the circle that is drawn
}

// amberFrom is the part of the promised time after which the ring warns.
const amberFrom = 0.7

func (c clockwork) ring(card *models.CommentCard) ring {
	switch card.State {
	case models.CommentDone:
		return ring{icon: doneIcon(card.DoneAs), tok: kit.Ink3}
	case models.CommentEscalated:
		return ring{icon: "user-round-check", tok: kit.Ink2}
	}
	left, ok := c.left(card.BrandID, card.DueAt)
	if !ok {
		return ring{icon: kindIcon(card.Kind), tok: kit.Ink3}
	}
	if card.DueAt <= c.now.Unix() {
		return ring{text: "!", tok: kit.Red, part: 1}
	}
	used := float32(0)
	if limit := c.brand(card.BrandID).ReplyMinutes; limit > 0 {
		used = min(1, max(0, 1-float32(left)/float32(limit)))
	}
	tok := kit.Accent
	if used > amberFrom {
		tok = kit.AmberI
	}
	return ring{text: shortMinutes(left), tok: tok, part: max(used, 0.02)}
}

// shortMinutes fits a ring: "49", "3j", "2h".
func shortMinutes(n int) string {
	switch {
	case n < 100:
		return strconv.Itoa(n)
	case n < 48*60:
		return lang.T("inboxview.ring.hours", "n", n/60)
	}
	return lang.T("inboxview.ring.days", "n", n/60/24)
}

// deadline says how long there is, "sisa 14 menit", "lewat batas 52 menit".
func (c clockwork) deadline(brandID, due int64) (words string, tok kit.Token, icon string) {
	left, ok := c.left(brandID, due)
	switch {
	case !ok:
		return "", kit.Ink3, ""
	case due <= c.now.Unix():
		return lang.T("inboxview.late", "time", lang.Duration(-left)), kit.Red, "clock-alert"
	}
	tok = kit.Ink2
	if limit := c.brand(brandID).ReplyMinutes; limit > 0 && float32(limit-left) > amberFrom*float32(limit) {
		tok = kit.Amber
	}
	return lang.T("inboxview.left", "time", lang.Duration(left)), tok, "clock"
}

// age is how long ago something was, "46 mnt", "1 j 52 m", "3 hari", "4 Jan".
func (c clockwork) age(brandID, at int64, guess string) string {
	if at == 0 {
		return ""
	}
	then := time.Unix(at, 0)
	minutes := int(c.now.Sub(then) / time.Minute)
	switch {
	case guess == "day" && minutes < 48*60, minutes < 0, minutes >= 7*24*60:
		return lang.DayMonth(then.In(c.brand(brandID).Location()).Format(models.DayFormat))
	case minutes < 60:
		return lang.T("inboxview.age.minutes", "n", minutes)
	case minutes < 24*60:
		return lang.T("inboxview.age.hours", "h", minutes/60, "m", minutes%60)
	}
	return lang.N("common.days", minutes/60/24)
}

// moment is when something was said: the clock of today, else the day too.
func (c clockwork) moment(brandID, at int64, guess string) string {
	if at == 0 {
		return lang.T("inboxview.time_unknown")
	}
	zone := c.brand(brandID).Location()
	t, now := time.Unix(at, 0).In(zone), c.now.In(zone)
	day, clock := t.Format(models.DayFormat), t.Format(models.ClockFormat)
	if guess == "day" {
		return lang.Day(day)
	}
	words := lang.Clock(clock)
	if day != now.Format(models.DayFormat) {
		words = lang.When(day, clock)
	}
	if guess == "relative" {
		return lang.T("inboxview.about", "time", words)
	}
	return words
}

func kindName(k models.CommentKind) string {
	if k == models.KindUnsorted {
		return lang.T("inboxview.kind.unsorted")
	}
	return lang.T("inboxview.kind." + string(k))
}

func kindIcon(k models.CommentKind) string {
	switch k {
	case models.KindComplaint:
		return "circle-alert"
	case models.KindQuestion:
		return "circle-question-mark"
	case models.KindPraise:
		return "heart"
	case models.KindSpam:
		return "ban"
	}
	return "circle-dashed"
}

func kindChip(k models.CommentKind) kit.ChipKind {
	switch k {
	case models.KindComplaint, models.KindSpam:
		return kit.RedChip
	case models.KindPraise:
		return kit.Teal
	}
	return kit.Plain
}

func doneIcon(as string) string {
	switch as {
	case models.DoneReplied:
		return "message-circle-reply"
	case models.DoneLiked:
		return "heart"
	case models.DoneSpam:
		return "ban"
	}
	return "circle-check"
}

// kinds in the order they are offered.
var kinds = []models.CommentKind{models.KindQuestion, models.KindComplaint, models.KindPraise, models.KindSpam}

// tagName is the shown name of a topic.
func tagName(tag string) string {
	if key := "triage.topic." + tag; lang.Has(key) {
		return sentence(lang.T(key))
	}
	return line(tag, 24)
}

// authorName is who wrote, safe to show.
func authorName(handle, shown string) string {
	if n := line(handle, nameMost); n != "" {
		return n
	}
	if n := line(shown, nameMost); n != "" {
		return n
	}
	return lang.T("inboxview.nameless")
}

// sentence begins a word with a capital.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
