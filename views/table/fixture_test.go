package table

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
	"lontar/views/kit"
)

// stage is a table in a window on a real workspace, everything synchronous.
type stage struct {
	t       testing.TB
	store   *store.Store
	bus     *models.Bus
	plan    *plan.Service
	table   *Table
	window  fyne.Window
	over    *kit.Overlay
	brands  []*models.Brand
	posts   []*models.Post
	opened  int64
	held    fyne.KeyModifier
	pasting string
	hold    func(work func() func())
}

func (s *stage) Runner() kit.Runner    { return s }
func (s *stage) Overlay() *kit.Overlay { return s.over }
func (s *stage) Now() time.Time        { return storetest.Now }
func (s *stage) OpenPost(id int64)     { s.opened = id }
func (s *stage) Refresh()              {}

// Run is synchronous unless hold takes the work.
func (s *stage) Run(work func() func()) {
	if s.hold != nil {
		s.hold(work)
		return
	}
	kit.Inline{}.Run(work)
}

// Content and SetContent make the stage its own clipboard.
func (s *stage) Content() string      { return s.pasting }
func (s *stage) SetContent(c string)  { s.pasting = c }
func (s *stage) key(n fyne.KeyName)   { s.table.grid.TypedKey(&fyne.KeyEvent{Name: n}) }
func (s *stage) shift(n fyne.KeyName) { s.held = fyne.KeyModifierShift; s.key(n); s.held = 0 }
func (s *stage) do(name string) {
	s.t.Helper()
	if !s.table.Shortcut(name) {
		s.t.Fatalf("%s is not known", name)
	}
}

// typed types into the open cell editor.
func (s *stage) typed(text string) {
	s.t.Helper()
	if s.table.editor == nil {
		s.t.Fatal("no editor is open")
	}
	test.Type(s.table.editor.entry, text)
}

// at puts the cursor on a post's cell.
func (s *stage) at(i int, col string) {
	s.t.Helper()
	line := s.table.lines.LineOf(s.posts[i].ID)
	for j, c := range s.table.cols {
		if c.ID == col {
			s.table.goTo(Cell{line, j}, false)
			return
		}
	}
	s.t.Fatalf("no column %s", col)
}

// stored reads a post as it is in the file.
func (s *stage) stored(i int) *models.Post {
	s.t.Helper()
	ps, err := s.store.Posts(context.Background(), s.posts[i].ID)
	if err != nil || len(ps) != 1 {
		s.t.Fatal(err, len(ps))
	}
	return ps[0]
}

// shown is the text of a post's cell on the screen.
func (s *stage) shown(i int, col string) string {
	s.t.Helper()
	slot := s.table.grid.byLine[s.table.lines.LineOf(s.posts[i].ID)]
	if slot == nil {
		s.t.Fatalf("post %d is not in view", i)
	}
	for j, c := range s.table.cols {
		if c.ID == col {
			return slot.cells[j].face.text
		}
	}
	s.t.Fatalf("no column %s", col)
	return ""
}

type line struct {
	day, clock string
	brand      int
	on         string
	pillar     int
	form       models.Form
	title, cap string
	tags       int
	status     models.Status
	pic        string
}

// lines04 are the rows of the design's picture.
var lines04 = []line{
	{"22", "16:30", 0, "IG FB", 1, models.FormImage, "Takjil Senin: kolak kopi", "Kolak pisang ketemu espresso. Mampir sebelum buka", 7, models.Checked, "Nadia Dewi"},
	{"22", "19:30", 2, "YT", 0, models.FormShort, "Gerak 10 menit di rumah", "Tanpa alat, tanpa lompat. Cocok untuk malam", 5, models.Checked, "Nadia Dewi"},
	{"23", "12:00", 1, "IG", 0, models.FormReel, "Tiga cara lipat sarung", "Rapi, praktis, dan tidak mudah lepas seharian", 10, models.Checked, "Nadia Dewi"},
	{"23", "20:00", 0, "TT IG", 3, models.FormReel, "Barista puasa hari ke-16", "Menyeduh 200 cangkir tanpa mencicip setetes", 7, models.Checked, "Nadia Dewi"},
	{"24", "13:30", 2, "X TH", 0, models.FormThread, "Berapa gelas air saat puasa?", "Bagi 8 gelas dari buka sampai sahur", 5, models.Live, "Nadia Dewi"},
	{"24", "14:15", 1, "IG FB", 1, models.FormCarousel, "Padu padan kutubaru untuk bukber", "Kutubaru untuk bukber: santai, rapi, resmi", 10, models.Live, "Nadia Dewi"},
	{"24", "16:30", 0, "IG FB TT", 2, models.FormReel, "Es kopi kurma, takjil hari ini", "Manisnya dari kurma, bukan gula. Mulai 16.30", 7, models.Scheduled, "Nadia Dewi"},
	{"24", "17:15", 0, "IG", 4, models.FormStory, "Hitung mundur buka puasa", "Sebentar lagi 🌇 siapkan gelasmu", 7, models.Review, "Nadia Dewi"},
	{"24", "19:30", 2, "IG FB X YT", 0, models.FormReel, "Tarawih lalu latihan 15 menit", "Habis tarawih, jangan langsung rebahan dulu 😄", 5, models.Draft, "Nadia Dewi"},
	{"24", "20:30", 1, "IG TT", 3, models.FormReel, "Mencanting dalam 40 detik", "Satu titik demi satu titik. Dengar malamnya", 10, models.Scheduled, "Raka Aditya"},
	{"25", "16:30", 0, "IG FB", 4, models.FormImage, "Pemenang mingguan", "Selamat untuk 5 pemenang minggu ini", 7, models.Approved, "Nadia Dewi"},
	{"25", "16:50", 0, "IG", 2, models.FormStory, "Beli 2 gratis 1", "Khusus Kamis 16.00–18.00, selama stok ada", 7, models.Scheduled, "Nadia Dewi"},
	{"25", "19:00", 1, "IG YT", 0, models.FormCarousel, "Kisah motif Sidomukti", "Sido berarti terus, mukti berarti mulia", 10, models.Approved, "Raka Aditya"},
	{"26", "12:30", 2, "IG X", 4, models.FormImage, "Jumat bergerak", "Tantangan Jumat: 3.000 langkah sebelum asar", 5, models.Review, "Nadia Dewi"},
	{"26", "19:30", 1, "IG FB", 1, models.FormCarousel, "Sogan untuk Lebaran", "Cokelat sogan, hangat untuk foto keluarga. Lima potong, satu warna, ukuran S sampai XXL 🤎\nBatas pesan ukuran khusus: 1 Maret.", 10, models.Approved, "Nadia Dewi"},
	{"27", "10:00", 0, "IG TT", 3, models.FormReel, "Di balik bar: sahur", "Jam tiga pagi, dapur sudah hidup", 7, models.Draft, "Raka Aditya"},
	{"27", "16:00", 1, "IG", 3, models.FormImage, "Bukber pakai batik? Boleh", "Santai saja, pilih yang ringan", 10, models.Revise, "Nadia Dewi"},
	{"28", "16:00", 2, "IG", 0, models.FormCarousel, "Resep sahur tinggi protein", "", 5, models.Idea, "Nadia Dewi"},
	{"28", "17:00", 0, "IG FB", 4, models.FormReel, "Akustik sore", "Gitar, teh, dan senja terakhir Februari", 7, models.Draft, "Nadia Dewi"},
}

