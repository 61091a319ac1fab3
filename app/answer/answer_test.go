package answer

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lontar/app/lang"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

var bg = context.Background()

type desk struct {
	*Service
	t     testing.TB
	st    *store.Store
	brand *models.Brand
	clock time.Time
	told  []models.Changed
}

// newDesk stands at Wednesday 24 February 2027, 14.32 WIB.
func newDesk(t testing.TB) *desk {
	t.Helper()
	st := storetest.New(t)
	d := &desk{t: t, st: st, brand: storetest.Brand(t, st, nil), clock: storetest.Now}
	bus := &models.Bus{}
	bus.Subscribe(func(c models.Changed) { d.told = append(d.told, c) })
	d.Service = New(st, bus, func() time.Time { return d.clock })
	return d
}

func (d *desk) reply(name string, change func(*models.SavedReply), variants ...string) *models.SavedReply {
	d.t.Helper()
	r := &models.SavedReply{BrandID: d.brand.ID, Name: name, Variants: variants}
	if change != nil {
		change(r)
	}
	if err := d.SaveReply(bg, r); err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) fact(title, body, words string) *models.Fact {
	d.t.Helper()
	f := &models.Fact{BrandID: d.brand.ID, Title: title, Body: body, Words: words}
	if err := d.SaveFact(bg, f); err != nil {
		d.t.Fatal(err)
	}
	return f
}

func (d *desk) titles(search string) []string {
	d.t.Helper()
	list, err := d.Facts(bg, d.brand.ID, search)
	if err != nil {
		d.t.Fatal(err)
	}
	return titlesOf(list)
}

func titlesOf(list []Fact) (out []string) {
	for _, f := range list {
		out = append(out, f.Title)
	}
	return out
}

func refused(t testing.TB, err error, key string) {
	t.Helper()
	var r *Refused
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("error %v, want %s", err, key)
	}
	if r != nil && !lang.Has(r.Key) {
		t.Errorf("no text for %s", r.Key)
	}
}

func TestFirstNames(t *testing.T) {
	for _, c := range []struct{ handle, shown, want string }{
		{"rizkyfauzan_", "", "Rizky"},
		{"", "Sri Wahyuni", "Sri"},
		{"", "SRI WAHYUNI", "Sri"},
		{"dita.mrn", "", "Dita"},
		{"arifbudi77", "", "Arif"},
		{"putri.hndyn", "", "Putri"},
		{"putrihndyn", "", "@putrihndyn"},
		{"rizkyhndyn", "", "Rizky"},
		{"yogabagus", "", "Yoga"},
		{"nasgor.senin", "", "@nasgor.senin"},
		{"@dinamikakota", "", "@dinamikakota"},
		{"adidas.fans", "", "@adidas.fans"},
		{"indah.banget", "", "@indah.banget"},
		{"indah.pratiwi", "", "Indah"},
		{"its.rizky", "", "Rizky"},
		{"mama.dita", "", "@mama.dita"},
		{"", "Mama Dita", "Mama Dita"},
		{"putri_hijab", "", "@putri_hijab"},
		{"", "Toko Berkah Jaya", "Toko Berkah Jaya"},
		{"", "Ibu Sri Wahyuni", "Sri"},
		{"", "Hj. Dewi Lestari", "Dewi"},
		{"", "Muhammad Rizky Pratama", "Rizky"},
		{"", "I Made Wirawan", "Made"},
		{"", "M. Fauzan", "Fauzan"},
		{"xv_99", "Xaviera Putri", "Xaviera"},
		{"xv_99", "Xaviera", "@xv_99"},
		{"xv_99", "senja kala", "@xv_99"},
		{"Sri Wahyuni", "", "Sri"},
		{"", "𝓡𝓲𝔃𝓴𝔂 𝓕𝓪𝓾𝔃𝓪𝓷", "Rizky"},
		{"", "\u202eSri\u200b Wahyuni", "Sri"},
		{"", "S̸̡̛r̴͝i W̷ahyuni", "Sri"},
		{"", "Sri {xy}", "Sri"},
		{"=cmd|' /C calc'!A0", "", "@=cmd|' /C calc'!A0"},
		{"\u200b\u200b", "\u200b", ""},
		{"", "", ""},
		{"", "🌸 Dinda 🌸", "Dinda"},
		{"", "王伟", "王伟"},
		{"123456", "", "@123456"},
	} {
		if c.handle == "=cmd|' /C calc'!A0" { // has spaces: not a handle
			c.want = "=cmd|' /C calc'!A0"
		}
		if got := FirstName(models.Comment{Author: c.handle, AuthorName: c.shown}); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.handle, c.shown, got, c.want)
		}
	}
}

