package inbox

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

func TestAReplyIsNotedOnceAndClosesTheComment(t *testing.T) {
	d := newDesk(t, nil)
	id := d.comment("Masih ada, Kak?", nil)
	first := d.must(d.Reply(bg, id, " Masih, Kak Dita ", 7))
	again := d.must(d.Reply(bg, id, "Masih, Kak Dita", 7)) // the second click
	if !again.Nothing() || again.ReplyID != first.ReplyID {
		t.Errorf("the second click did %+v", again)
	}
	c := d.get(id)
	if c.State != models.CommentDone || c.DoneAs != models.DoneReplied || c.AnswerMinutes != 10 || !c.InTime || c.DoneBy != "smo" {
		t.Errorf("after the reply %+v", c)
	}
	v, err := d.Open(bg, id)
	if err != nil || len(v.Replies) != 1 || v.Replies[0].Body != "Masih, Kak Dita" || v.Replies[0].SavedID != 7 {
		t.Errorf("replies %+v, %v", v.Replies, err)
	}
	if len(d.told) != 1 || d.told[0].Area != models.AreaComments || !slices.Equal(d.told[0].IDs, []int64{id}) {
		t.Errorf("announced %+v", d.told)
	}
	if err := d.Unsent(bg, first.ReplyID); err != nil {
		t.Fatal(err)
	}
	if c := d.get(id); c.State != models.CommentOpen || c.AnswerMinutes != -1 || c.InTime || c.DoneAs != "" {
		t.Errorf("after it was not sent %+v", c)
	}
	_, err = d.Reply(bg, id, "  \n", 0)
	refused(t, err, "inbox.error.empty_reply")
	_, err = d.Reply(bg, 999, "Halo", 0)
	refused(t, err, "inbox.error.gone")
}

func TestUndoRestoresEveryColumn(t *testing.T) {
	d := newDesk(t, nil)
	var ids []int64
	for i := range 12 {
		ids = append(ids, d.comment("Kak, kapan ready?", func(c *models.Comment) {
			c.Author, c.Tags = []string{"dita", "yoga", "sri"}[i%3], "stock"
			c.At -= int64(i * 1000)
		}))
	}
	bare := func() (list []models.Comment) {
		for _, id := range ids {
			c := d.get(id)
			c.UpdatedAt = 0
			list = append(list, c)
		}
		return list
	}
	some := func(r *rand.Rand) []int64 { return ids[:1+r.IntN(len(ids))] }
	acts := []func(r *rand.Rand) error{
		func(r *rand.Rand) error { _, err := d.Reply(bg, ids[r.IntN(12)], "Siap", 0); return err },
		func(r *rand.Rand) error { _, err := d.Like(bg, some(r)...); return err },
		func(r *rand.Rand) error { _, err := d.Finish(bg, some(r)...); return err },
		func(r *rand.Rand) error { _, err := d.Reopen(bg, some(r)...); return err },
		func(r *rand.Rand) error { _, err := d.MarkSpam(bg, some(r)...); return err },
		func(r *rand.Rand) error { _, err := d.SetKind(bg, models.KindComplaint, some(r)...); return err },
		func(r *rand.Rand) error {
			_, err := d.SetTags(bg, []string{"price", UrgentTag}, some(r)...)
			return err
		},
		func(r *rand.Rand) error {
			_, err := d.Escalate(bg, ids[r.IntN(12)], Handover{Person: "Bu Rina", DueAt: d.clock.Add(time.Hour).Unix()})
			return err
		},
		func(r *rand.Rand) error { return d.Back(bg, ids[r.IntN(12)], "Sudah dikirim") },
	}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		states := [][]models.Comment{bare()}
		for range 8 {
			d.clock = d.clock.Add(time.Minute)
			steps := len(d.history.past)
			if err := acts[r.IntN(len(acts))](r); err != nil {
				t.Fatal(err)
			}
			if len(d.history.past) > steps {
				states = append(states, bare())
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			d.must(d.Undo(bg))
			if !slices.Equal(bare(), states[i]) {
				t.Fatalf("seed %d: undo to state %d\ngot  %+v\nwant %+v", seed, i, bare(), states[i])
			}
		}
		for i := 1; i < len(states); i++ {
			d.must(d.Redo(bg))
			if !slices.Equal(bare(), states[i]) {
				t.Fatalf("seed %d: redo to state %d", seed, i)
			}
		}
		for range len(states) - 1 {
			d.must(d.Undo(bg))
		}
		if left, _ := d.st.Corrections(bg, 0); len(left) != 0 {
			t.Fatalf("corrections left: %+v", left)
		}
		for _, id := range ids {
			noted, _ := d.st.Replies(bg, id)
			away, _ := d.st.Escalations(bg, id)
			if len(noted)+len(away) != 0 {
				t.Fatalf("left beside comment %d: %+v %+v", id, noted, away)
			}
		}
	}
	_, err := d.Undo(bg)
	refused(t, err, "common.undo_nothing")
}

