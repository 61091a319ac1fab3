package kit

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// clock is a time that moves when a test says so.
type clock struct{ at time.Time }

func (k *clock) now() time.Time { return k.at }

// caption shows a focused caption of 420 px in a window.
func caption(t *testing.T, text string) (*CaptionEntry, fyne.Window, *clock) {
	t.Helper()
	c := NewCaption("Tulis caption")
	k := &clock{time.Date(2026, 2, 24, 8, 0, 0, 0, time.UTC)}
	c.now = k.now
	w, _ := window(t, Column(8, c))
	w.Resize(fyne.NewSize(420, 400))
	c.SetText(text)
	w.Canvas().Focus(c)
	return c, w, k
}

func typeIn(c *CaptionEntry, s string) {
	for _, r := range s {
		if r == '\n' {
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			c.TypedRune(r)
		}
	}
}

func keys(c *CaptionEntry, names ...fyne.KeyName) {
	for _, k := range names {
		c.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func ctrl(c *CaptionEntry, k fyne.KeyName, more ...fyne.KeyModifier) {
	mod := wordModifier()
	for _, m := range more {
		mod |= m
	}
	c.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
}

func TestCaptionTypesAndTells(t *testing.T) {
	c, _, _ := caption(t, "")
	var told []string
	c.OnChanged = func(s string) { told = append(told, s) }
	typeIn(c, "Hai\nkamu")
	keys(c, fyne.KeyBackspace)
	if c.Text() != "Hai\nkam" || told[len(told)-1] != c.Text() || len(told) != 9 {
		t.Fatalf("text %q, told %q", c.Text(), told)
	}
	if s, e := c.Selection(); s != 7 || e != 7 {
		t.Fatalf("caret at %d, %d", s, e)
	}
}

func TestCaptionNeverCutsAnEmoji(t *testing.T) {
	for _, e := range []string{"👨‍👩‍👧‍👦", "🇮🇩", "👍🏽", "1️⃣", "é", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ꦏꦿ"} {
		c, _, _ := caption(t, "a"+e+"b")
		keys(c, fyne.KeyRight, fyne.KeyRight)
		if got := c.Caret(); got != 1+utf8.RuneCountInString(e) {
			t.Errorf("%q: Right goes to %d", e, got)
		}
		keys(c, fyne.KeyBackspace)
		if c.Text() != "ab" {
			t.Errorf("Backspace leaves %q of %q", c.Text(), e)
		}
		c.Undo()
		keys(c, fyne.KeyHome, fyne.KeyRight, fyne.KeyDelete)
		if c.Text() != "ab" {
			t.Errorf("Delete leaves %q of %q", c.Text(), e)
		}
	}
}

func TestCaptionMovesByWordsAndLines(t *testing.T) {
	c, _, _ := caption(t, "Satu dua, tiga\nempat")
	ctrl(c, fyne.KeyRight)
	ctrl(c, fyne.KeyRight)
	if c.Caret() != 8 {
		t.Fatalf("two words right: %d", c.Caret())
	}
	keys(c, fyne.KeyEnd)
	if c.Caret() != 14 {
		t.Fatalf("End: %d", c.Caret())
	}
	keys(c, fyne.KeyDown)
	if c.Caret() != 20 {
		t.Fatalf("Down onto a short line: %d", c.Caret())
	}
	keys(c, fyne.KeyUp)
	if c.Caret() != 14 {
		t.Fatalf("Up returns to where it came from: %d", c.Caret())
	}
	ctrl(c, fyne.KeyBackspace)
	if c.Text() != "Satu dua, \nempat" {
		t.Fatalf("Ctrl+Backspace leaves %q", c.Text())
	}
	ctrl(c, fyne.KeyHome)
	ctrl(c, fyne.KeyDelete)
	if c.Text() != "dua, \nempat" {
		t.Fatalf("Ctrl+Delete leaves %q", c.Text())
	}
	c.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	keys(c, fyne.KeyRight, fyne.KeyRight)
	c.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if c.Selected() != "du" {
		t.Fatalf("Shift selects %q", c.Selected())
	}
	keys(c, fyne.KeyLeft)
	if s, e := c.Selection(); s != 0 || e != 0 {
		t.Fatalf("Left collapses to %d, %d", s, e)
	}
}

func TestCaptionUndoesByWordsAndPauses(t *testing.T) {
	c, _, k := caption(t, "Awal ")
	ctrl(c, fyne.KeyEnd)
	typeIn(c, "satu dua")
	k.at = k.at.Add(3 * time.Second)
	typeIn(c, "nya")
	c.Insert("\n#sehat #fit")
	want := []string{"Awal satu duanya", "Awal satu dua", "Awal satu ", "Awal "}
	for _, w := range want {
		c.TypedShortcut(&fyne.ShortcutUndo{})
		if c.Text() != w {
			t.Fatalf("undo gives %q, want %q", c.Text(), w)
		}
	}
	c.SetText("Awal ")
	for range 4 {
		c.TypedShortcut(&fyne.ShortcutRedo{})
	}
	if c.Text() != "Awal satu duanya\n#sehat #fit" || c.CanRedo() {
		t.Fatalf("redo gives %q", c.Text())
	}
	c.SetText("lain")
	if c.CanUndo() {
		t.Fatal("another text keeps the undo of the old one")
	}
}

func TestCaptionClicksAndDrags(t *testing.T) {
	c, w, k := caption(t, "Habis tarawih, jangan\nrebahan dulu")
	_ = w
	place := func(rune int) *desktop.MouseEvent {
		p := c.placeOf(c.page.bytesAt(rune), false)
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = p.AddXY(c.inset.Width+1, c.inset.Height+8)
		return e
	}
	click := func(e *desktop.MouseEvent) { c.MouseDown(e); c.MouseUp(e) }
	click(place(8))
	if c.Caret() != 8 {
		t.Fatalf("click at 8 puts the caret at %d", c.Caret())
	}
	click(place(8))
	if c.Selected() != "tarawih" {
		t.Fatalf("double click selects %q", c.Selected())
	}
	click(place(8))
	if c.Selected() != "Habis tarawih, jangan" {
		t.Fatalf("triple click selects %q", c.Selected())
	}
	k.at = k.at.Add(time.Second)
	c.MouseDown(place(6))
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: place(29).Position}})
	c.DragEnd()
	c.MouseUp(place(29))
	if c.Selected() != "tarawih, jangan\nrebahan" {
		t.Fatalf("drag selects %q", c.Selected())
	}
	typeIn(c, "x")
	if c.Text() != "Habis x dulu" {
		t.Fatalf("typing over the selection gives %q", c.Text())
	}
}