func FuzzFirstName(f *testing.F) {
	for _, s := range []string{"rizkyfauzan_", "Sri Wahyuni", "{nama}", "\u202e\u200b", strings.Repeat("a\u0301\u0302", 200), "\xff\xfe"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, handle, shown string) {
		got := FirstName(models.Comment{Author: handle, AuthorName: shown})
		if strings.ContainsAny(got, "{}\n\r\t\u202e\u200b") || len([]rune(got)) > 5*maxName {
			t.Errorf("%q %q: %q", handle, shown, got)
		}
	})
}

func TestRepliesAreOfferedByKindAndTopic(t *testing.T) {
	d := newDesk(t)
	make := func(name string, brand int64, kind models.CommentKind, topic string) {
		d.reply(name, func(r *models.SavedReply) { r.BrandID, r.Kind, r.Topic = brand, kind, topic }, name)
	}
	make("semua", 0, "", "")
	make("pujian", d.brand.ID, models.KindPraise, "")
	make("keluhan", d.brand.ID, models.KindComplaint, "")
	make("kirim umum", 0, models.KindComplaint, "shipping")
	make("kirim", d.brand.ID, models.KindComplaint, "shipping")
	make("stok", d.brand.ID, models.KindQuestion, "stock")
	for _, c := range []struct {
		kind  models.CommentKind
		topic string
		want  []string
	}{
		{models.KindComplaint, "complaint.shipping", []string{"kirim", "kirim umum", "keluhan", "semua", "pujian", "stok"}},
		{models.KindComplaint, "price shipping", []string{"kirim", "kirim umum", "keluhan", "semua", "pujian", "stok"}},
		{models.KindQuestion, "stock", []string{"stok", "semua", "pujian", "keluhan", "kirim", "kirim umum"}},
		{models.KindUnsorted, "", []string{"semua", "pujian", "keluhan", "kirim", "stok", "kirim umum"}},
	} {
		list, err := d.Saved(bg, d.brand.ID, c.kind, c.topic)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range list {
			got = append(got, r.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %q, want %q", c.kind, c.topic, got, c.want)
		}
	}
	if len(d.told) != 6 || d.told[0].Area != models.AreaAnswers || d.told[0].IDs[0] != 0 {
		t.Errorf("announced %+v", d.told)
	}
}

// TestVariantsNeverRepeat: whatever happens between, the text of an answer is
// not that of the one before, while there are two variants or more.
func TestVariantsNeverRepeat(t *testing.T) {
	d := newDesk(t)
	for seed := range uint64(15) {
		r := rand.New(rand.NewPCG(seed, 2))
		some := func() (list []string) {
			for range 2 + r.IntN(4) {
				list = append(list, fmt.Sprint("variasi ", r.IntN(6)))
			}
			return append(list, "variasi 6", "variasi 7")
		}
		saved := d.reply(fmt.Sprint("balasan ", seed), nil, some()...)
		stale := *saved
		before := ""
		for step := range 40 {
			if r.IntN(4) == 0 {
				saved.Variants = some()
				if err := d.SaveReply(bg, saved); err != nil {
					t.Fatal(err)
				}
			}
			text, missing, err := d.Fill(bg, stale, models.Comment{}, *d.brand)
			if err != nil || len(missing) != 0 {
				t.Fatal(missing, err)
			}
			if text == before {
				t.Fatalf("seed %d step %d: %q twice in a row", seed, step, text)
			}
			before = text
			if err := d.Used(bg, saved.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestFillVariables(t *testing.T) {
	d := newDesk(t)
	d.fact("Jam buka", "08.00–22.00", "buka, open")
	d.fact("Lama kirim", "Jawa 2–4 hari kerja lewat {kurir}.", "pengiriman ongkir")
	d.fact("Kurir", "JNE dan SiCepat", "ekspedisi")
	d.fact("Kutubaru sogan", "S–XXL, Rp 385.000", "")
	if err := d.st.SaveSnippet(bg, &models.Snippet{BrandID: d.brand.ID, Name: "salam penutup", Text: "Salam, {brand} {tanda}"}); err != nil {
		t.Fatal(err)
	}
	c := models.Comment{Author: "rizkyfauzan_", Body: "Kutubaru ukuran XL warna SOGAN ready, kapan dikirim?", AccountID: d.brand.Accounts[0].ID}
	for _, k := range []struct {
		text, want string
		missing    []string
	}{
		{"Kak {nama}, {jam buka}", "Kak Rizky, 08.00–22.00", nil},
		{"{Jam_Buka} {BUKA} {open}", "08.00–22.00 08.00–22.00 08.00–22.00", nil},
		{"{kirim}", "Jawa 2–4 hari kerja lewat JNE dan SiCepat.", nil},
		{"{produk} di {akun}", "Kutubaru sogan di @kopisenja.id", nil},
		{"{salam-penutup}", "Salam, Kopi Senja {tanda}", []string{"tanda"}},
		{"{nomor resi} dan {nomor resi}", "{nomor resi} dan {nomor resi}", []string{"nomor resi"}},
		{"{} {{nama}} {nama", "{} {Rizky} {nama", nil},
		{"tanpa", "tanpa", nil},
	} {
		f, err := d.FillText(bg, k.text, c, *d.brand)
		if err != nil || f.Text != k.want || !slices.Equal(f.Missing, k.missing) {
			t.Errorf("%q: %q, missing %q, %v; want %q, missing %q", k.text, f.Text, f.Missing, err, k.want, k.missing)
		}
	}
	// What others wrote is never read as variables.
	f, _ := d.FillText(bg, "Halo {nama}", models.Comment{AuthorName: "{brand} {jam buka}"}, *d.brand)
	if f.Text != "Halo brand jam buka" {
		t.Errorf("a name was filled in: %q", f.Text)
	}
	f, _ = d.FillText(bg, "Halo {nama}", models.Comment{}, *d.brand)
	if f.Text != "Halo {nama}" || !slices.Equal(f.Missing, []string{"nama"}) {
		t.Errorf("nobody's name: %+v", f)
	}
	f, _ = d.FillText(bg, "{produk}", models.Comment{Body: "kok lama kirim, jam buka?"}, *d.brand)
	if !slices.Equal(f.Missing, []string{"produk"}) {
		t.Errorf("a topic was taken for a product: %+v", f)
	}
	d.clock = d.clock.AddDate(0, 0, 20)
	f, _ = d.FillText(bg, "{jam buka} {buka}", c, *d.brand)
	if len(f.Old) != 1 || f.Old[0].Title != "Jam buka" {
		t.Errorf("old facts used %+v", f.Old)
	}
}

func TestFactsThatNameEachOtherEnd(t *testing.T) {
	d := newDesk(t)
	d.fact("satu", strings.Repeat("{dua} ", 50), "")
	d.fact("dua", strings.Repeat("{satu} ", 50), "")
	f, err := d.FillText(bg, "{satu}", models.Comment{}, *d.brand)
	if err != nil || len(f.Text) > 1<<20 {
		t.Errorf("%d bytes, %v", len(f.Text), err)
	}
}

func TestFactsGrowOld(t *testing.T) {
	for _, c := range []struct {
		updated, after, today string
		old                   bool
	}{
		{"2027-02-10", "", "2027-02-24", false},
		{"2027-02-09", "", "2027-02-24", true},
		{"2027-01-12", "2027-03-01", "2027-03-01", false},
		{"2027-01-12", "2027-03-01", "2027-03-02", true},
		{"", "", "2027-02-24", true},
		{"", "2027-03-01", "2027-02-24", false},
		{"2027-03-05", "2027-03-01", "2027-03-06", false},
		{"2027-03-05", "2027-03-01", "2027-03-25", true},
		{"2028-01-01", "", "2027-02-24", false},
	} {
		f := dated(models.Fact{UpdatedDay: c.updated, CheckAfter: c.after}, c.today)
		if f.Old != c.old || f.Old != (f.Reason != "") {
			t.Errorf("%+v: %v %q", c, f.Old, f.Reason)
		}
	}
}

func TestCheckedMovesTheDateOn(t *testing.T) {
	d := newDesk(t)
	f := d.fact("Harga", "Rp 25.000", "")
	f.CheckAfter = "2027-03-10" // two weeks after today
	if err := d.SaveFact(bg, f); err != nil {
		t.Fatal(err)
	}
	d.clock = d.clock.AddDate(0, 0, 20) // 16 March
	if list, _ := d.Facts(bg, d.brand.ID, ""); !list[0].Old {
		t.Errorf("not old: %+v", list[0])
	}
	if err := d.Checked(bg, f.ID); err != nil {
		t.Fatal(err)
	}
	list, _ := d.Facts(bg, d.brand.ID, "")
	if list[0].Old || list[0].UpdatedDay != "2027-03-16" || list[0].CheckAfter != "2027-03-30" {
		t.Errorf("after the check %+v", list[0])
	}
	was, err := d.DeleteFact(bg, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	d.clock = d.clock.AddDate(0, 0, 1)
	if err := d.RestoreFact(bg, was); err != nil {
		t.Fatal(err)
	}
	if list, _ = d.Facts(bg, d.brand.ID, ""); list[0].UpdatedDay != "2027-03-16" {
		t.Errorf("brought back as of %s", list[0].UpdatedDay)
	}
	edited := list[0].Fact
	edited.Body = "Rp 27.000"
	if err := d.SaveFact(bg, &edited); err != nil || edited.UpdatedDay != "2027-03-17" {
		t.Errorf("edited as of %s, %v", edited.UpdatedDay, err)
	}
	refused(t, d.Checked(bg, 99), "answer.error.gone")
	_, err = d.DeleteFact(bg, 99)
	refused(t, err, "answer.error.gone")
	refused(t, d.SaveFact(bg, &models.Fact{BrandID: d.brand.ID, Title: "harga"}), "answer.error.fact_taken")
	refused(t, d.SaveFact(bg, &models.Fact{BrandID: d.brand.ID, Title: "\u200b "}), "answer.error.name_empty")
	refused(t, d.SaveFact(bg, &models.Fact{BrandID: d.brand.ID, Title: "x", CheckAfter: "besok"}), "answer.error.day")
	refused(t, d.SaveFact(bg, &models.Fact{BrandID: d.brand.ID, Title: "x", Body: strings.Repeat("a", 6000)}), "answer.error.text_long")
}

func TestFactsAreFound(t *testing.T) {
	d := newDesk(t)
	d.fact("Lama kirim", "Jawa 2–4 hari, luar Jawa 4–7 hari kerja. Selama Ramadan tambah 1–2 hari.", "")
	d.fact("Kurir", "JNE dan SiCepat. Resi dikirim lewat WhatsApp toko.", "ekspedisi")
	d.fact("Batas kirim Lebaran", "Pesanan masuk paling lambat Jum 5 Mar, 15.00.", "")
	d.fact("Tukar ukuran", "7 hari sejak diterima, label belum dilepas.", "retur")
	d.fact("Kutubaru sogan", "S–XXL. XL tersisa 6 (kemarin). Rp 385.000.", "")
	for search, want := range map[string][]string{
		"pengiriman":   {"Lama kirim", "Batas kirim Lebaran", "Kurir"},
		"kir":          {"Lama kirim", "Batas kirim Lebaran"},
		"KUTU":         {"Kutubaru sogan"},
		"retur":        {"Tukar ukuran"},
		"menukar":      {"Tukar ukuran"},
		"lama lebaran": {"Lama kirim", "Batas kirim Lebaran"},
		"lebaran kir":  {"Batas kirim Lebaran"},
		"ongkir":       {"Lama kirim", "Kurir", "Batas kirim Lebaran"},
		"!!!":          nil,
		"zzz":          nil,
		"\u200bkuru":   nil,
	} {
		if got := d.titles(search); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", search, got, want)
		}
	}
	if got := d.titles(" "); len(got) != 5 || got[0] != "Lama kirim" {
		t.Errorf("all: %q", got)
	}
	for body, want := range map[string]string{
		"kutubaru ukuran XL warna sogan ready, Bu?": "Kutubaru sogan",
		"paketnya kok belum sampai":                 "Lama kirim",
		"mau tuker ukuran dong, bisa tukar?":        "Tukar ukuran",
	} {
		g := d.topics.of(body)
		list, err := d.Suggest(bg, d.brand.ID, body, g)
		if err != nil || len(list) == 0 || list[0].Title != want {
			t.Errorf("%q %q: %q, want %q, %v", body, g, titlesOf(list), want, err)
		}
	}
	if list, _ := d.Suggest(bg, d.brand.ID, strings.Repeat("\u0301", 1<<20), nil); len(list) != 0 {
		t.Errorf("found %q", titlesOf(list))
	}
}

func TestGuides(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		kind  models.CommentKind
		tags  string
		topic string
		name  string
	}{
		{models.KindComplaint, "shipping", "complaint.shipping", "Panduan keluhan pengiriman"},
		{models.KindComplaint, "price health", "complaint.health", "Panduan keluhan kesehatan"},
		{models.KindComplaint, "shipping refund", "refund", "Panduan pengembalian"},
		{models.KindComplaint, "urgent", "complaint", "Panduan keluhan"},
		{models.KindQuestion, "health", "health", "Panduan kesehatan"},
		{models.KindQuestion, "stock price", "question.stock", "Panduan pertanyaan stok"},
		{models.KindQuestion, "", "question", "Panduan pertanyaan"},
		{models.KindUnsorted, "giveaway", "giveaway", "Panduan giveaway"},
		{models.KindUnsorted, "", "unsorted", "Panduan belum dipilah"},
		{models.KindPraise, "price", "praise", "Panduan pujian"},
		{models.KindSpam, "", "spam", "Panduan spam"},
	} {
		g, topic, err := d.Guide(bg, d.brand.ID, c.kind, strings.Fields(c.tags))
		if err != nil || topic != c.topic || GuideName(topic) != c.name || len(g.Do) == 0 || g.BrandID != d.brand.ID {
			t.Errorf("%s %s: %s %q %+v, %v", c.kind, c.tags, topic, GuideName(topic), g, err)
		}
	}
	g, _, _ := d.Guide(bg, d.brand.ID, models.KindComplaint, []string{"shipping"})
	if !slices.Equal(g.Do, []string{"Minta maaf, sebut namanya", "Minta nomor pesanan lewat pesan pribadi"}) || !slices.Equal(g.Dont, []string{"Jangan janji tanggal sampai sebelum cek kurir"}) {
		t.Errorf("shipping %+v", g)
	}
	g.Topic, g.Do = "complaint.shipping", []string{" Minta maaf ", "", "Minta maaf"}
	if err := d.SaveGuide(bg, &g); err != nil {
		t.Fatal(err)
	}
	if g, _, _ = d.Guide(bg, d.brand.ID, models.KindComplaint, []string{"shipping"}); !slices.Equal(g.Do, []string{"Minta maaf"}) {
		t.Errorf("own %+v", g)
	}
	if err := d.ResetGuide(bg, d.brand.ID, "complaint.shipping"); err != nil {
		t.Fatal(err)
	}
	if g, _, _ = d.Guide(bg, d.brand.ID, models.KindComplaint, []string{"shipping"}); len(g.Do) != 2 {
		t.Errorf("reset %+v", g)
	}
	refused(t, d.SaveGuide(bg, &models.ReplyGuide{BrandID: d.brand.ID, Topic: "price", Do: []string{" "}}), "answer.error.guide_empty")
	refused(t, d.SaveGuide(bg, &models.ReplyGuide{BrandID: d.brand.ID, Do: []string{"a"}}), "answer.error.guide_topic")
}

func TestShippedDataIsWhole(t *testing.T) {
	defer lang.Set(lang.Code())
	for _, code := range lang.Codes {
		lang.Set(code)
		for _, topic := range GuideTopics() {
			g, ok := Shipped(topic)
			if !ok || len(g.Do) == 0 || len(g.Dont) == 0 {
				t.Errorf("%s %s: %+v", code, topic, g)
			}
			if name := GuideName(topic); strings.Contains(name, "{") || strings.Contains(name, "triage.") {
				t.Errorf("%s %s is called %q", code, topic, name)
			}
		}
		seen := map[string]bool{}
		for _, r := range Starters() {
			before := slices.Clone(r.Variants)
			if err := tidyVariants(&r); err != nil || !slices.Equal(before, r.Variants) || len(r.Variants) < 3 || seen[r.Name] {
				t.Errorf("%s %s: %d variants, %v", code, r.Name, len(r.Variants), err)
			}
			seen[r.Name] = true
			if r.Topic != "" && !lang.Has("triage.topic."+r.Topic) || r.Kind != "" && !isKind(string(r.Kind)) {
				t.Errorf("%s %s: kind %q, topic %q", code, r.Name, r.Kind, r.Topic)
			}
		}
	}
	n := load().names
	if len(n.first) < 400 {
		t.Errorf("%d first names", len(n.first))
	}
	for c := range n.common {
		if !n.first[c] {
			t.Errorf("%s is common, but no name", c)
		}
	}
}

func TestStartersAreAddedOnce(t *testing.T) {
	d := newDesk(t)
	d.reply("terima kasih", nil, "Makasih!")
	added, err := d.AddStarters(bg, d.brand.ID)
	if err != nil || len(added) != len(Starters())-1 || added[0].Position != 1 {
		t.Fatalf("%d added, %v", len(added), err)
	}
	if again, err := d.AddStarters(bg, d.brand.ID); err != nil || len(again) != 0 {
		t.Errorf("%d added again, %v", len(again), err)
	}
	list, _ := d.Saved(bg, d.brand.ID, models.KindComplaint, "complaint.shipping")
	if list[0].Name != "Maaf, terlambat" || list[1].Name != "Sudah dicek kurir" || list[2].Name != "Minta no. pesanan" {
		t.Errorf("first %q %q %q", list[0].Name, list[1].Name, list[2].Name)
	}
}

func TestRepliesAreRefusedAndRestored(t *testing.T) {
	d := newDesk(t)
	a := d.reply("Satu", nil, "a", "a", " ", "b")
	if !slices.Equal(a.Variants, []string{"a", "b"}) {
		t.Errorf("kept %q", a.Variants)
	}
	b := d.reply("Dua", nil, "c")
	if err := d.ArrangeReplies(bg, d.brand.ID, []int64{b.ID, a.ID}); err != nil {
		t.Fatal(err)
	}
	if list, _ := d.Saved(bg, d.brand.ID, "", ""); list[0].ID != b.ID {
		t.Errorf("arranged %+v", list)
	}
	was, err := d.DeleteReply(bg, a.ID)
	if err != nil || was.Name != "Satu" {
		t.Fatal(was, err)
	}
	if err := d.RestoreReply(bg, was); err != nil {
		t.Fatal(err)
	}
	if list, _ := d.Saved(bg, d.brand.ID, "", ""); len(list) != 2 {
		t.Errorf("restored %+v", list)
	}
	refused(t, d.SaveReply(bg, &models.SavedReply{BrandID: d.brand.ID, Name: " satu ", Variants: []string{"x"}}), "answer.error.reply_taken")
	refused(t, d.SaveReply(bg, &models.SavedReply{BrandID: d.brand.ID, Name: "x", Variants: []string{"\u200b", " "}}), "answer.error.reply_empty")
	refused(t, d.SaveReply(bg, &models.SavedReply{BrandID: d.brand.ID, Name: strings.Repeat("x", 81), Variants: []string{"x"}}), "answer.error.name_long")
	_, err = d.DeleteReply(bg, 99)
	refused(t, err, "answer.error.gone")
}

func BenchmarkFill(b *testing.B) {
	d := newDesk(b)
	for i := range 200 {
		d.fact(fmt.Sprint("Fakta ", i), "isi", "")
	}
	c := models.Comment{Author: "rizkyfauzan_", Body: "kapan dikirim?"}
	for b.Loop() {
		if _, err := d.FillText(bg, "Kak {nama}, {fakta 150} {produk}", c, *d.brand); err != nil {
			b.Fatal(err)
		}
	}
}
