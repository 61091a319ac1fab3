package spell

import (
	"strings"

	"lontar/assets/words"
)

// reading is one word being judged: which languages count and what the brand
// and the user taught.
type reading struct {
	*reader
	langs  uint64
	taught func(string) bool
	name   bool // written with a capital: names count as known
}

// maxWord is the longest word worth judging, in bytes.
const maxWord = 40

// known judges a lower-case word in any form a writer gives it.
func (r reading) known(w string) bool {
	return r.plain(w) || r.hyphened(w) || r.affixed(w) || r.stretched(w) || laughter(w)
}

// plain: taught, or in the automaton and not under doubt.
func (r reading) plain(w string) bool {
	if r.taught != nil && r.taught(w) {
		return true
	}
	b := r.bits(w)
	if b&words.Doubtful != 0 || b&words.Name != 0 && !r.name {
		return false
	}
	return b&r.langs != 0
}

// root: a word good enough to carry what nobody listed: taught, of the own
// lists, or frequent. Short ones must be common, since chance makes them.
func (r reading) root(w string, langs uint64) bool {
	if len(w) < 3 {
		return false
	}
	if r.taught != nil && r.taught(w) {
		return true
	}
	b := r.bits(w)
	if b&words.Doubtful != 0 || b&r.langs&langs == 0 || b&words.Name != 0 && !r.name {
		return false
	}
	if len(w) == 3 {
		return r.class(w, b, r.langs) >= 6
	}
	return b&(words.Own|words.Web) != 0 || r.class(w, b, r.langs) > 0
}

// clitics hang on any word: "produknya", "skincaremu", "ayolah".
var clitics = []string{"nya", "ku", "mu", "lah", "kah", "pun", "nyalah", "nyakah", "kulah", "mulah"}

// heads are the prefixes writers put before roots the dictionaries lack, and
// the letters each may stand before ("" any): "mengupload", "berhijab".
var heads = []struct{ head, before string }{
	{"di", ""},
	{"ku", ""},
	{"kau", ""},
	{"nge", ""},
	{"ng", "aiueo"},
	{"ber", ""},
	{"ter", ""},
	{"me", "lmnrwy"},
	{"mem", "bfpv"},
	{"men", "cdjtsz"},
	{"meng", "aiueoghk"},
}

// affixed: clitics off the end, then a prefix, then an ending, down to a root.
func (r reading) affixed(w string) bool {
	if r.langs&words.ID == 0 || len(w) < 5 {
		return false
	}
	if r.derived(w) {
		return true
	}
	for _, c := range clitics {
		stem, ok := strings.CutSuffix(w, c)
		if !ok || len(stem) < 3 || len(stem) == 3 && c != "nya" {
			continue
		}
		if r.root(stem, words.ID|words.EN) || r.derived(stem) {
			return true
		}
	}
	return false
}

// derived: prefix and ending round a root.
func (r reading) derived(w string) bool {
	if r.ended(w) {
		return true
	}
	if stem, ok := strings.CutPrefix(w, "se"); ok && len(stem) >= 5 && r.root(stem, words.ID) {
		return true
	}
	for _, h := range heads {
		stem, ok := strings.CutPrefix(w, h.head)
		if !ok || len(stem) < 4 || h.before != "" && strings.IndexByte(h.before, stem[0]) < 0 {
			continue
		}
		if r.loan(stem) || h.before == "" && r.informal(h.head, stem) {
			return true
		}
		root, kan := strings.CutSuffix(stem, "kan")
		if kan && len(root) >= 3 && r.loan(root) || r.long(stem) || kan && r.long(root) {
			return true
		}
	}
	for _, h := range foreHeads {
		stem, ok := strings.CutPrefix(w, h)
		if ok && len(stem) >= 4 && r.root(stem, words.ID|words.EN) {
			return true
		}
	}
	return r.nasal(w)
}

// informal: "dikasih", "dibantuin", "kukirimkan": spoken forms of any root.
func (r reading) informal(head, stem string) bool {
	switch head {
	case "ber", "ter":
		return false
	case "ku", "kau":
		return r.ended(stem) || r.root(stem, words.ID)
	}
	root, ok := strings.CutSuffix(stem, "in")
	return r.borrowed(stem) || ok && len(root) >= 4 && r.root(root, words.ID|words.EN)
}

// loan: a root of the own lists whose forms no dictionary has.
func (r reading) loan(w string) bool {
	if r.taught != nil && r.taught(w) {
		return true
	}
	b := r.bits(w)
	return b&words.Own != 0 && b&(words.Name|words.Doubtful) == 0 && b&r.langs != 0 && (b&words.Dictionary == 0 || b&words.EN != 0)
}

// long: a dictionary's root so long that chance hardly makes it; it takes
// prefixes the dictionary did not think of: "terdokumentasi", "menavigasi".
func (r reading) long(w string) bool {
	b := r.bits(w)
	return len(w) >= 7 && b&words.ID != 0 && b&words.Dictionary != 0 && b&(words.Name|words.Doubtful) == 0
}

// foreHeads stand before whole words: "antimabuk", "antarkota", "ngelipat".
var foreHeads = []string{"anti", "antar", "non", "multi", "super", "semi", "pasca", "pra", "swa", "serba", "nge"}

// nasal: the active verbs of spoken Indonesian, "nulis", "nyuci", "ngirim",
// "mikir", whose root has lost its first letter.
func (r reading) nasal(w string) bool {
	for _, n := range nasals {
		rest, ok := strings.CutPrefix(w, n.head)
		if !ok || len(rest) < 3 || strings.IndexByte("aiueo", rest[0]) < 0 {
			continue
		}
		for _, first := range n.lost {
			if r.spoken(first + rest) {
				return true
			}
			stem, ok := strings.CutSuffix(first+rest, "in")
			if ok && len(stem) >= 4 && (r.spoken(stem) || r.spoken(stem+"i")) {
				return true
			}
		}
	}
	return false
}

