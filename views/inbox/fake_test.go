package inbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"lontar/app/answer"
	"lontar/app/inbox"
	"lontar/models"
)

// present is the moment of the pictures: Wed 24 Feb 2027, 14.32 WIB.
var present = time.Date(2027, 2, 24, 14, 32, 0, 0, time.FixedZone("WIB", 7*3600))

func ago(minutes int) int64 { return present.Add(-time.Duration(minutes) * time.Minute).Unix() }

// fake is an inbox and its answers in memory.
type fake struct {
	bus      *models.Bus
	comments []models.Comment
	replies  []models.Reply
	away     map[int64]models.Escalation
	people   map[int64]models.Person
	saved    []models.SavedReply
	facts    []answer.Fact
	guide    models.ReplyGuide
	filters  []models.SavedFilter
	alarms   []Alarm
	brands   []models.Brand
	history  []func()
	err      error // of the next call
	opened   int
	pages    int
}

func newFake() *fake {
	f := &fake{bus: &models.Bus{}, away: map[int64]models.Escalation{}, people: map[int64]models.Person{}}
	account := func(id, brand int64, p models.Platform, handle string) models.Account {
		return models.Account{ID: id, BrandID: brand, Platform: p, Handle: handle}
	}
	f.brands = []models.Brand{
		{ID: 1, Name: "Kopi Senja", Color: "#9A4A20", Logo: "glyph:cup", Zone: "Asia/Jakarta", ReplyMinutes: 60, Accounts: []models.Account{account(1, 1, models.Instagram, "kopisenja.id"), account(2, 1, models.TikTok, "kopisenja")}},
		{ID: 2, Name: "Batik Larasati", Color: "#2F3E7C", Logo: "glyph:batik", Zone: "Asia/Jakarta", ReplyMinutes: 60, Accounts: []models.Account{account(3, 2, models.Instagram, "batiklarasati"), account(4, 2, models.Facebook, "Batik Larasati")}},
		{ID: 3, Name: "Sehat Fit", Color: "#3E7427", Logo: "glyph:dumbbell", Zone: "Asia/Jakarta", ReplyMinutes: 60, Accounts: []models.Account{account(5, 3, models.Instagram, "sehatfit.id"), account(6, 3, models.X, "sehatfit_id")}},
	}
	add := func(brand, account int64, author, body string, minutes int, kind models.CommentKind, tags string) *models.Comment {
		id := int64(len(f.comments) + 1)
		f.people[id] = models.Person{ID: id, BrandID: brand, Platform: f.platform(account), Handle: strings.ToLower(author), Name: author}
		f.comments = append(f.comments, models.Comment{
			ID: id, BrandID: brand, AccountID: account, LivePostID: account, PersonID: id, Author: author, Body: body, At: ago(minutes), Likes: -1,
			Kind: kind, KindBy: "auto", Confidence: 88, Tags: tags, State: models.CommentOpen, DueAt: ago(minutes - 60), Rank: ago(minutes), AnswerMinutes: -1,
		})
		return &f.comments[len(f.comments)-1]
	}
	add(2, 3, "rizkyfauzan_", "Pesanan saya belum sampai, sudah 9 hari. Chat di WA juga tidak dibalas. Mohon kejelasannya 🙏", 112, models.KindComplaint, "")
	add(1, 1, "dita.mrn", "Kak, es kopi kurma masih ada di gerai Dago? Mau buka di sana.", 46, models.KindQuestion, "stock")
	add(3, 6, "arifbudi77", "Kalau punya asam lambung, boleh ikut kelas sore pas puasa?", 31, models.KindQuestion, "health")
	add(1, 2, "nasgor.senin", "Giveaway-nya boleh ikut dari luar Bandung?", 24, models.KindQuestion, "")
	add(2, 4, "Sri Wahyuni", "Kutubaru ukuran XL warna sogan ready, Bu?", 18, models.KindQuestion, "")
	add(3, 5, "putri.hndyn", "Parkir motor di Depok penuh terus tiap habis tarawih 😭", 11, models.KindComplaint, "")
	add(1, 1, "yogabagus", "Kolak kopinya enak banget, semoga ada lagi minggu depan!", 4, models.KindUnsorted, "")
	c := add(1, 1, "mega.win88", "GACOR hari ini, cek bio kak", 60, models.KindSpam, "")
	c.DueAt = 0
	c = add(2, 3, "lestari.batik", "Motifnya cantik sekali", 50, models.KindPraise, "")
	c.Likes = 41
	f.saved = []models.SavedReply{
		{ID: 1, Name: "Maaf, terlambat", Variants: []string{"Kak {nama}, mohon maaf atas keterlambatannya. Boleh kirim nomor pesanan lewat DM? Kami cek ke kurir hari ini dan kabari sebelum pukul 17.00."}},
		{ID: 2, Name: "Minta no. pesanan", Variants: []string{"Boleh kirim nomor pesanan lewat DM, Kak?"}},
		{ID: 3, Name: "Sudah dicek kurir", Variants: []string{"Sudah kami cek ke kurir, paket sedang di perjalanan."}},
	}
	fact := func(title, body, day string, old bool) {
		id := int64(len(f.facts) + 1)
		f.facts = append(f.facts, answer.Fact{Fact: models.Fact{ID: id, BrandID: 2, Title: title, Body: body, UpdatedDay: day}, Old: old})
	}
	fact("Lama kirim", "Jawa 2–4 hari, luar Jawa 4–7 hari kerja. Selama Ramadan tambah 1–2 hari.", "2027-02-18", false)
	fact("Kurir", "JNE dan SiCepat. Resi dikirim lewat WhatsApp toko.", "2027-01-12", false)
	fact("Batas kirim Lebaran", "Pesanan masuk paling lambat Jum 5 Mar, 15.00.", "2027-02-18", false)
	fact("Tukar ukuran", "7 hari sejak diterima, label belum dilepas. Ongkir ditanggung pembeli.", "2027-01-04", false)
	fact("Kutubaru sogan", "S–XXL. XL tersisa 6 (kemarin). Rp 385.000.", "2027-01-04", true)
	f.guide = models.ReplyGuide{Do: []string{"Minta maaf, sebut namanya", "Minta nomor pesanan lewat pesan pribadi"}, Dont: []string{"Jangan janji tanggal sampai sebelum cek kurir"}}
	return f
}

