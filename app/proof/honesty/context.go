package honesty

import (
	"sort"
	"strings"

	"lontar/app/proof/token"
)

// excused: the words are there, but the caption does not promise.
func (r *reading) excused(s span) bool {
	n := r.words[s.from].Number
	return r.harmless(s) || r.listed(s) || r.denied(s) || r.asked(s, n) || r.quoted(s) || r.wished(s, n) ||
		r.inSentence(distance, n)
}

// near lists the spans of a role that begin between two tokens.
func (r *reading) near(role string, from, to int) []span {
	list := r.roles[role]
	a := sort.Search(len(list), func(i int) bool { return list[i].from >= from })
	b := sort.Search(len(list), func(i int) bool { return list[i].from >= to })
	return list[a:max(a, b)]
}

func (r *reading) inSentence(role string, n int) bool {
	return len(r.near(role, r.sentences[n][0], r.sentences[n][1])) > 0
}

// harmless: an ordinary phrase holds the claim's words, to the last of them:
// "yang paling enak" is harmless, "yang paling enak sedunia" is not.
func (r *reading) harmless(s span) bool {
	for _, h := range r.near(harmless, s.from-8, s.to) {
		if h.to >= s.to {
			return true
		}
	}
	return false
}

// listed: "Nomor satu: cuci tangan" counts, it does not boast.
func (r *reading) listed(s span) bool {
	return s.entry.rule.Category == Superlative && s.from == r.sentences[r.words[s.from].Number][0] &&
		strings.HasPrefix(r.text[r.words[s.to-1].End:], ":")
}

// reach is how many words a plain "not" governs, and farReach those of a
// refusal to promise ("kami tidak menjanjikan …").
const (
	reach    = 4
	farReach = 14
)

// denied walks left from the claim to the "not" that governs it.
func (r *reading) denied(s span) bool {
	if s.to < len(r.words) && len(r.near(refute, s.to, s.to+1)) > 0 && r.words[s.to].Break <= token.Soft {
		return true
	}
	lo := max(r.sentences[r.words[s.from].Number][0], s.from-farReach)
	if len(r.near(but, lo, s.from)) > 0 {
		list := r.near(but, lo, s.from)
		lo = list[len(list)-1].from
	}
	for k := s.from - 1; k >= lo; k-- {
		for _, no := range r.near(deny, k, k+1) {
			if r.governs(no, s) {
				return true
			}
		}
		for _, no := range r.near(without, k, k+1) {
			if no.to == s.from && r.words[s.from].Break <= token.Soft {
				return true
			}
		}
	}
	return false
}

// governs: this "not" reaches the claim.
func (r *reading) governs(no, s span) bool {
	if no.to > s.from || len(r.near(even, no.to, no.to+1)) > 0 {
		return false
	}
	for _, promise := range r.near(say, no.from, min(no.to+3, s.from+1)) {
		if !r.parted(no.to, promise.from) {
			return true
		}
	}
	unneeded := len(r.near(need, no.to, min(no.to+2, s.from))) > 0 && len(r.near(become, s.from-1, s.from)) == 0
	if unneeded || s.from-no.to > reach {
		return false
	}
	return !r.parted(no.to, s.from)
}

// parted: a clause ends before one of the tokens from a to b.
func (r *reading) parted(a, b int) bool {
	for k := a; k <= b; k++ {
		if r.words[k].Break > token.Soft {
			return true
		}
	}
	return false
}

// asked: a question that leaves the answer open, or is answered with no.
func (r *reading) asked(s span, n int) bool {
	if !r.words[s.from].Question {
		return false
	}
	if n+1 < len(r.sentences) {
		next := r.sentences[n+1][0]
		if len(r.near(deny, next, next+2)) > 0 || r.inSentence(distance, n+1) {
			return true
		}
	}
	return (r.inSentence(ask, n) || r.tagged(s, n)) && !r.inSentence(lure, n)
}

// tagged: the claim itself ends as a question ("bikin langsing nggak?"); a
// clause of its own behind it does not ask about it ("…, gak percaya?").
func (r *reading) tagged(s span, n int) bool {
	list := r.near(tag, s.to, r.sentences[n][1])
	return len(list) > 0 && !r.parted(s.to, list[0].from)
}

// quoted: the words of somebody else. Quotes alone are emphasis; somebody
// must be said to speak.
func (r *reading) quoted(s span) bool {
	sentence := r.sentences[r.words[s.from].Number]
	if len(r.near(hearsay, sentence[0], s.from+1)) > 0 {
		return true
	}
	return r.words[s.from].Quote && (len(r.near(report, max(0, s.from-14), s.to+10)) > 0 || r.signed(s))
}

// maxSaid is how many words a quote may go on after a claim and still be seen
// as signed.
const maxSaid = 40

// signed: a name stands behind the quote ("Pasti langsing!" – Rina).
func (r *reading) signed(s span) bool {
	end := s.to
	for end < len(r.words) && r.words[end].Quote && end < s.to+maxSaid {
		end++
	}
	if end == len(r.words) || r.words[end].Kind != token.Word && r.words[end].Kind != token.Handle {
		return false
	}
	between := strings.TrimLeft(r.text[r.words[end-1].End:r.words[end].Start], ".!?…\"”’» \n")
	return between != "" && strings.Trim(between, "-–—~ ") == ""
}

// wished: hoped for, not promised.
func (r *reading) wished(s span, n int) bool {
	lo := max(r.sentences[n][0], s.from-8)
	if len(r.near(wish, lo, s.to)) > 0 {
		return true
	}
	return s.entry.rule.Category == Superlative && len(r.near(effort, lo, s.from)) > 0
}