var codes = map[string]models.Platform{
	"IG": models.Instagram, "FB": models.Facebook, "TT": models.TikTok, "YT": models.YouTube, "X": models.X, "TH": models.Threads,
}

func brandsOf04(t testing.TB, st *store.Store) []*models.Brand {
	var out []*models.Brand
	for i, n := range []struct{ name, color, glyph string }{
		{"Kopi Senja", "#9A4A20", "glyph:cup"}, {"Batik Larasati", "#2F3E7C", "glyph:batik"}, {"Sehat Fit", "#3E7427", "glyph:dumbbell"},
	} {
		out = append(out, storetest.Brand(t, st, func(b *models.Brand) {
			b.Name, b.Color, b.Logo, b.Position = n.name, n.color, n.glyph, i
			b.Accounts, b.Pillars = nil, nil
			for _, c := range []string{"IG", "FB", "TT", "YT", "X", "TH"} {
				b.Accounts = append(b.Accounts, models.Account{Platform: codes[c], Handle: strings.ToLower(strings.ReplaceAll(n.name, " ", ""))})
			}
			for _, p := range [][3]string{{"Edukasi", "#2F6DA8", "#6FA8DC"}, {"Produk", "#7C57A8", "#B497DD"}, {"Promo", "#C4502F", "#EC8467"}, {"Hiburan", "#B5447F", "#E387B6"}, {"Komunitas", "#55873A", "#93C274"}} {
				b.Pillars = append(b.Pillars, models.Pillar{Name: p[0], Color: p[1], ColorDark: p[2], Share: 20})
			}
			if i == 0 {
				b.Columns = []models.CustomColumn{
					{Name: "Talent", Kind: models.ColumnText},
					{Name: "Biaya", Kind: models.ColumnNumber},
					{Name: "Acc", Kind: models.ColumnTick, Position: 2},
				}
			}
		}))
	}
	return out
}

func fill04(t testing.TB, st *store.Store, brands []*models.Brand) []*models.Post {
	var posts []*models.Post
	for _, l := range lines04 {
		b := brands[l.brand]
		posts = append(posts, storetest.Post(t, st, b, func(p *models.Post) {
			p.Title, p.Caption, p.Form, p.PIC = l.title, l.cap, l.form, l.pic
			p.PillarID = b.Pillars[l.pillar].ID
			p.Hashtags = "#" + strings.ReplaceAll(b.Name, " ", "")
			for i := 1; i < l.tags; i++ {
				p.Hashtags += fmt.Sprintf(" #tag%d", i)
			}
			p.Variants = nil
			for _, c := range strings.Fields(l.on) {
				for _, a := range b.Accounts {
					if a.Platform == codes[c] {
						v := models.Variant{AccountID: a.ID, Day: "2027-02-" + l.day, Clock: l.clock}
						v.Mark(l.status)
						p.Variants = append(p.Variants, v)
					}
				}
			}
		}))
	}
	return posts
}

// newStage shows the posts of the picture in a window of a size.
func newStage(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	kit.SetMode(kit.Light)
	kit.Install(app)
	lang.Set("id")
	s := &stage{t: t, store: storetest.New(t), bus: &models.Bus{}}
	s.brands = brandsOf04(t, s.store)
	s.posts = fill04(t, s.store, s.brands)
	s.plan = plan.New(s.store, s.bus, storetest.Clock)
	s.window = app.NewWindow("Lontar")
	t.Cleanup(s.window.Close)
	s.over = kit.NewOverlay(s.window)
	s.table = New(s, s.plan, brand.New(s.store, s.bus, storetest.Clock), s.store, s.bus, func(string, int) string { return "" })
	t.Cleanup(s.table.Close)
	s.table.mods = func() fyne.KeyModifier { return s.held }
	s.table.clip = func() fyne.Clipboard { return s }
	s.window.SetPadded(false)
	s.window.SetContent(s.over.Wrap(s.table.Object()))
	s.window.Resize(size)
	s.table.Show(models.Filter{}, "2027-02-22", "2027-03-07")
	return s
}
