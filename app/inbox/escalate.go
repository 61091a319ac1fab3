package inbox

import (
	"context"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store"
)

// Handover says who is asked about a comment.
type Handover struct {
	Person  string
	Contact string // phone number for WhatsApp; "" none
	Note    string
	DueAt   int64 // when an answer is wanted, Unix seconds; 0 open
}

// Escalate hands a comment to somebody who knows the answer, and gives the
// text to send them. It comes back when its deadline is over (Tick), with the
// answer (Back), or by Reopen.
func (s *Service) Escalate(ctx context.Context, id int64, h Handover) (text string, err error) {
	h.Person = line(h.Person, nameShown)
	if h.Person == "" {
		return "", refuse("inbox.error.nobody")
	}
	if h.DueAt != 0 && h.DueAt <= s.now().Unix() {
		return "", refuse("inbox.error.past_deadline")
	}
	if text, err = s.HandoverText(ctx, id, h); err != nil {
		return "", err
	}
	done := Result{Key: "inbox.done.escalated", Args: append(s.named(ctx, id), "person", h.Person)}
	_, err = s.work(ctx, "comment.escalate", []int64{id}, done, func(d *deed, c *models.Comment) error {
		d.data = map[string]any{"person": h.Person}
		if c.State == models.CommentEscalated { // to somebody else now
			if err := d.back(c.ID, ""); err != nil {
				return err
			}
		}
		e := &models.Escalation{
			CommentID: id, Person: h.Person, Contact: digits(h.Contact), Note: strings.TrimSpace(h.Note),
			At: d.now.Unix(), DueAt: h.DueAt, By: s.actor,
		}
		if err := d.Escalate(e); err != nil {
			return err
		}
		d.asides = append(d.asides, aside{away: e})
		c.State, c.DoneAt, c.DoneAs, c.DoneBy = models.CommentEscalated, 0, "", ""
		return nil
	})
	return text, err
}

// back notes that the escalation of a comment came back.
func (d *deed) back(id int64, answer string) error {
	at := d.now.Unix()
	if err := d.Back(id, at, answer); err != nil {
		return err
	}
	d.asides = append(d.asides, aside{came: &models.Escalation{CommentID: id, BackAt: at, Answer: answer}})
	return nil
}

// Back puts an escalated comment back into the queue with what was answered.
func (s *Service) Back(ctx context.Context, id int64, answer string) error {
	done := Result{Key: "inbox.done.back", Args: s.named(ctx, id)}
	_, err := s.work(ctx, "comment.back", []int64{id}, done, func(d *deed, c *models.Comment) error {
		if c.State != models.CommentEscalated {
			return nil
		}
		if err := d.back(id, strings.TrimSpace(answer)); err != nil {
			return err
		}
		d.open(c)
		return nil
	})
	return err
}

// lateOnce is how many comments one Tick moves up at most.
const lateOnce = 50

