package inbox

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"lontar/app/answer"
	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// asked keeps who was asked last: it is mostly the same person again.
type asked struct{ person, contact, minutes string }

var deadlines = []int{60, 120, 240, 24 * 60}

// openEscalate is the sheet that hands a comment to somebody.
func (s *Screen) openEscalate() {
	if s.talk.id == 0 {
		return
	}
	id := s.talk.id
	person, contact := kit.NewEntry(lang.T("inboxview.escalate.person_hint")), kit.NewEntry("0812 3456 7890")
	person.SetText(s.asked.person)
	contact.SetText(s.asked.contact)
	note := kit.NewMultiEntry(lang.T("inboxview.escalate.note_hint"), 3)
	var options []kit.Option
	for _, m := range deadlines {
		options = append(options, kit.Option{Value: strconv.Itoa(m), Text: lang.Duration(m)})
	}
	options = append(options, kit.Option{Value: "0", Text: lang.T("inboxview.escalate.no_deadline")})
	if s.asked.minutes == "" {
		s.asked.minutes = options[1].Value
	}
	due := kit.NewSelect("", options, s.asked.minutes, nil)
	form := kit.Column(12,
		kit.Field(lang.T("inboxview.escalate.person"), person, ""),
		kit.Field(lang.T("inboxview.escalate.contact"), contact, ""),
		kit.Field(lang.T("inboxview.escalate.note"), note, ""),
		kit.Field(lang.T("inboxview.escalate.due"), due, lang.T("inboxview.escalate.due_help")))
	var d *kit.Dialog
	hand := func() {
		name := strings.TrimSpace(person.Text)
		if name == "" {
			person.SetError(lang.T("inboxview.escalate.person_needed"))
			d.Focus(person)
			return
		}
		digits := waDigits(contact.Text)
		if strings.TrimSpace(contact.Text) != "" && digits == "" {
			contact.SetError(lang.T("inboxview.escalate.contact_wrong"))
			d.Focus(contact)
			return
		}
		minutes, _ := strconv.Atoi(due.Value()) // our own text
		h := inbox.Handover{Person: name, Contact: digits, Note: strings.TrimSpace(note.Text)}
		if minutes > 0 {
			h.DueAt = s.host.Now().Add(time.Duration(minutes) * time.Minute).Unix()
		}
		s.asked = asked{name, contact.Text, due.Value()}
		d.Close()
		var text string
		s.do(func(ctx context.Context) (err error) {
			text, err = s.svc.Escalate(ctx, id, h)
			return err
		}, func() { s.showHandover(h, text) })
	}
	d = s.host.Overlay().Dialog(lang.T("inboxview.escalate"), form, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("inboxview.escalate.do"), "user-round-check", kit.Primary, hand))
	d.Focus(person)
}

// showHandover shows the text for the person asked, to copy or to send.
func (s *Screen) showHandover(h inbox.Handover, text string) {
	field := kit.NewMultiEntry("", 8)
	field.SetText(text)
	var d *kit.Dialog
	copyIt := kit.NewButton(lang.T("common.copy"), "copy", kit.Outlined, func() {
		copyText(field.Text)
		d.Close()
		s.host.Overlay().Toast("copy", lang.T("inboxview.copied"), "", nil)
	})
	buttons := []*kit.Button{kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.Close() }), copyIt}
	if h.Contact != "" {
		buttons = append(buttons, kit.NewButton(lang.T("inboxview.escalate.whatsapp"), "send", kit.Primary, func() {
			address := waLink(h.Contact, field.Text)
			d.Close()
			s.openLink(address)
		}))
	}
	body := kit.Column(10, kit.NewParagraph(lang.T("inboxview.escalate.ready", "person", h.Person), kit.Compact, kit.Ink2).SetWidth(400), field)
	d = s.host.Overlay().Dialog(lang.T("inboxview.escalate.done"), body, 440, buttons...)
	d.Focus(buttons[len(buttons)-1])
}

// waDigits is a phone number as WhatsApp's links want it: country code and
// digits. "" when it is none.
func waDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" +-.()", r), hidden(r):
		default:
			return ""
		}
	}
	digits := b.String()
	switch {
	case strings.HasPrefix(strings.TrimSpace(s), "+"):
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(digits, "0"):
		digits = "62" + digits[1:]
	case strings.HasPrefix(digits, "8"):
		digits = "62" + digits
	}
	if len(digits) < 8 || len(digits) > 15 {
		return ""
	}
	return digits
}

// waLink opens a chat with a text ready to send. A link can only be so long.
func waLink(digits, text string) string {
	const most = 3000
	text, _ = safe(text, most)
	return "https://wa.me/" + digits + "?text=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// openBack takes the answer of the person who was asked.
func (s *Screen) openBack() {
	id := s.talk.id
	words := kit.NewMultiEntry(lang.T("inboxview.away_answer_hint"), 4)
	var d *kit.Dialog
	d = s.host.Overlay().Dialog(lang.T("inboxview.away_back"), kit.Field(lang.T("inboxview.away_answer"), words, ""), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("inboxview.away_back"), "corner-down-left", kit.Primary, func() {
			text := strings.TrimSpace(words.Text)
			d.Close()
			s.want = id
			s.do(func(ctx context.Context) error { return s.svc.Back(ctx, id, text) }, func() {
				s.host.Overlay().Toast("corner-down-left", lang.T("inboxview.away_back_done"), "", nil)
			})
		}))
	d.Focus(words)
}

