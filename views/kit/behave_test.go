package kit

import (
	"image"
	"image/color"
	"io/fs"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lontar/assets"
	"lontar/models"
)

// window shows an object under an overlay, in light mode.
func window(t *testing.T, o fyne.CanvasObject) (fyne.Window, *Overlay) {
	t.Helper()
	app := test.NewApp()
	useMode(t, app, Light)
	w := test.NewWindow(nil)
	over := NewOverlay(w)
	w.SetContent(over.Wrap(o))
	w.Resize(fyne.NewSize(800, 600))
	t.Cleanup(func() { over.Forget(); w.Close() })
	return w, over
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		if f := c.Focused(); f != nil {
			f.TypedKey(e)
		} else if c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
	}
}

// drawnTexts are the visible texts under an object.
func drawnTexts(o fyne.CanvasObject) (out []string) {
	if !o.Visible() {
		return nil
	}
	switch v := o.(type) {
	case *canvas.Text:
		return []string{v.Text}
	case *fyne.Container:
		for _, c := range v.Objects {
			out = append(out, drawnTexts(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			out = append(out, drawnTexts(c)...)
		}
	}
	return out
}

func TestButtonActsOnTapSpaceAndEnter(t *testing.T) {
	n := 0
	b := NewButton("Simpan", "check", Primary, func() { n++ })
	w, _ := window(t, Row(0, b, Spacer()))
	test.Tap(b)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatal("Tab does not reach the button")
	}
	press(w.Canvas(), fyne.KeySpace, fyne.KeyReturn)
	if n != 3 {
		t.Fatalf("acted %d times, want 3", n)
	}
	b.Busy(true)
	test.Tap(b)
	b.Busy(false)
	b.Disable()
	test.Tap(b)
	if n != 3 {
		t.Fatal("a busy or disabled button acted")
	}
}

func TestUnusedKeysReachTheWindow(t *testing.T) {
	b := NewButton("Simpan", "", Primary, nil)
	w, _ := window(t, Row(0, b))
	var got []fyne.KeyName
	var letters string
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	w.Canvas().SetOnTypedRune(func(r rune) { letters += string(r) })
	w.Canvas().Focus(b)
	press(w.Canvas(), fyne.KeyF1)
	b.TypedRune('n')
	if len(got) != 1 || got[0] != fyne.KeyF1 || letters != "n" {
		t.Fatalf("window got %v %q", got, letters)
	}
}

func TestSelectByKeyboard(t *testing.T) {
	var chosen string
	s := NewSelect("Pilar", []Option{{Value: "", Text: "Semua"}, {Value: "e", Text: "Edukasi"}, {Value: "p", Text: "Promo"}}, "", func(v string) { chosen = v })
	w, over := window(t, Row(0, s))
	w.Canvas().Focus(s)
	press(w.Canvas(), fyne.KeyDown)
	if !over.Open() {
		t.Fatal("Down does not open the options")
	}
	press(w.Canvas(), fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if chosen != "p" || over.Open() {
		t.Fatalf("chose %q, open %v", chosen, over.Open())
	}
	if got := strings.Join(drawnTexts(s), " "); !strings.Contains(got, "Promo") {
		t.Fatalf("shows %q", got)
	}
	s.TypedRune('e')
	if chosen != "e" {
		t.Fatalf("letter chose %q", chosen)
	}
	press(w.Canvas(), fyne.KeyReturn, fyne.KeyEscape)
	if over.Open() || s.Value() != "e" {
		t.Fatal("Esc does not leave the options as they were")
	}
}

func TestMultiSelectLabel(t *testing.T) {
	m := NewMultiSelect("Platform", []Option{{Value: "a", Text: "Instagram"}, {Value: "b", Text: "TikTok"}}, nil, nil)
	window(t, Fixed(240, 32, m))
	for _, c := range []struct {
		vals []string
		want string
	}{{nil, "Semua"}, {[]string{"b"}, "TikTok"}, {[]string{"a", "b"}, "2 dipilih"}} {
		m.SetValues(c.vals)
		if got := strings.Join(drawnTexts(m), "|"); !strings.Contains(got, c.want) {
			t.Errorf("%v shows %q, want %q", c.vals, got, c.want)
		}
	}
}

func TestDialogKeys(t *testing.T) {
	w, over := window(t, Row(0, NewButton("x", "", Ghost, nil)))
	below := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { below++ })
	done := 0
	over.Confirm("Hapus?", "Tidak bisa dibatalkan.", true, "Hapus", func() { done++ })
	f, ok := w.Canvas().Focused().(*Button)
	if !ok || f.Label() != "Batal" {
		t.Fatalf("focus starts on %v, want the safe button", w.Canvas().Focused())
	}
	press(w.Canvas(), fyne.KeyF5)
	if below != 0 {
		t.Error("a key under the dialog reached the screen")
	}
	press(w.Canvas(), fyne.KeyEscape)
	if over.Open() || done != 0 {
		t.Fatal("Esc does not close the dialog without acting")
	}
	press(w.Canvas(), fyne.KeyF5)
	if below != 1 {
		t.Error("the screen did not get its keys back")
	}
	over.Confirm("Hapus?", "", true, "Hapus", func() { done++ })
	w.Canvas().FocusNext()
	press(w.Canvas(), fyne.KeyReturn)
	if done != 1 || over.Open() {
		t.Fatalf("confirmed %d times, open %v", done, over.Open())
	}
}

func TestMenuArrowsSkipAndSub(t *testing.T) {
	w, over := window(t, Row(0))
	got := ""
	over.Menu(fyne.NewPos(10, 10), []MenuItem{
		{Label: "Satu", Action: func() { got = "1" }},
		{},
		{Label: "Dua", Disabled: true},
		{Label: "Tiga", Sub: []MenuItem{{Label: "A", Action: func() { got = "A" }}}},
	})
	press(w.Canvas(), fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	if got != "A" || over.Open() {
		t.Fatalf("ran %q, open %v", got, over.Open())
	}
}

func TestToastStaysWhileHoveredAndUndoes(t *testing.T) {
	var timers []func()
	stopped := 0
	old := after
	after = func(_ time.Duration, f func()) func() {
		timers = append(timers, f)
		return func() { stopped++ }
	}
	defer func() { after = old }()
	_, over := window(t, Row(0))
	undone := 0
	over.Toast("check", "Dipindah", "Urungkan", func() { undone++ })
	over.toast.MouseIn(&desktop.MouseEvent{})
	if stopped == 0 {
		t.Fatal("hovering does not stop the clock")
	}
	over.toast.MouseOut()
	test.Tap(over.toast.action)
	if undone != 1 || over.ToastText() != "" {
		t.Fatalf("undone %d, still %q", undone, over.ToastText())
	}
	over.Toast("check", "Satu", "", nil)
	over.Toast("check", "Dua", "", nil)
	if over.ToastText() != "Dua" || len(over.layer.Objects) != 1 {
		t.Fatal("a newer toast does not replace the older")
	}
	timers[len(timers)-1]()
	if over.ToastText() != "" {
		t.Fatal("the toast does not go by itself")
	}
}

func TestTooltipAfterRest(t *testing.T) {
	var wait time.Duration
	var fire func()
	old := after
	after = func(d time.Duration, f func()) func() { wait, fire = d, f; return func() {} }
	defer func() { after = old }()
	l := NewLabel("Sebuah judul yang sangat panjang sekali", Compact, Ink)
	_, over := window(t, Fixed(60, 20, Row(0, Fixed(60, 20, l))))
	l.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(20, 20)}})
	if fire == nil || wait != 500*time.Millisecond {
		t.Fatalf("no tooltip for a cut text (wait %v)", wait)
	}
	fire()
	if over.tip == nil {
		t.Fatal("no tooltip shown")
	}
	l.MouseOut()
	if over.tip != nil {
		t.Fatal("tooltip stays")
	}
}

