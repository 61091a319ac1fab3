package editor

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/versions"
	"lontar/models"
	"lontar/views/kit"
)

// keepVersion keeps the post as it is now.
func (s *Screen) keepVersion() {
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	id := s.id
	s.tell(func(ctx context.Context) error { return s.Versions.Keep(ctx, id) }, lang.T("editor.kept"))
}

// showVersions lists the versions of the post beside what changed since.
func (s *Screen) showVersions() {
	if s.post == nil {
		return
	}
	if err := s.Flush(); err != nil {
		s.sayFailed(err)
		return
	}
	id := s.id
	s.host.Runner().Run(func() func() {
		list, err := s.Versions.List(context.Background(), id)
		return func() {
			switch {
			case s.id != id || s.post == nil:
			case err != nil:
				slog.Error("editor: versions", "id", id, "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			default:
				newVersionsDialog(s, list)
			}
		}
	})
}

// versionsDialog is a list of versions and, beside it, how the chosen one
// differs from the text as it is now.
type versionsDialog struct {
	s      *Screen
	list   []versions.Version
	at     int
	rows   *fyne.Container
	diff   *fyne.Container
	dialog *kit.Dialog
}

// Sizes of the dialog in logical pixels.
const (
	versionsWidth  = 960
	versionsList   = 320
	versionsHeight = 420
)

func newVersionsDialog(s *Screen, list []versions.Version) {
	d := &versionsDialog{s: s, list: list, rows: kit.Column(4), diff: kit.Column(12)}
	closing := kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.dialog.Close() })
	if len(list) == 0 {
		keep := kit.NewButton(lang.T("editor.keep"), "history", kit.Primary, func() { d.dialog.Close(); s.keepVersion() })
		d.dialog = s.host.Overlay().Dialog(lang.T("editor.versions"), kit.NewEmpty("history", lang.T("editor.versions_none"), lang.T("editor.versions_none_text")), 560, closing, keep)
		return
	}
	restore := kit.NewButton(lang.T("editor.restore"), "rotate-ccw", kit.Primary, d.restore)
	left := container.NewVScroll(kit.Pad(2, 2, 2, 2, d.rows))
	right := container.NewVScroll(kit.Pad(0, 8, 0, 16, d.diff))
	body := kit.Fixed(versionsWidth-48, versionsHeight, container.NewBorder(nil, nil, kit.Fixed(versionsList, 0, left), nil, right))
	d.dialog = s.host.Overlay().Dialog(lang.T("editor.versions"), body, versionsWidth, closing, restore)
	d.dialog.OnKey(d.key)
	d.show(0)
}

func (d *versionsDialog) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		d.show(min(d.at+1, len(d.list)-1))
	case fyne.KeyUp:
		d.show(max(d.at-1, 0))
	default:
		return false
	}
	return true
}

func (d *versionsDialog) show(at int) {
	d.at = at
	d.rows.Objects = nil
	for i, v := range d.list {
		when := time.Unix(v.At, 0).In(d.s.brand.Location())
		label := lang.T("editor.version_line", "n", v.Number, "why", reasonOf(v.Reason, d.s.brand), "when", lang.When(when.Format(models.DayFormat), when.Format(models.ClockFormat)))
		b := kit.NewButton(label, "", kit.Ghost, func() { d.show(i) }).AlignLeft()
		b.SetSelected(i == at)
		d.rows.Add(b.Tip(label))
	}
	d.rows.Refresh()
	d.compare(versions.Diff(d.list[at].Post, d.s.post))
}

// reasonOf says in words why a version was kept.
func reasonOf(reason string, b *models.Brand) string {
	if key := "editor.reason." + reason; lang.Has(key) {
		return lang.T(key)
	}
	return lang.Status(models.Status(reason), b)
}

// compare draws what changed since the version, field by field.
func (d *versionsDialog) compare(changes []versions.Change) {
	width := float32(versionsWidth - 48 - versionsList - 40)
	d.diff.Objects = []fyne.CanvasObject{kit.NewParagraph(lang.T("editor.versions_since"), kit.Caption, kit.Ink3).SetWidth(width)}
	if len(changes) == 0 {
		d.diff.Add(kit.Text(lang.T("editor.versions_same"), kit.Compact, kit.Ink2))
	}
	for _, c := range changes {
		name := fieldName(c.Field)
		if a := d.s.brand.Account(c.Account); a != nil {
			name = lang.T("editor.field_of", "field", name, "account", d.s.short(a))
		}
		var runs []kit.DiffRun
		for _, r := range c.Runs {
			runs = append(runs, kit.DiffRun{Text: r.Text, Added: r.Op == versions.Added, Removed: r.Op == versions.Removed})
		}
		d.diff.Add(kit.Column(4, kit.Text(name, kit.CompactBold, kit.Ink), kit.NewDiff(runs, width)))
	}
	d.diff.Refresh()
}

// fieldName is how a field of a comparison is called.
func fieldName(field string) string {
	if key, ok := strings.CutPrefix(field, "option."); ok {
		return optionName(key)
	}
	if key := "editor.field." + field; lang.Has(key) {
		return lang.T(key)
	}
	return lang.T("common." + field)
}

// restore goes back to the chosen version; the toast undoes it.
func (d *versionsDialog) restore() {
	v := d.list[d.at]
	d.dialog.Close()
	d.s.run(func(ctx context.Context, _ int64) (plan.Done, error) { return d.s.Versions.Restore(ctx, v) }, func(plan.Done) {
		d.s.load()
	})
}
