package preview

import (
	"testing"

	"lontar/views/kit"
)

// FuzzText lays any text out, folded anywhere and marked anywhere: it ends, and
// nothing is drawn beyond the width.
func FuzzText(f *testing.F) {
	f.Add("Kolak pisang 😄\n\n#kopi istrahat", 10, 3, 8, 120, true)
	f.Add("a\xff\xfe\u202e\u200b👨‍👩‍👧 مرحبا\r\nx", 4, 0, 2, 40, false)
	f.Add("\n\n\n", 1, 0, 0, 0, true)
	start(f)
	f.Fuzz(func(t *testing.T, text string, fold, from, to, width int, more bool) {
		if len(text) > 4000 {
			return
		}
		w := float32(20 + max(0, width)%500)
		l := look{style: kit.Caption, ink: kit.Color(kit.Ink), link: kit.Color(kit.Accent), dim: kit.Color(kit.Ink3), squeeze: more, half: !more, lines: 3, always: more, below: more}
		if more {
			l.more = "more"
		}
		r := newRich(l, w)
		r.set(text, nil, []Mark{{from, to, "warn"}}, fold)
		r.unfold()
		r.unfold()
		for _, run := range r.runs {
			if run.x < -0.5 || run.x+run.w > w+60 || run.y < 0 || run.y > r.height {
				t.Fatalf("%q at %v,%v is %v wide of %v, %v high", run.text, run.x, run.y, run.w, w, r.height)
			}
		}
	})
}
