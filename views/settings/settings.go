// Package settings is the screen of the program's and the workspace's settings:
// language, theme, size, where the data lies, and its backups.
package settings

import (
	"context"
	"log/slog"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/kit"
)

// Host is what the screen uses of the window.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Prefs() *workspace.Prefs
	// ApplyPrefs keeps the settings and shows them at once.
	ApplyPrefs()
	Workspace() *workspace.Workspace
	BackupNow()
	// RestoreBackup closes the workspace, restores and opens it again.
	RestoreBackup(path string)
	RestoreFrom()
	ExportWorkspace()
	OpenOther()
	OpenWorkspace(dir string)
	FolderText(dir string) string
	ShowFolder(dir string)
	Version() string
}

// Screen is the settings.
type Screen struct {
	host    Host
	root    *fyne.Container
	backups *fyne.Container
	recent  *fyne.Container // lines of other workspaces
	latest  kit.Latest
	cancel  func()
}

// New builds the screen.
func New(host Host) *Screen {
	s := &Screen{host: host, root: container.NewStack(), backups: kit.Column(0), recent: kit.Column(0)}
	s.cancel = host.Workspace().Bus.Subscribe(func(c models.Changed) {
		if c.Area == models.AreaBackups {
			host.Runner().Run(func() func() { return s.readBackups })
		}
	})
	body := kit.Column(24, s.look(), s.data(), s.backupSection(), s.about())
	s.root.Add(container.NewVScroll(kit.Pad(24, 24, 24, 24, kit.Fixed(760, 0, body))))
	return s
}

// Title names the screen.
func (s *Screen) Title() string { return lang.T("settings.title") }

// Subtitle is empty.
func (s *Screen) Subtitle() string { return "" }

// Object is the screen's content.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Shown reads the backups and the list of workspaces.
func (s *Screen) Shown() {
	s.drawRecent()
	s.readBackups()
}

// Hidden has nothing to end.
func (s *Screen) Hidden() {}

// TypedKey takes no keys.
func (s *Screen) TypedKey(*fyne.KeyEvent) bool { return false }

// TypedRune takes no letters.
func (s *Screen) TypedRune(rune) bool { return false }

// Shortcut takes none.
func (s *Screen) Shortcut(string) bool { return false }

// Hints name the shortcuts that help here.
func (s *Screen) Hints() []kit.Hint {
	return []kit.Hint{{Keys: []string{"Ctrl", "S"}, Text: lang.T("settings.backup_now")}}
}

// SetBrands has no meaning here.
func (s *Screen) SetBrands([]int64) {}

// Close ends listening to changes.
func (s *Screen) Close() { s.cancel() }

func line(label string, control fyne.CanvasObject) fyne.CanvasObject {
	return kit.Fixed(0, 48, kit.Pad(0, 16, 0, 16, container.NewBorder(nil, nil,
		kit.Center(kit.Text(label, kit.Compact, kit.Ink)), kit.Center(control))))
}

func lines(rows ...fyne.CanvasObject) fyne.CanvasObject {
	c := kit.Column(0)
	for i, r := range rows {
		if i > 0 {
			c.Add(kit.Divider())
		}
		c.Add(r)
	}
	return kit.NewCard(c)
}

func (s *Screen) look() fyne.CanvasObject {
	p := s.host.Prefs()
	language := kit.NewSegmented([]kit.Option{
		{Value: "id", Text: lang.T("common.language.id")}, {Value: "en", Text: lang.T("common.language.en")},
	}, p.Language, func(v string) { p.Language = v; s.host.ApplyPrefs() })
	theme := kit.NewSegmented([]kit.Option{
		{Value: "system", Text: lang.T("settings.theme_system")},
		{Value: "light", Text: lang.T("settings.theme_light")},
		{Value: "dark", Text: lang.T("settings.theme_dark")},
	}, p.Theme, func(v string) { p.Theme = v; s.host.ApplyPrefs() })
	var sizes []kit.Option // in tenths, as the toolkit rounds them
	for _, percent := range []int{80, 90, 100, 110, 120, 130, 150, 170, 200} {
		sizes = append(sizes, kit.Option{Value: strconv.Itoa(percent), Text: strconv.Itoa(percent) + "%"})
	}
	scale := kit.NewSelect("", sizes, strconv.Itoa(int(p.Scale*100+0.5)), func(v string) {
		n, _ := strconv.Atoi(v)
		p.Scale = float32(n) / 100
		s.host.ApplyPrefs()
	})
	return kit.NewSection(lang.T("settings.look"), "", nil, lines(
		line(lang.T("settings.language"), language),
		line(lang.T("settings.theme"), theme),
		line(lang.T("settings.scale"), scale)))
}

