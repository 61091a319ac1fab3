package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
)

// pickField is an entry that understands what is typed and has a picker.
type pickField struct {
	widget.BaseWidget
	Entry   *Entry
	value   string
	changed func(string)
	parse   func(string) (string, bool)
	words   func(string) string
	wrong   string
	root    fyne.CanvasObject
}

// Value is the value in its stored form, "" none.
func (f *pickField) Value() string { return f.value }

// SetValue chooses without calling changed.
func (f *pickField) SetValue(v string) {
	f.value = v
	f.Entry.SetError("")
	f.Entry.Set(f.words(v))
}

// Enable makes the field usable.
func (f *pickField) Enable() { f.Entry.Enable() }

// Disable shows the field as not usable.
func (f *pickField) Disable() { f.Entry.Disable() }

// Disabled reports whether the field is not usable.
func (f *pickField) Disabled() bool { return f.Entry.Disabled() }

// CreateRenderer implements fyne.Widget.
func (f *pickField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

// commit takes what was typed, or says what would be right.
func (f *pickField) commit() bool {
	v, ok := f.parse(f.Entry.Text)
	if !ok {
		f.Entry.SetError(f.wrong)
		return false
	}
	f.take(v)
	return true
}

func (f *pickField) take(v string) {
	f.Entry.SetError("")
	f.Entry.Set(f.words(v))
	if v != f.value {
		f.value = v
		if f.changed != nil {
			f.changed(v)
		}
	}
}

func (f *pickField) setup(icon string, open func()) {
	button := NewIconButton(icon, lang.T("common.choose"), open).Small()
	f.Entry.ActionItem = button
	f.Entry.OnSubmitted = func(string) { f.commit() }
	f.Entry.OnFocus = func(in bool) {
		if !in && f.Entry.Text != f.words(f.value) {
			f.commit()
		}
	}
	f.Entry.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown && !f.Entry.Disabled() {
			open()
			return true
		}
		return false
	}
	f.root = f.Entry
}

// DateField is a field for a day: typed ("26 Feb", "26/2/2027", "besok") or
// picked from a month.
type DateField struct{ pickField }

// NewDateField makes a field; day is "2006-01-02" or "". changed gets the same form.
func NewDateField(day string, changed func(string)) *DateField {
	f := &DateField{}
	f.changed, f.value = changed, day
	f.parse = func(s string) (string, bool) { return ParseDay(s, Today()) }
	f.words = func(d string) string {
		if d == "" {
			return ""
		}
		return lang.DayYear(d)
	}
	f.wrong = lang.T("kit.wrong_day")
	f.Entry = NewEntry(lang.T("kit.day_example"))
	f.setup("calendar", func() {
		o := OverlayOf(f.Entry)
		if o == nil || f.Disabled() {
			return
		}
		var pop *Popup
		picker := NewDatePicker(f.value, func(d string) {
			pop.Close()
			f.take(d)
		})
		pop = o.Popup(Below(f.Entry), picker)
	})
	f.Entry.Set(f.words(day))
	f.ExtendBaseWidget(f)
	return f
}

// TimeField is a field for a clock: typed ("19.00", "7 PM", "1930") or picked.
type TimeField struct{ pickField }

// NewTimeField makes a field; clock is "15:04" or "". changed gets the same form.
func NewTimeField(clock string, changed func(string)) *TimeField {
	f := &TimeField{}
	f.changed, f.value = changed, clock
	f.parse, f.words = ParseClock, lang.Clock
	f.wrong = lang.T("kit.wrong_clock", "example", lang.Clock("17:15"))
	f.Entry = NewEntry(lang.Clock("19:00"))
	f.setup("clock", func() {
		o := OverlayOf(f.Entry)
		if o == nil || f.Disabled() {
			return
		}
		picker := NewTimePicker(f.value, f.take)
		o.Popup(Below(f.Entry), picker)
	})
	f.Entry.Set(f.words(clock))
	f.ExtendBaseWidget(f)
	return f
}
