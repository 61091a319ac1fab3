package answer

import (
	"context"
	"slices"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// staleDays is how long a fact without a date of its own is taken as it is.
const staleDays = 14

// Fact is something known about a brand, and whether it must be checked again.
type Fact struct {
	models.Fact
	Old    bool
	Reason string // why it is old, in the language in use; "" when it is not
}

// Facts returns a brand's facts: all in their order, or, for a search, those
// whose title, other words or text have all its words, best first; where none
// has, those that have some, and then those about the same topic.
func (s *Service) Facts(ctx context.Context, brandID int64, search string) ([]Fact, error) {
	list, err := s.facts(ctx, brandID)
	if err != nil || strings.TrimSpace(search) == "" {
		return list, err
	}
	return s.rank(list, search), nil
}

func (s *Service) facts(ctx context.Context, brandID int64) ([]Fact, error) {
	rows, err := s.store.Facts(ctx, brandID)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return nil, goneAs(err)
	}
	today := s.today(b)
	out := make([]Fact, len(rows))
	for i, r := range rows {
		out[i] = dated(r, today)
	}
	return out, nil
}

// dated says whether a fact must be checked again on a day: after its own date,
// or, without one, when it was last checked more than two weeks ago. A check
// made after the date came is worth two weeks like any other.
func dated(f models.Fact, today string) Fact {
	out := Fact{Fact: f}
	switch {
	case f.CheckAfter != "" && f.UpdatedDay <= f.CheckAfter:
		if today > f.CheckAfter {
			out.Old, out.Reason = true, lang.T("answer.fact.after", "day", lang.DayMonth(f.CheckAfter))
		}
	case f.UpdatedDay == "":
		out.Old, out.Reason = true, lang.T("answer.fact.never")
	default:
		if n := daysBetween(f.UpdatedDay, today); n > staleDays {
			out.Old, out.Reason = true, lang.N("answer.fact.days", n)
		}
	}
	return out
}

// daysBetween counts the days from one to another; 0 when one is not a day.
func daysBetween(from, until string) int {
	a, errA := time.Parse(models.DayFormat, from)
	b, errB := time.Parse(models.DayFormat, until)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

// SaveFact keeps a fact (ID 0: a new one, after the others). Whoever writes its
// text has checked it: a new or changed text is of today.
func (s *Service) SaveFact(ctx context.Context, f *models.Fact) error {
	if err := named(&f.Title); err != nil {
		return err
	}
	f.Body, f.Words = strings.TrimSpace(visible(f.Body)), strings.Join(strings.Fields(visible(f.Words)), " ")
	if err := short(f.Body + f.Words); err != nil {
		return err
	}
	for _, day := range []string{f.CheckAfter, f.UpdatedDay} {
		if _, err := time.Parse(models.DayFormat, day); err != nil && day != "" {
			return refuse("answer.error.day", "value", cut(day, maxName))
		}
	}
	b, err := s.store.Brand(ctx, f.BrandID)
	if err != nil {
		return goneAs(err)
	}
	have, err := s.store.Facts(ctx, f.BrandID)
	if err != nil {
		return err
	}
	last, was := -1, (*models.Fact)(nil)
	for i, o := range have {
		last = max(last, o.Position)
		if o.ID == f.ID {
			was = &have[i]
		} else if strings.EqualFold(o.Title, f.Title) {
			return refuse("answer.error.fact_taken", "name", o.Title)
		}
	}
	changed := was != nil && (was.Body != f.Body || was.Title != f.Title) && was.UpdatedDay == f.UpdatedDay
	if changed || f.UpdatedDay == "" {
		f.UpdatedDay = s.today(b)
	}
	if f.ID == 0 {
		f.Position = last + 1
	}
	if err := s.store.SaveFact(ctx, f); err != nil {
		return err
	}
	s.announce(f.BrandID)
	return nil
}

// DeleteFact deletes a fact and returns it; RestoreFact brings it back.
func (s *Service) DeleteFact(ctx context.Context, id int64) (models.Fact, error) {
	f, err := s.store.DeleteFact(ctx, id)
	if err != nil {
		return f, goneAs(err)
	}
	s.announce(f.BrandID)
	return f, nil
}

// RestoreFact brings back what DeleteFact returned, its days unchanged.
func (s *Service) RestoreFact(ctx context.Context, f models.Fact) error {
	if err := s.store.SaveFact(ctx, &f); err != nil {
		return err
	}
	s.announce(f.BrandID)
	return nil
}

// Checked says that a fact still holds today. A date that has come moves on by
// the time it had been good for.
func (s *Service) Checked(ctx context.Context, id int64) error {
	f, err := s.store.Fact(ctx, id)
	if err != nil {
		return goneAs(err)
	}
	b, err := s.store.Brand(ctx, f.BrandID)
	if err != nil {
		return goneAs(err)
	}
	today := s.today(b)
	if f.CheckAfter != "" && today > f.CheckAfter {
		f.CheckAfter = onwards(f.UpdatedDay, f.CheckAfter, today)
	}
	f.UpdatedDay = today
	if err := s.store.SaveFact(ctx, &f); err != nil {
		return err
	}
	s.announce(f.BrandID)
	return nil
}

// onwards is the next date of a fact that was good from one day to another; ""
// when that is not known.
func onwards(from, until, today string) string {
	n := daysBetween(from, until)
	t, err := time.Parse(models.DayFormat, today)
	if n <= 0 || err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(models.DayFormat)
}

// suggested is how many facts are laid beside a comment.
const suggested = 5

// Suggest returns the facts a comment seems to ask for, best first: those whose
// title or other words stand in it, then those about its topics.
func (s *Service) Suggest(ctx context.Context, brandID int64, text string, tags []string) ([]Fact, error) {
	list, err := s.facts(ctx, brandID)
	if err != nil {
		return nil, err
	}
	words := wordsOf(cut(text, maxText))
	return best(list, suggested, func(f *Fact) int {
		score := 0
		for _, w := range append(wordsOf(f.Title), wordsOf(f.Words)...) {
			if len(w) > 2 && slices.ContainsFunc(words, func(o string) bool { return match(w, o) >= wholeWord }) {
				score += 3
			}
		}
		for _, t := range s.topics.of(f.Title + " " + f.Words) {
			if slices.Contains(tags, t) {
				score += 2
			}
		}
		return score
	}), nil
}
