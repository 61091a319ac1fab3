package library

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/kit/intake"
)

func (s *Screen) choose() { s.host.ChooseFiles(media.Extensions, s.Drop) }

// Drop adds files: chosen, or dropped on the window.
func (s *Screen) Drop(paths []string) {
	if len(paths) == 0 {
		return
	}
	brand := int64(0)
	if len(s.query.Brands) == 1 {
		brand = s.query.Brands[0]
	}
	intake.Add(s.host, s.svc, paths, brand, s.added)
}

// added shows what became of files: the first of them in the grid, and every
// one that was refused or needs to be known of.
func (s *Screen) added(out []media.Outcome) {
	for _, o := range out {
		if o.Media != nil {
			s.want = o.Media.ID
			break
		}
	}
	if s.want != 0 && (s.query.Unused || s.query.Deleted || s.query.Text != "" || s.query.Kind != "") {
		s.query = media.Query{Brands: s.query.Brands} // what was added must be seen
		s.tools.sync()
	}
	for _, o := range out {
		if o.Media != nil {
			s.load.forget(o.Media.Hash) // it may have been lost before
			s.side.forget(o.Media.ID)
		}
	}
	s.reload()
	intake.Report(s.host, out, false)
}

// run does something to the library off the UI goroutine and shows its error.
func (s *Screen) run(what string, work func(ctx context.Context) error, done func()) {
	s.host.Runner().Run(func() func() {
		err := work(context.Background())
		return func() {
			var in *media.InUse
			switch {
			case errors.As(err, &in):
				s.refuse(in)
			case err != nil:
				slog.Error("library: "+what, "err", err)
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
			default:
				done()
			}
		}
	})
}

// remove takes the file at the cursor out of the library, after asking.
func (s *Screen) remove() {
	item := s.grid.current()
	if item == nil || item.DeletedAt != 0 {
		return
	}
	m := item.Media
	take := func() {
		s.run("delete", func(ctx context.Context) error { return s.svc.Delete(ctx, m.ID) }, func() {
			s.host.Overlay().Toast("trash-2", lang.T("media.removed", "name", m.Name), lang.T("common.undo"), func() { s.restore(m) })
		})
	}
	if item.Uses > 0 || item.Logo {
		take() // refused with the places where it is used: there is nothing to ask
		return
	}
	s.host.Overlay().Confirm(lang.T("media.remove_title"), lang.T("media.remove_text", "name", m.Name), true, lang.T("common.delete"), take)
}

// restore brings a file back from the bin.
func (s *Screen) restore(m models.Media) {
	s.run("restore", func(ctx context.Context) error { return s.svc.Restore(ctx, m.ID) }, func() {
		s.want = m.ID
		s.host.Overlay().Toast("archive-restore", lang.T("media.restored", "name", m.Name), "", nil)
	})
}

// refuse lists where a file is used, with the way to each post.
func (s *Screen) refuse(in *media.InUse) {
	list := kit.Column(2, kit.NewParagraph(lang.T("media.in_use_text", "name", in.Name), kit.Compact, kit.Ink2).SetWidth(400))
	var d *kit.Dialog
	for _, c := range in.Posts[:min(len(in.Posts), mostUses)] {
		list.Add(useRow(c, func() { d.Close(); s.host.OpenPost(c.PostID) }))
	}
	for _, b := range in.Brands {
		list.Add(kit.Pad(4, 8, 4, 8, kit.Text(lang.T("media.logo_of", "brand", b), kit.Compact, kit.Ink)))
	}
	for _, v := range in.Videos {
		list.Add(kit.Pad(4, 8, 4, 8, kit.NewLabel(lang.T("media.cover_of", "name", v), kit.Compact, kit.Ink)))
	}
	d = s.host.Overlay().Dialog(lang.T("media.in_use"), list, 440, kit.NewButton(lang.T("common.close"), "", kit.Outlined, func() { d.Close() }))
}

// find asks for a lost file again: the same content takes its old place.
func (s *Screen) find(m models.Media) {
	s.host.ChooseFiles(media.Extensions, func(paths []string) {
		intake.Add(s.host, s.svc, paths[:min(1, len(paths))], m.BrandID, func(out []media.Outcome) {
			s.added(out)
			if len(out) == 1 && out[0].Media != nil && out[0].Err == nil && out[0].Media.ID != m.ID {
				s.host.Overlay().Toast("triangle-alert", lang.T("media.found_other"), "", nil)
			}
		})
	})
}

// replace asks for the file that all posts shall use instead.
func (s *Screen) replace(m models.Media) {
	s.host.ChooseFile(media.Extensions, func(path string) {
		s.host.Overlay().Toast("hourglass", lang.N("media.adding", 1), "", nil)
		s.host.Runner().Run(func() func() {
			done, err := s.svc.Replace(context.Background(), m.ID, path)
			return func() {
				if err != nil {
					slog.Error("library: replace", "err", err)
					s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
					return
				}
				s.host.Overlay().Toast("check", lang.T(done.Key, done.Args...), lang.T("common.undo"), s.undo)
			}
		})
	})
}

