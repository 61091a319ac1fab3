package inbox

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/answer"
	"lontar/app/inbox"
	"lontar/models"
)

func has(t *testing.T, d *desk, words ...string) {
	t.Helper()
	text := d.shown()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q is not shown", w)
		}
	}
}

func hasNot(t *testing.T, d *desk, words ...string) {
	t.Helper()
	text := d.shown()
	for _, w := range words {
		if strings.Contains(text, w) {
			t.Errorf("%q is shown", w)
		}
	}
}

func (d *desk) at() int64 {
	if it := d.list.current(); it != nil {
		return it.ID
	}
	return 0
}

func TestQueueAndConversation(t *testing.T) {
	d := open(t, newFake())
	has(t, d, "Perlu dibalas", "rizkyfauzan_", "1 j 52 m", "lewat batas 52 menit", "Prioritas tinggi", "2 percakapan lama",
		"Tiga cara lipat sarung", "41 komentar, 1.206 suka", "4 Feb: bertanya, dibalas dalam 22 menit", "88% yakin", "Minta maaf, sebut namanya",
		"Hari ini 31 dari 34 dibalas dalam 60 menit.", "kopisenja.id", "Jawa 2–4 hari", "cek ulang", "Maaf, terlambat")
	if d.talk.id != 1 {
		t.Errorf("conversation %d is open", d.talk.id)
	}
}

func TestKeysMoveAndWork(t *testing.T) {
	d := open(t, newFake())
	d.write("jj")
	if d.at() != 3 || d.talk.id != 3 {
		t.Fatalf("J J is at %d, %d open", d.at(), d.talk.id)
	}
	d.write("k")
	d.press(fyne.KeyDown)
	if d.at() != 3 {
		t.Errorf("K and Down are at %d", d.at())
	}
	d.write("s") // done: the next one is chosen, the order stays
	if d.at() != 4 || d.f.at(3).State != models.CommentDone {
		t.Errorf("after done at %d, state %s", d.at(), d.f.at(3).State)
	}
	d.write("l")
	if d.at() != 5 || d.f.at(4).DoneAs != models.DoneLiked {
		t.Errorf("after like at %d", d.at())
	}
	d.Shortcut("Ctrl+Z")
	if d.f.at(4).State != models.CommentOpen {
		t.Error("Ctrl Z did not take the like back")
	}
}

func TestLettersAreWrittenInTheBox(t *testing.T) {
	d := open(t, newFake())
	d.write("r")
	d.write("jls 1")
	if got := d.talk.reply.entry.Text(); got != "jls 1" {
		t.Fatalf("the box holds %q", got)
	}
	if d.at() != 1 || d.f.at(1).State != models.CommentOpen {
		t.Error("a letter in the box was taken for a command")
	}
	d.press(fyne.KeyEscape)
	d.write("j")
	if d.at() != 2 || d.talk.reply.entry.Text() != "" {
		t.Errorf("after Esc J is at %d with %q in the box", d.at(), d.talk.reply.entry.Text())
	}
	d.write("k")
	if got := d.talk.reply.entry.Text(); got != "jls 1" {
		t.Errorf("the draft came back as %q", got)
	}
}

func TestReplyIsCopiedOpenedAndNoted(t *testing.T) {
	d := open(t, newFake())
	d.write("1")
	has(t, d, "Kak Rizky, mohon maaf", "139 / 2.200")
	d.Shortcut("Ctrl+Enter")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "Kak Rizky") {
		t.Errorf("the clipboard holds %q", got)
	}
	if len(d.h.links) != 1 || d.at() != 2 || d.f.at(1).DoneAs != models.DoneReplied || d.f.replies[0].SavedID != 1 {
		t.Fatalf("links %v, at %d, %+v", d.h.links, d.at(), d.f.replies)
	}
	if d.talk.reply.entry.Text() != "" {
		t.Errorf("the next comment's box holds %q", d.talk.reply.entry.Text())
	}
	d.want = 1
	d.unsent(models.Reply{ID: 1, CommentID: 1, Body: d.f.replies[0].Body})
	if d.f.at(1).State != models.CommentOpen || d.at() != 1 || !strings.HasPrefix(d.talk.reply.entry.Text(), "Kak Rizky") {
		t.Errorf("not sent: at %d, state %s, box %q", d.at(), d.f.at(1).State, d.talk.reply.entry.Text())
	}
}