func TestCaptionHandsOnWhatIsNotItsOwn(t *testing.T) {
	c, w, _ := caption(t, "teks")
	var seen []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { seen = append(seen, e.Name) })
	keys(c, fyne.KeyEscape, fyne.KeyF5, fyne.KeyLeft, fyne.KeyN, fyne.KeySpace, desktop.KeyControlLeft)
	if !slices.Equal(seen, []fyne.KeyName{fyne.KeyEscape, fyne.KeyF5}) {
		t.Fatalf("the window saw %v", seen)
	}
	for _, k := range []desktop.CustomShortcut{
		{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl},
		{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl},
		{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt},
	} {
		if c.custom(&k) { // the test's window takes no shortcuts
			t.Errorf("%v does not reach the window", k)
		}
	}
}

func TestCaptionPastes(t *testing.T) {
	c, _, _ := caption(t, "")
	c.Paste("“Halo”\u00a0dunia \r\n\u00adbaris\tdua\u2029ti\u200bga \xff", true)
	if want := "\"Halo\" dunia\nbaris dua\n\nti\u200bga \uFFFD"; c.Text() != want {
		t.Fatalf("pasted %q, want %q", c.Text(), want)
	}
	c.Undo()
	if c.Text() != "" {
		t.Fatal("a paste is one step")
	}
	c.SetText("lama ")
	ctrl(c, fyne.KeyEnd)
	var taken, given int
	c.OnTooLong = func(a, b int) { taken, given = a, b }
	c.Paste(strings.Repeat("kata panjang 😀 ", 80_000), true)
	if n := utf8.RuneCountInString(c.Text()); n != captionMax || taken != captionMax-5 || given != 15*80_000 {
		t.Fatalf("holds %d, taken %d of %d", n, taken, given)
	}
	if !strings.HasPrefix(c.Text(), "lama kata") {
		t.Fatal("what stood there is lost")
	}
}

func TestCaptionCompletes(t *testing.T) {
	c, _, _ := caption(t, "")
	got := ""
	at := -1
	c.OnComplete = func(p string, i int) { got, at = p, i }
	c.HideComplete = func() { got = "-" }
	typeIn(c, "Beli #se")
	if got != "#se" || at != 5 {
		t.Fatalf("asks for %q at %d", got, at)
	}
	typeIn(c, " ")
	if got != "-" {
		t.Fatalf("a space leaves %q", got)
	}
	typeIn(c, "{na")
	if got != "{na" {
		t.Fatalf("asks for %q", got)
	}
	c.Replace(at, c.Caret(), "Sehat Fit")
	if c.Text() != "Beli #se Sehat Fit" {
		t.Fatalf("replaced to %q", c.Text())
	}
	got = ""
	typeIn(c, " a@b")
	if got == "@b" {
		t.Fatal("a mail address is not a handle")
	}
}