// openGuide edits what the brand wants done for this kind of comment.
func (s *Screen) openGuide() {
	c := s.talk.c
	brand, topic := c.Comment.BrandID, c.Topic
	do, dont := kit.NewMultiEntry("", 5), kit.NewMultiEntry("", 3)
	do.SetText(strings.Join(c.Guide.Do, "\n"))
	dont.SetText(strings.Join(c.Guide.Dont, "\n"))
	form := kit.Column(12,
		kit.Field(lang.T("inboxview.guide.do"), do, lang.T("inboxview.guide.help")),
		kit.Field(lang.T("inboxview.guide.dont"), dont, ""))
	var d *kit.Dialog
	buttons := []*kit.Button{kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() })}
	if c.Guide.ID != 0 {
		buttons = append(buttons, kit.NewButton(lang.T("inboxview.guide.reset"), "rotate-ccw", kit.Outlined, func() {
			d.Close()
			s.do(func(ctx context.Context) error { return s.answers.ResetGuide(ctx, brand, topic) }, s.reopen)
		}))
	}
	buttons = append(buttons, kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
		g := &models.ReplyGuide{ID: c.Guide.ID, BrandID: brand, Topic: topic, Do: linesOf(do.Text), Dont: linesOf(dont.Text)}
		d.Close()
		s.do(func(ctx context.Context) error { return s.answers.SaveGuide(ctx, g) }, s.reopen)
	}))
	d = s.host.Overlay().Dialog(answer.GuideName(topic), form, 440, buttons...)
	d.Focus(do)
}

func linesOf(text string) []string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// saveAs keeps the reply being written as a saved one.
func (r *reply) saveAs() {
	text := strings.TrimSpace(r.entry.Text())
	if r.t.id == 0 {
		return
	}
	if text == "" {
		r.s.host.Overlay().Toast("triangle-alert", lang.T("inboxview.saved_empty"), "", nil)
		return
	}
	c := r.t.c.Comment
	r.s.editSaved(models.SavedReply{BrandID: c.BrandID, Kind: c.Kind, Variants: []string{text}, Position: len(r.s.saved)})
}

// editSaved is the sheet of a saved reply; its variants stand under each other,
// with an empty line between.
func (s *Screen) editSaved(r models.SavedReply) {
	name, text := kit.NewEntry(lang.T("inboxview.saved_name_hint")), kit.NewMultiEntry("", 7)
	name.SetText(r.Name)
	text.SetText(strings.Join(r.Variants, "\n\n"))
	every := []kit.Option{{Value: "", Text: lang.T("inboxview.saved_every")}}
	for _, k := range kinds {
		every = append(every, kit.Option{Value: string(k), Text: kindName(k)})
	}
	kind := kit.NewSelect("", every, string(r.Kind), nil)
	brandID := r.BrandID
	if brandID == 0 {
		brandID = s.talk.c.Comment.BrandID
	}
	all := kit.NewCheck(lang.T("inboxview.saved_all_brands"), r.ID != 0 && r.BrandID == 0, nil)
	form := kit.Column(12,
		kit.Field(lang.T("common.name"), name, ""),
		kit.Field(lang.T("inboxview.saved_text"), text, lang.T("inboxview.saved_help")),
		kit.Field(lang.T("inboxview.saved_kind"), kind, ""), all)
	var d *kit.Dialog
	d = s.host.Overlay().Dialog(lang.T("inboxview.save_reply"), form, 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("common.save"), "", kit.Primary, func() {
			next := r
			next.Name, next.Kind, next.BrandID = strings.TrimSpace(name.Text), models.CommentKind(kind.Value()), brandID
			if all.On() {
				next.BrandID = 0
			}
			next.Variants = variantsOf(text.Text)
			if next.Name == "" {
				name.SetError(lang.T("inboxview.saved_name_needed"))
				d.Focus(name)
				return
			}
			if len(next.Variants) == 0 {
				text.SetError(lang.T("inboxview.saved_empty"))
				d.Focus(text)
				return
			}
			next.Next %= len(next.Variants)
			d.Close()
			s.do(func(ctx context.Context) error { return s.answers.SaveReply(ctx, &next) }, s.reopen)
		}))
	d.Focus(name)
}

// variantsOf are the texts between empty lines.
func variantsOf(text string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// addStarters brings the replies to begin with, for all brands.
func (s *Screen) addStarters() {
	s.do(func(ctx context.Context) error {
		_, err := s.answers.AddStarters(ctx, 0)
		return err
	}, s.reopen)
}

func (s *Screen) deleteSaved(r models.SavedReply) {
	var gone models.SavedReply
	s.do(func(ctx context.Context) (err error) {
		gone, err = s.answers.DeleteReply(ctx, r.ID)
		return err
	}, func() {
		s.reopen()
		s.host.Overlay().Toast("trash-2", lang.T("inboxview.saved_deleted", "name", line(r.Name, 60)), lang.T("common.undo"), func() {
			s.do(func(ctx context.Context) error { return s.answers.RestoreReply(ctx, gone) }, s.reopen)
		})
	})
}