func TestFitCutsWholeClusters(t *testing.T) {
	window(t, Row(0))
	full := "Yuk 👩🏽‍💻👩🏽‍💻👩🏽‍💻 ngoding"
	for w := float32(1); w < Measure(full, Compact); w += 3 {
		got := Fit(full, Compact, w)
		if Measure(got, Compact) > w {
			t.Fatalf("width %v: %q is too wide", w, got)
		}
		head := strings.TrimSuffix(got, "…")
		if !strings.HasPrefix(full, head) || strings.HasSuffix(head, "\u200d") || strings.HasSuffix(head, "👩") {
			t.Fatalf("width %v: %q cuts a cluster", w, got)
		}
	}
}

func TestWrapKeepsEverythingAndEndsInEllipsis(t *testing.T) {
	window(t, Row(0))
	s := "Habis tarawih jangan langsung rebahan dulu ya teman https://contoh.id/sangat/panjang/sekali/tanpa/spasi"
	all := Wrap(s, Body, 120, 0)
	if strings.Join(strings.Fields(strings.Join(all, "")), "") != strings.Join(strings.Fields(s), "") {
		t.Fatalf("text lost: %q", all)
	}
	for _, l := range all {
		if Measure(l, Body) > 120 {
			t.Errorf("%q is too wide", l)
		}
	}
	if two := Wrap(s, Body, 120, 2); len(two) != 2 || !strings.HasSuffix(two[1], "…") {
		t.Fatalf("two lines: %q", two)
	}
}

