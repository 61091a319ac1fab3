package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lontar/views/kit"
)

// timers stands for the clock: what waits is started by hand.
type timers struct {
	waiting func()
	wait    time.Duration
}

func (c *timers) after(d time.Duration, f func()) (stop func()) {
	c.waiting, c.wait = f, d
	return func() { c.waiting = nil }
}

func (c *timers) fire() bool {
	f := c.waiting
	c.waiting = nil
	if f != nil {
		f()
	}
	return f != nil
}

// under is the object a press at a place would reach, as the window finds it.
func (d *desk) under(at fyne.Position) fyne.CanvasObject {
	var found fyne.CanvasObject
	var walk func(o fyne.CanvasObject, p fyne.Position)
	walk = func(o fyne.CanvasObject, p fyne.Position) {
		p = p.Add(o.Position())
		s := o.Size()
		if !o.Visible() || at.X < p.X || at.Y < p.Y || at.X >= p.X+s.Width || at.Y >= p.Y+s.Height {
			return
		}
		if _, ok := o.(fyne.Draggable); ok {
			found = o
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, p)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, p)
			}
		}
	}
	walk(d.win.Canvas().Content(), fyne.Position{})
	return found
}

func centre(o fyne.CanvasObject) fyne.Position {
	return origin(o).AddXY(o.Size().Width/2, o.Size().Height/2)
}

// A person drags, undoes, and drags again at once: the plan is read anew
// between pressing and the first movement. The card pressed must still be the
// one that is carried.
func TestDragSurvivesAReadAfterThePress(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	k := d.card(p.ID)
	k.Dragged(d.over("2027-02-26"))
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-26 19:00" {
		t.Fatalf("the first drag: %s", got)
	}
	d.s.undo()
	for _, between := range []func(){
		d.s.Reload,
		d.s.Tick,
		func() { d.win.Resize(fyne.NewSize(1300, 800)) },
		func() { d.post("Baru", "2027-02-24", "08:00"); d.s.Reload() }, // takes the place under the pointer
	} {
		pressed := d.under(centre(d.card(p.ID)))
		k, ok := pressed.(*card)
		if !ok || k.it.PostID != p.ID {
			t.Fatalf("a press reaches %T", pressed)
		}
		k.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		between()
		k.Dragged(d.over("2027-02-27"))
		if d.s.drag == nil || d.s.drag.under.PostID != p.ID {
			t.Fatalf("carried: %+v", d.s.drag)
		}
		k.DragEnd()
		if got := d.slot(p.ID); got != "2027-02-27 19:00" {
			t.Errorf("dropped at %s", got)
		}
		d.s.undo()
		if got := d.slot(p.ID); got != "2027-02-24 19:00" {
			t.Fatalf("undone to %s", got)
		}
	}
}

// The same in the tray, with a read while the card is under way.
func TestTrayDragSurvivesAReadOnTheWay(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Hampers", "", "")
	d.shown()
	trayCard := func() *card {
		for _, k := range d.s.tray.list.cards[:d.s.tray.list.used] {
			if k.it.PostID == p.ID {
				return k
			}
		}
		t.Fatal("not in the tray")
		return nil
	}
	k, ok := d.under(centre(trayCard())).(*card)
	if !ok {
		t.Fatal("a press on a card of the tray does not reach it")
	}
	k.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	d.post("Lebih baru", "", "") // takes the first place
	d.s.Reload()
	k.Dragged(d.over("2027-03-03"))
	d.s.Reload()
	k.Dragged(d.over("2027-03-04"))
	k.DragEnd()
	if got := d.slot(p.ID); got[:10] != "2027-03-04" {
		t.Errorf("dropped on %q", got)
	}
	day := d.card(p.ID)
	day.Dragged(d.over("2027-03-03"))
	day.Dragged(drag(centre(d.s.tray)))
	if !d.s.drag.tray {
		t.Fatal("the tray does not take it")
	}
	day.DragEnd()
	if got := d.slot(p.ID); got != " " {
		t.Errorf("back in the tray it has %q", got)
	}
}

func TestEdgeTurnsThePageWhileDragging(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	clock := &timers{}
	d.s.after = clock.after
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	k := d.card(p.ID)
	right := origin(d.s.month).AddXY(d.s.month.Size().Width-4, 300)
	k.Dragged(d.over("2027-02-26"))
	k.Dragged(drag(right))
	if d.s.at.Month() != time.February || clock.waiting == nil || clock.wait != flipAfter {
		t.Fatalf("at once in %s, waiting %v", d.s.at.Month(), clock.wait)
	}
	k.Dragged(d.over("2027-02-26")) // off the edge before the time is up
	if clock.waiting != nil {
		t.Fatal("it waits although the pointer left the edge")
	}
	k.Dragged(drag(right))
	clock.fire()
	if d.s.data.at.Month() != time.March {
		t.Fatalf("the page shows %s", d.s.data.at.Month())
	}
	if clock.waiting == nil {
		t.Error("resting longer does not turn on")
	}
	k.Dragged(d.over("2027-03-18"))
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-03-18 19:00" {
		t.Errorf("dropped at %s", got)
	}
	if clock.waiting != nil || clock.fire() {
		t.Error("still waiting after the drop")
	}
}

func TestEdgeTurnsTheWeek(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	clock := &timers{}
	d.s.after = clock.after
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	d.s.setView(viewWeek)
	k := d.weekCard(p.ID)
	at := origin(d.s.scroll).AddXY(d.s.scroll.Size().Width-3, 200)
	k.Dragged(drag(at))
	clock.fire()
	if d.s.data.from != "2027-03-01" {
		t.Fatalf("the week from %s", d.s.data.from)
	}
	d.s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-24 19:00" {
		t.Errorf("after Esc: %s", got)
	}
}

func TestAltDragCopies(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-24", "19:00")
	d.shown()
	held := fyne.KeyModifierAlt
	d.s.mods = func() fyne.KeyModifier { return held }
	k := d.card(p.ID)
	k.Dragged(d.over("2027-02-26"))
	if !d.s.drag.copying {
		t.Fatal("Alt does not copy")
	}
	k.DragEnd()
	days := map[string]int{}
	for _, it := range d.s.data.items {
		days[it.Day+" "+it.Clock]++
	}
	if len(d.s.data.items) != 2 || days["2027-02-24 19:00"] != 1 || days["2027-02-26 19:00"] != 1 {
		t.Errorf("after an Alt drag: %v", days)
	}
	d.s.undo()
	if len(d.s.data.items) != 1 {
		t.Error("undo left the copy")
	}
	held = 0
	k = d.card(p.ID)
	k.Dragged(d.over("2027-02-26"))
	k.DragEnd()
	if len(d.s.data.items) != 1 {
		t.Error("without Alt it copied")
	}
}

func TestPastDaysAreRefused(t *testing.T) {
	d := open(t, fyne.NewSize(1352, 816))
	p := d.post("Takjil", "2027-02-26", "19:00")
	d.shown()
	k := d.card(p.ID)
	k.Dragged(d.over("2027-02-03"))
	if d.s.month.drop.box == nil || d.s.drag.verdict != refused || d.s.month.drop.words.Color != kit.Color(kit.Red) {
		t.Errorf("over a past day: %+v", d.s.drag)
	}
	k.DragEnd()
	if got := d.slot(p.ID); got != "2027-02-26 19:00" {
		t.Errorf("moved into the past: %s", got)
	}
	if d.host.overlay.ToastText() == "" {
		t.Error("nothing says why")
	}
}