func (s *Screen) data() fyne.CanvasObject {
	dir := s.host.Workspace().Dir
	folder := kit.Row(12, kit.Fixed(480, 20, kit.NewLabel(s.host.FolderText(dir), kit.Compact, kit.Ink2).AlignRight()),
		kit.NewButton(lang.T("settings.show_folder"), "", kit.Outlined, func() { s.host.ShowFolder(dir) }))
	return kit.NewSection(lang.T("settings.data"), lang.T("settings.data_note"), nil, lines(
		line(lang.T("settings.folder"), folder),
		kit.Column(0, line(lang.T("settings.other"), kit.NewButton(lang.T("settings.open_other"), "", kit.Outlined, s.host.OpenOther)), s.recent),
		line(lang.T("settings.carry"), kit.NewButton(lang.T("settings.export"), "package", kit.Outlined, s.host.ExportWorkspace))))
}

func (s *Screen) backupSection() fyne.CanvasObject {
	action := kit.Row(8,
		kit.NewButton(lang.T("settings.restore_file"), "archive-restore", kit.Outlined, s.host.RestoreFrom).Small(),
		kit.NewButton(lang.T("settings.backup_now"), "", kit.SoftTeal, s.host.BackupNow).Small())
	return kit.NewSection(lang.T("settings.backups"), lang.T("settings.backups_note"), action, kit.NewCard(s.backups))
}

func (s *Screen) readBackups() {
	w := s.host.Workspace()
	if w == nil {
		return
	}
	s.latest.Run(s.host.Runner(), func() func() {
		list, err := w.Backups()
		return func() {
			if err != nil {
				slog.Error("list backups", "err", err)
			}
			s.drawBackups(list)
		}
	})
}

// drawBackups lists the newest ten.
func (s *Screen) drawBackups(list []workspace.BackupInfo) {
	s.backups.Objects = nil
	if len(list) == 0 {
		s.backups.Add(kit.Pad(14, 16, 14, 16, kit.Text(lang.T("settings.no_backup"), kit.Compact, kit.Ink2)))
	}
	for i, b := range list[:min(len(list), 10)] {
		if i > 0 {
			s.backups.Add(kit.Divider())
		}
		when := lang.When(b.At.Format(models.DayFormat), b.At.Format(models.ClockFormat))
		restore := kit.NewButton(lang.T("common.restore"), "", kit.Ghost, func() { s.ask(b, when) }).Small()
		text := kit.Row(12, kit.Center(kit.Text(when, kit.CompactBold, kit.Ink)),
			kit.Center(kit.Text(Reason(b.Reason), kit.Compact, kit.Ink2)),
			kit.Center(kit.Text(lang.Bytes(b.Size), kit.Compact, kit.Ink3)))
		s.backups.Add(kit.Fixed(0, 40, kit.Pad(0, 8, 0, 16, container.NewBorder(nil, nil, text, kit.Center(restore)))))
	}
	s.backups.Refresh()
	s.root.Refresh()
}

// Reason says why a backup was made.
func Reason(reason string) string { return lang.T("settings.reason_" + reasonKey(reason)) }

// reasonKey keeps a file somebody renamed from asking for a word that is not there.
func reasonKey(reason string) string {
	switch reason {
	case workspace.ReasonDaily, workspace.ReasonImport, workspace.ReasonMigrate, workspace.ReasonManual, workspace.ReasonRestore:
		return reason
	}
	return "other"
}

func (s *Screen) ask(b workspace.BackupInfo, when string) {
	s.host.Overlay().Confirm(lang.T("settings.restore_title"), lang.T("settings.restore_text", "when", when), false,
		lang.T("common.restore"), func() { s.host.RestoreBackup(b.Path) })
}

func (s *Screen) about() fyne.CanvasObject {
	check := kit.NewButton(lang.T("settings.check"), "shield-check", kit.Outlined, nil)
	check.SetTap(func() { s.check(check) })
	return kit.NewSection(lang.T("settings.about"), "", nil, lines(
		line(lang.T("settings.health"), check),
		line("Lontar", kit.Text(s.host.Version(), kit.Compact, kit.Ink2)),
		line(lang.T("settings.licences"), kit.Text("Inter, Noto Color Emoji (OFL) · Lucide (ISC) · Simple Icons (CC0)", kit.Compact, kit.Ink2))))
}

// check runs the doctor over the open workspace.
func (s *Screen) check(b *kit.Button) {
	b.Busy(true)
	dir := s.host.Workspace().Dir
	s.host.Runner().Run(func() func() {
		r, err := workspace.Doctor(context.Background(), dir)
		return func() {
			b.Busy(false)
			switch {
			case err != nil:
				slog.Error("doctor", "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			case r.OK():
				s.host.Overlay().Toast("shield-check", lang.T("settings.healthy"), "", nil)
			default:
				slog.Warn("doctor", "report", r)
				n := len(r.Integrity) + len(r.ForeignKeys) + len(r.MissingMedia) + len(r.DamagedMedia) + len(r.BadBackups)
				s.host.Overlay().Toast("triangle-alert", lang.N("settings.unhealthy", n), "", nil)
			}
		}
	})
}