func TestEntryDeletesWholeEmoji(t *testing.T) {
	e := NewEntry("")
	w, _ := window(t, Row(0, Fixed(200, 32, e)))
	e.Set("a👩🏽‍💻")
	w.Canvas().Focus(e)
	press(w.Canvas(), fyne.KeyEnd, fyne.KeyBackspace)
	if e.Text != "a" {
		t.Fatalf("left %q", e.Text)
	}
}

func TestParseTyped(t *testing.T) {
	now := time.Date(2027, 2, 24, 14, 0, 0, 0, time.UTC)
	for in, want := range map[string]string{
		"": "", "26 Feb": "2027-02-26", "26/2": "2027-02-26", "1/3/27": "2027-03-01", "2027-03-10": "2027-03-10",
		"Rabu, 24 Februari 2027": "2027-02-24", "26": "2027-02-26", "besok": "2027-02-25", "10 Nov": "2027-11-10", "Jum 26 Feb": "2027-02-26",
	} {
		if got, ok := ParseDay(in, now); !ok || got != want {
			t.Errorf("day %q: %q %v, want %q", in, got, ok, want)
		}
	}
	for _, bad := range []string{"31 Feb", "30/2/2027", "32", "x", "12 Foo"} {
		if got, ok := ParseDay(bad, now); ok {
			t.Errorf("day %q taken as %q", bad, got)
		}
	}
	for in, want := range map[string]string{"19.00": "19:00", "7 PM": "19:00", "1930": "19:30", "7 malam": "19:00", "12 am": "00:00", "9": "09:00", "": ""} {
		if got, ok := ParseClock(in); !ok || got != want {
			t.Errorf("clock %q: %q %v, want %q", in, got, ok, want)
		}
	}
	for _, bad := range []string{"25.70", "19.60", "pagi"} {
		if got, ok := ParseClock(bad); ok {
			t.Errorf("clock %q taken as %q", bad, got)
		}
	}
}

func TestDateFieldTypedAndWrong(t *testing.T) {
	Today = func() time.Time { return time.Date(2027, 2, 24, 0, 0, 0, 0, time.UTC) }
	defer func() { Today = time.Now }()
	var got string
	f := NewDateField("2027-02-24", func(d string) { got = d })
	window(t, Fixed(200, 60, f))
	f.Entry.Set("26 feb")
	f.Entry.OnSubmitted("")
	if got != "2027-02-26" || f.Entry.Text != "26 Feb 2027" {
		t.Fatalf("typed day gives %q, shown %q", got, f.Entry.Text)
	}
	f.Entry.Set("31 feb")
	f.Entry.OnSubmitted("")
	if f.Entry.Error() == "" || f.Value() != "2027-02-26" {
		t.Fatal("a day that does not exist is taken")
	}
}