// many fills the inbox with n comments more.
func (f *fake) many(n int) {
	for i := range n {
		id := int64(len(f.comments) + 1)
		f.comments = append(f.comments, models.Comment{
			ID: id, BrandID: 1 + id%3, AccountID: 1 + id%6, Author: "orang" + strconv.Itoa(i), Body: fmt.Sprintf("Komentar ke-%d: kak, masih ada stok warna biru ukuran L? Mau ambil di gerai Dago sore ini.", i),
			At: ago(200 + i), Kind: models.KindQuestion, KindBy: "auto", Confidence: 70, Tags: "stock", State: models.CommentOpen, DueAt: ago(-i), Rank: present.Unix() + int64(i), AnswerMinutes: -1,
		})
	}
}

func (f *fake) platform(account int64) models.Platform {
	for _, b := range f.brands {
		for _, a := range b.Accounts {
			if a.ID == account {
				return a.Platform
			}
		}
	}
	return models.Instagram
}

func (f *fake) fail() error { err := f.err; f.err = nil; return err }

func in(q inbox.Queue, c *models.Comment) bool {
	open := c.State == models.CommentOpen
	switch q {
	case inbox.NeedsReply:
		return open && c.Kind != models.KindPraise && c.Kind != models.KindSpam
	case inbox.Complaints:
		return open && c.Kind == models.KindComplaint
	case inbox.Questions:
		return open && c.Kind == models.KindQuestion
	case inbox.Unsorted:
		return open && c.Kind == models.KindUnsorted
	case inbox.Praise:
		return open && c.Kind == models.KindPraise
	case inbox.Spam:
		return open && c.Kind == models.KindSpam
	case inbox.Escalated:
		return c.State == models.CommentEscalated
	case inbox.Done:
		return c.State == models.CommentDone
	}
	return true
}

