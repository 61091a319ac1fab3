package calendar

import (
	"slices"
	"time"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
)

// verdict says whether a post may go to a place.
type verdict int

const (
	fine    verdict = iota
	warned          // it may, but something is wrong with it
	refused         // it may not
)

// judge says what is wrong with a day and hour for a card, in words: a past
// time, the minute of another post of the same account, or less than gap
// minutes from one. What is live already may stand in the past.
func judge(it item, day, clock string, others []item, gap int, now time.Time) (verdict, string) {
	zone := it.Zone
	if zone == "" && it.brand != nil {
		zone = it.brand.Zone
	}
	local := now.In(models.LoadZone(zone))
	at := models.UnixAt(day, clock, zone)
	past := day < local.Format(models.DayFormat) || at != 0 && at < now.Unix()
	if past && !it.Card.Status.Done() {
		return refused, lang.T("calendar.past")
	}
	if at == 0 {
		return fine, ""
	}
	near, title := gap, ""
	for _, o := range others {
		if o.PostID == it.PostID || o.At == 0 || o.Card.Status == models.Cancelled || !shareAccount(it, o) {
			continue
		}
		away := abs(int(o.At-at)) / 60
		if away == 0 {
			return refused, lang.T("calendar.same_minute", "title", o.name)
		}
		if away < near {
			near, title = away, o.name
		}
	}
	if title != "" {
		return warned, lang.T("calendar.close_to", "distance", lang.Duration(near), "title", title)
	}
	return fine, ""
}

func shareAccount(a, b item) bool {
	return slices.ContainsFunc(a.Accounts, func(id int64) bool { return id != 0 && slices.Contains(b.Accounts, id) })
}

// step is how far a drag carries posts: days, and minutes within the day.
type step struct{ days, minutes int }

// carry says where every post of a drag goes when the one under the pointer
// goes to day and clock: the others keep their distance to it; posts without a
// day join it on its day. clock "" keeps hours as they are.
func carry(under item, all []item, day, clock string) []plan.Place {
	var by step
	if under.Day != "" {
		by.days = between(under.Day, day)
		if clock != "" && under.Clock != "" {
			by.minutes = minutes(clock) - minutes(under.Clock)
		}
	}
	if len(all) == 1 && by.days == 0 && under.Day != "" { // one of several times of a post, changed within its day
		return []plan.Place{{PostID: under.PostID, Variants: under.Variants, Day: day, Clock: clock}}
	}
	places := make([]plan.Place, 0, len(all))
	for _, it := range all {
		p := plan.Place{PostID: it.PostID, Day: day, FromDay: it.Day, FromClock: it.Clock}
		switch {
		case it.PostID == under.PostID:
			p.Clock = clock
		case it.Day == "" || under.Day == "":
		default:
			p.Day, p.Clock = shiftBy(it.Day, it.Clock, by)
		}
		places = append(places, p)
	}
	return places
}

// shiftBy moves a wall time; without an hour only the day moves.
func shiftBy(day, clock string, by step) (string, string) {
	day = addDays(day, by.days)
	at := minutes(clock)
	if at < 0 || by.minutes == 0 {
		return day, ""
	}
	at += by.minutes
	for ; at < 0; at += 24 * 60 {
		day = addDays(day, -1)
	}
	for ; at >= 24*60; at -= 24 * 60 {
		day = addDays(day, 1)
	}
	return day, clockOf(at)
}
