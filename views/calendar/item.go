package calendar

import (
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// item is a card as it is shown: words and colours are chosen off the UI
// goroutine.
type item struct {
	models.Card
	name   string        // its title, or the beginning of its caption
	hour   string        // as people write it; "Jam?" when it is not decided
	meta   string        // form and pillar, for the tray
	status models.Status // with lateness laid over it
	past   bool          // its day is over
	brand  *models.Brand
	pillar *models.Pillar
	clash  string // another post of the account too close to it, "" none
}

// place tells one card from another: a post whose accounts differ in time has several.
type place struct {
	post       int64
	day, clock string
}

func (i item) place() place { return place{i.PostID, i.Day, i.Clock} }

// nameOf is what a card is called.
func nameOf(c models.Card) string {
	for _, s := range []string{c.Title, c.Snippet} {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return lang.T("common.untitled")
}

// items makes cards ready to be shown.
func items(cards []models.Card, brands map[int64]*models.Brand, now time.Time) []item {
	today := now.Format(models.DayFormat)
	list := make([]item, len(cards))
	for i, c := range cards {
		it := item{Card: c, name: nameOf(c), past: c.Day != "" && c.Day < today, brand: brands[c.BrandID]}
		it.status = c.Status.At(c.At, now.Unix())
		if it.brand != nil {
			it.pillar = it.brand.Pillar(c.PillarID)
		}
		switch {
		case c.Clock != "":
			it.hour = lang.Clock(c.Clock)
		case c.Day != "":
			it.hour = lang.T("calendar.no_clock")
		}
		it.meta = metaOf(it)
		list[i] = it
	}
	return list
}

func metaOf(it item) string {
	var parts []string
	if it.Form != models.FormNone {
		parts = append(parts, lang.Form(it.Form))
	}
	if it.pillar != nil {
		parts = append(parts, it.pillar.Name)
	}
	if len(parts) == 0 {
		return lang.Status(it.Card.Status, it.brand)
	}
	return strings.Join(parts, " · ")
}

// age lays lateness over the statuses anew as time goes on.
func age(list []item, now time.Time) {
	today := now.Format(models.DayFormat)
	for i := range list {
		list[i].status = list[i].Card.Status.At(list[i].At, now.Unix())
		list[i].past = list[i].Day != "" && list[i].Day < today
	}
}
