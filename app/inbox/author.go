package inbox

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lontar/models"
)

// handleKey makes handles comparable: without "@" and what does not show, in
// lower case. Marks on letters stay: "kopísenja" is somebody else who wants to
// pass for "kopisenja".
func handleKey(handle string) string {
	return strings.ToLower(strings.TrimLeft(strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, handle)), "@"))
}

// nameKey makes shown names comparable: in lower case, without marks on
// letters, without what does not show, single spaces.
func nameKey(name string) string {
	folded := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	return strings.TrimPrefix(strings.Join(strings.Fields(folded), " "), "@")
}

// owners knows a brand's own accounts.
type owners struct {
	handles map[models.Platform]map[string]bool
	names   map[models.Platform]map[string]bool // for authors without a handle
	pages   map[models.Platform]map[string]bool // names of accounts without a handle, wherever a file puts them
}

func ownersOf(b *models.Brand) owners {
	type known = map[models.Platform]map[string]bool
	o := owners{handles: known{}, names: known{}, pages: known{}}
	add := func(m map[models.Platform]map[string]bool, p models.Platform, key string) {
		if key == "" {
			return
		}
		if m[p] == nil {
			m[p] = map[string]bool{}
		}
		m[p][key] = true
	}
	for _, a := range b.Accounts {
		add(o.handles, a.Platform, handleKey(a.Handle))
		add(o.names, a.Platform, nameKey(a.Name))
		if a.Name == "" {
			add(o.names, a.Platform, nameKey(a.Handle))
		}
		if a.Handle == "" {
			add(o.pages, a.Platform, nameKey(a.Name))
		}
	}
	return o
}

// wrote reports whether an author is the brand itself. A handle decides where
// there is one: names can be anybody's. Only where the brand has no handle on
// the platform, or the file none for the author, do names count.
func (o owners) wrote(p models.Platform, handle, name string) bool {
	if key := handleKey(handle); key != "" {
		return o.handles[p][key] || o.pages[p][nameKey(handle)]
	}
	return o.names[p][nameKey(name)]
}

// addressed is the handle an answer begins with, "@dita.mrn Halo Kak" gives
// "dita.mrn"; "" when it begins otherwise.
func addressed(body string) string {
	body = strings.TrimLeftFunc(body, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	rest, ok := strings.CutPrefix(body, "@")
	if !ok {
		return ""
	}
	end := strings.IndexFunc(rest, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '_' && r != '-'
	})
	if end < 0 {
		end = len(rest)
	}
	return handleKey(strings.TrimRight(rest[:end], ".-"))
}

// nearlySame reports whether a reply found in a file is the one that was noted:
// people change a word before they send it, and platforms put the name before.
func nearlySame(noted, found string) bool {
	a, b := wordsOf(noted), wordsOf(found)
	if len(a) == 0 || len(b) == 0 {
		return strings.TrimSpace(noted) == strings.TrimSpace(found)
	}
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	common := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	return common*10 >= max(len(a), len(b))*8
}

// compared bounds how much of two replies is compared, words.
const compared = 400

func wordsOf(text string) []string {
	if handle := addressed(text); handle != "" {
		_, text, _ = strings.Cut(text, "@")
		text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
	}
	words := strings.FieldsFunc(nameKey(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return words[:min(compared, len(words))]
}