func TestDatePickerKeysMondayFirst(t *testing.T) {
	var got string
	p := NewDatePicker("2027-02-26", func(d string) { got = d })
	w, _ := window(t, Row(0, p))
	if first := p.grid.first(); first.Weekday() != time.Monday {
		t.Fatalf("begins on %v", first.Weekday())
	}
	w.Canvas().Focus(p.grid)
	press(w.Canvas(), fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	if got != "2027-03-06" {
		t.Fatalf("chose %q", got)
	}
	press(w.Canvas(), fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyReturn)
	if got != "2027-01-06" {
		t.Fatalf("two months back is %q", got)
	}
}

func TestSegmentedAndCheck(t *testing.T) {
	got := ""
	s := NewSegmented([]Option{{Value: "m", Text: "Bulan"}, {Value: "w", Text: "Minggu"}}, "m", func(v string) { got = v })
	c := NewCheck("Ingat", false, nil)
	w, _ := window(t, Row(8, s, c))
	w.Canvas().Focus(s)
	press(w.Canvas(), fyne.KeyRight)
	if got != "w" {
		t.Fatalf("Right chose %q", got)
	}
	test.TapAt(s, fyne.NewPos(10, 10))
	if got != "m" {
		t.Fatalf("tap chose %q", got)
	}
	c.SetMixed()
	test.Tap(c)
	if !c.On() {
		t.Fatal("a mixed box does not become ticked")
	}
}

func TestGridDrawsOnlyWhatIsSeen(t *testing.T) {
	rows := &countingRows{}
	g := NewGrid(rows, []GridColumn{{Title: "A", Width: 100}, {Title: "B", Grow: true, Width: 100}}, 1)
	w, _ := window(t, g)
	if rows.most > 25 {
		t.Fatalf("asked for row %d of a window of 600 px", rows.most)
	}
	w.Canvas().Focus(g)
	press(w.Canvas(), fyne.KeyEnd)
	if row, _ := g.Cursor(); row != 99999 || rows.most != 99999 {
		t.Fatalf("End goes to %d, drawn up to %d", row, rows.most)
	}
}

type countingRows struct{ most int }

func (*countingRows) Len() int { return 100000 }
func (r *countingRows) Cell(row, _ int) GridCell {
	r.most = max(r.most, row)
	return GridCell{Text: "x", Token: Ink}
}

// TestContrast holds the tokens to what the design promises.
func TestContrast(t *testing.T) {
	text := [][2]Token{
		{Ink, Paper},
		{Ink, Surface},
		{Ink, Sunken},
		{Ink2, Paper},
		{Ink2, Surface},
		{Ink2, Sunken},
		{Ink3, Paper},
		{Ink3, Surface},
		{Ink3, Sunken},
		{Ink3, Tint},
		{Ink2, Tint2},
		{Accent, Paper},
		{Accent, Surface},
		{Accent, Tint},
		{Accent, Tint2},
		{Accent, Sunken},
		{OnAcc, Accent},
		{OnAcc, AccentH},
		{OnAcc, Red},
		{Amber, Paper},
		{Amber, Surface},
		{Amber, AmberT},
		{Amber, Sunken},
		{Amber, Tint},
		{Red, Paper},
		{Red, Surface},
		{Red, RedT},
		{AddI, Add},
		{DelI, Del},
		{Ink3, AmberT},
		{H4Ink, H4},
		{Paper, Ink},
		{ToastAction, Ink},
	}
	for _, m := range []Mode{Light, Dark} {
		for _, p := range text {
			if r := ratio(ColorIn(p[0], m), ColorIn(p[1], m)); r < 4.5 {
				t.Errorf("mode %v: token %d on %d is %.2f, want 4.5", m, p[0], p[1], r)
			}
		}
		for _, p := range [][2]Token{{Ctl, Surface}, {Focus, Surface}, {Focus, Paper}, {AmberI, Surface}} {
			if r := ratio(ColorIn(p[0], m), ColorIn(p[1], m)); r < 3 {
				t.Errorf("mode %v: mark %d on %d is %.2f, want 3", m, p[0], p[1], r)
			}
		}
	}
}

func ratio(a, b color.NRGBA) float64 {
	lum := func(c color.NRGBA) float64 {
		f := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.03928 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
	}
	x, y := lum(a), lum(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// TestEveryIconDraws catches files the rasteriser draws as nothing.
func TestEveryIconDraws(t *testing.T) {
	window(t, Row(0))
	err := fs.WalkDir(assets.Icons, "icons", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "icons/"), ".svg")
		if n := inked(IconColor(name, color.NRGBA{R: 0x80, A: 255}), Hex("#7F7F7F")); n < 12 {
			t.Errorf("%s draws %d pixels", name, n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range models.Platforms {
		if inked(PlatformResource(p, Ink), Color(Surface)) < 12 {
			t.Errorf("platform %s has no glyph", p)
		}
	}
}

func inked(r fyne.Resource, ground color.Color) int {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(Panel(Surface, picture(r, 16)))
	c.Content().(*fyne.Container).Objects[0].(*canvas.Rectangle).FillColor = ground
	c.Resize(fyne.NewSize(16, 16))
	return different(c.Capture(), ground)
}

func different(img image.Image, ground color.Color) (n int) {
	r0, g0, b0, _ := ground.RGBA()
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			if math.Abs(float64(r)-float64(r0))+math.Abs(float64(g)-float64(g0))+math.Abs(float64(b)-float64(b0)) > 0x4000 {
				n++
			}
		}
	}
	return n
}

// TestEmojiAreColourful draws emoji of every kind, in text, bold and a field.
func TestEmojiAreColourful(t *testing.T) {
	window(t, Row(0))
	for name, s := range map[string]string{"zwj": "👩🏽‍💻", "flag": "🇮🇩", "skin": "👋🏽", "keycap": "1️⃣", "heart": "❤️", "new": "🫶"} {
		if w := Measure(s, Body); w < 15 || w > 20 {
			t.Errorf("%s is %.1f px wide, not one emoji", name, w)
		}
		for _, st := range []Style{Body, Strong} {
			if n := colourful(Text(s, st, Ink)); n < 20 {
				t.Errorf("%s (bold %v) draws %d coloured pixels", name, st.Bold, n)
			}
		}
		e := NewEntry("")
		e.Set(s)
		if n := colourful(e); n < 20 {
			t.Errorf("%s in a field draws %d coloured pixels", name, n)
		}
	}
	if a, b := Measure("😄 a", Body), Measure("😄a", Body); b >= a {
		t.Errorf("the space after an emoji has no width: %v, %v", a, b)
	}
}

func colourful(o fyne.CanvasObject) (n int) {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(Panel(Surface, o))
	c.Resize(fyne.NewSize(60, 32))
	img := c.Capture()
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			if max(r, g, b)-min(r, g, b) > 0x1800 {
				n++
			}
		}
	}
	return n
}

