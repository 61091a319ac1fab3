package triage

import (
	"slices"
)

// evidence is one thing that speaks for a kind.
type evidence struct {
	rule     string
	kind     int
	weight   float64
	from, to int // tokens; equal when it is about none
	urgent   bool
}

// weighed is what the rules make of a text.
type weighed struct {
	score [5]float64 // by kind
	found []evidence
	tags  []string
}

const (
	iQuestion = iota
	iComplaint
	iPraise
	iSpam
	iUnsorted
)

// weigh looks for everything the rules know in a text.
func (s *Sorter) weigh(text string, list []token) weighed {
	b := s.book
	var v weighed
	words := 0
	for i := range list {
		if (list[i].class == word || list[i].class == foreign) && !b.skipped[list[i].word] {
			words++
		}
	}
	for _, m := range settle(b.phrases.find(b, list)) {
		e := b.evidence(list, m)
		e.weight *= inPlace(list, m, words)
		v.found = append(v.found, e)
		if m.leet {
			v.found = append(v.found, evidence{"spam.fancy", iSpam, 1.5, m.from, m.to, false})
		}
	}
	for _, g := range b.signs(text, list) {
		v.found = append(v.found, evidence{g.rule, g.kind, g.weight, g.from, g.to, false})
	}
	v.found = append(v.found, shape(list)...)
	v.sum()
	v.precedence(list)
	for _, m := range b.topics.find(b, list) {
		if !slices.Contains(v.tags, m.tag) {
			v.tags = append(v.tags, m.tag)
		}
	}
	slices.Sort(v.tags)
	return v
}

// settle drops matches that lie within a longer one: "tidak enak" leaves no
// "enak". Of equal ones that of the greater weight stays, one for each kind.
func settle(all []match) []match {
	slices.SortStableFunc(all, func(a, b match) int {
		if a.words != b.words {
			return b.words - a.words
		}
		if n := (a.to - a.from) - (b.to - b.from); n != 0 {
			return n
		}
		if a.rule.weight > b.rule.weight {
			return -1
		}
		return 1
	})
	var kept []match
	for _, m := range all {
		inside := false
		for _, k := range kept {
			if m.from >= k.from && m.to <= k.to && (m.words < k.words || m.rule.kind == k.rule.kind) {
				inside = true
				break
			}
		}
		if !inside {
			kept = append(kept, m)
		}
	}
	return kept
}

var negators = map[string]bool{
	"tidak": true, "bukan": true, "kurang": true, "jangan": true, "tanpa": true, "not": true, "never": true, "no": true, "isnt": true,
	"dont": true, "doesnt": true, "wasnt": true, "aint": true, "cant": true, "arent": true, "didnt": true, "hardly": true, "belum": true,
}

// evidence turns a match into evidence; a "not" before it turns praise into a
// complaint and takes the sting out of one.
func (b *book) evidence(list []token, m match) evidence {
	e := evidence{m.rule.id, m.rule.kind, m.rule.weight, m.from, m.to, m.rule.urgent}
	if m.rule.keep || m.words > 1 && negators[list[m.from].word] {
		return e
	}
	at := negated(list, m.from)
	if at < 0 {
		return e
	}
	switch m.rule.kind {
	case iPraise:
		return evidence{"complaint.negated", iComplaint, e.weight, at, m.to, false}
	case iComplaint:
		return evidence{"praise.negated", iPraise, e.weight * 0.6, at, m.to, false}
	}
	return e
}

// inPlace is what a match counts where it stands. What makes a question of a
// short comment means little in a long review without a question mark, and an
// emoji says all only when it stands alone.
func inPlace(list []token, m match, words int) float64 {
	switch {
	case m.rule.kind == iQuestion && m.rule.id != "question.mark" && !asks(list, m.to):
		switch {
		case words <= 7:
		case words <= 14 && m.rule.ask:
			return 0.55
		case m.rule.ask:
			return 0.25
		case words > 14:
			return 0.6
		}
	case m.rule.id == "praise.emoji":
		switch {
		case words == 0:
			return 1.35
		case words > 3:
			return 0.55
		}
	}
	return 1
}

// asks reports whether the sentence around a token ends with a question mark.
func asks(list []token, at int) bool {
	for i := max(at-1, 0); i < len(list); i++ {
		if list[i].class == mark && list[i].word == "?" {
			return true
		}
		if list[i].class == edge && list[i].raw == "." {
			return false
		}
	}
	return false
}

// negated is the token of the "not" that stands before: at most two words off,
// not counting words such as "ada yang". It is −1 when there is none, or when
// there are two.
func negated(list []token, at int) int {
	found, n := -1, 0
	for i, far := at-1, 0; i >= 0 && far < 2 && i >= at-5; i-- {
		if list[i].class != word {
			break
		}
		if negators[list[i].word] {
			found, n = i, n+1
		} else if !fillers[list[i].word] {
			far++
		}
	}
	if n == 2 {
		return -1
	}
	return found
}