func TestReplyThatFailsKeepsItsWords(t *testing.T) {
	d := open(t, newFake())
	d.write("r")
	d.write("Halo")
	d.f.err = errors.New("disk full")
	d.Shortcut("Ctrl+Enter")
	if len(d.h.links) != 0 || d.talk.reply.entry.Text() != "Halo" || d.drafts.texts[1] != "Halo" {
		t.Errorf("links %v, box %q, kept %q", d.h.links, d.talk.reply.entry.Text(), d.drafts.texts[1])
	}
}

func TestSearchWaitsAndFinds(t *testing.T) {
	d := open(t, newFake())
	pages := d.f.pages
	d.write("/")
	d.write("sogan")
	if d.f.pages != pages {
		t.Error("every letter is searched for")
	}
	d.later()
	has(t, d, "Sri Wahyuni")
	if d.f.pages != pages+1 || len(d.list.items) != 1 {
		t.Errorf("%d searches, %d found", d.f.pages-pages, len(d.list.items))
	}
	d.write("zzz")
	d.later()
	has(t, d, "Tidak ada yang cocok")
	d.press(fyne.KeyEscape)
	if len(d.list.items) != 7 || d.win.Canvas().Focused() != fyne.Focusable(d.list) {
		t.Errorf("after Esc %d comments", len(d.list.items))
	}
}

func TestSeveralAtOnce(t *testing.T) {
	d := open(t, newFake())
	d.write("xjx")
	has(t, d, "2 dipilih")
	d.write("s")
	if d.f.at(1).State != models.CommentDone || d.f.at(2).State != models.CommentDone || d.at() != 3 || len(d.list.ticked) != 0 {
		t.Errorf("at %d, ticked %v", d.at(), d.list.ticked)
	}
	d.Shortcut("Ctrl+A")
	if len(d.list.chosen()) != 5 {
		t.Errorf("Ctrl A chose %v", d.list.chosen())
	}
	d.press(fyne.KeyEscape)
	hasNot(t, d, "dipilih")
}

func TestThousandsPageIn(t *testing.T) {
	f := newFake()
	f.many(5000)
	d := open(t, f)
	for range 40 {
		d.press(fyne.KeyEnd)
	}
	if n := len(d.list.items); n < 2000 {
		t.Fatalf("%d comments after forty ends", n)
	}
	if n := len(d.list.field.rows); n > 14 {
		t.Errorf("%d rows exist", n)
	}
	at, offset := d.at(), d.list.current().top-d.list.scroll.Offset.Y
	f.tell() // somebody wrote: place and selection stay
	if d.at() != at || d.list.current().top-d.list.scroll.Offset.Y != offset {
		t.Errorf("the place moved: at %d of %d", d.at(), at)
	}
}

func TestPlaceWhenTheChosenOneIsGone(t *testing.T) {
	d := open(t, newFake())
	d.write("jj")
	f := d.f
	finish(models.DoneClosed)(f.at(3))
	finish(models.DoneClosed)(f.at(4))
	f.tell()
	if d.at() != 5 {
		t.Errorf("at %d, the next one is 5", d.at())
	}
}

