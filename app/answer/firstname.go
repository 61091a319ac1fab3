package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lontar/models"
)

// names are the words names are made of; see assets/answer/names.json.
type names struct {
	first, common, family, titles, kin, before, shop, lead map[string]bool
}

func namesOf(n map[string]string) names {
	return names{
		first: set(n["first"]), common: set(n["common"]), family: set(n["family"]), titles: set(n["titles"]),
		kin: set(n["kin"]), before: set(n["before"]), shop: set(n["shop"]), lead: set(n["lead"]),
	}
}

// FirstName is how the author of a comment is addressed: "Sri" for "Sri
// Wahyuni", "Rizky" for "rizkyfauzan_". It is a guess and made only when it is
// a safe one; else it is "@" and the handle, or the shown name where there is
// no handle. "" when nobody is named.
func FirstName(c models.Comment) string {
	n := load().names
	handle := strings.TrimLeft(strings.TrimSpace(plainName(c.Author)), "@")
	shown := plainName(c.AuthorName)
	if strings.ContainsFunc(handle, unicode.IsSpace) { // some files put the name where the handle belongs
		if shown == "" {
			shown = handle
		}
		handle = ""
	}
	if first := n.inShown(shown); first != "" {
		return first
	}
	if first := n.inHandle(handle, shown); first != "" {
		return first
	}
	switch {
	case handle != "":
		return "@" + handle
	case shown != "":
		return cut(shown, maxName)
	}
	return ""
}

// plainName turns fancy letters into plain ones and takes out what does not
// show, piled up marks, and braces, which would be taken for a variable.
func plainName(name string) string {
	if len(name) > 4*maxName {
		name = name[:4*maxName]
	}
	name = norm.NFKC.String(strings.ToValidUTF8(name, ""))
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r), r == '{', r == '}', r == 0x3164, r == 0xFFA0:
			return -1
		}
		return r
	}, name)), " ")
}

// inShown finds the first name in a shown name. One word alone must be a known
// name; of several the first is taken, unless it is the name of a shop or of
// somebody's mother.
func (n *names) inShown(shown string) string {
	words := strings.FieldsFunc(shown, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '’' })
	for _, w := range words {
		key := wordKey(w)
		if n.shop[key] || n.kin[key] {
			return ""
		}
	}
	for len(words) > 0 && (n.titles[wordKey(words[0])] || len(words) > 1 && (n.before[wordKey(words[0])] || letters(words[0]) < 2)) {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	key := wordKey(words[0])
	if n.first[key] {
		return proper(words[0])
	}
	// A name nobody listed is one when others that are listed follow it.
	if len(words) < 2 || len(words) > 4 || letters(words[0]) < 3 || letters(words[0]) > 15 || strings.ContainsAny(words[0], ".") || !latin(key) {
		return ""
	}
	for _, w := range words[1:] {
		if k := wordKey(w); n.first[k] || n.family[k] {
			return proper(words[0])
		}
	}
	return ""
}

// longest is the longest handle any platform has, and an end for the search.
const longest = 40

// inHandle finds the first name a handle begins with. What follows must be the
// end of a word, other names, or a name without its vowels: "dinamikakota" is
// not Dina.
func (n *names) inHandle(handle, shown string) string {
	parts := strings.FieldsFunc(strings.ToLower(handle), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, p := range append(parts, strings.FieldsFunc(strings.ToLower(shown), func(r rune) bool { return !unicode.IsLetter(r) })...) {
		if n.shop[p] || n.kin[p] {
			return ""
		}
	}
	for len(parts) > 1 && (n.lead[parts[0]] || n.titles[parts[0]] || n.before[parts[0]]) {
		parts = parts[1:]
	}
	if len(parts) == 0 || len(parts[0]) > longest {
		return ""
	}
	word := parts[0]
	for end := len(word); end >= 3; end-- {
		if !n.first[word[:end]] {
			continue
		}
		rest := word[end:]
		follows := n.chain(rest) && rest != ""
		switch {
		case follows:
		case n.common[word[:end]]: // "indah.banget" is nobody's name, "indah.pratiwi" is
			if rest != "" || len(parts) > 1 && !(len(parts[1]) <= longest && n.chain(parts[1])) && !vowelless(parts[1]) {
				continue
			}
		case rest != "" && !vowelless(rest):
			continue
		}
		return proper(word[:end])
	}
	return ""
}

// chain reports whether a word is made of names: "", "fauzan", "nurhaliza".
func (n *names) chain(word string) bool {
	if word == "" {
		return true
	}
	for end := len(word); end >= 3; end-- {
		if (n.first[word[:end]] || n.family[word[:end]]) && n.chain(word[end:]) {
			return true
		}
	}
	return false
}

// vowelless reports whether a word is a name as people shorten it: "hndyn".
func vowelless(word string) bool {
	return len(word) >= 2 && len(word) <= 7 && !strings.ContainsAny(word, "aiueo")
}

func wordKey(word string) string { return strings.Trim(strings.ToLower(word), ".'’") }

func letters(word string) int { return utf8.RuneCountInString(wordKey(word)) }

func latin(word string) bool {
	for _, r := range word {
		if !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return word != ""
}

// proper writes a name as names are written.
func proper(word string) string {
	key := wordKey(word)
	r, size := utf8.DecodeRuneInString(key)
	return string(unicode.ToUpper(r)) + key[size:]
}

func cut(text string, max int) string {
	if r := []rune(text); len(r) > max {
		return strings.TrimSpace(string(r[:max])) + "…"
	}
	return text
}