// Tick does what only time does: escalations whose deadline is over come back
// to the queue, and complaints that passed theirs move to its top. It is cheap
// when there is nothing to do and is no step of undo. It returns how many
// escalations came back.
func (s *Service) Tick(ctx context.Context) (came int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now().Unix()
	due, err := s.store.EscalationsDue(ctx, now)
	if err != nil {
		return 0, err
	}
	ids := make([]int64, len(due))
	for i, e := range due {
		ids[i] = e.CommentID
	}
	back, err := s.byTime(ctx, "comment.back", ids, func(d *deed, c *models.Comment) error {
		if err := d.Back(c.ID, now, ""); err != nil {
			return err
		}
		if c.State == models.CommentEscalated {
			d.open(c)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	cards, _, err := s.store.CommentPage(ctx, store.CommentQuery{
		State: models.CommentOpen, Kinds: []models.CommentKind{models.KindComplaint}, DueBefore: now + 1, Order: string(ByNewest), Limit: lateOnce,
	})
	if err != nil {
		return len(back), err
	}
	ids = ids[:0]
	for _, c := range cards {
		if c.Rank > c.DueAt-lateFirst {
			ids = append(ids, c.ID)
		}
	}
	_, err = s.byTime(ctx, "", ids, func(d *deed, c *models.Comment) error {
		d.place(c)
		return nil
	})
	return len(back), err
}

// byTime changes comments without a step of undo; an empty kind logs nothing.
func (s *Service) byTime(ctx context.Context, kind string, ids []int64, f func(d *deed, c *models.Comment) error) ([]int64, error) {
	if ids = unique(ids); len(ids) == 0 {
		return nil, nil
	}
	d, err := s.begin(ctx, kind, ids)
	if err != nil {
		return nil, err
	}
	_, err = s.store.WorkOnComments(ctx, ids, func(w *store.CommentWork, c *models.Comment) error {
		d.CommentWork = w
		if err := f(d, c); err != nil || kind == "" {
			return err
		}
		return w.Log(s.event(d, c))
	})
	if err != nil {
		return nil, err
	}
	s.announce(ids)
	return ids, nil
}

// quoted is how much of a comment the text for WhatsApp quotes, code points.
const quoted = 1200

// HandoverText is the text that asks a person about a comment: who wrote what
// under which post, what is wanted and until when. What others wrote is made
// safe to pass on.
func (s *Service) HandoverText(ctx context.Context, id int64, h Handover) (string, error) {
	list, err := s.store.Comments(ctx, id)
	if err != nil {
		return "", err
	}
	if len(list) == 0 {
		return "", refuse("inbox.error.gone")
	}
	c := list[0]
	b, err := s.store.Brand(ctx, c.BrandID)
	if err != nil {
		return "", goneAs(err)
	}
	var parts []string
	parts = append(parts, lang.T("inbox.handover.ask", "person", line(h.Person, nameShown), "brand", line(b.Name, nameShown)))
	author := line(c.AuthorName, nameShown)
	if c.Author != "" {
		author = "@" + line(c.Author, nameShown)
	}
	if author == "" {
		author = lang.T("inbox.handover.somebody")
	}
	if a := b.Account(c.AccountID); a != nil {
		author += " (" + lang.Platform(a.Platform) + ")"
	}
	if c.At != 0 {
		author += ", " + moment(&c, b)
	}
	parts = append(parts, author+":\n“"+plain(c.Body, quoted)+"”")
	if post, err := s.postLines(ctx, &c); err != nil {
		return "", err
	} else if post != "" {
		parts = append(parts, post)
	}
	if note := plain(h.Note, quoted); note != "" {
		parts = append(parts, lang.T("inbox.handover.note", "note", note))
	}
	if h.DueAt != 0 {
		parts = append(parts, lang.T("inbox.handover.until", "when", lang.Moment(time.Unix(h.DueAt, 0), b.Zone)))
	}
	return strings.Join(parts, "\n\n"), nil
}

// postLines name the post of a comment and its link, "" when not known.
func (s *Service) postLines(ctx context.Context, c *models.Comment) (string, error) {
	if c.LivePostID == 0 {
		return strings.TrimSpace(line(c.Link, quoted)), nil
	}
	l, err := s.store.LiveHead(ctx, c.LivePostID)
	if err != nil {
		return "", goneAs(err)
	}
	title := l.Planned
	if title == "" {
		title = l.Title
	}
	var lines []string
	if title = line(title, 120); title != "" {
		lines = append(lines, lang.T("inbox.handover.post", "title", title))
	}
	link := c.Link
	if link == "" {
		link = l.Permalink
	}
	if link = line(link, quoted); link != "" {
		lines = append(lines, link)
	}
	return strings.Join(lines, "\n"), nil
}

// moment is when a comment was written, as well as it is known.
func moment(c *models.Comment, b *models.Brand) string {
	at := time.Unix(c.At, 0)
	if toTheHour(c) {
		return lang.Moment(at, b.Zone)
	}
	return lang.Day(at.In(b.Location()).Format(models.DayFormat))
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}
