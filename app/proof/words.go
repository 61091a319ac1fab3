package proof

import (
	"context"
	"strings"

	"lontar/app/lang"
	"lontar/app/proof/honesty"
	"lontar/app/proof/spell"
	"lontar/app/proof/token"
)

// suggestions is how many a misspelled word gets, and lookedUp how many words
// get any: a pasted foreign text would otherwise be looked up word by word.
const (
	suggestions = 5
	lookedUp    = 40
)

// piece is how much text is spelled between two looks at the context, in bytes.
const piece = 64 << 10

func (c *Checker) spelling(ctx context.Context, r *reading) {
	known := r.in.Brand.known()
	o := spell.Options{Languages: r.in.Languages, Known: func(w string) bool { return known[w] }}
	better := map[string][]string{}
	for from := 0; from < len(r.text) && ctx.Err() == nil && r.counts[KindSpelling] < most; {
		n := pieceLength(r.text[from:])
		c.spelled(r, c.speller.Check(r.text[from:from+n], o), from, better)
		from += n
	}
}

// pieceLength is where a text is best cut: all of it, after a line, at a blank.
func pieceLength(s string) int {
	if len(s) <= piece {
		return len(s)
	}
	for _, end := range []string{"\n", ". ", " "} {
		if i := strings.LastIndex(s[:piece], end); i > 0 {
			return i + len(end)
		}
	}
	return piece
}

// spelled notes the mistakes of the piece that begins at byte from.
func (c *Checker) spelled(r *reading, found []spell.Mistake, from int, better map[string][]string) {
	for _, m := range found {
		f := Finding{Kind: m.Kind, Level: Info, Rule: "spelling", Suggestions: m.Better, Message: lang.T("proof.spelling", "word", m.Word)}
		if m.Kind == spell.Hint {
			f.Rule = "hint." + m.Rule
			f.Message = lang.T("proof.hint", "word", m.Word)
		} else if len(m.Better) == 0 {
			list, ok := better[m.Word]
			if !ok && len(better) < lookedUp {
				list = c.speller.Suggest(m.Word, suggestions, r.in.Languages...)
				better[m.Word] = list
			}
			f.Suggestions = list
		}
		r.add(f, from+m.Start, from+m.End)
	}
}

// known are the brand's own words in lower case, names and handles word by word.
func (b *Brand) known() map[string]bool {
	known := map[string]bool{}
	for _, phrase := range append([]string{b.Name}, b.Known...) {
		phrase = strings.ToLower(strings.TrimLeft(strings.TrimSpace(phrase), "@#"))
		known[phrase] = true
		for _, t := range token.All(phrase) {
			known[t.Norm] = true
		}
	}
	delete(known, "")
	return known
}

func (c *Checker) claims(ctx context.Context, r *reading) {
	var langs []string
	for _, l := range r.in.Languages {
		langs = append(langs, string(l))
	}
	for _, claim := range c.honesty.With(r.in.Brand.Claims).CheckTokens(ctx, r.text, r.tokens, langs...) {
		f := Finding{
			Kind: KindClaim, Level: claim.Rule.Level, Rule: "claim." + claim.Rule.ID, Category: category(claim.Rule.Category),
			Limits: r.in.Brand.Limits, Source: claim.Rule.Source, Suggestions: claim.Suggestions,
		}
		if f.Level == "" {
			f.Level = Warn
		}
		f.Message = lang.T("proof.claim", "text", claim.Text, "category", f.Category)
		if f.Limits != "" {
			f.Message = lang.T("proof.claim_limits", "text", claim.Text, "category", f.Category, "limits", f.Limits)
		}
		r.add(f, claim.From, claim.To)
	}
}

// category is the shown word of a claim's category; a brand's own is shown as it is.
func category(c string) string {
	switch c {
	case honesty.Result, honesty.Superlative, honesty.Health, honesty.Money, honesty.Price,
		honesty.Safety, honesty.Lasting, honesty.Scarcity, honesty.Evidence:
		return lang.T("proof.category." + c)
	case "":
		return lang.T("proof.category.brand")
	}
	return c
}

// avoided finds the words the brand does not want.
func (r *reading) avoided() {
	for _, a := range r.in.Brand.Avoid {
		phrase := token.All(a.Word)
		if len(phrase) == 0 {
			continue
		}
		for i := 0; i+len(phrase) <= len(r.tokens); i++ {
			if !r.says(i, phrase) {
				continue
			}
			f := Finding{Kind: KindAvoid, Level: Warn, Rule: "avoid", Message: lang.T("proof.avoid", "word", a.Word)}
			if a.Instead != "" {
				f.Message = lang.T("proof.avoid_instead", "word", a.Word, "instead", a.Instead)
				f.Suggestions = []string{likeCase(a.Instead, r.tokens[i].Text)}
			}
			r.addTokens(f, i, i+len(phrase)-1)
		}
	}
}

// says: the words of a phrase stand at token i, the last perhaps with -nya.
func (r *reading) says(i int, phrase []token.Token) bool {
	for k, p := range phrase {
		t := r.tokens[i+k]
		same := t.Norm == p.Norm || k == len(phrase)-1 && strings.TrimSuffix(t.Norm, "nya") == p.Norm
		if !same || k > 0 && t.Break > token.Soft {
			return false
		}
	}
	return true
}

// tone finds a text that says Anda and kamu, or not what the brand says.
func (r *reading) tone() {
	var formal, familiar []int
	for i, t := range r.tokens {
		if t.Kind != token.Word || t.Quote {
			continue
		}
		switch t.Norm {
		case "anda":
			formal = append(formal, i)
		case "kamu", "kalian":
			familiar = append(familiar, i)
		}
	}
	odd, want := []int(nil), ""
	switch strings.ToLower(r.in.Brand.Pronoun) {
	case "anda":
		odd, want = familiar, "Anda"
	case "kamu", "kalian":
		odd, want = formal, strings.ToLower(r.in.Brand.Pronoun)
	default:
		if len(formal) == 0 || len(familiar) == 0 {
			return
		}
		odd, want = formal, "kamu"
		if len(familiar) < len(formal) {
			odd, want = familiar, "Anda"
		}
	}
	for _, i := range odd {
		r.addTokens(Finding{
			Kind: KindTone, Level: Warn, Rule: "tone.pronoun", Suggestions: []string{likeCase(want, r.tokens[i].Text)},
			Message: lang.T("proof.tone", "word", r.tokens[i].Text, "want", want),
		}, i, i)
	}
}