func TestUndoRefusesWhatAnotherWindowChanged(t *testing.T) {
	d := newDesk(t, nil)
	other := d.another()
	id := d.comment("Halo", nil)
	d.must(d.Finish(bg, id))
	d.must(other.Reopen(bg, id))
	d.must(other.Like(bg, id))
	_, err := d.Undo(bg)
	refused(t, err, "inbox.error.changed_since")
	if c := d.get(id); c.DoneAs != models.DoneLiked {
		t.Errorf("the other window's work is lost: %+v", c)
	}
	d.must(other.Undo(bg))
	if c := d.get(id); c.State != models.CommentOpen || c.Liked {
		t.Errorf("after the other's undo %+v", c)
	}
}

func TestManyAreOneStep(t *testing.T) {
	d := newDesk(t, nil)
	var ids []int64
	for range 30 {
		ids = append(ids, d.comment("gacor", nil))
	}
	done := d.must(d.MarkSpam(bg, append(ids, ids[0])...))
	if len(done.IDs) != 30 || lang.T(done.Key, done.Args...) != "30 komentar ditandai spam" {
		t.Errorf("%+v: %s", done, lang.T(done.Key, done.Args...))
	}
	d.must(d.Undo(bg))
	if got := d.queue(NeedsReply); len(got) != 30 {
		t.Errorf("%d in the queue after one undo", len(got))
	}
}

