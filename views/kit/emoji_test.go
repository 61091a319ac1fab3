package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lontar/assets/emoji"
)

func texts(list []*Emoji) (out []string) {
	for _, e := range list {
		out = append(out, e.Text)
	}
	return out
}

func TestEmojiAreFoundInBothLanguages(t *testing.T) {
	for query, want := range map[string]string{
		"hati merah": "❤️", "red heart": "❤️", "makasih": "🙏", "thanks": "🙏", "masjid": "🕌", "mosque": "🕌",
		"indonesia": "🇮🇩", "kopi": "☕", "coff": "☕", "ngakak": "🤣", "gratis ongkir": "🚚", "BENDERA indon": "🇮🇩",
		"lebaran": "🕌", "takjil": "🍹", "fire": "🔥", "api": "🔥", "jempol": "👍", "senyum": "😀",
	} {
		if found := texts(FindEmoji(query)); !slices.Contains(found, want) {
			t.Errorf("%q finds %v, not %s", query, found[:min(12, len(found))], want)
		}
	}
	if n := len(FindEmoji("qwxz")); n != 0 {
		t.Errorf("nonsense finds %d", n)
	}
	if n := len(FindEmoji(" ")); n != 0 {
		t.Errorf("nothing asked finds %d", n)
	}
}

// TestEmojiCanAllBeDrawn finds emoji the shipped font lacks, or that the
// toolkit draws as several pictures, in every skin tone.
func TestEmojiCanAllBeDrawn(t *testing.T) {
	Install(test.NewApp())
	whole, missing := raw("😀", Body), raw("\U0010FFFD", Body)
	if len(emojiList()) < 1800 {
		t.Fatalf("only %d emoji", len(emojiList()))
	}
	for _, e := range emojiList() {
		for tone := range skinTones {
			s := e.Tone(tone)
			if w := raw(s, Body); w > whole+1.5 || w == missing {
				t.Errorf("%s (%s) is drawn %v wide, one picture is %v", s, e.EN, w, whole)
			}
			if n := len(clusterEnds(s)); n != 1 {
				t.Errorf("%s (%s) is %d clusters", s, e.EN, n)
			}
		}
		if e.ID == "" || e.EN == "" || len(e.names) == 0 {
			t.Errorf("%s has no name", e.Text)
		}
	}
}

func TestEmojiWordsAreOfEmojiInTheList(t *testing.T) {
	known := map[string]bool{}
	for _, e := range emojiList() {
		known[bareEmoji(e.Text)] = true
	}
	for line := range strings.Lines(emoji.Words) {
		if s, _, ok := strings.Cut(line, "\t"); ok && s != "# emoji" && !known[bareEmoji(s)] {
			t.Errorf("%s is not in the list", s)
		}
	}
}

func emojiPicker(t *testing.T) (*EmojiPicker, fyne.Window, *[]string) {
	t.Helper()
	var chosen []string
	p := NewEmojiPicker([]string{"🔥", "👍🏽"}, 0, func(s string) { chosen = append(chosen, s) })
	w, over := window(t, Row(0))
	over.Popup(fyne.NewPos(20, 20), p)
	return p, w, &chosen
}

func TestEmojiPickerByKeys(t *testing.T) {
	p, w, chosen := emojiPicker(t)
	if w.Canvas().Focused() != fyne.Focusable(p.search) {
		t.Fatal("the search does not have the keyboard")
	}
	press(w.Canvas(), fyne.KeyRight, fyne.KeyReturn) // the second of the recent ones
	press(w.Canvas(), fyne.KeyPageDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	for _, r := range "masjid" {
		w.Canvas().Focused().TypedRune(r)
	}
	press(w.Canvas(), fyne.KeyReturn)
	if len(*chosen) != 3 || (*chosen)[0] != "👍🏽" || (*chosen)[2] != "🕌" {
		t.Fatalf("chosen %v", *chosen)
	}
	if want := []string{"🕌", (*chosen)[1], "👍🏽", "🔥"}; !slices.Equal(p.Recent(), want) {
		t.Fatalf("recent %v, want %v", p.Recent(), want)
	}
	if e := p.grid.cells[0]; e.text != "🕌" {
		t.Fatalf("the search shows %s first", e.text)
	}
	for _, r := range " zzz" {
		w.Canvas().Focused().TypedRune(r)
	}
	press(w.Canvas(), fyne.KeyReturn, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyLeft)
	if len(*chosen) != 3 || !p.none.Visible() {
		t.Fatal("no result is not told")
	}
}

func TestEmojiPickerByPointer(t *testing.T) {
	p, _, chosen := emojiPicker(t)
	told := -1
	p.OnTone = func(n int) { told = n }
	tone := &fyne.PointEvent{Position: fyne.NewPos(24*5+4, 8)}
	p.tones.Tapped(tone)
	if told != 5 {
		t.Fatalf("tone %d", told)
	}
	p.tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(32*2+4, 8)}) // people
	if p.grid.section() != 2 {
		t.Fatalf("in section %d", p.grid.section())
	}
	hand := fyne.NewPos(emojiSide*0.5, emojiHead+emojiSide/2)
	p.grid.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: hand}})
	p.grid.Tapped(&fyne.PointEvent{Position: hand})
	if len(*chosen) != 1 || (*chosen)[0] != "👋🏿" {
		t.Fatalf("chosen %v", *chosen)
	}
	p.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e6)})
	p.grid.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, p.grid.Size().Height-4)})
	if len(*chosen) != 2 {
		t.Fatal("the last row takes no tap")
	}
}

// BenchmarkEmojiPickerOpens makes the picker and draws it.
func BenchmarkEmojiPickerOpens(b *testing.B) {
	Install(test.NewApp())
	c := software.NewCanvas()
	for b.Loop() {
		p := NewEmojiPicker([]string{"🔥"}, 2, nil)
		c.SetContent(p)
		c.Resize(p.MinSize())
		c.Capture()
	}
}

// BenchmarkEmojiPickerMade makes the picker and lays it out, without drawing.
func BenchmarkEmojiPickerMade(b *testing.B) {
	Install(test.NewApp())
	for b.Loop() {
		p := NewEmojiPicker([]string{"🔥"}, 2, nil)
		p.Resize(p.MinSize())
	}
}

// BenchmarkFindEmoji is one key of a search.
func BenchmarkFindEmoji(b *testing.B) {
	for b.Loop() {
		FindEmoji("sen")
	}
}

// BenchmarkReadEmoji is what the first picker waits for.
func BenchmarkReadEmoji(b *testing.B) {
	for b.Loop() {
		readEmoji(emoji.List, emoji.Words)
	}
}
