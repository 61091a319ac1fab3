package inbox

import (
	"math/bits"
	"slices"
	"strings"
	"time"

	"lontar/models"
)

// What moves a comment up the queue, in parts of the promised time to answer:
// with an hour promised, a complaint stands a quarter of an hour before a
// question of the same age. The deadline stays the main thing, so that nobody
// is overtaken for ever.
const (
	complaintPart  = 4  // a complaint: 1/4
	urgentPart     = 4  // words of urgency in it: 1/4
	vipPart        = 4  // its author is a VIP: 1/4
	complainedPart = 8  // its author complained before: 1/8
	likesPart      = 8  // likes of others: 1/8 at most
	likesSteps     = 10 // reached with 2^10 likes, in even steps for each power of two
)

// lateFirst is what a complaint past its deadline is worth besides, seconds:
// it stands before everything else that is late.
const lateFirst = 30 * 24 * 60 * 60

// noPromise is how long an answer may take at a brand that promised nothing,
// only to order its queue.
const noPromise = 24 * 60

// UrgentTag is the topic of a comment with words of urgency.
const UrgentTag = "urgent"

// promise is a brand's time to answer: minutes within its working hours.
type promise struct {
	minutes int
	hours   models.Hours
	zone    *time.Location
}

func promiseOf(b *models.Brand) promise {
	return promise{minutes: b.ReplyMinutes, hours: b.ReplyHours, zone: b.Location()}
}

// since is the moment the promised time of a comment begins: when it was
// written. One known only to the day counts from the day's end, one without a
// time from when it came in: nobody is late for a time nobody knows.
func (p promise) since(c *models.Comment, seen int64) int64 {
	switch {
	case c.At == 0:
		return seen
	case c.AtGuess == "day":
		y, m, d := time.Unix(c.At, 0).In(p.zone).Date()
		return min(time.Date(y, m, d+1, 0, 0, 0, 0, p.zone).Unix(), max(seen, c.At))
	}
	return c.At
}

// due is the deadline of an answer, Unix seconds; 0 where nothing is promised.
func (p promise) due(c *models.Comment, seen int64) int64 {
	if p.minutes <= 0 {
		return 0
	}
	end := p.hours.Add(time.Unix(p.since(c, seen), 0), p.minutes, p.zone)
	if end.IsZero() {
		return 0
	}
	return end.Unix()
}

// standing is what an author's past is worth.
type standing struct{ vip, complained bool }

// rank places a comment in the queue; the smallest comes first. Now decides
// only whether a complaint is past its deadline.
func (p promise) rank(c *models.Comment, by standing, seen, now int64) int64 {
	minutes := p.minutes
	end := c.DueAt
	if minutes <= 0 {
		minutes = noPromise
	}
	if end == 0 {
		end = p.since(c, seen) + int64(minutes)*60
	}
	whole := int64(minutes) * 60
	bonus := int64(0)
	if c.Kind == models.KindComplaint {
		bonus += whole / complaintPart
	}
	if hasTag(c.Tags, UrgentTag) {
		bonus += whole / urgentPart
	}
	if by.vip {
		bonus += whole / vipPart
	}
	if by.complained {
		bonus += whole / complainedPart
	}
	if c.Likes > 0 {
		steps := min(bits.Len(uint(c.Likes)), likesSteps)
		bonus += whole / likesPart * int64(steps) / likesSteps
	}
	if late(c, now) {
		bonus += lateFirst
	}
	return end - bonus
}

// late reports whether a complaint is past its deadline.
func late(c *models.Comment, now int64) bool {
	return c.Kind == models.KindComplaint && c.DueAt != 0 && c.DueAt <= now
}

// answered notes the first answer of a comment: the working minutes it took,
// and whether it came in time. A later answer changes nothing.
func (p promise) answered(c *models.Comment, at int64) {
	if c.AnswerMinutes >= 0 {
		return
	}
	if c.DueAt != 0 {
		c.InTime = at <= c.DueAt
	}
	if toTheHour(c) && at >= c.At {
		c.AnswerMinutes = p.hours.Between(time.Unix(c.At, 0), time.Unix(at, 0), p.zone)
	}
}

// toTheHour reports whether it is known when a comment was written, near enough
// to count minutes. "2 jam" copied from a page is, "3 hari" is not.
func toTheHour(c *models.Comment) bool {
	switch c.AtGuess {
	case "", "zone":
		return c.At != 0
	case "relative":
		return c.At != 0 && c.CreatedAt-c.At < 24*60*60
	}
	return false
}

func hasTag(tags, tag string) bool { return slices.Contains(strings.Fields(tags), tag) }
