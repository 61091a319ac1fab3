package inbox

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/answer"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// before is the person's last conversation; nil when there was none.
func (t *talk) before() fyne.CanvasObject {
	words := t.lastTime()
	if words == "" {
		return nil
	}
	return t.indented(kit.Row(8, kit.IconImage("history", kit.Ink3, 14), kit.Grow(kit.NewLabel(words, kit.Caption, kit.Ink3))))
}

// about says why the comment was sorted so, with one tap to put it right.
func (t *talk) about() fyne.CanvasObject {
	s, c := t.s, &t.c
	parts := kit.Column(8)
	why := lang.T("inboxview.why_person", "kind", kindName(c.Comment.Kind))
	switch {
	case c.Comment.KindBy == "person":
	case c.Comment.Kind == models.KindUnsorted:
		why = lang.T("inboxview.why_unsure")
	default:
		why = lang.T("inboxview.why", "kind", kindName(c.Comment.Kind), "percent", c.Comment.Confidence)
	}
	if len(c.Reasons) > 0 {
		why += ": " + line(strings.Join(c.Reasons, ", "), 300)
	}
	parts.Add(t.indented(kit.Row(8, kit.Top(kit.Pad(1, 0, 0, 0, kit.IconImage("layers", kit.Ink3, 14))),
		kit.Grow(kit.NewParagraph(why, kit.Caption, kit.Ink3).SetWidth(s.talkRoom()-42-22)))))
	chips := container.New(flow{func() float32 { return s.talkRoom() - 42 }, 6, 0})
	for _, k := range kinds {
		if k == c.Comment.Kind && c.Comment.KindBy == "person" {
			continue
		}
		name := kindName(k)
		if k == c.Comment.Kind {
			name = lang.T("inboxview.right")
		}
		chips.Add(kit.NewButton(name, "", kit.Outlined, func() { s.correct(k) }).Small())
	}
	parts.Add(t.indented(chips))
	return parts
}

func (t *talk) indented(o fyne.CanvasObject) fyne.CanvasObject { return kit.Pad(0, 0, 0, 42, o) }

// correct says what kind the comment shown is.
func (s *Screen) correct(k models.CommentKind) {
	s.commandOn(kindIcon(k), []int64{s.talk.id}, s.kindCommand(k))
}

// lastTime is the latest conversation before, "4 Feb: bertanya, dibalas dalam 22 menit".
func (t *talk) lastTime() string {
	for i := range t.c.History {
		h := &t.c.History[i]
		if h.ID == t.id || h.At == 0 || h.At > t.c.Comment.At && t.c.Comment.At != 0 {
			continue
		}
		day := time.Unix(h.At, 0).In(t.s.clock().brand(h.BrandID).Location()).Format(models.DayFormat)
		what := lang.T("inboxview.did." + didName(h.Kind))
		words := lang.T("inboxview.last", "day", lang.DayMonth(day), "what", what, "how", howDone(h))
		return words
	}
	return ""
}

func didName(k models.CommentKind) string {
	if k == models.KindUnsorted {
		return "wrote"
	}
	return string(k)
}

// howDone says what became of a comment.
func howDone(c *models.Comment) string {
	switch {
	case c.State == models.CommentEscalated:
		return lang.T("inboxview.how.away")
	case c.State == models.CommentOpen:
		return lang.T("inboxview.how.open")
	case c.DoneAs == models.DoneReplied && c.AnswerMinutes >= 0:
		return lang.T("inboxview.how.replied", "time", lang.Duration(c.AnswerMinutes))
	case c.DoneAs == models.DoneReplied:
		return lang.T("inboxview.how.replied_some")
	case c.DoneAs == models.DoneLiked:
		return lang.T("inboxview.how.liked")
	case c.DoneAs == models.DoneSpam:
		return lang.T("inboxview.how.spam")
	}
	return lang.T("inboxview.how.done")
}

// guideCard is what the brand wants done for this kind of comment.
func (t *talk) guideCard() fyne.CanvasObject {
	g := t.c.Guide
	title := answer.GuideName(t.c.Topic)
	head := kit.Row(8, kit.IconImage("list-checks", kit.Accent, 16), kit.NewLabel(title, kit.CompactBold, kit.Ink), kit.Spacer(),
		kit.NewButton(lang.T("common.edit"), "", kit.Link, t.s.openGuide).Small())
	rows := kit.Column(4, kit.Fixed(0, 24, head))
	add := func(lines []string, icon string, tok kit.Token) {
		for _, l := range lines {
			rows.Add(kit.Row(8, kit.Top(kit.Pad(2, 0, 0, 0, kit.IconImage(icon, tok, 16))), kit.Grow(kit.NewParagraph(line(l, 300), kit.Compact, kit.Ink2).SetWidth(t.s.talkRoom()-56))))
		}
	}
	add(g.Do, "check", kit.Accent)
	add(g.Dont, "x", kit.Red)
	return kit.NewCard(kit.Pad(11, 12, 12, 14, rows))
}