func TestMultiSelectByKeyboard(t *testing.T) {
	var got []string
	m := NewMultiSelect("Platform", []Option{{Value: "a", Text: "Instagram"}, {Value: "b", Text: "TikTok"}, {Value: "c", Text: "X"}}, nil, func(v []string) { got = v })
	w, over := window(t, Fixed(240, 32, m))
	w.Canvas().Focus(m)
	press(w.Canvas(), fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace)
	if strings.Join(got, ",") != "a,b" || !over.Open() {
		t.Fatalf("chose %v, open %v", got, over.Open())
	}
	press(w.Canvas(), fyne.KeyEscape)
	if over.Open() {
		t.Fatal("Esc does not close the list")
	}
}

func TestTapBesideClosesMenusNotDialogs(t *testing.T) {
	_, over := window(t, Row(0))
	over.Menu(fyne.NewPos(10, 10), []MenuItem{{Label: "Satu"}})
	test.Tap(over.sheets[0])
	if over.Open() {
		t.Error("the menu stays")
	}
	over.Confirm("Hapus?", "", true, "Hapus", nil)
	test.Tap(over.sheets[0])
	if !over.Open() {
		t.Error("a form would be lost by a tap beside it")
	}
}

func TestRowGivesLabelsTheirTextAndCutsThemLast(t *testing.T) {
	l := NewLabel("Sebuah judul panjang", Compact, Ink)
	row := Row(8, l, Spacer(), NewButton("Ubah", "", Outlined, nil))
	window(t, Row(0))
	row.Resize(fyne.NewSize(400, 32))
	if got := strings.Join(drawnTexts(l), ""); got != l.Text() {
		t.Errorf("with room: %q", got)
	}
	row.Resize(fyne.NewSize(150, 32))
	if got := strings.Join(drawnTexts(l), ""); !strings.HasSuffix(got, "…") {
		t.Errorf("without room: %q", got)
	}
}

func TestCompactMultiSelectLeavesOutAll(t *testing.T) {
	m := NewMultiSelect("Pilar", []Option{{Value: "a", Text: "Promo"}}, nil, nil)
	wide := m.MinSize().Width
	m.Compact(true)
	if m.value != "" || m.MinSize().Width >= wide {
		t.Errorf("compact shows %q, %v wide", m.value, m.MinSize().Width)
	}
	m.SetValues([]string{"a"})
	if m.value != "Promo" {
		t.Errorf("a choice is shown as %q", m.value)
	}
	m.SetValues(nil)
	m.Compact(false)
	if m.value == "" || m.MinSize().Width != wide {
		t.Errorf("wide again: %q", m.value)
	}
}