func (f *fake) Page(_ context.Context, q inbox.Query, after string, limit int) (inbox.Page, error) {
	f.pages++
	if err := f.fail(); err != nil {
		return inbox.Page{}, err
	}
	var list []models.Comment
	for i := range f.comments {
		c := &f.comments[i]
		if !in(q.Queue, c) || len(q.BrandIDs) > 0 && !slices.Contains(q.BrandIDs, c.BrandID) || q.AccountID != 0 && q.AccountID != c.AccountID {
			continue
		}
		if q.Text != "" && !strings.Contains(strings.ToLower(c.Body+" "+c.Author), strings.ToLower(q.Text)) || q.Tag != "" && !strings.Contains(c.Tags, q.Tag) {
			continue
		}
		if q.LivePostID != 0 && q.LivePostID != c.LivePostID || q.PersonID != 0 && q.PersonID != c.PersonID || q.Late && (c.DueAt == 0 || c.DueAt > present.Unix()) {
			continue
		}
		list = append(list, *c)
	}
	sort.SliceStable(list, func(i, j int) bool {
		switch q.Order {
		case inbox.ByNewest:
			return list[i].At > list[j].At
		case inbox.ByOldest:
			return list[i].At < list[j].At
		case inbox.ByLikes:
			return list[i].Likes > list[j].Likes
		}
		return list[i].Rank < list[j].Rank
	})
	from, _ := strconv.Atoi(after)
	to := min(len(list), from+limit)
	var p inbox.Page
	for _, c := range list[from:to] {
		person := f.people[c.PersonID]
		p.Rows = append(p.Rows, models.CommentCard{
			ID: c.ID, BrandID: c.BrandID, AccountID: c.AccountID, LivePostID: c.LivePostID, PersonID: c.PersonID, Platform: f.platform(c.AccountID),
			Author: c.Author, AuthorName: c.AuthorName, Body: c.Body[:min(len(c.Body), 1600)], At: c.At, AtGuess: c.AtGuess, DueAt: c.DueAt, Rank: c.Rank, Likes: c.Likes, Liked: c.Liked,
			Kind: c.Kind, KindBy: c.KindBy, Confidence: c.Confidence, Tags: c.Tags, State: c.State, DoneAt: c.DoneAt, DoneAs: c.DoneAs, VIP: person.VIP, Blocked: person.BlockedAt != 0,
		})
	}
	if to < len(list) {
		p.Next = strconv.Itoa(to)
	}
	return p, nil
}

func (f *fake) Counts(context.Context, []int64) (inbox.Counts, error) {
	c := inbox.Counts{Queues: map[inbox.Queue]int{}, Accounts: map[int64]int{}, Brands: map[int64]int{}, Answered: 31, Due: 34, Minutes: 60}
	for i := range f.comments {
		for _, q := range inbox.Queues {
			if in(q, &f.comments[i]) {
				c.Queues[q]++
			}
		}
		if in(inbox.NeedsReply, &f.comments[i]) {
			c.Accounts[f.comments[i].AccountID]++
		}
	}
	return c, nil
}

func (f *fake) at(id int64) *models.Comment {
	for i := range f.comments {
		if f.comments[i].ID == id {
			return &f.comments[i]
		}
	}
	return nil
}

func (f *fake) Open(_ context.Context, id int64) (inbox.Conversation, error) {
	f.opened++
	c := f.at(id)
	if c == nil {
		return inbox.Conversation{}, errors.New("no such comment")
	}
	v := inbox.Conversation{Comment: *c, Thread: []models.Comment{*c}, Person: f.people[c.PersonID]}
	for i := range f.comments {
		if f.comments[i].ParentID == id {
			v.Thread = append(v.Thread, f.comments[i])
		}
	}
	if c.LivePostID != 0 {
		v.Post = inbox.PostHead{
			LivePostID: c.LivePostID, PostID: 1, BrandID: c.BrandID, AccountID: c.AccountID, Platform: f.platform(c.AccountID), Form: models.FormReel, Title: "Tiga cara lipat sarung",
			Permalink: "https://www.instagram.com/reel/C4abc/", At: time.Date(2027, 2, 23, 5, 0, 0, 0, time.UTC).Unix(), Comments: 41, Likes: 1206,
		}
	}
	for _, r := range f.replies {
		if r.CommentID == id && r.UndoneAt == 0 {
			v.Replies = append(v.Replies, r)
		}
	}
	if e, ok := f.away[id]; ok {
		v.Away = &e
	}
	if c.KindBy == "auto" && c.Kind != models.KindUnsorted {
		v.Reasons = []string{"“belum sampai”", "“tidak dibalas”"}
	}
	if id == 1 {
		v.Before = 2
		v.History = []models.Comment{{ID: 900, BrandID: 2, Body: "Kak, ukuran M lingkar dadanya berapa?", At: ago(20 * 24 * 60), Kind: models.KindQuestion, State: models.CommentDone, DoneAs: models.DoneReplied, AnswerMinutes: 22}}
	}
	return v, nil
}

