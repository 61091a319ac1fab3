package calendar

import (
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Tone says what kind of name a day has, and with it the colour.
type Tone int

// The tones of a name.
const (
	ToneQuiet    Tone = iota // an awareness day, a twin date, a plain Hijri day
	ToneFestive              // a day of Ramadan that has a name
	ToneHoliday              // a red day
	ToneDeadline             // something must be finished
)

// Label is what a day is called.
type Label struct {
	Text string // short, for the narrow head of a day
	Full string // the whole name, with how certain the day is
	Tone Tone
}

func (t Tone) token() kit.Token {
	switch t {
	case ToneFestive:
		return kit.Accent
	case ToneHoliday:
		return kit.Red
	case ToneDeadline:
		return kit.Amber
	}
	return kit.Ink3
}

// Labels names days.
type Labels interface {
	// Names are the names of a day, the most telling first.
	Names(day string) []Label
	// Hijri is the Hijri day in short, "16 Ram"; "" when it is not known.
	Hijri(day string) string
	// Period names the Hijri months that days span, "" for none.
	Period(from, to string) string
}

// naming puts together what is known of a day.
type naming struct {
	labels    Labels
	deadlines map[string]string // day to clock, when next week's plan must be finished
}

// of is the one name there is room for beside the number of a day, and the
// names left out, for the tooltip.
func (n naming) of(day string) (Label, []Label) {
	var all []Label
	if clock, ok := n.deadlines[day]; ok {
		text := lang.T("calendar.plan_deadline")
		all = append(all, Label{text, text + " " + lang.Clock(clock), ToneDeadline})
	}
	if n.labels != nil {
		all = append(all, n.labels.Names(day)...)
		if len(all) == 0 {
			if h := n.labels.Hijri(day); h != "" {
				all = append(all, Label{h, h, ToneQuiet})
			}
		}
	}
	if len(all) == 0 {
		return Label{}, nil
	}
	best := 0
	for i, l := range all {
		if l.Tone == ToneHoliday && all[best].Tone != ToneHoliday {
			best = i
		}
	}
	return all[best], all
}

func (n naming) hijri(day string) string {
	if n.labels == nil {
		return ""
	}
	return n.labels.Hijri(day)
}

func (n naming) period(from, to string) string {
	if n.labels == nil {
		return ""
	}
	return n.labels.Period(from, to)
}

// planDeadlines are the moments ahead, within a week, when brands must have
// finished next week's plan; of two on a day the earlier counts.
func planDeadlines(brands []*models.Brand, now time.Time) map[string]string {
	out := map[string]string{}
	for _, b := range brands {
		if b.PlanClock == "" {
			continue
		}
		local := now.In(b.Location())
		day := addDays(monday(local.Format(models.DayFormat)), (b.PlanWeekday+6)%7)
		if day+b.PlanClock < local.Format(models.DayFormat+models.ClockFormat) {
			day = addDays(day, 7)
		}
		if was, ok := out[day]; !ok || b.PlanClock < was {
			out[day] = b.PlanClock
		}
	}
	return out
}