var fillers = map[string]bool{
	"ada": true, "yang": true, "pernah": true, "sama": true, "sekali": true, "terlalu": true, "begitu": true,
	"akan": true, "bikin": true, "di": true, "so": true, "very": true, "that": true,
}

// shape is what a text says by how it is made: only friends tagged, only
// pictures, nothing at all.
func shape(list []token) []evidence {
	var words, mentions, pictures int
	for i := range list {
		switch list[i].class {
		case word, foreign, number:
			words++
		case mention:
			mentions++
		case picture:
			pictures++
		}
	}
	switch {
	case len(list) == 0:
		return []evidence{{"unsorted.empty", iUnsorted, 4, 0, 0, false}}
	case words == 0 && mentions > 0 && pictures == 0:
		return []evidence{{"unsorted.tagged", iUnsorted, 4, 0, min(len(list), 3), false}}
	case mentions > 0 && words <= 2:
		return []evidence{{"unsorted.tagged", iUnsorted, 1.2, 0, min(len(list), 3), false}}
	case words <= 1 && pictures == 0:
		return []evidence{{"unsorted.short", iUnsorted, 0.6, 0, 0, false}}
	}
	return nil
}

// sum adds up the evidence: the second thing that says the same counts half,
// the third a quarter.
func (v *weighed) sum() {
	slices.SortStableFunc(v.found, func(a, b evidence) int {
		if a.weight > b.weight {
			return -1
		} else if a.weight < b.weight {
			return 1
		}
		return a.from - b.from
	})
	v.score = [5]float64{iUnsorted: 1}
	var times [5]int
	asked := false
	for _, e := range v.found {
		w := e.weight
		if e.rule == "question.mark" {
			if asked {
				continue
			}
			asked = true
		}
		for range times[e.kind] {
			w /= 2
		}
		v.score[e.kind] += w
		times[e.kind]++
	}
}

// precedence settles comments that are two things: somebody who praises and
// asks waits for an answer; somebody who asks where his parcel is complains.
func (v *weighed) precedence(list []token) {
	s := &v.score
	v.lostEmoji(list)
	if v.supposes() {
		s[iComplaint] *= 0.4
	}
	if s[iComplaint] >= 2.4 && s[iSpam] < 3 {
		s[iQuestion] *= 0.45
		s[iPraise] *= 0.6
	}
	if s[iQuestion] >= 1.9 && s[iComplaint] < 2.4 {
		s[iPraise] *= 0.45
	}
	if s[iSpam] >= 3 {
		s[iQuestion] *= 0.5
		s[iPraise] *= 0.4
		s[iComplaint] *= 0.6
	} else if s[iSpam] > 0 && s[iComplaint]+s[iQuestion] >= 2.4 {
		s[iSpam] *= 0.6 // "08123…, tolong hubungi saya"
	}
	if v.aboutGambling() {
		s[iSpam] *= 0.35
		s[iUnsorted]++
	}
	// A friend who is asked is not the brand.
	if len(list) > 0 && list[0].class == mention && s[iQuestion] > 0 {
		s[iQuestion] *= 0.8
	}
}

// supposes reports "kalau rusak, diganti ga?": all the complaint in it stands
// behind an if, and it asks.
func (v *weighed) supposes() bool {
	from := -1
	for _, e := range v.found {
		if e.rule == "question.hypothetical" {
			from = e.from
		}
	}
	for _, e := range v.found {
		if e.kind == iComplaint && (e.from < from || e.urgent) {
			return false
		}
	}
	return from >= 0
}

// aboutGambling reports talk against gambling: its words, and neither the name
// of a site nor a disguise.
func (v *weighed) aboutGambling() bool {
	about := false
	for _, e := range v.found {
		switch e.rule {
		case "spam.brand", "spam.fancy", "spam.phone", "spam.link", "spam.framed":
			return false
		case "unsorted.about":
			about = true
		}
	}
	return about
}

// lostEmoji takes "mantap ????" for what is left of emoji in files of the
// wrong encoding, when nothing else asks.
func (v *weighed) lostEmoji(list []token) {
	if v.score[iPraise] < 1.5 {
		return
	}
	run := false
	for i := 1; i < len(list); i++ {
		run = run || list[i].word == "?" && list[i-1].word == "?"
	}
	for _, e := range v.found {
		if e.kind == iQuestion && e.rule != "question.mark" && e.to-e.from > 0 && list[e.to-1].word != "?" {
			return
		}
	}
	if run {
		v.score[iQuestion] *= 0.25
	}
}
