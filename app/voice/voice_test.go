package voice_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

// world is a store with two brands, the service, and what it announced.
type world struct {
	*voice.Service
	store    *store.Store
	one, two *models.Brand
	said     []int64
}

func open(t testing.TB) *world {
	t.Helper()
	w := &world{store: storetest.New(t)}
	var bus models.Bus
	bus.Subscribe(func(c models.Changed) {
		if c.Area == models.AreaVoice {
			w.said = append(w.said, c.IDs...)
		}
	})
	w.one = storetest.Brand(t, w.store, nil)
	w.two = storetest.Brand(t, w.store, func(b *models.Brand) { b.Name = "Batik Larasati" })
	w.Service = voice.New(w.store, &bus, storetest.Clock)
	return w
}

// refused fails unless err is a refusal with this key and a text.
func refused(t *testing.T, err error, key string) {
	t.Helper()
	var r *voice.Refused
	if !errors.As(err, &r) || r.Key != key || !lang.Has(key) {
		t.Errorf("err = %v, want %s", err, key)
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestGroupsCountTheirUse(t *testing.T) {
	w := open(t)
	core := models.HashtagGroup{BrandID: w.one.ID, Name: "  Inti  Senja ", Tags: "#KopiSenja, kopi #Ngopi #kopi #sore"}
	city := models.HashtagGroup{BrandID: w.one.ID, Name: "Depok", Tags: "Depok KulinerDepok"}
	ok(t, w.SaveGroup(bg, &core))
	ok(t, w.SaveGroup(bg, &city))
	refused(t, w.SaveGroup(bg, &models.HashtagGroup{BrandID: w.one.ID, Name: "depok", Tags: "#a"}), "voice.error.group_taken")
	refused(t, w.SaveGroup(bg, &models.HashtagGroup{BrandID: w.one.ID, Name: "x", Tags: "# ,"}), "voice.error.tags_empty")
	ok(t, w.SaveGroup(bg, &models.HashtagGroup{BrandID: w.two.ID, Name: "Depok", Tags: "#Depok"}))
	post := func(b *models.Brand, day string, change func(*models.Post)) {
		storetest.Post(t, w.store, b, func(p *models.Post) {
			p.Variants[0].Day = day
			change(p)
		})
	}
	post(w.one, "2027-02-20", func(p *models.Post) { p.Hashtags = "#kopisenja #KOPI #sore #lain" }) // three of four
	post(w.one, "2027-02-24", func(p *models.Post) { p.Caption = "Sore. #Ngopi #Kopi #KopiSenja" })
	post(w.one, "2027-02-20", func(p *models.Post) { p.Hashtags = "#Depok #kopi #sore" }) // one of two, two of four
	post(w.one, "2027-03-01", func(p *models.Post) { p.Variants[0].FirstComment = "#depok #kulinerdepok #kopi" })
	post(w.one, "2027-03-09", func(p *models.Post) { p.Hashtags, p.DeletedAt = "#Depok #KulinerDepok", 1 })
	post(w.two, "2027-03-10", func(p *models.Post) { p.Hashtags = "#KopiSenja #Kopi #Ngopi" })
	got, err := w.Groups(bg, w.one.ID)
	ok(t, err)
	want := []voice.Group{
		{HashtagGroup: models.HashtagGroup{ID: core.ID, BrandID: w.one.ID, Name: "Inti Senja", Tags: "#KopiSenja #kopi #Ngopi #sore"}, LastUsed: "2027-02-24", Uses: 2},
		{HashtagGroup: models.HashtagGroup{ID: city.ID, BrandID: w.one.ID, Name: "Depok", Tags: "#Depok #KulinerDepok", Position: 1}, Uses: 1},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	gone, err := w.DeleteGroup(bg, core.ID)
	ok(t, err)
	if left, _ := w.Groups(bg, w.one.ID); len(left) != 1 {
		t.Errorf("after the delete: %+v", left)
	}
	ok(t, w.SaveGroup(bg, &gone))
	back, _ := w.Groups(bg, w.one.ID)
	if d := cmp.Diff(want, back); d != "" {
		t.Errorf("undone: %s", d)
	}
	if !slices.Equal(w.said, []int64{w.one.ID, w.one.ID, w.two.ID, w.one.ID, w.one.ID}) {
		t.Errorf("announced %v", w.said)
	}
	if _, err := w.DeleteGroup(bg, 999); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("delete of nothing: %v", err)
	}
}

func TestWords(t *testing.T) {
	w := open(t)
	all := models.Word{Word: "  ngabuburit ", Kind: models.WordKnown}
	own := models.Word{BrandID: w.one.ID, Word: "murah", Kind: models.WordAvoid, Instead: "terjangkau"}
	ok(t, w.AddWord(bg, &all))
	ok(t, w.AddWord(bg, &own))
	again := models.Word{BrandID: w.one.ID, Word: "Murah", Kind: models.WordAvoid, Instead: "hemat"}
	ok(t, w.AddWord(bg, &again))
	refused(t, w.AddWord(bg, &models.Word{Word: " ", Kind: models.WordKnown}), "voice.error.word_empty")
	refused(t, w.AddWord(bg, &models.Word{Word: "a", Kind: "other"}), "voice.error.word_kind")
	got, err := w.Words(bg, w.one.ID)
	ok(t, err)
	want := []models.Word{
		{ID: own.ID, BrandID: w.one.ID, Word: "Murah", Kind: models.WordAvoid, Instead: "hemat"},
		{ID: all.ID, Word: "ngabuburit", Kind: models.WordKnown},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if other, _ := w.Words(bg, w.two.ID); len(other) != 1 {
		t.Errorf("the other brand knows %+v", other)
	}
	gone, err := w.RemoveWord(bg, all.ID)
	ok(t, err)
	ok(t, w.AddWord(bg, &gone))
	back, _ := w.Words(bg, w.one.ID)
	if d := cmp.Diff(want, back); d != "" {
		t.Errorf("undone: %s", d)
	}
}

func TestWaiversHoldForTheirWords(t *testing.T) {
	w := open(t)
	p := storetest.Post(t, w.store, w.one, nil)
	account := w.one.Accounts[0].ID
	base := models.Waiver{PostID: p.ID, Rule: "claim.promise_result", Text: "pasti langsing dalam 7 hari", Reason: "Kutipan pelanggan"}
	own := models.Waiver{PostID: p.ID, AccountID: account, Rule: "claim.superlative", Text: "terbaik", Reason: "Nama penghargaan"}
	ok(t, w.Waive(bg, &base))
	ok(t, w.Waive(bg, &own))
	refused(t, w.Waive(bg, &models.Waiver{PostID: p.ID, Rule: "x", Text: "y", Reason: " "}), "voice.error.reason_empty")
	again := models.Waiver{PostID: p.ID, Rule: base.Rule, Text: "Pasti  langsing dalam 7 hari", Reason: "Kutipan Bu Rini"}
	ok(t, w.Waive(bg, &again))
	list, err := w.Waivers(bg, p.ID)
	ok(t, err)
	if len(list) != 2 || list[0].Reason != "Kutipan Bu Rini" || list[0].At != storetest.Now.Unix() || list[0].Actor != "smo" {
		t.Fatalf("kept %+v", list)
	}
	for _, c := range []struct {
		account    int64
		rule, text string
		held       bool
	}{
		{0, base.Rule, "PASTI langsing dalam 7 hari", true},
		{account, base.Rule, "pasti langsing dalam 7 hari", true},
		{0, base.Rule, "pasti langsing dalam 3 hari", false},
		{0, "claim.other", "pasti langsing dalam 7 hari", false},
		{account, own.Rule, "terbaik", true},
		{0, own.Rule, "terbaik", false},
		{account + 1, own.Rule, "terbaik", false},
	} {
		if got := voice.Waived(list, c.account, c.rule, c.text) != nil; got != c.held {
			t.Errorf("%+v: held %v", c, got)
		}
	}
	gone, err := w.Unwaive(bg, own.ID)
	ok(t, err)
	if list, _ = w.Waivers(bg, p.ID); len(list) != 1 || gone.Text != "terbaik" {
		t.Errorf("after taking back: %+v, %+v", list, gone)
	}
	if err := w.Waive(bg, &models.Waiver{PostID: 999, Rule: "a", Text: "b", Reason: "c"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no such post: %v", err)
	}
}

// BenchmarkGroups counts the use of four groups over ten years of one of three
// brands: 16,700 posts of 50,000.
func BenchmarkGroups(b *testing.B) {
	w := open(b)
	storetest.Brand(b, w.store, func(x *models.Brand) { x.Name = "Sehat Fit" })
	err := w.store.Fill(bg, func(bulk *store.Bulk) error {
		for i := range 50_000 {
			p := &models.Post{UID: fmt.Sprint(i), BrandID: 1 + int64(i%3), Title: "Konten", Caption: "Isi caption yang dibaca pelan-pelan.", Hashtags: "#KopiSenja #NgopiSore #KopiDepok #KopiLokal"}
			p.Variants = []models.Variant{{Day: "2027-02-24"}, {Day: "2027-02-25", OwnCaption: i%4 == 0, Caption: "Lain #Ngopi"}}
			if err := bulk.Post(p); err != nil {
				return err
			}
		}
		return nil
	})
	ok(b, err)
	for _, tags := range []string{"#KopiSenja #NgopiSore", "#KopiDepok #Depok", "#KopiLokal #KopiIndonesia #Kopi #Ngopi", "#TemanBerbuka"} {
		ok(b, w.SaveGroup(bg, &models.HashtagGroup{BrandID: w.one.ID, Name: tags, Tags: tags}))
	}
	for b.Loop() {
		list, err := w.Groups(bg, w.one.ID)
		if err != nil || len(list) != 4 || list[0].Uses < 16_000 {
			b.Fatal(list, err)
		}
	}
}