// change edits comments as one step of undo and announces it.
func (f *fake) change(key string, ids []int64, edit func(*models.Comment)) (inbox.Result, error) {
	if err := f.fail(); err != nil {
		return inbox.Result{}, err
	}
	before := map[int64]models.Comment{}
	for _, id := range ids {
		if c := f.at(id); c != nil {
			before[id] = *c
			edit(c)
		}
	}
	f.history = append(f.history, func() {
		for id, c := range before {
			*f.at(id) = c
		}
	})
	f.tell()
	return inbox.Result{Key: key, IDs: ids}, nil
}

func (f *fake) tell() { f.bus.Announce(models.Changed{Area: models.AreaComments}) }

func finish(as string) func(*models.Comment) {
	return func(c *models.Comment) { c.State, c.DoneAs, c.DoneAt = models.CommentDone, as, present.Unix() }
}

func (f *fake) Reply(_ context.Context, id int64, text string, saved int64) (inbox.Result, error) {
	if err := f.fail(); err != nil {
		return inbox.Result{}, err
	}
	f.replies = append(f.replies, models.Reply{ID: int64(len(f.replies) + 1), CommentID: id, Body: text, At: present.Unix(), By: "Sinta", SavedID: saved})
	done, err := f.change("inboxview.sent", []int64{id}, finish(models.DoneReplied))
	done.ReplyID = int64(len(f.replies))
	return done, err
}

func (f *fake) Unsent(_ context.Context, id int64) error {
	r := &f.replies[id-1]
	r.UndoneAt = present.Unix()
	c := f.at(r.CommentID)
	c.State, c.DoneAs, c.DoneAt = models.CommentOpen, "", 0
	f.tell()
	return nil
}

func (f *fake) Like(_ context.Context, ids ...int64) (inbox.Result, error) {
	return f.change("inboxview.like_only", ids, finish(models.DoneLiked))
}

func (f *fake) Finish(_ context.Context, ids ...int64) (inbox.Result, error) {
	return f.change("inboxview.done", ids, finish(models.DoneClosed))
}

func (f *fake) Reopen(_ context.Context, ids ...int64) (inbox.Result, error) {
	return f.change("inboxview.reopen", ids, func(c *models.Comment) { c.State, c.DoneAs, c.DoneAt = models.CommentOpen, "", 0 })
}

func (f *fake) MarkSpam(_ context.Context, ids ...int64) (inbox.Result, error) {
	return f.change("inboxview.spam", ids, finish(models.DoneSpam))
}

func (f *fake) SetKind(_ context.Context, k models.CommentKind, ids ...int64) (inbox.Result, error) {
	return f.change("inboxview.kind_set", ids, func(c *models.Comment) { c.Kind, c.KindBy, c.Confidence = k, "person", 100 })
}

func (f *fake) Escalate(_ context.Context, id int64, h inbox.Handover) (string, error) {
	f.away[id] = models.Escalation{ID: id, CommentID: id, Person: h.Person, Contact: h.Contact, Note: h.Note, At: present.Unix(), DueAt: h.DueAt}
	_, err := f.change("inboxview.escalate", []int64{id}, func(c *models.Comment) { c.State = models.CommentEscalated })
	return "Halo " + h.Person + ", ada komentar yang perlu jawaban: " + f.at(id).Body, err
}

func (f *fake) Back(_ context.Context, id int64, _ string) error {
	delete(f.away, id)
	_, err := f.change("inboxview.away_back", []int64{id}, func(c *models.Comment) { c.State = models.CommentOpen })
	return err
}

func (f *fake) Undo(context.Context) (inbox.Result, error) {
	if len(f.history) == 0 {
		return inbox.Result{}, nil
	}
	f.history[len(f.history)-1]()
	f.history = f.history[:len(f.history)-1]
	f.tell()
	return inbox.Result{Key: "common.undo", IDs: []int64{1}}, nil
}
func (f *fake) Redo(context.Context) (inbox.Result, error) { return inbox.Result{}, nil }

func (f *fake) Filters(context.Context) ([]models.SavedFilter, error) { return f.filters, nil }

func (f *fake) SaveFilter(_ context.Context, x *models.SavedFilter) error {
	x.ID = int64(len(f.filters) + 1)
	f.filters = append(f.filters, *x)
	return nil
}

func (f *fake) DeleteFilter(_ context.Context, id int64) error {
	f.filters = slices.DeleteFunc(f.filters, func(x models.SavedFilter) bool { return x.ID == id })
	return nil
}

