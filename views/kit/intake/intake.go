// Package intake takes files of the disk into the library from any screen: how
// far it is, the way to stop it, and in the end what became of every file.
package intake

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/views/kit"
)

// Host is what is used of the window.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
}

// Adder copies files into the library, as media.Service does.
type Adder interface {
	AddAll(ctx context.Context, paths []string, brandID int64, told func(media.Progress)) []media.Outcome
}

const (
	everyNow = 120 * time.Millisecond // between two messages of how far it is
	large    = 16 << 20               // bytes from which a file's own part is told
)

// Add copies files for a brand, 0 for none, off the UI goroutine. done gets
// what became of them on it, before the person is told (Report). It belongs to
// the UI goroutine.
func Add(h Host, to Adder, paths []string, brandID int64, done func([]media.Outcome)) {
	if len(paths) == 0 {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	progress := h.Overlay().Progress(lang.N("media.adding", len(paths)), lang.T("common.cancel"), cancel)
	h.Runner().Run(func() func() {
		var last time.Time
		out := to.AddAll(ctx, paths, brandID, func(p media.Progress) {
			if time.Since(last) < everyNow {
				return
			}
			last = time.Now()
			h.Runner().Run(func() func() { return func() { progress.Set(words(p)) } })
		})
		cancel()
		return func() {
			progress.Done()
			for _, o := range out {
				if o.Err != nil {
					slog.Warn("media: add", "file", o.Name(), "err", o.Err)
				}
			}
			done(out)
		}
	})
}

func words(p media.Progress) string {
	switch {
	case p.Size >= large:
		return lang.T("media.adding_large", "name", kit.Fit(p.Name, kit.Compact, 240), "percent", int(p.Done*100/p.Size), "at", p.At, "n", p.Of)
	case p.Of > 1:
		return lang.T("media.adding_of", "at", p.At, "n", p.Of)
	}
	return lang.N("media.adding", p.Of)
}

// Added counts the files that are in the library now.
func Added(out []media.Outcome) int {
	n := 0
	for _, o := range out {
		if o.Media != nil {
			n++
		}
	}
	return n
}

const (
	mostNamed = 4   // files named for one reason
	tallest   = 380 // px of the list before it scrolls: a window may be 720 high
)

// group are files with the same reason.
type group struct {
	names []string
	added bool
	why   string
}

// groups puts files with the same reason together, in the order they came.
func groups(bad []media.Outcome) []*group {
	var out []*group
	for _, o := range bad {
		why, added := lang.Error(o.Err), o.Media != nil
		i := slices.IndexFunc(out, func(g *group) bool { return g.why == why && g.added == added })
		if i < 0 {
			i, out = len(out), append(out, &group{added: added, why: why})
		}
		out[i].names = append(out[i].names, o.Name())
	}
	return out
}

// head names the files: "a.jpg, b.jpg, and 3 more files were not added".
func (g *group) head() string {
	key := "media.refused"
	if g.added {
		key = "media.kept"
	}
	names := slices.Clone(g.names[:min(len(g.names), mostNamed)])
	if more := len(g.names) - mostNamed; more > 0 {
		names = append(names, lang.N("media.more_files", more))
	}
	return lang.T(key, "name", lang.List(names))
}

// Report tells what became of files: a list of those that were refused or need
// to be known of, else a short message, unless what was added is seen anyway.
func Report(h Host, out []media.Outcome, seen bool) {
	added, cancelled := Added(out), 0
	var bad []media.Outcome
	for _, o := range out {
		switch {
		case errors.Is(o.Err, media.ErrCancelled):
			cancelled++
		case o.Err != nil:
			bad = append(bad, o)
		}
	}
	if len(bad) == 0 {
		switch {
		case cancelled > 0:
			h.Overlay().Toast("x", lang.T("media.cancelled", "done", added, "left", cancelled), "", nil)
		case !seen:
			h.Overlay().Toast("check", lang.N("media.added", added), "", nil)
		}
		return
	}
	const width = 400
	lines := kit.Column(12)
	note := func(text string) { lines.Add(kit.NewParagraph(text, kit.Compact, kit.Ink2).SetWidth(width)) }
	switch {
	case cancelled > 0:
		note(lang.T("media.cancelled", "done", added, "left", cancelled))
	case added > 0:
		note(lang.N("media.added", added))
	}
	for _, g := range groups(bad) {
		head := kit.NewParagraph(g.head(), kit.CompactBold, kit.Ink).SetWidth(width)
		head.MaxLines = 3
		lines.Add(kit.Column(2, head, kit.NewParagraph(g.why, kit.Compact, kit.Ink2).SetWidth(width)))
	}
	body := fyne.CanvasObject(lines)
	if lines.MinSize().Height > tallest {
		body = kit.Fixed(0, tallest, container.NewVScroll(kit.Pad(0, 12, 0, 0, lines)))
	}
	var d *kit.Dialog
	ok := kit.NewButton(lang.T("common.ok"), "", kit.Outlined, func() { d.Close() })
	d = h.Overlay().Dialog(lang.T("media.report"), body, width+52, ok)
}
