// Package intake takes files of the disk into the library from any screen: how
// far it is, the way to stop it, and in the end what became of every file.
package intake

import (
	"context"
	"errors"
	"log/slog"
	"time"

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

// mostNamed is how many files are told one by one.
const mostNamed = 8

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
	for _, o := range bad[:min(len(bad), mostNamed)] {
		key := "media.refused"
		if o.Media != nil {
			key = "media.kept"
		}
		head := kit.NewParagraph(lang.T(key, "name", o.Name()), kit.CompactBold, kit.Ink).SetWidth(width)
		head.MaxLines = 2
		lines.Add(kit.Column(2, head, kit.NewParagraph(lang.Error(o.Err), kit.Compact, kit.Ink2).SetWidth(width)))
	}
	if more := len(bad) - mostNamed; more > 0 {
		lines.Add(kit.Text(lang.N("media.more_files", more), kit.Caption, kit.Ink3))
	}
	var d *kit.Dialog
	ok := kit.NewButton(lang.T("common.ok"), "", kit.Outlined, func() { d.Close() })
	d = h.Overlay().Dialog(lang.T("media.report"), lines, width+40, ok)
}
