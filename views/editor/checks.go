package editor

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/app/proof"
	"lontar/app/proof/spell"
	"lontar/app/voice"
	"lontar/models"
)

// proofAfter is how long typing pauses before the text is read for mistakes.
const proofAfter = 300 * time.Millisecond

// checks are what reading the texts found.
type checks struct {
	items []item // of every text of the post
	stop  func()
	seq   int
}

// place is one text of the post: the base's (account 0) or an account's, or a
// field of it. Media names the file of an alternative text.
type place struct {
	account int64
	field   string
	media   int64
}

// item is one thing to look at, found by reading (Finding) or said by a
// platform (Problem).
type item struct {
	place
	proof.Finding
	problem *platform.Problem
	waived  *models.Waiver
}

// blocks reports whether the item keeps the post from being handed in: what a
// platform refuses, a misspelling, a promise, a placeholder left in.
func (i *item) blocks() bool {
	if i.waived != nil {
		return false
	}
	if i.problem != nil {
		return i.problem.Level == platform.Error
	}
	return i.Level == proof.Error || i.Kind == proof.KindSpelling || i.Kind == proof.KindClaim
}

// proofSoon reads the texts when typing has paused.
func (s *Screen) proofSoon(after time.Duration) {
	if s.checks.stop != nil {
		s.checks.stop()
		s.checks.stop = nil
	}
	if after == 0 {
		s.proof()
		return
	}
	s.checks.stop = s.after(after, s.proof)
}

// text is a text to be read, and how to read it.
type text struct {
	place
	in proof.Input
}

// proof reads every text of the post off the UI.
func (s *Screen) proof() {
	if s.checks.stop != nil {
		s.checks.stop()
		s.checks.stop = nil
	}
	if s.post == nil {
		return
	}
	s.checks.seq++
	seq, id, texts, known := s.checks.seq, s.id, s.texts(), s.known
	s.host.Runner().Run(func() func() {
		items, err := s.readAll(texts, known)
		return func() {
			if seq != s.checks.seq || id != s.id || s.view == nil {
				return
			}
			if err != nil {
				slog.Error("editor: proofread", "err", err)
				return
			}
			s.checks.items = items
			s.view.findings.sync()
			s.view.previews.update()
			s.view.foot.sync()
		}
	})
}

func (s *Screen) readAll(texts []text, k known) ([]item, error) {
	checker, err := s.Proof()
	if err != nil {
		return nil, err
	}
	var items []item
	for _, t := range texts {
		for _, f := range checker.Check(context.Background(), t.in) {
			if f.Kind == proof.KindPlaceholder && fills(k.snippets, f.Text) {
				continue
			}
			items = append(items, item{place: t.place, Finding: f, waived: voice.Waived(k.waivers, t.account, f.Rule, f.Text)})
		}
	}
	return items, nil
}

// fills reports whether a snippet of the brand stands for "{jam buka}".
func fills(snippets []models.Snippet, text string) bool {
	_, unknown := voice.Fill(text, snippets)
	return strings.HasPrefix(text, "{") && len(unknown) == 0
}

// texts are the texts of the post that are its own: what an account inherits is
// read once, with the base.
func (s *Screen) texts() []text {
	p := s.post
	day, _ := p.Slot()
	base := proof.Input{
		Brief: p.Brief, Languages: []spell.Language{spell.Indonesian, spell.English}, Brand: s.known.words,
		Today: s.host.Now().Format(models.DayFormat), Day: day, WantUTM: s.wantsUTM(), Link: p.Link,
	}
	var out []text
	add := func(at place, words, likeBase string) {
		if blank(words) {
			return
		}
		in := base
		in.Text, in.Base = words, likeBase
		if at.field != platform.FieldText {
			in.Brief, in.Link, in.WantUTM = "", "", false
		}
		out = append(out, text{at, in})
	}
	add(place{field: platform.FieldText}, p.Caption, "")
	for i := range p.Variants {
		v := &p.Variants[i]
		if v.OwnCaption {
			add(place{account: v.AccountID, field: platform.FieldText}, v.Caption, p.Caption)
		}
		add(place{account: v.AccountID, field: platform.FieldFirstComment}, v.FirstComment, "")
		for _, key := range []string{platform.FieldTitle, platform.FieldDescription} {
			add(place{account: v.AccountID, field: key}, v.Options[key], "")
		}
	}
	for _, m := range p.Media {
		add(place{field: platform.FieldAlt, media: m.MediaID}, m.Alt, "")
	}
	return out
}