func (s *Screen) undo() {
	s.host.Runner().Run(func() func() {
		done, err := s.plan.Undo(context.Background())
		return func() {
			if err != nil {
				s.host.Overlay().Toast("triangle-alert", lang.Error(err), "", nil)
				return
			}
			s.host.Overlay().Toast("undo-2", lang.T(done.Key, done.Args...), "", nil)
			s.reload()
		}
	})
}

// chooseCover asks for a picture that shall stand for a video.
func (s *Screen) chooseCover(m models.Media) {
	s.host.ChooseFile(media.Pictures, func(path string) {
		s.setCover(m, func(ctx context.Context) (string, error) { return s.svc.AddCover(ctx, m.ID, path) })
	})
}

func (s *Screen) dropCover(m models.Media) {
	s.setCover(m, func(ctx context.Context) (string, error) { return s.svc.SetCover(ctx, m.ID, "") })
}

// setCover changes a cover and offers the one before.
func (s *Screen) setCover(m models.Media, change func(context.Context) (before string, err error)) {
	before := ""
	s.run("cover", func(ctx context.Context) (err error) { before, err = change(ctx); return err }, func() {
		s.load.forget(m.Hash)
		s.host.Overlay().Toast("check", lang.T("media.cover.set", "name", m.Name), lang.T("common.undo"), func() {
			s.run("cover", func(ctx context.Context) error { _, err := s.svc.SetCover(ctx, m.ID, before); return err }, func() { s.load.forget(m.Hash) })
		})
	})
}

// askSecond asks which second of a video its cover shall show.
func (s *Screen) askSecond(m models.Media) {
	second := kit.NewEntry("1")
	help := ""
	if m.Millis > 0 {
		help = lang.T("media.cover.length", "length", clock(m.Millis))
	}
	var d *kit.Dialog
	take := func() {
		at, ok := parseSecond(second.Text)
		if !ok || m.Millis > 0 && at*1000 > float64(m.Millis) {
			second.SetError(lang.T("media.cover.bad_second"))
			return
		}
		d.Close()
		s.host.Overlay().Toast("hourglass", lang.T("media.cover.cutting"), "", nil)
		s.setCover(m, func(ctx context.Context) (string, error) { return s.svc.CutCover(ctx, m.ID, at) })
	}
	second.OnSubmitted = func(string) { take() }
	d = s.host.Overlay().Dialog(lang.T("media.cover.cut_title"), kit.Field(lang.T("media.cover.second"), kit.Fixed(160, 0, second), help), 440,
		kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { d.Close() }),
		kit.NewButton(lang.T("media.cover.take"), "", kit.Primary, take))
	d.Focus(second)
}

// parseSecond reads "1", "2,5", "1:05" or "1.05" as people type moments; "" is
// the first second.
func parseSecond(text string) (float64, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", ".")
	if text == "" {
		return 1, true
	}
	minutes, rest, ok := strings.Cut(text, ":")
	if !ok {
		minutes, rest = "0", text
	}
	m, err := strconv.Atoi(minutes)
	sec, err2 := strconv.ParseFloat(rest, 64)
	if err != nil || err2 != nil || m < 0 || m > 1e5 || !(sec >= 0 && sec < 1e6) {
		return 0, false
	}
	return float64(m)*60 + sec, true
}

// menu is what a right click on a file offers.
func (s *Screen) menu(at fyne.Position) {
	item := s.grid.current()
	if item == nil {
		return
	}
	m := item.Media
	if m.DeletedAt != 0 {
		s.host.Overlay().Menu(at, []kit.MenuItem{{Icon: "archive-restore", Label: lang.T("common.restore"), Action: func() { s.restore(m) }}})
		return
	}
	items := []kit.MenuItem{
		{Icon: "pen-line", Label: lang.T("media.alt"), Shortcut: "Enter", Action: s.side.focusAlt},
		{Icon: "repeat-2", Label: lang.T("media.replace"), Disabled: item.Uses == 0, Action: func() { s.replace(m) }},
	}
	if m.Video() {
		items = append(items, kit.MenuItem{Icon: "image", Label: lang.T("media.cover.cut"), Disabled: !media.CanCut(), Action: func() { s.askSecond(m) }},
			kit.MenuItem{Icon: "image-plus", Label: lang.T("media.cover.choose"), Action: func() { s.chooseCover(m) }})
	}
	s.host.Overlay().Menu(at, append(items, kit.MenuItem{}, kit.MenuItem{Icon: "trash-2", Label: lang.T("common.delete"), Shortcut: "Del", Danger: true, Action: s.remove}))
}
