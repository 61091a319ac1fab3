package voice

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"lontar/app/lang"
	"lontar/app/proof"
	"lontar/app/proof/honesty"
	"lontar/models"
)

// ProofBrand gathers everything proofreading wants to know of a brand: the
// words it knows, among them the names and handles of itself, its campaigns
// and those it mentions; the words it avoids; its limits, promises and way to
// address people. It holds until AreaVoice or AreaBrands is announced.
func (s *Service) ProofBrand(ctx context.Context, brandID int64) (proof.Brand, error) {
	b, err := s.store.Brand(ctx, brandID)
	if err != nil {
		return proof.Brand{}, err
	}
	words, err := s.store.Words(ctx, brandID)
	if err != nil {
		return proof.Brand{}, err
	}
	book, err := s.store.Handles(ctx, brandID)
	if err != nil {
		return proof.Brand{}, err
	}
	campaigns, err := s.store.Campaigns(ctx, brandID)
	if err != nil {
		return proof.Brand{}, err
	}
	rules, err := s.store.ClaimRules(ctx, brandID)
	if err != nil {
		return proof.Brand{}, err
	}
	out := proof.Brand{Name: b.Name, Limits: b.Limits, Pronoun: b.Pronoun}
	known := vocabulary{}
	known.add(b.Name)
	for _, a := range b.Accounts {
		known.add(a.Name, a.Handle)
	}
	for _, h := range book {
		known.add(h.Name, h.Handle)
	}
	for _, c := range campaigns {
		known.add(c.Name)
	}
	for _, w := range words {
		if w.Kind == models.WordAvoid {
			out.Avoid = append(out.Avoid, proof.Avoided{Word: w.Word, Instead: w.Instead})
			continue
		}
		known.add(w.Word)
	}
	out.Known = known.list
	for _, r := range rules {
		if rule, ok := ruleOf(b, r); ok {
			out.Claims = append(out.Claims, rule)
		}
	}
	return out, nil
}

// vocabulary gathers words: each name whole and by its words, once.
type vocabulary struct {
	list []string
	seen map[string]bool
}

func (v *vocabulary) add(names ...string) {
	if v.seen == nil {
		v.seen = map[string]bool{}
	}
	for _, name := range names {
		parts := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' })
		for _, w := range append(parts, strings.TrimSpace(name)) {
			if key := strings.ToLower(w); len([]rune(w)) > 1 && !v.seen[key] {
				v.seen[key] = true
				v.list = append(v.list, w)
			}
		}
	}
}

// ruleOf turns a rule as the brand wrote it into one of the honesty check,
// which reads a brand's rules as plain words. Only "*" has a meaning in them: a
// few words, whichever. A rule of nothing else is left out.
func ruleOf(b *models.Brand, r models.ClaimRule) (honesty.Rule, bool) {
	words := strings.Join(strings.Fields(strings.ReplaceAll(r.Pattern, "*", " … ")), " ")
	words = strings.Trim(words, "… ")
	rule := honesty.Rule{
		ID: fmt.Sprintf("brand.%d", r.ID), Category: ClaimLabel(b, r), Level: honesty.Warn,
		Patterns: []string{words},
	}
	if r.Instead != "" {
		rule.Suggestions = []string{r.Instead}
	}
	return rule, strings.ContainsFunc(words, unicode.IsLetter)
}

// ClaimLabel is how a rule of a brand is called in findings: "SF-03, janji hasil".
func ClaimLabel(b *models.Brand, r models.ClaimRule) string {
	category := r.Category
	if category == "" {
		category = lang.T("voice.own_rule")
	}
	return fmt.Sprintf("%s-%02d, %s", b.Initials(), r.ID, category)
}
