package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is a line of a menu; one without Label is a hairline between groups.
type MenuItem struct {
	Icon, Label, Shortcut string
	Danger, Disabled      bool
	Checked               bool
	Object                fyne.CanvasObject // drawn instead of the icon, 16 px
	Sub                   []MenuItem
	Action                func()
}

const (
	menuWidth = 232
	menuItem  = 30
	menuLine  = 13
)

// menu is a list of actions with its own pointer and keyboard handling.
type menu struct {
	widget.BaseWidget
	over  *Overlay
	sheet *sheet
	items []MenuItem
	at    int // highlighted, -1 none
	width float32
	done  func() // closes the whole chain of menus
	child *menu
}

// Menu opens a menu at a place of the window. Arrows, Home, End, Enter, Esc
// and the pointer work; Right opens a submenu, Left closes it.
func (o *Overlay) Menu(at fyne.Position, items []MenuItem) {
	o.menu(at, items, menuWidth, nil, nil)
}

func (o *Overlay) menu(at fyne.Position, items []MenuItem, width float32, done, closed func()) *menu {
	m := &menu{over: o, items: items, at: -1, width: width}
	m.ExtendBaseWidget(m)
	m.done = done
	if done == nil {
		m.done = func() { m.sheet.close() }
	}
	for i, it := range items {
		if it.Checked {
			m.at = i
		}
	}
	if m.at < 0 {
		m.step(1)
	}
	scroll := newScroll(Pad(5, 5, 5, 5, m))
	box := raised(8, scroll)
	m.sheet = &sheet{content: box, onClose: closed}
	m.sheet.place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := fyne.NewSize(width, min(m.MinSize().Height+10, window.Height-16))
		return clampTo(at, size, window), size
	}
	m.sheet.onKey = func(e *fyne.KeyEvent) bool { m.TypedKey(e); return true }
	o.open(m.sheet, m)
	return m
}

func (m *menu) choosable(i int) bool {
	return i >= 0 && i < len(m.items) && m.items[i].Label != "" && !m.items[i].Disabled
}

func (m *menu) step(by int) {
	for i, n := m.at, 0; n < len(m.items); n++ {
		i = (i + by + len(m.items)) % len(m.items)
		if m.at < 0 && by < 0 && n == 0 {
			i = len(m.items) - 1
		}
		if m.choosable(i) {
			m.at = i
			break
		}
	}
	m.Refresh()
}

func (m *menu) run(i int) {
	if !m.choosable(i) {
		return
	}
	it := m.items[i]
	if len(it.Sub) > 0 {
		m.openSub(i)
		return
	}
	m.done()
	if it.Action != nil {
		it.Action()
	}
}

func (m *menu) openSub(i int) {
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(m)
	at := p.AddXY(m.width-8, m.top(i)-5)
	if at.X+m.width > m.over.canvas.Size().Width-8 {
		at.X = p.X - m.width
	}
	m.child = m.over.menu(at, m.items[i].Sub, menuWidth, m.done, func() { m.child = nil })
}

// top is where line i begins.
func (m *menu) top(i int) float32 {
	y := float32(0)
	for _, it := range m.items[:i] {
		if it.Label == "" {
			y += menuLine
		} else {
			y += menuItem
		}
	}
	return y
}

func (m *menu) index(y float32) int {
	for i := range m.items {
		if h := m.top(i); y >= h && y < h+menuItem && m.items[i].Label != "" {
			return i
		}
	}
	return -1
}

// FocusGained, FocusLost and TypedRune make the menu take the keyboard.
func (m *menu) FocusGained() {}

func (m *menu) FocusLost() {}

func (m *menu) TypedRune(r rune) {
	if r == ' ' {
		m.run(m.at)
		return
	}
	for n := 1; n <= len(m.items); n++ { // to the next line that begins so
		i := (m.at + n) % len(m.items)
		if m.choosable(i) && startsWith(m.items[i].Label, r) {
			m.at = i
			m.Refresh()
			return
		}
	}
}

func (m *menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		m.step(1)
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyHome:
		m.at = -1
		m.step(1)
	case fyne.KeyEnd:
		m.at = -1
		m.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		m.run(m.at)
	case fyne.KeyRight:
		if m.choosable(m.at) && len(m.items[m.at].Sub) > 0 {
			m.openSub(m.at)
		}
	case fyne.KeyLeft, fyne.KeyEscape:
		m.sheet.close()
	}
}

var _ desktop.Hoverable = (*menu)(nil)

