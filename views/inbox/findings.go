package inbox

import (
	"context"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/proof"
	"lontar/views/kit"
)

// findingsShown is how many findings stand under the reply: the box is small.
const findingsShown = 3

// findings are what proofreading says about the reply.
type findings struct {
	r      *reply
	object *fyne.Container
	list   []proof.Finding
	latest kit.Latest
}

func newFindings(r *reply) *findings {
	f := &findings{r: r, object: kit.Column(4)}
	f.object.Hide()
	return f
}

func (f *findings) clear() { f.show(nil) }

// check proofreads when writing rests.
func (r *reply) check() {
	s := r.s
	if s.o.Check == nil {
		return
	}
	r.stopWaiting()
	r.wait = s.after(checkWait, func() {
		r.wait = nil
		id, text, brand := r.id, r.entry.Text(), r.t.c.Comment.BrandID
		r.found.latest.Run(s.host.Runner(), func() func() {
			var list []proof.Finding
			if text != "" {
				list = s.o.Check(context.Background(), brand, text)
			}
			return func() {
				if r.id == id && r.entry.Text() == text {
					r.found.show(list)
				}
			}
		})
	})
}

// show marks the findings in the text and lists the first of them.
func (f *findings) show(list []proof.Finding) {
	if len(list) == 0 && len(f.list) == 0 {
		return
	}
	f.list = list
	var marks []kit.Underline
	f.object.Objects = nil
	for i, x := range list {
		tok := kit.AmberI
		if x.Level == proof.Error {
			tok = kit.Red
		}
		marks = append(marks, kit.Underline{Start: x.Start, End: x.End, Kind: tok, Fill: x.Kind == proof.KindClaim, Tip: x.Message})
		if i < findingsShown {
			f.object.Add(f.row(x, tok))
		}
	}
	if rest := len(list) - findingsShown; rest > 0 {
		f.object.Add(kit.Text(lang.N("inboxview.findings_more", rest), kit.Caption, kit.Ink3))
	}
	f.r.entry.Mark(marks)
	f.object.Hidden = len(list) == 0
	f.r.note.Hidden = f.r.small || !f.object.Hidden
	f.object.Refresh()
	relay(f.r.t.object)
}

func (f *findings) row(x proof.Finding, tok kit.Token) fyne.CanvasObject {
	icon := "triangle-alert"
	switch x.Kind {
	case proof.KindClaim:
		icon = "scale"
	case proof.KindSpelling:
		icon = "spell-check"
	}
	words := "“" + line(x.Text, 60) + "”: " + x.Message
	row := kit.Row(8, kit.IconImage(icon, tok, 14), kit.Grow(kit.NewLabel(words, kit.Caption, kit.Ink2)))
	if len(x.Suggestions) > 0 {
		put := x.Suggestions[0]
		name := kit.Fit(put, kit.Compact, 120)
		if put == "" {
			name = lang.T("common.delete")
		}
		row.Add(kit.NewButton(name, "", kit.SoftTeal, func() {
			f.r.entry.Replace(x.Start, x.End, put)
			f.r.focus()
		}).Small())
	}
	return row
}
