package seed

import (
	"fmt"
	"time"

	content "lontar/assets/example"
	"lontar/models"
)

var (
	first    = []string{"dewi", "andi", "sari", "bagus", "tini", "rizky", "putri", "yoga", "intan", "fajar", "maya", "dimas", "lestari", "ayu", "hendra", "nina"}
	second   = []string{"wulan", "pratama", "kusuma", "depok", "99", "_id", "rahma", "jaya", "collection", "story", "harahap", "siregar", "02", "official"}
	endings  = []string{"", "", "", " 🙏", " ya min", " kak", " 😍", " terima kasih", " 🤎", " dong"}
	answers  = []string{"stoknya masih ada ya.", "mohon maaf, boleh kirim nomor pesanan lewat DM?", "buka sampai pukul 22.00.", "bisa dipesan lewat WhatsApp di bio.", "ongkirnya mulai Rp 12.000."}
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
		if err := g.comment(l, g.remarks[g.dice.IntN(len(g.remarks))]); err != nil {
			return err
		}
		g.sum.Comments++
	}
	return nil
}

// comment writes one comment under a post and, one in twenty, the brand's answer.
func (g *generator) comment(l *models.LivePost, r content.Comment) error {
	b, a := g.owner(l.AccountID)
	author := first[g.dice.IntN(len(first))] + second[g.dice.IntN(len(second))]
	person, err := g.person(b.ID, a.Platform, author)
	if err != nil {
		return err
	}
	id := fmt.Sprintf("%d%08d", 18_000_000_000, g.sum.Comments+1)
	c := models.Comment{
		BrandID: b.ID, AccountID: a.ID, LivePostID: l.ID, PersonID: person, Key: id, NativeID: id, Author: author,
		Body: r.Text + endings[g.dice.IntN(len(endings))], At: l.PublishedAt + int64(g.dice.IntN(3*86_400)),
		Kind: models.CommentKind(r.Kind), KindBy: "auto", Confidence: 60 + g.dice.IntN(40), AnswerMinutes: -1,
	}
	if g.dice.IntN(6) == 0 {
		c.Likes = g.dice.IntN(40)
	}
	zone := b.Location()
	at := time.Unix(c.At, 0)
	c.DueAt = b.ReplyHours.Add(at, b.ReplyMinutes, zone).Unix()
	c.Rank, c.State = c.DueAt, models.CommentDone
	if c.Kind == models.KindQuestion && g.dice.IntN(400) == 0 {
		c.State = models.CommentOpen
		return g.to.Comment(&c, "")
	}
	took := 2 + g.dice.IntN(90)
	done := b.ReplyHours.Add(at, took, zone).Unix()
	c.DoneAt, c.DoneBy = done, people[g.dice.IntN(len(people))]
	switch c.Kind {
	case models.KindPraise:
		c.DoneAs, c.Liked = models.DoneLiked, true
	case models.KindSpam:
		c.DoneAs = models.DoneSpam
	default:
		c.DoneAs, c.AnswerMinutes, c.InTime = models.DoneReplied, took, took <= b.ReplyMinutes
	}
	if c.DoneAs != models.DoneReplied || g.dice.IntN(20) != 0 {
		return g.to.Comment(&c, "")
	}
	answer := "Halo Kak, " + answers[g.dice.IntN(len(answers))]
	if err := g.to.Comment(&c, answer); err != nil {
		return err
	}
	g.sum.Replies++
	return g.to.Comment(&models.Comment{
		BrandID: b.ID, AccountID: a.ID, LivePostID: l.ID, ParentID: c.ID, Key: id + "-1", NativeID: id + "-1", Author: a.Handle,
		Body: answer, At: done, Own: true, State: models.CommentDone, AnswerMinutes: -1,
	}, "")
}

// owner is the brand and account of an id.
func (g *generator) owner(accountID int64) (*models.Brand, *models.Account) {
	for _, b := range g.list {
		if a := b.Account(accountID); a != nil {
			return b, a
		}
	}
	panic("seed: a live post of no account")
}

// person is the id of an author, written at first sight.
func (g *generator) person(brandID int64, p models.Platform, handle string) (int64, error) {
	key := fmt.Sprint(brandID, p, handle)
	if id, ok := g.authors[key]; ok {
		return id, nil
	}
	person := models.Person{BrandID: brandID, Platform: p, Handle: handle}
	if err := g.to.Person(&person); err != nil {
		return 0, err
	}
	g.authors[key] = person.ID
	return person.ID, nil
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
