package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// speech makes comments whose words are spread as words are in speech: a few
// in almost every one, most in hardly any.
type speech struct {
	dice  *rand.Rand
	zipf  *rand.Zipf
	words []string
}

func newSpeech(words int) *speech {
	s := &speech{dice: rand.New(rand.NewPCG(1448, 1))}
	s.zipf = rand.NewZipf(s.dice, 1.1, 4, uint64(words-1))
	s.words = strings.Fields("kak harga berapa ya min ini ada yang bagus mau ready kirim sudah belum warna ukuran enak banget terima kasih di ke dan pesanan sampai")
	first := strings.Fields("ba be bi bu ca da de di du ga gu ha hi ja ka ke ki ko ku la le li lo ma me mi mo mu na ni nga nya pa pe pu ra re ri ru sa se si su ta te ti tu wa ya")
	for len(s.words) < words {
		w := first[s.dice.IntN(len(first))]
		for range 1 + s.dice.IntN(3) {
			w += first[s.dice.IntN(len(first))]
		}
		s.words = append(s.words, w)
	}
	return s
}

func (s *speech) say() string {
	out := make([]string, 3+s.dice.IntN(12))
	for i := range out {
		out[i] = s.words[s.zipf.Uint64()]
	}
	return strings.Join(out, " ")
}

// millions fills a workspace with comments of three brands, a day's worth
// every so often, one in three hundred still open.
func millions(b *testing.B, n int) (*store.Store, []*models.Brand) {
	b.Helper()
	s := storetest.New(b)
	brands := []*models.Brand{storetest.Brand(b, s, nil)}
	for _, name := range []string{"Batik Larasati", "Sehat Fit"} {
		brands = append(brands, storetest.Brand(b, s, func(x *models.Brand) { x.Name = name }))
	}
	talk := newSpeech(40_000)
	began := time.Now()
	first := storetest.Now.Unix() - 10*365*86_400
	err := s.WriteComments(bg, nil, func(w *store.CommentWriter) error {
		for at := 0; at < n; at += 2000 {
			list := make([]*models.Comment, 0, 2000)
			for i := at; i < min(n, at+2000); i++ {
				brand := brands[talk.dice.IntN(3)]
				c := &models.Comment{
					BrandID: brand.ID, AccountID: brand.Accounts[talk.dice.IntN(3)].ID, LivePostID: int64(i / 100), Key: fmt.Sprint(18_000_000_000_000_000 + i),
					Author: fmt.Sprint("orang", talk.dice.IntN(80_000)), Body: talk.say(), At: first + int64(i)*(10*365*86_400/int64(n)) + talk.dice.Int64N(100_000),
					State: models.CommentDone, DoneAs: models.DoneReplied, AnswerMinutes: 12, Likes: talk.dice.IntN(4), Kind: models.KindQuestion,
				}
				c.DoneAt, c.DueAt = c.At+700, c.At+3600
				if i%300 == 0 {
					c.State, c.DoneAt, c.DoneAs, c.Rank = models.CommentOpen, 0, "", c.DueAt
				}
				p, err := w.Person(brand.ID, models.Instagram, c.Author, "", "")
				if err != nil {
					return err
				}
				c.PersonID = p.ID
				list = append(list, c)
			}
			if err := w.Add(list); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d comments written, %.0f a second", n, float64(n)/time.Since(began).Seconds())
	if info, err := os.Stat(s.Dir() + "/" + store.FileName); err == nil {
		b.Logf("%d MB", info.Size()>>20)
	}
	return s, brands
}

// BenchmarkMillionComments measures what the inbox asks of a workspace with a
// million comments; p95 over a mixture of questions.
func BenchmarkMillionComments(b *testing.B) {
	s, brands := millions(b, commentsMade())
	one := []int64{brands[1].ID}
	account := brands[1].Accounts[1].ID
	var searches []store.CommentQuery
	for _, text := range []string{"harga", "ha", "har", "kirim ke", "terima kasih", "batabi", "mumu", "orang123", "orang7", "arga", "erima", "tidakada", "k", "ready ukuran warna", "nyase", "bagus banget kak ya"} {
		for _, q := range []store.CommentQuery{
			{},
			{State: models.CommentOpen, Order: "priority"},
			{State: models.CommentDone},
			{BrandIDs: one, Order: "oldest"},
			{AccountID: account, State: models.CommentDone},
			{Order: "likes"},
		} {
			q.Text = text
			searches = append(searches, q)
		}
	}
	b.Run("Search", func(b *testing.B) { questions(b, s, searches) })
	b.Run("Queue", func(b *testing.B) {
		questions(b, s, []store.CommentQuery{
			{State: models.CommentOpen},
			{State: models.CommentOpen, BrandIDs: one, Kinds: []models.CommentKind{models.KindQuestion}},
			{State: models.CommentOpen, AccountID: account, Order: "likes"},
			{State: models.CommentOpen, LivePostID: 1000, Order: "oldest"},
			{State: models.CommentDone},
			{State: models.CommentDone, AccountID: account},
			{State: models.CommentDone, LivePostID: 5000},
			{State: models.CommentDone, PersonID: 77},
			{State: models.CommentEscalated},
			{Order: "likes"},
			{Order: "oldest", BrandIDs: one},
			{LivePostID: 5000},
		})
	})
	b.Run("Counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.CommentCounts(bg, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Due", func(b *testing.B) {
		now := storetest.Now.Unix()
		for b.Loop() {
			if _, _, err := s.DueCount(bg, one, []models.CommentKind{models.KindQuestion}, now-86_400, now); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Thread", func(b *testing.B) {
		for b.Loop() {
			if list, err := s.CommentThread(bg, 500_000); err != nil || len(list) == 0 {
				b.Fatal(list, err)
			}
		}
	})
	b.Run("Change", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.WorkOnComments(bg, []int64{500_000}, func(_ *store.CommentWork, c *models.Comment) error {
				c.Likes++
				return nil
			}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// questions asks one after the other and reports the 95th percentile and the
// slowest.
func questions(b *testing.B, s *store.Store, list []store.CommentQuery) {
	b.Helper()
	var took []time.Duration
	var slowest store.CommentQuery
	var worst time.Duration
	for b.Loop() {
		for _, q := range list {
			began := time.Now()
			if _, _, err := s.CommentPage(bg, q); err != nil {
				b.Fatalf("%+v: %v", q, err)
			}
			d := time.Since(began)
			if d > worst {
				worst, slowest = d, q
			}
			took = append(took, d)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
	if os.Getenv("LONTAR_SLOWEST") != "" {
		b.Logf("slowest %s: %+v", worst, slowest)
	}
}

// commentsMade is a million unless LONTAR_COMMENTS says otherwise.
func commentsMade() int {
	if n, err := strconv.Atoi(os.Getenv("LONTAR_COMMENTS")); err == nil {
		return n
	}
	return 1_000_000
}
