package versions

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"

	"lontar/models"
)

// Op says what became of a run of words.
type Op int

// What became of a run of words between an older and a newer text.
const (
	Same Op = iota
	Added
	Removed
)

// Run is a piece of a comparison.
type Run struct {
	Text string
	Op   Op
}

// Change is one field that differs between two states of a post. Field is
// "title", "caption", "hashtags", "media", … or "option.<key>"; Account is 0
// for what all accounts share.
type Change struct {
	Field   string
	Account int64
	Runs    []Run
}

// Diff lists what differs, in the order of the editor.
func Diff(older, newer *models.Post) []Change {
	var out []Change
	add := func(field string, account int64, a, b string) {
		if a != b {
			out = append(out, Change{field, account, Words(a, b)})
		}
	}
	for _, f := range []struct {
		field string
		of    func(p *models.Post) string
	}{
		{"title", func(p *models.Post) string { return p.Title }},
		{"caption", func(p *models.Post) string { return p.Caption }},
		{"hashtags", func(p *models.Post) string { return p.Hashtags }},
		{"brief", func(p *models.Post) string { return p.Brief }},
		{"goal", func(p *models.Post) string { return p.Goal }},
		{"target", func(p *models.Post) string { return p.Target }},
		{"cta", func(p *models.Post) string { return p.CTA }},
		{"link", func(p *models.Post) string { return p.Link }},
		{"form", func(p *models.Post) string { return string(p.Form) }},
		{"pic", func(p *models.Post) string { return p.PIC }},
		{"notes", func(p *models.Post) string { return p.Notes }},
		{"media", media},
	} {
		add(f.field, 0, f.of(older), f.of(newer))
	}
	for _, account := range accounts(older, newer) {
		a, b := variant(older, account), variant(newer, account)
		add("caption", account, a.Caption, b.Caption)
		add("hashtags", account, a.Hashtags, b.Hashtags)
		add("first_comment", account, a.FirstComment, b.FirstComment)
		add("link", account, a.Link, b.Link)
		for _, key := range keys(a.Options, b.Options) {
			add("option."+key, account, a.Options[key], b.Options[key])
		}
	}
	return out
}

// Words compares two texts word by word: a changed word is shown whole, since
// a reader of captions thinks in words, not in letters.
func Words(older, newer string) []Run {
	var words []string
	index := map[string]rune{}
	code := func(text string) string {
		var b strings.Builder
		for _, w := range split(text) {
			r, ok := index[w]
			if !ok {
				words = append(words, w)
				r = letter(len(words) - 1)
				index[w] = r
			}
			b.WriteRune(r)
		}
		return b.String()
	}
	a, b := code(older), code(newer)
	m := diffmatchpatch.New()
	m.DiffTimeout = 0 // the same answer on every machine; captions are short
	var out []Run
	for _, d := range m.DiffCleanupSemantic(m.DiffMain(a, b, false)) {
		var text strings.Builder
		for _, r := range d.Text {
			text.WriteString(words[number(r)])
		}
		op := Same
		switch d.Type {
		case diffmatchpatch.DiffInsert:
			op = Added
		case diffmatchpatch.DiffDelete:
			op = Removed
		}
		out = append(out, Run{text.String(), op})
	}
	return out
}

// letter and number stand a word for a code point and back; the surrogates
// between U+D800 and U+DFFF are not code points of a text.
func letter(n int) rune {
	r := rune(n + 1)
	if r >= 0xD800 {
		r += 0x800
	}
	return r
}

func number(r rune) int {
	if r >= 0xE000 {
		r -= 0x800
	}
	return int(r) - 1
}

// split cuts a text into words, spaces and marks; together they are the text.
func split(text string) []string {
	var out []string
	kind, start := -1, 0
	for i, r := range text {
		k := 2
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '#', r == '@', r == '_':
			k = 0
		case r == '\n':
			k = 3 + i // each line break by itself
		case unicode.IsSpace(r):
			k = 1
		}
		if k != kind {
			if i > start {
				out = append(out, text[start:i])
			}
			kind, start = k, i
		}
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

func media(p *models.Post) string {
	var b strings.Builder
	for _, m := range p.Media {
		name := fmt.Sprint(m.MediaID)
		if m.Media != nil {
			name = m.Media.Name
		}
		b.WriteString(name)
		if m.Alt != "" {
			b.WriteString(" (" + m.Alt + ")")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func accounts(posts ...*models.Post) []int64 {
	var out []int64
	seen := map[int64]bool{}
	for _, p := range posts {
		for _, v := range p.Variants {
			if !seen[v.AccountID] {
				seen[v.AccountID] = true
				out = append(out, v.AccountID)
			}
		}
	}
	return out
}

func variant(p *models.Post, account int64) models.Variant {
	for _, v := range p.Variants {
		if v.AccountID == account {
			return v
		}
	}
	return models.Variant{}
}

// keys are the names in either of two maps, in order.
func keys(a, b map[string]string) []string {
	both := maps.Clone(a)
	if both == nil {
		both = map[string]string{}
	}
	maps.Copy(both, b)
	return slices.Sorted(maps.Keys(both))
}