func (s *Screen) wantsUTM() bool {
	return slices.ContainsFunc(s.known.campaigns, func(c models.Campaign) bool { return c.ID == s.post.CampaignID && c.WantUTM })
}

// items are what the open tab has to look at: what reading found in the texts
// it shows, then what its platforms say. The base shows what all accounts say.
func (s *Screen) items() []item { return s.itemsOf(s.tab) }

func (s *Screen) itemsOf(tab int64) []item {
	var out []item
	for _, it := range s.checks.items {
		if tab == 0 || it.account == tab || it.account == 0 && s.showsBase(tab, it) {
			out = append(out, it)
		}
	}
	out = append(out, s.said(tab)...)
	slices.SortStableFunc(out, func(a, b item) int { return a.rank() - b.rank() })
	return out
}

// showsBase reports whether an account's tab shows a text of the base.
func (s *Screen) showsBase(tab int64, it item) bool {
	v := variant(s.post, tab)
	return v != nil && (it.field != platform.FieldText || !v.OwnCaption)
}

// rank puts what blocks first, waived things last.
func (i *item) rank() int {
	switch {
	case i.waived != nil:
		return 4
	case i.problem != nil && i.problem.Level == platform.Error:
		return 0
	case i.problem == nil && i.Kind == proof.KindClaim:
		return 1
	case i.problem == nil:
		return 2
	}
	return 3
}

// said is what the platforms of a tab say, the same words once.
func (s *Screen) said(tab int64) []item {
	var out []item
	seen := map[string]bool{}
	add := func(account int64, p platform.Problem) {
		key := p.Message
		if p.Level == platform.Info || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, item{
			place: place{account: account, field: p.Field}, problem: &p,
			Finding: proof.Finding{Message: p.Message, Rule: p.Rule, Start: p.Start, End: p.End},
		})
	}
	for _, p := range s.lostProblems() {
		add(0, p)
	}
	for i := range s.pieces {
		piece := &s.pieces[i]
		if tab != 0 && piece.Account.ID != tab {
			continue
		}
		for _, p := range piece.Problems {
			add(piece.Account.ID, p)
		}
		for _, name := range piece.Missing {
			add(piece.Account.ID, s.missingHandle(piece.Account.Platform, name))
		}
		for _, t := range s.tagProblems(piece.Account.ID) {
			add(piece.Account.ID, platform.Problem{Rule: "tag_" + t.Kind, Level: platform.Error, Message: t.Message, Field: platform.FieldTags})
		}
	}
	return out
}

func (s *Screen) missingHandle(p models.Platform, name string) platform.Problem {
	return platform.Problem{
		Rule: "handle_missing", Level: platform.Warn, Field: platform.FieldText,
		Message: lang.T("editor.handle_missing", "name", name, "platform", lang.Platform(p)),
	}
}

// tagProblems are the banned and outlived hashtags of an account's post.
func (s *Screen) tagProblems(account int64) []voice.TagProblem {
	v := variant(s.post, account)
	if v == nil {
		return nil
	}
	tags := append(voice.ParseTags(v.Tags(s.post)), voice.FindTags(v.Text(s.post))...)
	return voice.CheckTags(tags, s.known.banned, s.known.campaigns, v.Day)
}

// blocking are what keeps the whole post from being handed in.
func (s *Screen) blocking() []item {
	return slices.DeleteFunc(s.itemsOf(0), func(i item) bool { return !i.blocks() })
}