func TestCaptionSuggests(t *testing.T) {
	c, _, _ := caption(t, "")
	list := []Suggestion{{Label: "Inti Sehat Fit", Detail: "4", Text: "#SehatFit #Bugar"}, {Label: "Depok", Text: "#Depok"}}
	late := -1
	c.OnComplete = func(_ string, at int) { late = at; c.Suggest(at, list) }
	typeIn(c, "Ayo #s")
	if !c.Suggesting() || !c.AcceptsTab() {
		t.Fatal("no list")
	}
	keys(c, fyne.KeyDown, fyne.KeyUp, fyne.KeyTab)
	if c.Text() != "Ayo #SehatFit #Bugar" || c.Suggesting() || c.AcceptsTab() {
		t.Fatalf("chosen to %q, list %v", c.Text(), c.Suggesting())
	}
	c.Undo()
	if c.Text() != "Ayo #s" {
		t.Fatalf("undone to %q", c.Text())
	}
	typeIn(c, "e")
	c.offered.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, suggestRow+4)}})
	if c.Text() != "Ayo #Depok" {
		t.Fatalf("chosen by pointer to %q", c.Text())
	}
	typeIn(c, " ")
	c.Suggest(late, list)
	if c.Suggesting() {
		t.Fatal("a late list is shown")
	}
	typeIn(c, "{n")
	keys(c, fyne.KeyEscape)
	if c.Suggesting() || c.Text() != "Ayo #Depok {n" {
		t.Fatal("Esc does not take the list away")
	}
	typeIn(c, "a")
	c.FocusLost()
	if c.Suggesting() {
		t.Fatal("the list stays when the keyboard leaves")
	}
}

func TestCaptionMarksMoveWithTheText(t *testing.T) {
	c, _, _ := caption(t, "saat sahur, istrahat pun")
	hit := -1
	c.OnMark = func(i int) { hit = i }
	c.Mark([]Underline{{Start: 0, End: 4, Kind: AmberF, Fill: true}, {Start: 12, End: 20, Kind: Red}})
	typeIn(c, "x ")
	if len(c.marks) != 2 || c.page.text[c.marks[1].at:c.marks[1].until] != "istrahat" {
		t.Fatalf("marks %+v", c.marks)
	}
	p := c.placeOf(c.marks[1].at+2, false).AddXY(c.inset.Width+1, c.inset.Height+8)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = p
	c.MouseDown(e)
	c.MouseUp(e)
	if hit != 1 {
		t.Fatalf("tapped mark %d", hit)
	}
	typeIn(c, "i")
	if len(c.marks) != 1 {
		t.Fatalf("a changed word keeps its mark: %+v", c.marks)
	}
}

// pieces are what random texts are made of.
var pieces = []string{"a", " ", "kata ", "\n", "😀", "👨‍👩‍👧", "🇮🇩", "🇮", "\u0301", "\u200d", "👍🏽", "é", "panjangsekalitanpaspasi", "\u202e", "語", "-", "ن", "\t"}

// checkPage compares lines broken step by step with lines broken anew.
func checkPage(t *testing.T, c *CaptionEntry) {
	t.Helper()
	fresh := newPage(c.page.text, captionStyle, c.page.width)
	if len(fresh.paras) != len(c.page.paras) {
		t.Fatalf("%d paragraphs, want %d in %q", len(c.page.paras), len(fresh.paras), c.page.text)
	}
	for i, x := range fresh.paras {
		got := c.page.paras[i]
		if got.start != x.start || got.end != x.end || !slices.Equal(got.lines, x.lines) {
			t.Fatalf("paragraph %d is %+v, want %+v in %q", i, got, x, c.page.text)
		}
	}
	borders := []int{0}
	at := 0
	for g := range graphemeSeq(c.page.text) {
		at += len(g)
		borders = append(borders, at)
	}
	for _, p := range []int{c.caret, c.fix} {
		if !slices.Contains(borders, p) {
			t.Fatalf("the caret is inside a cluster: %d of %q", p, c.page.text)
		}
	}
}

func TestCaptionRandomEditsCanAllBeUndone(t *testing.T) {
	c, _, k := caption(t, "")
	for seed := range uint64(30) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		c.SetText("")
		var start strings.Builder
		for range rnd.IntN(60) {
			start.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		c.SetText(start.String())
		for range 80 {
			k.at = k.at.Add(time.Duration(rnd.IntN(900)) * time.Millisecond)
			randomEdit(c, rnd)
			checkPage(t, c)
		}
		end := c.Text()
		for c.CanUndo() {
			c.Undo()
			checkPage(t, c)
		}
		if c.Text() != start.String() {
			t.Fatalf("seed %d: undone to %q, want %q", seed, c.Text(), start.String())
		}
		for c.CanRedo() {
			c.Redo()
		}
		if c.Text() != end {
			t.Fatalf("seed %d: redone to %q, want %q", seed, c.Text(), end)
		}
	}
}