func TestQueues(t *testing.T) {
	d := open(t, newFake())
	d.setQueue(inbox.Spam)
	has(t, d, "mega.win88", "GACOR")
	d.Shortcut("Alt+ArrowDown")
	if d.query.Queue != inbox.Escalated {
		t.Errorf("Alt Down went to %s", d.query.Queue)
	}
	has(t, d, "Antrean ini kosong")
	d.setQueue(inbox.NeedsReply)
	d.setAccount(1)
	if len(d.list.items) != 2 {
		t.Errorf("%d comments of one account", len(d.list.items))
	}
	d.SetBrands([]int64{2})
	if d.query.AccountID != 0 || len(d.list.items) != 2 {
		t.Errorf("brand scope: account %d, %d comments", d.query.AccountID, len(d.list.items))
	}
}

func TestEmptyStates(t *testing.T) {
	f := newFake()
	list := f.comments
	f.comments = nil
	d := open(t, f)
	has(t, d, "Belum ada komentar", "Impor komentar", "Tempel komentar")
	f.comments = list
	for i := range f.comments {
		finish(models.DoneClosed)(&f.comments[i])
	}
	f.tell()
	has(t, d, "Semua sudah dibalas")
	hasNot(t, d, "Balas Ctrl")
}

func TestTheClockIsFollowed(t *testing.T) {
	d := open(t, newFake())
	hasNot(t, d, "13 ")
	d.h.now = d.h.now.Add(time.Minute)
	d.Tick()
	has(t, d, "13", "lewat batas 53 menit")
}

func TestCorrectingAKind(t *testing.T) {
	d := open(t, newFake())
	d.correct(models.KindQuestion)
	if c := d.f.at(1); c.Kind != models.KindQuestion || c.KindBy != "person" {
		t.Errorf("kind %s by %s", c.Kind, c.KindBy)
	}
	has(t, d, "Dipilah tangan: Pertanyaan")
}

func TestHostileTextIsShownSafely(t *testing.T) {
	f := newFake()
	c := f.at(1)
	c.Author = "\u202emoc.live\u200b\u200b"
	c.Body = "Z" + strings.Repeat("\u0301", 400) + "algo <b>x</b> =HYPERLINK(1)\u202e " + strings.Repeat("megabyte ", 120_000)
	f.at(2).Author = "\u200b\u2060\ufeff"
	d := open(t, f)
	has(t, d, "moc.live", "Tanpa nama", "<b>x</b>", "selengkapnya")
	for _, s := range texts(d.win.Canvas().Content()) {
		if strings.ContainsAny(s, "\u202e\u200b") || len(s) > 2000 {
			t.Fatalf("shown: %.80q, %d bytes", s, len(s))
		}
	}
	d.talk.open[1] = true
	d.talk.fill()
	has(t, d, "Salin teks lengkapnya")
	if n := len(texts(d.talk.body)); n > 1500 {
		t.Errorf("%d lines are drawn", n)
	}
}

func TestSafe(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"biasa saja", "biasa saja"},
		{"a\u202eb\u200bc\x07", "abc"},
		{"👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3", "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3"},
		{"a\u200db", "ab"},
		{"e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"},
		{"satu\r\n\n\n\n\ndua", "satu\n\ndua"},
		{"\xff\xfe", "\ufffd\ufffd"},
		{"  \u3164 ", ""},
	} {
		if got, _ := safe(c.in, 100); got != c.want {
			t.Errorf("safe(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if got, cut := safe(strings.Repeat("x", 50), 10); got != "xxxxxxxxxx" || !cut {
		t.Errorf("cut: %q %v", got, cut)
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("a\u202eb\u0301")
	f.Fuzz(func(t *testing.T, s string) {
		got, _ := safe(s, 50)
		if n := len([]rune(got)); n > 50 {
			t.Errorf("%d code points", n)
		}
		if slices.ContainsFunc([]rune(got), hidden) {
			t.Errorf("hidden characters left in %q", got)
		}
	})
}

// The services are what the screen asks for.
var (
	_ Service = (*inbox.Service)(nil)
	_ Answers = (*answer.Service)(nil)
)
