package seed

import (
	"fmt"
	"strings"
	"time"

	"lontar/models"
)

var clocks = []string{"07:00", "09:00", "10:00", "12:00", "12:30", "16:00", "16:30", "17:15", "18:00", "19:00", "19:30", "20:00", "20:30"}

var people = []string{"Nadia", "Raka", "Dewi", "Bagus"}

var months = strings.Fields("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")

// day plans n posts on a day; past ones are live with few exceptions.
func (g *generator) day(day time.Time, n int, past bool) error {
	g.forget(day)
	for range n {
		p, at := g.post(day, past)
		if err := g.to.Post(p); err != nil {
			return err
		}
		g.sum.Posts++
		g.sum.Variants += len(p.Variants)
		for i := range p.Variants {
			v := &p.Variants[i]
			if !past || v.Delivery == models.DeliveryFailed || v.Delivery == models.DeliveryCancelled {
				continue
			}
			l := models.LivePost{
				AccountID: v.AccountID, VariantID: v.ID, NativeID: fmt.Sprintf("%d%07d", 17_900_000_000, v.ID),
				Permalink: v.LiveURL, Caption: v.Text(p), PublishedAt: at,
			}
			if err := g.to.Live(&l); err != nil {
				return err
			}
			g.sum.LivePosts++
			l.Caption = "" // what is kept for the comments stays small
			g.live = append(g.live, l)
		}
	}
	return nil
}

// forget drops the live posts that nobody comments on any more.
func (g *generator) forget(day time.Time) {
	limit := day.AddDate(0, 0, -4).Unix()
	keep := 0
	for keep < len(g.live) && g.live[keep].PublishedAt < limit {
		keep++
	}
	g.live = append(g.live[:0], g.live[keep:]...)
}

func (g *generator) post(day time.Time, past bool) (p *models.Post, at int64) {
	bi := g.dice.IntN(len(g.list))
	b := g.list[bi]
	l, other := g.lines[bi][g.dice.IntN(len(g.lines[bi]))], g.lines[bi][g.dice.IntN(len(g.lines[bi]))]
	text, clock := day.Format(models.DayFormat), clocks[g.dice.IntN(len(clocks))]
	at = models.UnixAt(text, clock, b.Zone)
	caption := l.caption
	if g.dice.IntN(3) == 0 {
		caption += "\n\n" + other.caption
	}
	p = &models.Post{
		UID: fmt.Sprintf("seed-%d-%d", g.o.Seed, g.sum.Posts+1), BrandID: b.ID,
		Title: fmt.Sprintf("%s, %d %s %d", l.title, day.Day(), months[day.Month()-1], day.Year()), Form: l.form,
		Caption: caption, Hashtags: l.hashtags, PIC: people[g.dice.IntN(len(people))],
		CreatedAt: at - int64(7+g.dice.IntN(8))*86_400, UpdatedAt: at - 86_400,
	}
	for i := range b.Pillars {
		if b.Pillars[i].Name == l.pillar {
			p.PillarID = b.Pillars[i].ID
		}
	}
	status := g.status(past)
	start := g.dice.IntN(len(b.Accounts))
	for i := range 3 {
		a := b.Accounts[(start+i)%len(b.Accounts)]
		v := models.Variant{AccountID: a.ID, Day: text, Clock: clock, At: at}
		v.Mark(status)
		if status == models.Failed {
			v.Approval, v.Delivery = models.ApprovalGiven, models.DeliveryFailed
		}
		if v.Delivery == models.DeliveryVerified || v.Delivery == models.DeliveryClaimed {
			v.Approval = models.ApprovalGiven
			v.LiveURL, v.LiveAt = fmt.Sprintf("https://example.com/%s/%s/%d", a.Platform, a.Handle, g.sum.Variants+i+1), at
		}
		if a.Platform == models.X && g.dice.IntN(2) == 0 {
			v.OwnCaption, v.Caption = true, firstSentence(l.caption)
		}
		p.Variants = append(p.Variants, v)
	}
	p.Status = status
	if status != models.Idea && p.Form != models.FormText && p.Form != models.FormThread {
		n := 1
		if p.Form == models.FormCarousel {
			n = 3
		}
		first := g.dice.IntN(len(g.media[bi]))
		for i := range n {
			p.Media = append(p.Media, models.PostMedia{MediaID: g.media[bi][(first+i)%len(g.media[bi])].ID})
		}
	}
	return p, at
}

func firstSentence(s string) string {
	if i := strings.IndexAny(s, ".?!\n"); i > 0 {
		return s[:i+1]
	}
	return s
}

// status is what a post of a past or coming day usually has come to.
func (g *generator) status(past bool) models.Status {
	n := g.dice.IntN(100)
	if past {
		switch {
		case n < 1:
			return models.Failed
		case n < 3:
			return models.Cancelled
		case n < 8:
			return models.Live
		}
		return models.Checked
	}
	for i, limit := range []int{15, 45, 60, 65, 85} {
		if n < limit {
			return models.Statuses[i]
		}
	}
	return models.Scheduled
}