// nasals say which letters a root may have lost under a nasal.
var nasals = []struct {
	head string
	lost []string
}{{"ny", []string{"s", "c"}}, {"ng", []string{"k", ""}}, {"n", []string{"t"}}, {"m", []string{"p"}}}

// spoken: a common Indonesian root.
func (r reading) spoken(w string) bool {
	b := r.bits(w)
	return b&words.ID != 0 && b&(words.Doubtful|words.Name) == 0 && len(w) >= 4 && r.class(w, b, words.ID) >= 5
}

// ended: "hitungkan" and "batalin" of any common root, "-an" of the own ones.
func (r reading) ended(w string) bool {
	for _, e := range []string{"in", "kan"} {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) >= 4 && (r.borrowed(stem) || r.root(stem, words.ID)) {
			return true
		}
	}
	stem, ok := strings.CutSuffix(w, "an")
	return ok && len(stem) >= 4 && r.borrowed(stem)
}

// borrowed: a root of the own lists. The dictionary lists the forms of its
// own roots; only words it lacks need forms made for them.
func (r reading) borrowed(w string) bool {
	if r.taught != nil && r.taught(w) {
		return true
	}
	b := r.bits(w)
	return b&words.Own != 0 && b&words.Name == 0 && b&r.langs != 0
}

// joints are what a hyphen joins to a word: "di-upload", "CEO-nya".
var joints = map[string]bool{
	"di": true, "ke": true, "se": true, "nge": true, "me": true, "ber": true, "ter": true, "pe": true, "per": true, "ku": true,
	"nya": true, "lah": true, "kah": true, "pun": true, "mu": true, "an": true, "kan": true, "in": true,
	"non": true, "anti": true, "pre": true, "pra": true, "pasca": true, "eks": true, "ex": true, "re": true, "co": true, "semi": true, "multi": true, "e": true,
}

// hyphened: every part known ("sayur-mayur", "before-after", "nge-gym").
func (r reading) hyphened(w string) bool {
	if !strings.Contains(w, "-") {
		return false
	}
	if r.doubled(w) {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if len(part) > 1 && !joints[part] && !r.plain(part) && !r.affixed(part) {
			return false
		}
	}
	return true
}

// doubled: one root twice, with affixes round it: "panas-panasan",
// "bersenang-senang", "teman-temanmu", "menggali-gali".
func (r reading) doubled(w string) bool {
	left, right, _ := strings.Cut(w, "-")
	for k := min(len(left), len(right)); k >= 3; k-- {
		root, tail := right[:k], right[k:]
		if !strings.HasSuffix(left, root) || tail != "" && !tails[tail] || !heading[left[:len(left)-k]] {
			continue
		}
		if r.root(root, words.ID|words.EN) {
			return true
		}
	}
	return false
}

var (
	tails   = map[string]bool{"an": true, "nya": true, "ku": true, "mu": true, "lah": true, "kah": true, "annya": true, "in": true, "kan": true, "i": true, "pun": true}
	heading = map[string]bool{"": true, "ber": true, "be": true, "se": true, "ter": true, "di": true, "ke": true, "me": true, "mem": true, "men": true, "meng": true, "nge": true, "ng": true}
)

// stretched: "bangeeet", "sukaaa", "yukkk": a letter three times or more is
// one or two; a common word may end in two of one vowel.
func (r reading) stretched(w string) bool {
	one, two, long := squeeze(w)
	if long {
		return r.plain(one) || r.plain(two) || r.affixed(one)
	}
	n := len(w)
	if n < 3 || w[n-1] != w[n-2] {
		return false
	}
	short := w[:n-1]
	if strings.IndexByte("aiueo", w[n-1]) < 0 {
		return drawn[short]
	}
	b := r.bits(short)
	return b&r.langs != 0 && r.class(short, b, words.ID) >= 8
}

// drawn are the words people end in two of one consonant on purpose; on any
// other it is a slip.
var drawn = map[string]bool{
	"yuk": true, "dong": true, "nih": true, "sih": true, "deh": true, "kok": true, "kak": true, "banget": true,
	"loh": true, "lah": true, "tuh": true, "bun": true, "guys": true, "sis": true, "gan": true, "gemes": true,
	"keren": true, "kangen": true, "cantik": true, "mantap": true, "enak": true, "ah": true, "oh": true, "hem": true,
}

// squeeze writes runs of three letters and more once, and twice.
func squeeze(w string) (one, two string, long bool) {
	var a, b strings.Builder
	for i := 0; i < len(w); {
		j := i
		for j < len(w) && w[j] == w[i] {
			j++
		}
		run := j - i
		a.WriteByte(w[i])
		b.WriteByte(w[i])
		switch {
		case run >= 3:
			long = true
			b.WriteByte(w[i])
		case run == 2:
			a.WriteByte(w[i])
			b.WriteByte(w[i])
		}
		i = j
	}
	return a.String(), b.String(), long
}

// laughter: "wkwk", "hahaha", "hehe", "xixi", however long.
func laughter(w string) bool {
	if len(w) < 4 {
		return false
	}
	for _, set := range []string{"wk", "ha", "he", "hi", "hu", "xi", "kwo", "hoe"} {
		if strings.Trim(w, set) == "" {
			return true
		}
	}
	return false
}

// Known says whether a word is right as written, in any of the languages.
func (s *Speller) Known(word string, langs ...Language) bool {
	r := s.borrow()
	defer s.giveBack(r)
	low, upper := fold(word)
	return len(low) <= maxWord && reading{reader: r, langs: mask(langs), name: upper > 0}.known(low)
}
