package honesty

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lontar/app/proof/token"
)

// pattern is a compiled row of elements, read left to right:
//
//	langsing        the word, also with -nya, -lah, -pun
//	pasti|dijamin   one of them
//	dari+pada       words that follow each other, among others
//	<sure>          one of the phrases of a list
//	<n>             a number, or a number word
//	_               any one word
//	..3             up to three words of the same clause
//	yang?           may be missing
type pattern struct {
	elements []element
}

type element struct {
	phrases  [][]string // longest first
	number   bool
	any      bool
	gap      int // ".." up to this many; the element is nothing else then
	optional bool
}

// compile reads a pattern; the first element must be words that always stand there.
func compile(text string, lists map[string][]string) (pattern, error) {
	var p pattern
	for field := range strings.FieldsSeq(text) {
		e, err := compileElement(field, lists)
		if err != nil {
			return p, fmt.Errorf("honesty: pattern %q: %w", text, err)
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) == 0 || len(p.elements[0].phrases) == 0 && !p.elements[0].number || p.elements[0].optional {
		return p, fmt.Errorf("honesty: pattern %q must begin with a word", text)
	}
	return p, nil
}

func compileElement(field string, lists map[string][]string) (element, error) {
	var e element
	if n, ok := strings.CutPrefix(field, ".."); ok {
		gap, err := strconv.Atoi(n)
		e.gap = gap
		return e, err
	}
	field, e.optional = strings.CutSuffix(field, "?")
	for alternative := range strings.SplitSeq(field, "|") {
		name, isList := strings.CutPrefix(alternative, "<")
		name = strings.TrimSuffix(name, ">")
		switch {
		case alternative == "_":
			e.any = true
		case isList && name == "n":
			e.number = true
		case isList:
			list, ok := lists[name]
			if !ok {
				return e, fmt.Errorf("no list %q", name)
			}
			for _, phrase := range list {
				e.add(phrase)
			}
		default:
			e.add(strings.ReplaceAll(alternative, "+", " "))
		}
	}
	slices.SortStableFunc(e.phrases, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	return e, nil
}

// add cuts a phrase as a text is cut, so that "satu-satunya" is two words here too.
func (e *element) add(phrase string) {
	var words []string
	for _, t := range token.All(phrase) {
		words = append(words, t.Norm)
	}
	if len(words) > 0 {
		e.phrases = append(e.phrases, words)
	}
}

// plain turns the words of a user's rule into a pattern: nothing in it has a
// meaning of its own except "…" or "..." for a few words between.
func plain(words string) string {
	words = strings.NewReplacer("…", " ... ", "...", " ... ").Replace(words)
	var fields []string
	for field := range strings.FieldsSeq(words) {
		if field == "..." {
			fields = append(fields, "..4")
			continue
		}
		for _, t := range token.All(field) {
			fields = append(fields, strings.Trim(t.Norm, "<>|?_"))
		}
	}
	return strings.Join(slices.DeleteFunc(fields, func(f string) bool { return f == "" }), " ")
}

// at matches from token i on and says where the match ends.
func (p pattern) at(text []word, i int) (end int, ok bool) {
	return match(p.elements, text, i, i)
}

func match(elements []element, text []word, start, i int) (end int, ok bool) {
	if len(elements) == 0 {
		return i, true
	}
	e, rest := elements[0], elements[1:]
	if e.gap > 0 {
		for n := 0; n <= e.gap; n++ {
			if end, ok := match(rest, text, start, i+n); ok {
				return end, true
			}
			if !joined(text, start, i+n) {
				break
			}
		}
		return 0, false
	}
	if joined(text, start, i) {
		for _, n := range e.lengths(text, i) {
			if end, ok := match(rest, text, start, i+n); ok {
				return end, true
			}
		}
	}
	if e.optional {
		return match(rest, text, start, i)
	}
	return 0, false
}

// joined: token i exists and belongs to the clause that began at start.
func joined(text []word, start, i int) bool {
	return i < len(text) && (i == start || text[i].Break <= token.Soft)
}

// lengths are how many tokens the element may take at i, the most first.
func (e element) lengths(text []word, i int) []int {
	var found []int
	for _, phrase := range e.phrases {
		if follows(text, i, phrase) && !slices.Contains(found, len(phrase)) {
			found = append(found, len(phrase))
		}
	}
	if len(found) == 0 && (e.number && text[i].number || e.any && text[i].Kind == token.Word) {
		found = append(found, 1)
	}
	return found
}

func follows(text []word, i int, phrase []string) bool {
	for k, w := range phrase {
		if i+k >= len(text) || k > 0 && text[i+k].Break > token.Soft || !text[i+k].is(w) {
			return false
		}
	}
	return true
}

// word is a token with the stem rules may mean: "dijaminnya" is "dijamin" too.
type word struct {
	token.Token
	stem   string
	number bool
}

func (w word) is(s string) bool { return w.Norm == s || w.stem == s && s != "" }

var numbers = map[string]bool{
	"satu": true, "dua": true, "tiga": true, "empat": true, "lima": true, "enam": true, "tujuh": true, "delapan": true,
	"sembilan": true, "sepuluh": true, "beberapa": true, "hitungan": true, "one": true, "two": true, "three": true, "four": true,
	"five": true, "six": true, "seven": true, "ten": true, "few": true, "a": true, "an": true, "thirty": true,
}

// words are the tokens as rules read them, with the full form of an alias or the stem of a
// word with a clitic ("dijaminnya") or a stretched end ("sembuhh").
func words(list []token.Token, alias map[string]string) []word {
	out := make([]word, len(list))
	for i, t := range list {
		out[i].Token = t
		out[i].number = t.Kind == token.Number || numbers[t.Norm]
		if t.Kind != token.Word {
			continue
		}
		if full, ok := alias[t.Norm]; ok {
			out[i].stem = full
			continue
		}
		if n := len(t.Norm); n > 4 && t.Norm[n-1] == t.Norm[n-2] {
			out[i].stem = t.Norm[:n-1]
		}
		for _, clitic := range []string{"nya", "lah", "pun", "kah", "'s"} {
			if stem, ok := strings.CutSuffix(t.Norm, clitic); ok && len(stem) > 2 {
				out[i].stem = stem
				break
			}
		}
	}
	return out
}
