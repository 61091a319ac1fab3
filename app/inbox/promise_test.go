package inbox

import (
	"testing"
	"time"

	"lontar/models"
)

func at(t testing.TB, text string) int64 {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04", text, models.LoadZone("Asia/Jakarta"))
	if err != nil {
		t.Fatal(err)
	}
	return v.Unix()
}

func anHour() promise {
	return promise{minutes: 60, hours: models.DefaultHours, zone: models.LoadZone("Asia/Jakarta")}
}

func TestDeadlineRunsInWorkingHours(t *testing.T) {
	closed := models.DefaultHours
	closed[time.Sunday] = models.Shift{}
	for _, c := range []struct {
		name, written, guess, want string
		hours                      models.Hours
	}{
		{"in the day", "2027-02-24 10:00", "", "2027-02-24 11:00", models.Hours{}},
		{"over the evening", "2027-02-24 20:30", "", "2027-02-25 08:30", models.Hours{}},
		{"at night", "2027-02-24 23:00", "", "2027-02-25 09:00", models.Hours{}},
		{"before a day off", "2027-02-27 20:59", "", "2027-03-01 08:59", closed},
		{"known to the day", "2027-02-20 00:00", "day", "2027-02-21 09:00", models.Hours{}},
		{"today, known to the day", "2027-02-24 00:00", "day", "2027-02-24 15:32", models.Hours{}},
		{"not known", "", "", "2027-02-24 15:32", models.Hours{}},
	} {
		p := anHour()
		p.hours = c.hours
		comment := &models.Comment{AtGuess: c.guess}
		if c.written != "" {
			comment.At = at(t, c.written)
		}
		if got := p.due(comment, at(t, "2027-02-24 14:32")); got != at(t, c.want) {
			t.Errorf("%s: due %s, want %s", c.name, time.Unix(got, 0).In(p.zone), c.want)
		}
	}
	none := anHour()
	none.minutes = 0
	if got := none.due(&models.Comment{At: 1}, 1); got != 0 {
		t.Errorf("without a promise the deadline is %d", got)
	}
}

func TestRankPutsWhatMattersFirst(t *testing.T) {
	p, now := anHour(), at(t, "2027-02-24 14:00")
	rank := func(change func(*models.Comment), by standing) int64 {
		c := &models.Comment{At: at(t, "2027-02-24 13:30"), Kind: models.KindQuestion, Likes: -1}
		if change != nil {
			change(c)
		}
		c.DueAt = p.due(c, now)
		return p.rank(c, by, now, now)
	}
	plainOne := rank(nil, standing{})
	ordered := []struct {
		name string
		rank int64
	}{
		{"late complaint", rank(func(c *models.Comment) {
			c.Kind, c.At = models.KindComplaint, at(t, "2027-02-24 12:55")
		}, standing{})},
		{"late question of yesterday", rank(func(c *models.Comment) { c.At = at(t, "2027-02-23 12:00") }, standing{})},
		{"urgent complaint", rank(func(c *models.Comment) { c.Kind, c.Tags = models.KindComplaint, "health urgent" }, standing{})},
		{"complaint of one who complained", rank(func(c *models.Comment) { c.Kind = models.KindComplaint }, standing{complained: true})},
		{"complaint", rank(func(c *models.Comment) { c.Kind = models.KindComplaint }, standing{})},
		{"liked by many", rank(func(c *models.Comment) { c.Likes = 1 << 20 }, standing{})},
		{"liked by some", rank(func(c *models.Comment) { c.Likes = 12 }, standing{})},
		{"plain", plainOne},
	}
	for i := 1; i < len(ordered); i++ {
		if ordered[i-1].rank >= ordered[i].rank {
			t.Errorf("%s (%d) does not come before %s (%d)", ordered[i-1].name, ordered[i-1].rank, ordered[i].name, ordered[i].rank)
		}
	}
	if vip := rank(nil, standing{vip: true}); vip >= plainOne {
		t.Error("a VIP does not come first")
	}
	if everything := rank(func(c *models.Comment) {
		c.Kind, c.Tags, c.Likes = models.KindComplaint, UrgentTag, 1<<30
	}, standing{true, true}); everything < plainOne-60*60 {
		t.Error("a comment overtakes by more than the promised time")
	}
	none := p
	none.minutes = 0
	older, newer := &models.Comment{At: 1000}, &models.Comment{At: 2000}
	if none.rank(older, standing{}, now, now) >= none.rank(newer, standing{}, now, now) {
		t.Error("without a promise the older comment must come first")
	}
}

func TestFirstAnswerCounts(t *testing.T) {
	p := anHour()
	c := &models.Comment{At: at(t, "2027-02-24 20:30"), AnswerMinutes: -1}
	c.DueAt = p.due(c, 0)
	p.answered(c, at(t, "2027-02-25 08:22"))
	if c.AnswerMinutes != 52 || !c.InTime {
		t.Errorf("%d minutes, in time %v", c.AnswerMinutes, c.InTime)
	}
	p.answered(c, at(t, "2027-02-26 12:00"))
	if c.AnswerMinutes != 52 || !c.InTime {
		t.Errorf("a second answer changed it to %d minutes, in time %v", c.AnswerMinutes, c.InTime)
	}
	for _, guess := range []string{"day", "relative"} {
		c := &models.Comment{At: at(t, "2027-02-20 10:00"), AtGuess: guess, CreatedAt: at(t, "2027-02-24 10:00"), AnswerMinutes: -1}
		p.answered(c, at(t, "2027-02-24 12:00"))
		if c.AnswerMinutes != -1 {
			t.Errorf("%s: %d minutes are claimed", guess, c.AnswerMinutes)
		}
	}
}