func randomEdit(c *CaptionEntry, rnd *rand.Rand) {
	moves := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown}
	n := utf8.RuneCountInString(c.Text())
	switch rnd.IntN(9) {
	case 0, 1, 2:
		for _, r := range pieces[rnd.IntN(len(pieces))] {
			typeIn(c, string(r))
		}
	case 3:
		keys(c, fyne.KeyBackspace)
	case 4:
		keys(c, fyne.KeyDelete)
	case 5:
		c.Replace(rnd.IntN(n+1), rnd.IntN(n+1), pieces[rnd.IntN(len(pieces))])
	case 6:
		c.Select(rnd.IntN(n+1), rnd.IntN(n+1))
	case 7:
		c.shift = rnd.IntN(2) == 0
		keys(c, moves[rnd.IntN(len(moves))])
		c.shift = false
	case 8:
		ctrl(c, moves[rnd.IntN(2)], []fyne.KeyModifier{0, fyne.KeyModifierShift}[rnd.IntN(2)])
	}
}

// FuzzCaption types any text, deletes from its middle and takes all back.
func FuzzCaption(f *testing.F) {
	for _, p := range pieces {
		f.Add(p+"x"+p, 1, 2)
	}
	f.Add("a\xff\r\nb", 0, 9)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		c := NewCaption("")
		c.page.setWidth(160)
		c.Insert(s)
		if !utf8.ValidString(c.Text()) || strings.Contains(c.Text(), "\r") {
			t.Fatalf("holds %q", c.Text())
		}
		want := c.Text()
		checkPage(t, c)
		c.history = history{}
		c.Replace(start, end, "é")
		checkPage(t, c)
		keys(c, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyUp)
		checkPage(t, c)
		for c.CanUndo() {
			c.Undo()
		}
		if c.Text() != want {
			t.Fatalf("undone to %q, want %q", c.Text(), want)
		}
		shown(s)
		hiddens(c.Text())
	})
}

func TestCaptionReadOnlyKeepsTextAndUndo(t *testing.T) {
	c, _, _ := caption(t, "tetap")
	typeIn(c, "x")
	c.SetReadOnly(true)
	typeIn(c, "abc\n")
	keys(c, fyne.KeyBackspace, fyne.KeyDelete)
	c.Paste("lain", true)
	c.Undo()
	c.selectAll()
	if c.Text() != "xtetap" || c.Selected() != "xtetap" {
		t.Fatalf("holds %q, selected %q", c.Text(), c.Selected())
	}
	c.SetReadOnly(false)
	c.Undo()
	if c.Text() != "tetap" {
		t.Fatalf("undone to %q", c.Text())
	}
}

func TestCaptionDrawsOnlyWhatIsSeenAndChanged(t *testing.T) {
	c, _, _ := caption(t, sample(5000))
	if n := len(c.body.lines); n > 12 {
		t.Fatalf("%d lines are drawn of a field of %d rows", n, c.min)
	}
	first := c.body.lines[slices.IndexFunc(c.body.lines, func(t *canvas.Text) bool { return strings.HasPrefix(t.Text, "Cukup") })]
	was, y := first.Text, first.Position().Y
	c.TypedRune('\n')
	if first.Text != was || first.Position().Y != y+captionStyle.Line {
		t.Fatalf("the first line was not moved: %q at %v", first.Text, first.Position())
	}
	ctrl(c, fyne.KeyEnd)
	if c.scroll != c.scrollMax() || c.scroll == 0 {
		t.Fatalf("the end is not shown: %v of %v", c.scroll, c.scrollMax())
	}
	p := c.placeOf(c.caret, c.early)
	if p.Y < 0 || p.Y+captionStyle.Line > c.viewHeight()+0.5 {
		t.Fatalf("the caret is out of sight at %v", p)
	}
}

// Broken bytes, alone and in the middle of characters, are no way out of a text.
func TestHiddensOfBrokenText(t *testing.T) {
	for _, s := range []string{"\xff", "a\xff\xfe", "\xf0\x9f", "é\xcc", "\u200b\xff", "👨\u200d\xff"} {
		for _, at := range Hiddens(s) {
			if at < 0 || at >= len(s) {
				t.Errorf("%q: %d", s, at)
			}
		}
	}
}
