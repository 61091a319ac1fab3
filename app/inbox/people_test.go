package inbox

import (
	"slices"
	"strings"
	"testing"

	"lontar/app/lang"
	"lontar/models"
)

// someone is the author of a comment.
func (d *desk) someone(id int64) models.Person {
	d.t.Helper()
	p, err := d.st.Person(bg, d.get(id).PersonID)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestBlockingClosesTheirOpenComments(t *testing.T) {
	d := newDesk(t, nil)
	bot := func(c *models.Comment) { c.Author = "gacor88" }
	a, b := d.comment("slot", bot), d.comment("slot lagi", bot)
	done := d.comment("dulu", bot)
	d.must(d.Finish(bg, done))
	other := d.comment("Masih ada, Kak?", nil)
	who := d.someone(a)
	steps := len(d.history.past)
	res := d.must(d.Block(bg, who.ID))
	if len(res.IDs) != 2 || lang.T(res.Key, res.Args...) != "gacor88 dicatat sebagai diblokir, komentarnya yang terbuka jadi spam" {
		t.Errorf("%+v", res)
	}
	if c := d.get(a); c.State != models.CommentDone || c.DoneAs != models.DoneSpam || c.Kind != models.KindQuestion {
		t.Errorf("closed as %+v", c)
	}
	if d.someone(a).BlockedAt != d.clock.Unix() || d.get(done).DoneAs != models.DoneClosed || d.get(other).State != models.CommentOpen {
		t.Error("the rest changed")
	}
	if again := d.must(d.Block(bg, who.ID)); !again.Nothing() || len(d.history.past) != steps+1 {
		t.Errorf("blocked again: %+v", again)
	}
	d.must(d.Undo(bg))
	if d.get(a).State != models.CommentOpen || d.get(b).State != models.CommentOpen || d.someone(a).BlockedAt != 0 {
		t.Error("the undo left something")
	}
	d.must(d.Redo(bg))
	if d.get(b).DoneAs != models.DoneSpam || d.someone(a).BlockedAt == 0 {
		t.Error("the redo left something")
	}
	d.must(d.Unblock(bg, who.ID))
	if d.someone(a).BlockedAt != 0 || d.get(a).State != models.CommentDone {
		t.Error("after the block was taken back")
	}
	_, err := d.Block(bg, 999)
	refused(t, err, "inbox.people.gone")
}

func TestVIPsMoveUp(t *testing.T) {
	d := newDesk(t, nil)
	d.comment("pertama", func(c *models.Comment) { c.Author, c.At = "a", c.At-60 })
	vip := d.comment("kedua", func(c *models.Comment) { c.Author = "b" })
	d.must(d.SetVIP(bg, d.someone(vip).ID, true))
	if got := d.queue(NeedsReply); !slices.Equal(got, []string{"kedua", "pertama"}) {
		t.Errorf("with a VIP %q", got)
	}
	rank := d.get(vip).Rank
	d.must(d.Undo(bg))
	if got := d.queue(NeedsReply); !slices.Equal(got, []string{"pertama", "kedua"}) || d.someone(vip).VIP {
		t.Errorf("undone %q", got)
	}
	d.must(d.Redo(bg))
	if d.get(vip).Rank != rank || !d.someone(vip).VIP {
		t.Error("redone")
	}
}

func TestPeopleAreNotedAndFound(t *testing.T) {
	d := newDesk(t, nil)
	id := d.comment("Kak, kapan ready?", func(c *models.Comment) { c.Author, c.Kind = "dita.mrn", models.KindComplaint })
	d.must(d.Finish(bg, id))
	d.comment("halo", func(c *models.Comment) { c.Author = "yoga" })
	p := d.someone(id)
	p.Notes, p.Labels = " Suka \u202ekopi kurma ", "langganan, Langganan,, reseller ;langganan"
	if err := d.SavePerson(bg, &p); err != nil {
		t.Fatal(err)
	}
	v, err := d.Person(bg, p.ID)
	if err != nil || v.Notes != "Suka kopi kurma" || v.Labels != "langganan, reseller" || v.Comments != 1 || v.Complaints != 1 || len(v.History) != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	for text, want := range map[string]int{"": 2, "reseller": 1, "@DITA": 1, "kurma": 1, "nihil": 0} {
		if list, err := d.People(bg, d.brand.ID, text, 10); err != nil || len(list) != want {
			t.Errorf("%q: %d found, %v", text, len(list), err)
		}
	}
	// The notes are a step of undo, unless somebody noted more since.
	stale, other := d.someone(id), d.another()
	stale.Notes = "lain"
	if err := other.SavePerson(bg, &stale); err != nil {
		t.Fatal(err)
	}
	_, err = d.Undo(bg)
	refused(t, err, "inbox.people.changed_since")
	if d.someone(id).Notes != "lain" {
		t.Error("the other window's notes are lost")
	}
	blocked := d.someone(id)
	blocked.BlockedAt = d.clock.Unix()
	if err := d.SavePerson(bg, &blocked); err != nil || d.someone(id).BlockedAt == 0 {
		t.Errorf("blocked by saving: %v", err)
	}
}

func TestLabelsAreBounded(t *testing.T) {
	got := tidyLabels(strings.Repeat("a\u0301\u0301\u0301\u0301", 5000) + strings.Repeat(",x", 10) + strings.Repeat("\u200b,", 5))
	if list := strings.Split(got, ", "); len(list) != 2 || len([]rune(list[0])) > 3*nameShown {
		t.Errorf("%d labels, the first of %d signs", len(list), len([]rune(list[0])))
	}
}
