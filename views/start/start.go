// Package start is the first start: one form for the first brand, and two ways
// around it, the example workspace and a backup.
package start

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the first start uses of the window.
type Host interface {
	Overlay() *kit.Overlay
	// CreateBrand saves the first brand; done gets what is wrong with it, or nil.
	CreateBrand(b *models.Brand, done func(error))
	OpenExample()
	// RestoreFrom asks for a backup and restores it.
	RestoreFrom()
	// OpenOther asks for the folder of another workspace and opens it.
	OpenOther()
}

// Colours offered for a brand (13-mulai.png); each has 4.5:1 against white.
var colors = []string{"#9A4A20", "#2F3E7C", "#3E7427", "#7A2E4A", "#7C57A8", "#0F5E58", "#6B5B3A"}

var platforms = []models.Platform{models.Instagram, models.Facebook, models.TikTok, models.X, models.YouTube, models.Threads}

// Screen is the form and its two alternatives.
type Screen struct {
	host   Host
	root   fyne.CanvasObject
	name   *kit.Entry
	color  string
	on     map[models.Platform]bool
	zone   string
	reply  int
	button *kit.Button
	swatch *fyne.Container
	cards  *fyne.Container
}

// New builds the first start.
func New(host Host) *Screen {
	s := &Screen{
		host: host, color: colors[0], zone: models.DefaultZone, reply: 60,
		on: map[models.Platform]bool{models.Instagram: true, models.Facebook: true, models.TikTok: true},
	}
	s.root = container.New(&halves{}, s.picture(), s.form())
	return s
}

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the keyboard on the name.
func (s *Screen) Focus() { s.host.Overlay().Canvas().Focus(s.name) }

// halves gives the picture 36 % of the window, the form the rest.
type halves struct{}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1000, 640) }

func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := size.Width * 0.361
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(size.Width-w, size.Height))
}

// thirds lays three objects of equal width in a row, 8 px apart.
type thirds struct{}

func (thirds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(420, 36) }

func (thirds) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - 16) / 3
	for i := range o {
		o[i].Move(fyne.NewPos(float32(i)*(w+8), 0))
		o[i].Resize(fyne.NewSize(w, size.Height))
	}
}

// picture is the palm leaf on teal, the same in both themes.
func (s *Screen) picture() fyne.CanvasObject {
	ground := canvas.NewRectangle(kit.Hex("#0F5E58"))
	leaf := canvas.NewImageFromResource(fyne.NewStaticResource("leaf.svg", leafSVG))
	leaf.FillMode = canvas.ImageFillCover
	title := kit.TextColor("Lontar", kit.Title, kit.Hex("#FFF6EA"))
	note := kit.Column(2)
	for _, line := range kit.Wrap(lang.T("start.local"), kit.Compact, 400, 3) {
		note.Add(kit.TextColor(line, kit.Compact, kit.Hex("#CBE2DC")))
	}
	words := container.NewBorder(kit.Pad(48, 0, 0, 48, title), kit.Pad(0, 48, 48, 48, note), nil, nil)
	return container.NewStack(ground, leaf, words)
}

