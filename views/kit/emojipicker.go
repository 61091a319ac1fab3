package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
)

// recentMost is how many recent emoji are kept: two rows.
const recentMost = 2 * emojiColumns

// emojiGroups are the groups of the data in the order they are shown, each
// with the sign of its tab.
var emojiGroups = []struct {
	group int
	sign  string
	key   string
}{
	{0, "😀", "emoji.smileys"},
	{1, "👋", "emoji.people"},
	{3, "🐻", "emoji.nature"},
	{4, "🍜", "emoji.food"},
	{5, "🛵", "emoji.travel"},
	{6, "⚽", "emoji.activities"},
	{7, "💡", "emoji.objects"},
	{8, "❤️", "emoji.symbols"},
	{9, "🇮🇩", "emoji.flags"},
}

// EmojiPicker is a popup to choose an emoji from: searched in Indonesian and
// English, the recent ones first, in the skin tone last chosen. Arrows, Page Up
// and Page Down and Enter work while the search has the keyboard.
type EmojiPicker struct {
	widget.BaseWidget

	OnRecent func(recent []string) // after each choice, the newest first
	OnTone   func(tone int)        // 0 none, 1 light to 5 dark

	recent []string
	tone   int
	chosen func(emoji string)
	search *Entry
	grid   *emojiGrid
	tabs   *emojiStrip
	tones  *emojiStrip
	sign   *canvas.Text
	name   *Label
	none   *Paragraph
	root   *fyne.Container
}

// NewEmojiPicker makes a picker; recent and tone are those last told.
func NewEmojiPicker(recent []string, tone int, chosen func(emoji string)) *EmojiPicker {
	p := &EmojiPicker{recent: slices.Clone(recent), tone: tone, chosen: chosen}
	p.search = NewEntry(lang.T("emoji.search"))
	p.search.SetIcon("search")
	p.search.OnChanged = func(string) { p.fill(); p.grid.scrollTo(0) }
	p.search.OnKey = p.key
	p.grid = newEmojiGrid()
	p.grid.pick = p.choose
	p.grid.moved = p.show
	signs, names := []string{"🕘"}, []string{lang.T("emoji.recent")}
	for _, g := range emojiGroups {
		signs, names = append(signs, g.sign), append(names, lang.T(g.key))
	}
	p.tabs = newEmojiStrip(signs, names, 32, p.jump)
	p.tones = newEmojiStrip(toneSigns(), nil, 24, p.setTone)
	p.tones.at = tone
	p.sign = TextColor("", Style{24, 32, false}, Color(Ink))
	p.name = NewLabel("", Compact, Ink2)
	p.none = NewParagraph("", Compact, Ink3)
	p.none.Hide()
	body := container.NewStack(p.grid, Pad(16, 12, 0, 12, p.none))
	foot := Row(8, p.sign, Grow(p.name), p.tones)
	p.root = Pad(10, 10, 8, 10, Column(6, p.search, p.tabs, body, Divider(), foot))
	p.fill()
	p.ExtendBaseWidget(p)
	return p
}

func toneSigns() []string {
	out := make([]string, len(skinTones))
	for i, t := range skinTones {
		out[i] = "✋" + t
	}
	return out
}

// keyboard is what a popup gives the keyboard to.
func (p *EmojiPicker) keyboard() fyne.Focusable { return p.search }

// CreateRenderer implements fyne.Widget.
func (p *EmojiPicker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// Recent are the emoji chosen last, the newest first.
func (p *EmojiPicker) Recent() []string { return slices.Clone(p.recent) }

// fill lists what fits the search, or everything by groups.
func (p *EmojiPicker) fill() {
	if q := p.search.Text; len(foldWords(q)) > 0 {
		found := FindEmoji(q)
		p.grid.set([]emojiSection{{emoji: p.toned(found)}})
		setVisible(p.none, len(found) == 0)
		p.none.SetText(lang.T("emoji.none", "query", Fit(q, Compact, 180)))
		return
	}
	p.none.Hide()
	sections := []emojiSection{{title: lang.T("emoji.recent"), emoji: p.recentCells()}}
	byGroup := map[int][]*Emoji{}
	for _, e := range emojiList() {
		byGroup[e.Group] = append(byGroup[e.Group], e)
	}
	for _, g := range emojiGroups {
		sections = append(sections, emojiSection{title: lang.T(g.key), emoji: p.toned(byGroup[g.group])})
	}
	p.grid.set(sections)
}

func (p *EmojiPicker) toned(list []*Emoji) []emojiCell {
	out := make([]emojiCell, len(list))
	for i, e := range list {
		out[i] = emojiCell{e.Tone(p.tone), e}
	}
	return out
}

// recentCells are the recent emoji as they were chosen.
func (p *EmojiPicker) recentCells() []emojiCell {
	if len(p.recent) == 0 {
		return nil
	}
	known := map[string]*Emoji{}
	for _, e := range emojiList() {
		known[bareEmoji(e.Text)] = e
	}
	var out []emojiCell
	for _, s := range p.recent {
		if e := known[bareEmoji(s)]; e != nil && len(out) < recentMost {
			out = append(out, emojiCell{s, e})
		}
	}
	return out
}

// show tells the emoji under the pointer or the arrows, and the group in view.
func (p *EmojiPicker) show() {
	if c, ok := p.grid.current(); ok {
		p.sign.Text = c.text
		p.name.SetText(c.emoji.Name())
	} else {
		p.sign.Text = ""
		p.name.SetText("")
	}
	p.sign.Refresh()
	p.tabs.set(p.grid.section())
}

func (p *EmojiPicker) jump(section int) {
	if p.search.Text != "" {
		p.search.SetText("")
	}
	p.grid.jump(section)
	p.show()
}

func (p *EmojiPicker) setTone(n int) {
	p.tone = n
	p.fill()
	p.show()
	if p.OnTone != nil {
		p.OnTone(n)
	}
}

// choose hands an emoji out and remembers it.
func (p *EmojiPicker) choose(c emojiCell) {
	p.recent = slices.DeleteFunc(p.recent, func(s string) bool { return bareEmoji(s) == bareEmoji(c.text) })
	p.recent = slices.Insert(p.recent, 0, c.text)
	p.recent = p.recent[:min(len(p.recent), recentMost)]
	if p.OnRecent != nil {
		p.OnRecent(p.Recent())
	}
	if p.chosen != nil {
		p.chosen(c.text)
	}
}

// key takes the keys that move in the grid from the search.
func (p *EmojiPicker) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		p.grid.step(-1, 0)
	case fyne.KeyRight:
		p.grid.step(1, 0)
	case fyne.KeyUp:
		p.grid.step(0, -1)
	case fyne.KeyDown:
		p.grid.step(0, 1)
	case fyne.KeyPageUp:
		p.grid.jump(p.grid.section() - 1)
	case fyne.KeyPageDown:
		p.grid.jump(p.grid.section() + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c, ok := p.grid.current(); ok {
			p.choose(c)
		}
	default:
		return false
	}
	p.show()
	return true
}