func (m *menu) MouseIn(e *desktop.MouseEvent)    { m.MouseMoved(e) }
func (m *menu) MouseOut()                        {}
func (m *menu) MouseMoved(e *desktop.MouseEvent) { m.point(e.Position) }

func (m *menu) point(p fyne.Position) {
	if i := m.index(p.Y); m.choosable(i) && i != m.at {
		m.at = i
		m.Refresh()
	}
}

// Tapped runs the line under the pointer.
func (m *menu) Tapped(e *fyne.PointEvent) { m.run(m.index(e.Position.Y)) }

func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	f := &face{}
	mark := canvas.NewRectangle(color.Transparent)
	mark.CornerRadius = 6
	f.objects = append(f.objects, mark)
	type row struct {
		words, keys *canvas.Text
		icon        *canvas.Image
		shape       fyne.CanvasObject
		line        *canvas.Rectangle
	}
	rows := make([]row, len(m.items))
	for i, it := range m.items {
		if it.Label == "" {
			rows[i].line = canvas.NewRectangle(Color(Line))
			f.objects = append(f.objects, rows[i].line)
			continue
		}
		rows[i].words = Text(it.Label, Compact, Ink)
		rows[i].keys = Text(it.Shortcut, Caption, Ink3)
		if len(it.Sub) > 0 {
			rows[i].keys.Text = "›"
		}
		rows[i].keys.Alignment = fyne.TextAlignTrailing
		f.objects = append(f.objects, rows[i].words, rows[i].keys)
		switch {
		case it.Object != nil:
			rows[i].shape = it.Object
			f.objects = append(f.objects, it.Object)
		case it.Icon != "" || it.Checked:
			rows[i].icon = IconImage("check", Ink2, 16)
			f.objects = append(f.objects, rows[i].icon)
		}
	}
	lead := float32(10)
	for i, it := range m.items {
		if rows[i].icon != nil || rows[i].shape != nil || it.Checked {
			lead = 36
		}
	}
	f.min = func() fyne.Size { return fyne.NewSize(m.width-10, m.top(len(m.items))) }
	f.layout = func(s fyne.Size) {
		if m.at >= 0 {
			mark.Move(fyne.NewPos(0, m.top(m.at)))
			mark.Resize(fyne.NewSize(s.Width, menuItem))
		}
		for i := range rows {
			y := m.top(i)
			if rows[i].line != nil {
				rows[i].line.Move(fyne.NewPos(8, y+6))
				rows[i].line.Resize(fyne.NewSize(s.Width-16, 1))
				continue
			}
			keys := Measure(rows[i].keys.Text, Caption)
			room := s.Width - lead - 10
			if keys > 0 {
				room -= keys + 12
			}
			rows[i].words.Text = Fit(m.items[i].Label, Compact, room)
			rows[i].words.Move(fyne.NewPos(lead, y))
			rows[i].words.Resize(fyne.NewSize(room, menuItem))
			rows[i].keys.Move(fyne.NewPos(s.Width-10-keys, y))
			rows[i].keys.Resize(fyne.NewSize(keys, menuItem))
			if o := rows[i].shape; o != nil {
				n := o.MinSize()
				o.Resize(n)
				o.Move(fyne.NewPos(18-n.Width/2, y+(menuItem-n.Height)/2))
			}
			if rows[i].icon != nil {
				rows[i].icon.Resize(fyne.NewSquareSize(16))
				rows[i].icon.Move(fyne.NewPos(10, y+7))
			}
		}
	}
	f.refresh = func() {
		mark.FillColor = color.Transparent
		if m.choosable(m.at) {
			mark.FillColor = Color(Tint2)
			if m.items[m.at].Danger {
				mark.FillColor = Color(RedT)
			}
			mark.Move(fyne.NewPos(0, m.top(m.at)))
			mark.Resize(fyne.NewSize(m.Size().Width, menuItem))
		}
		mark.Refresh()
		for i, it := range m.items {
			if rows[i].words == nil {
				continue
			}
			tok := Ink
			switch {
			case it.Disabled:
				tok = Ink3
			case it.Danger:
				tok = Red
			case i == m.at:
				tok = Accent
			}
			rows[i].words.Color = Color(tok)
			rows[i].keys.Color = Color(Ink3)
			if i == m.at {
				rows[i].keys.Color = Color(tok)
			}
			if img := rows[i].icon; img != nil {
				name := it.Icon
				if name == "" {
					name = "check"
				}
				img.Resource = Icon(name, tok)
				img.Refresh()
			}
			rows[i].words.Refresh()
			rows[i].keys.Refresh()
		}
	}
	f.refresh()
	return f
}