func (s *Screen) form() fyne.CanvasObject {
	s.name = kit.NewEntry(lang.T("start.name_example"))
	s.name.OnSubmitted = func(string) { s.create() }
	s.swatch, s.cards = kit.Row(8), kit.Column(8)
	s.drawSwatches()
	s.drawCards()
	var zones []kit.Option
	for _, z := range brand.Zones() {
		zones = append(zones, kit.Option{Value: z.Zone, Text: z.Text})
	}
	zone := kit.NewSelect("", zones, s.zone, func(v string) { s.zone = v })
	var replies []kit.Option
	for _, m := range []int{15, 30, 60, 120, 240, 480, 1440} {
		replies = append(replies, kit.Option{Value: strconv.Itoa(m), Text: lang.Duration(m)})
	}
	reply := kit.NewSelect("", replies, strconv.Itoa(s.reply), func(v string) { s.reply, _ = strconv.Atoi(v) })
	s.button = kit.NewButton(lang.T("start.create"), "", kit.Primary, s.create).Trailing("corner-down-left")
	head := container.NewBorder(nil, nil, kit.Text(lang.T("start.first_brand"), kit.Heading, kit.Ink),
		kit.Text(lang.T("start.one_minute"), kit.Compact, kit.Ink3))
	body := kit.Column(16, head,
		container.NewBorder(nil, nil, nil, kit.Pad(0, 0, 0, 16, kit.Field(lang.T("common.color"), kit.Fixed(0, 32, s.swatch), "")),
			kit.Field(lang.T("start.name"), s.name, "")),
		kit.Field(lang.T("start.accounts"), s.cards, ""),
		kit.Row(16, kit.Grow(kit.Field(lang.T("start.zone"), zone.Fill(), "")),
			kit.Grow(kit.Field(lang.T("start.reply"), reply.Fill(), "")),
			kit.Pad(20, 0, 0, 0, s.button)))
	or := kit.Row(16, kit.Grow(kit.Pad(8, 0, 7, 0, kit.Divider())), kit.Text(lang.T("common.or"), kit.Caption, kit.Ink3), kit.Grow(kit.Pad(8, 0, 7, 0, kit.Divider())))
	all := kit.Column(16,
		kit.Column(4, kit.Text(lang.T("start.welcome"), kit.Display, kit.Ink), kit.Text(lang.T("start.begin"), kit.Body, kit.Ink2)),
		kit.Fixed(0, 4, kit.Spacer()),
		kit.NewCard(kit.Pad(20, 20, 20, 20, body)), or,
		s.way("layout-dashboard", "start.example", "start.example_text", lang.T("common.open"), s.host.OpenExample),
		s.way("archive-restore", "start.restore", "start.restore_text", lang.T("start.choose"), s.host.RestoreFrom),
		kit.Center(kit.NewButton(lang.T("start.other"), "", kit.Ghost, s.host.OpenOther)))
	return container.NewStack(canvas.NewRectangle(kit.Color(kit.Paper)), container.NewVScroll(kit.Pad(12, 0, 12, 0, container.NewCenter(kit.Fixed(640, 0, all)))))
}

// way is one of the alternatives: picture, what it is, and its button.
func (s *Screen) way(icon, title, text, label string, run func()) fyne.CanvasObject {
	tile := canvas.NewRectangle(kit.Color(kit.Tint))
	tile.CornerRadius = 6
	mark := kit.Fixed(40, 40, container.NewStack(tile, container.NewCenter(kit.IconImage(icon, kit.Accent, 18))))
	words := kit.Column(2, kit.Text(lang.T(title), kit.Strong, kit.Ink), kit.NewLabel(lang.T(text), kit.Compact, kit.Ink2))
	return kit.NewCard(kit.Pad(16, 20, 16, 20, container.NewBorder(nil, nil, kit.Pad(0, 16, 0, 0, kit.Center(mark)),
		kit.Center(kit.NewButton(label, "", kit.Outlined, run)), words)))
}

func (s *Screen) drawSwatches() {
	s.swatch.Objects = nil
	for _, c := range colors {
		s.swatch.Add(newSwatch(c, c == s.color, func() { s.color = c; s.drawSwatches() }))
	}
	s.swatch.Refresh()
}

func (s *Screen) drawCards() {
	s.cards.Objects = nil
	for i := 0; i < len(platforms); i += 3 {
		row := container.New(thirds{})
		for _, p := range platforms[i:min(i+3, len(platforms))] {
			row.Add(newPick(p, s.on[p], func(on bool) { s.on[p] = on }))
		}
		s.cards.Add(row)
	}
	s.cards.Refresh()
}

// Brand is the brand as the form says it.
func (s *Screen) Brand() *models.Brand {
	b := &models.Brand{
		Name: strings.TrimSpace(s.name.Text), Color: s.color, Zone: s.zone, ReplyMinutes: s.reply,
		PlanWeekday: 5, PlanClock: "17:00", Pillars: brand.DefaultPillars(),
	}
	for _, p := range platforms {
		if s.on[p] {
			b.Accounts = append(b.Accounts, models.Account{Platform: p, Name: b.Name})
		}
	}
	return b
}

func (s *Screen) create() {
	s.name.SetError("")
	s.button.Busy(true)
	s.host.CreateBrand(s.Brand(), func(err error) {
		s.button.Busy(false)
		if err == nil {
			return
		}
		s.name.SetError(lang.Error(err))
		s.Focus()
	})
}

// Platforms lists what is ticked, in the order offered.
func (s *Screen) Platforms() []models.Platform {
	return slices.DeleteFunc(slices.Clone(platforms), func(p models.Platform) bool { return !s.on[p] })
}