func (f *fake) SavePerson(_ context.Context, p *models.Person) error {
	f.people[p.ID] = *p
	f.tell()
	return nil
}
func (f *fake) Alarms(context.Context, time.Time) ([]Alarm, error) { return f.alarms, nil }

func (f *fake) Figures(_ context.Context, _ []int64, from, until time.Time) (Figures, error) {
	part := func(name string, n, a int, m, p float64, in int) Share {
		return Share{Name: name, Comments: n, Answered: a, Median: m, P90: p, InTime: in, Promised: a}
	}
	n := int(until.Sub(from).Hours() / 24)
	return Figures{
		Share: part("", 30*n, 26*n, 17, 52, 24*n), NeedAnswer: 28 * n,
		ByKind: []Share{part("question", 18*n, 17*n, 14, 40, 16*n), part("complaint", 4*n, 4*n, 25, 70, 3*n)}, ByPerson: []Share{part("Sinta", 20*n, 20*n, 15, 48, 19*n)},
		How: []string{"Waktu dihitung dalam jam kerja brand, dari komentar sampai balasan pertama."},
	}, nil
}

func (f *fake) Saved(context.Context, int64, models.CommentKind, string) ([]models.SavedReply, error) {
	return f.saved, nil
}

func (f *fake) SaveReply(_ context.Context, r *models.SavedReply) error {
	r.ID = int64(len(f.saved) + 1)
	f.saved = append(f.saved, *r)
	return nil
}

func (f *fake) DeleteReply(_ context.Context, id int64) (gone models.SavedReply, err error) {
	f.saved = slices.DeleteFunc(f.saved, func(x models.SavedReply) bool {
		if x.ID == id {
			gone = x
		}
		return x.ID == id
	})
	return gone, nil
}

func (f *fake) RestoreReply(_ context.Context, r models.SavedReply) error {
	f.saved = append(f.saved, r)
	return nil
}

func (f *fake) Guide(context.Context, int64, models.CommentKind, []string) (models.ReplyGuide, string, error) {
	return f.guide, "complaint.shipping", nil
}

func (f *fake) Fill(_ context.Context, r models.SavedReply, _ models.Comment, _ models.Brand) (string, []string, error) {
	return strings.ReplaceAll(r.Variants[0], "{nama}", "Rizky"), nil, nil
}
func (f *fake) Used(context.Context, int64) error { return nil }

func (f *fake) Facts(_ context.Context, brand int64, search string) ([]answer.Fact, error) {
	var out []answer.Fact
	for _, x := range f.facts {
		if x.BrandID == brand && strings.Contains(strings.ToLower(x.Title+" "+x.Body), strings.ToLower(search)) {
			out = append(out, x)
		}
	}
	return out, nil
}

func (f *fake) Suggest(context.Context, int64, string, []string) ([]answer.Fact, error) {
	return nil, nil
}

func (f *fake) AddStarters(context.Context, int64) ([]models.SavedReply, error) {
	f.saved = []models.SavedReply{{ID: 1, Name: "Terima kasih", Variants: []string{"Terima kasih, Kak {nama}!"}}}
	return f.saved, nil
}

func (f *fake) SaveFact(_ context.Context, x *models.Fact) error {
	for i := range f.facts {
		if f.facts[i].ID == x.ID {
			f.facts[i].Fact = *x
			return nil
		}
	}
	x.ID = int64(len(f.facts) + 100)
	f.facts = append(f.facts, answer.Fact{Fact: *x})
	return nil
}

func (f *fake) DeleteFact(_ context.Context, id int64) (gone models.Fact, err error) {
	f.facts = slices.DeleteFunc(f.facts, func(x answer.Fact) bool {
		if x.ID == id {
			gone = x.Fact
		}
		return x.ID == id
	})
	return gone, nil
}

func (f *fake) RestoreFact(_ context.Context, x models.Fact) error {
	f.facts = append(f.facts, answer.Fact{Fact: x})
	return nil
}

func (f *fake) Checked(_ context.Context, id int64) error {
	for i := range f.facts {
		if f.facts[i].ID == id {
			f.facts[i].Old = false
		}
	}
	return nil
}

func (f *fake) SaveGuide(_ context.Context, g *models.ReplyGuide) error { f.guide = *g; return nil }
func (f *fake) ResetGuide(context.Context, int64, string) error         { return nil }

func (f *fake) List(context.Context, bool) ([]models.Brand, error) { return f.brands, nil }