func TestEscalationComesBackByItself(t *testing.T) {
	d := newDesk(t, nil)
	id := d.comment("Pesanan saya belum\u202e sampai", func(c *models.Comment) { c.Author, c.Kind = "rizkyfauzan_", models.KindComplaint })
	text, err := d.Escalate(bg, id, Handover{Person: " Bu Rina ", Contact: "+62 812-3456", Note: "resi?", DueAt: d.clock.Add(2 * time.Hour).Unix()})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Halo Bu Rina", "Kopi Senja", "@rizkyfauzan_ (Instagram), Rab 24 Feb 14.22 WIB:", "“Pesanan saya belum sampai”", "Catatan: resi?", "Rab 24 Feb 16.32 WIB"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if v, _ := d.Open(bg, id); v.Away == nil || v.Away.Contact != "628123456" || v.Comment.State != models.CommentEscalated {
		t.Errorf("away %+v", v.Away)
	}
	if n, err := d.Tick(bg); n != 0 || err != nil {
		t.Errorf("came back too early: %d, %v", n, err)
	}
	d.clock = d.clock.Add(2 * time.Hour)
	if n, err := d.Tick(bg); n != 1 || err != nil {
		t.Errorf("came back: %d, %v", n, err)
	}
	if v, _ := d.Open(bg, id); v.Away != nil || v.Comment.State != models.CommentOpen {
		t.Errorf("after its deadline %+v", v)
	}
	_, err = d.Escalate(bg, id, Handover{Person: "\u200b"})
	refused(t, err, "inbox.error.nobody")
	_, err = d.Escalate(bg, id, Handover{Person: "Bu Rina", DueAt: 5})
	refused(t, err, "inbox.error.past_deadline")
	if _, err = d.Escalate(bg, id, Handover{Person: "Bu Rina"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Back(bg, id, "Sudah dikirim kemarin"); err != nil {
		t.Fatal(err)
	}
	if away, _ := d.st.Escalations(bg, id); len(away) != 2 || away[0].Answer != "Sudah dikirim kemarin" || away[0].BackAt == 0 {
		t.Errorf("escalations %+v", away)
	}
}

func TestLateComplaintsMoveToTheTop(t *testing.T) {
	d := newDesk(t, nil)
	d.comment("keluhan", func(c *models.Comment) { c.Kind = models.KindComplaint })
	d.comment("pertanyaan tadi pagi", func(c *models.Comment) { c.At -= 3 * 60 * 60 })
	d.comment("pujian", func(c *models.Comment) { c.Kind = models.KindPraise })
	if got := d.queue(NeedsReply); !slices.Equal(got, []string{"pertanyaan tadi pagi", "keluhan"}) {
		t.Errorf("in time %q", got)
	}
	d.clock = d.clock.Add(time.Hour)
	for range 2 {
		if _, err := d.Tick(bg); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.queue(NeedsReply); !slices.Equal(got, []string{"keluhan", "pertanyaan tadi pagi"}) {
		t.Errorf("past the deadline %q", got)
	}
	if len(d.told) != 1 {
		t.Errorf("%d announcements for one move", len(d.told))
	}
}

func TestCountsAreThoseOfTheQueues(t *testing.T) {
	d := newDesk(t, nil)
	d.comment("tanya", nil)
	late := d.comment("telat", func(c *models.Comment) { c.At -= 2 * 60 * 60 })
	quick := d.comment("cepat", func(c *models.Comment) { c.AccountID = d.brand.Accounts[1].ID })
	d.comment("puji", func(c *models.Comment) { c.Kind = models.KindPraise })
	d.comment("slot", func(c *models.Comment) { c.Kind = models.KindSpam })
	away := d.comment("keluh", func(c *models.Comment) { c.Kind = models.KindComplaint })
	if _, err := d.Escalate(bg, away, Handover{Person: "Bu Rina"}); err != nil {
		t.Fatal(err)
	}
	d.must(d.Reply(bg, quick, "Siap", 0))
	n, err := d.Counts(bg, []int64{d.brand.ID})
	if err != nil {
		t.Fatal(err)
	}
	want := map[Queue]int{NeedsReply: 2, Questions: 2, Praise: 1, Spam: 1, Escalated: 1, Done: 1, Everything: 6}
	for _, q := range Queues {
		if n.Queues[q] != want[q] || len(d.queue(q)) != want[q] {
			t.Errorf("%s: counted %d, listed %d, want %d", q, n.Queues[q], len(d.queue(q)), want[q])
		}
	}
	if n.Answered != 1 || n.Due != 2 || n.Minutes != 60 {
		t.Errorf("today %d of %d within %d minutes", n.Answered, n.Due, n.Minutes)
	}
	if n.Accounts[d.brand.Accounts[0].ID] != 2 || n.Brands[d.brand.ID] != 2 {
		t.Errorf("by account %v, by brand %v", n.Accounts, n.Brands)
	}
	page, _ := d.Page(bg, Query{Queue: NeedsReply, Late: true}, "", 10)
	if len(page.Rows) != 1 || page.Rows[0].ID != late {
		t.Errorf("late ones %+v", page.Rows)
	}
}

func TestSavedViewsHaveNamesOfTheirOwn(t *testing.T) {
	d := newDesk(t, nil)
	f := &models.SavedFilter{Name: " Keluhan \u202eBandung ", Query: Query{Queue: Complaints, Text: "bandung"}.AsText()}
	if err := d.SaveFilter(bg, f); err != nil {
		t.Fatal(err)
	}
	refused(t, d.SaveFilter(bg, &models.SavedFilter{Name: "keluhan bandung", Query: "{}"}), "inbox.error.name_taken")
	refused(t, d.SaveFilter(bg, &models.SavedFilter{Name: " ", Query: "{}"}), "inbox.error.no_name")
	list, _ := d.Filters(bg)
	if q, ok := QueryOf(list[0]); len(list) != 1 || list[0].Name != "Keluhan Bandung" || !ok || q.Text != "bandung" {
		t.Errorf("views %+v", list)
	}
	if err := d.DeleteFilter(bg, f.ID); err != nil {
		t.Fatal(err)
	}
	refused(t, d.DeleteFilter(bg, f.ID), "inbox.error.gone")
}
