package commentfile

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode"

	data "lontar/assets/commentfile"
)

// heading is what a header is known as; the lower place wins between several
// columns of one field.
type heading struct {
	field string
	place int
}

// wordBook is the data of the assets, ready to look up.
type wordBook struct {
	headings map[string]heading // by squashed header
	pages    pages
	sets     map[string]map[string]bool
}

// pages are the words around copied comments.
type pages struct {
	Units struct{ Both, En, ID map[string]int64 } `json:"units"`
	One   []string                                `json:"one"`

	Ago          []string                           `json:"ago"`
	Now          []string                           `json:"now"`
	Today        []string                           `json:"today"`
	Yesterday    []string                           `json:"yesterday"`
	Edited       []string                           `json:"edited"`
	Reply        map[string][]string                `json:"reply"`
	Like         map[string][]string                `json:"like"`
	Likes        map[string][]string                `json:"likes"`
	Translate    []string                           `json:"translate"`
	ShowReplies  []string                           `json:"show_replies"`
	HideReplies  []string                           `json:"hide_replies"`
	Creator      []string                           `json:"creator"`
	Badges       []string                           `json:"badges"`
	OwnLike      []string                           `json:"own_like"`
	Noise        []string                           `json:"noise"`
	MediaLeftOut []string                           `json:"media_left_out"`
	Deleted      []string                           `json:"deleted"`
	System       []string                           `json:"system"`
	DYI          struct{ Text, At, Owner []string } `json:"dyi"`
}

var words = sync.OnceValue(func() *wordBook {
	var headers struct {
		Fields []struct {
			Field   string   `json:"field"`
			Headers []string `json:"headers"`
		} `json:"fields"`
	}
	w := &wordBook{headings: map[string]heading{}, sets: map[string]map[string]bool{}}
	if err := json.Unmarshal(data.Headers, &headers); err != nil {
		panic(err) // compiled in and checked by a test
	}
	if err := json.Unmarshal(data.Pages, &w.pages); err != nil {
		panic(err)
	}
	for _, f := range headers.Fields {
		for i, h := range f.Headers {
			if key := squash(h); w.headings[key].field == "" {
				w.headings[key] = heading{f.Field, i}
			}
		}
	}
	p := &w.pages
	for name, list := range map[string][]string{
		"ago": p.Ago, "now": p.Now, "today": p.Today, "yesterday": p.Yesterday, "edited": p.Edited,
		"reply.id": p.Reply["id"], "reply.en": p.Reply["en"], "like.id": p.Like["id"], "like.en": p.Like["en"],
		"likes.id": p.Likes["id"], "likes.en": p.Likes["en"],
		"translate": p.Translate, "show": p.ShowReplies, "hide": p.HideReplies, "creator": p.Creator, "badge": p.Badges,
		"ownlike": p.OwnLike, "noise": p.Noise, "media": p.MediaLeftOut, "deleted": p.Deleted,
		"dyi.text": p.DYI.Text, "dyi.at": p.DYI.At, "dyi.owner": p.DYI.Owner,
	} {
		set := make(map[string]bool, len(list))
		for _, s := range list {
			set[s] = true
		}
		w.sets[name] = set
	}
	return w
})

// is reports whether a folded line is one of a named list.
func is(list, folded string) bool { return words().sets[list][folded] }

// squash keeps the letters, digits, "#" and "@" of a header, lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' || r == '@' {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// fold brings a line to what is compared: lower case, one space between words,
// nothing invisible.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unseen(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
