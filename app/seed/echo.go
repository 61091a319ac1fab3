package seed

import (
	"fmt"
	"time"

	"lontar/models"
)

var (
	first    = []string{"dewi", "andi", "sari", "bagus", "tini", "rizky", "putri", "yoga", "intan", "fajar", "maya", "dimas", "lestari", "ayu", "hendra", "nina"}
	second   = []string{"wulan", "pratama", "kusuma", "depok", "99", "_id", "rahma", "jaya", "collection", "story", "harahap", "siregar", "02", "official"}
	endings  = []string{"", "", "", " 🙏", " ya min", " kak", " 😍", " terima kasih", " 🤎", " dong"}
	metrics  = []string{"views", "reach", "likes", "comments", "shares", "saves"}
	overall  = []string{"followers", "reach", "profile_visits", "link_clicks"}
	snapshot = []int{1, 7} // days after going live
)

// echo writes what a day brings: comments and figures.
func (g *generator) echo(day time.Time, comments, figures int) error {
	if err := g.figures(day, figures); err != nil {
		return err
	}
	comments += g.unsaid
	if g.unsaid = 0; len(g.live) == 0 {
		g.unsaid = comments
		return nil
	}
	for range comments {
		// Most is said under the newest posts.
		back := g.dice.Float64()
		l := &g.live[len(g.live)-1-int(back*back*float64(len(g.live)))]
		r := g.remarks[g.dice.IntN(len(g.remarks))]
		c := models.Comment{
			AccountID: l.AccountID, LivePostID: l.ID, NativeID: fmt.Sprintf("%d%08d", 18_000_000_000, g.sum.Comments+1),
			Author: first[g.dice.IntN(len(first))] + second[g.dice.IntN(len(second))],
			Body:   r.Text + endings[g.dice.IntN(len(endings))], At: l.PublishedAt + int64(g.dice.IntN(3*86_400)),
			Kind: models.CommentKind(r.Kind), State: "done",
		}
		if g.dice.IntN(6) == 0 {
			c.Likes = g.dice.IntN(40)
		}
		if r.Kind == "question" && g.dice.IntN(400) == 0 {
			c.State = "open"
		}
		if err := g.to.Comment(&c); err != nil {
			return err
		}
		g.sum.Comments++
	}
	return nil
}

// figures writes n values: of the posts that went live today, at two moments,
// and of the accounts on this day for the rest. What finds no place is owed to
// the next day.
func (g *generator) figures(day time.Time, n int) error {
	n += g.owed
	defer func() { g.owed = n }()
	put := func(account, live int64, metric string, on time.Time, value float64) error {
		if n == 0 {
			return nil
		}
		n--
		g.sum.Figures++
		return g.to.Figure(&models.Figure{AccountID: account, LivePostID: live, Metric: metric, Day: on.Format(models.DayFormat), Value: value})
	}
	for i := range g.live {
		l := &g.live[i]
		if l.PublishedAt < day.Unix() { // 07.00 WIB, the first hour of the plan, is midnight UTC
			continue
		}
		reach := 200 + g.dice.IntN(9_000)
		for _, after := range snapshot {
			for k, m := range metrics {
				v := float64(reach*after/(k*k*3+after)) + float64(g.dice.IntN(30))
				if err := put(l.AccountID, l.ID, m, day.AddDate(0, 0, after), v); err != nil {
					return err
				}
			}
		}
	}
	for k := 0; n > 0 && k < len(g.accounts)*len(overall); k++ {
		value := float64(1_000 + g.dice.IntN(20_000))
		if err := put(g.accounts[k%len(g.accounts)], 0, overall[k/len(g.accounts)], day, value); err != nil {
			return err
		}
	}
	return nil
}
