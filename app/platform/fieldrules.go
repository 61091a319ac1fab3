package platform

import (
	"strings"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
)

// threaded are the platforms where a post can be a thread of several.
var threaded = map[models.Platform]bool{models.X: true, models.Threads: true, models.Bluesky: true, models.Mastodon: true}

// Threaded reports whether a post can be a thread of several on a platform.
func Threaded(p models.Platform) bool { return threaded[p] }

// texts checks the text, or each part of a thread.
func (k *check) texts() {
	if k.c.Form != models.FormThread || !threaded[k.p] || len(k.c.Thread) == 0 {
		k.found = append(k.found, k.text.Problems...)
		return
	}
	each := k.o
	each.Form = models.FormText // a part is a post of its own
	for i, part := range k.c.Thread {
		for _, p := range CheckText(k.p, part, each).Problems {
			p.Field, p.Index = FieldThread, i
			p.Message = lang.T("rules.part", "i", i+1, "message", p.Message)
			k.found = append(k.found, p)
		}
	}
}

// fields checks the texts beside the text.
func (k *check) fields() {
	c := k.c
	if strings.TrimSpace(c.Title) == "" {
		if f, ok := Find(k.p, "title.min", k.o); ok {
			f.Level = Info // not there yet; the bar of steps asks for it
			k.add(f, whole(FieldTitle), lang.T("rules.title_none", "platform", lang.Platform(k.p)))
		}
	}
	k.length("title.max", FieldTitle, c.Title)
	k.chars("title.chars", FieldTitle, c.Title)
	k.length("description.max", FieldDescription, c.Description)
	k.chars("description.chars", FieldDescription, c.Description)
	k.comment()
	k.length("link.max", FieldLink, c.Link)
	k.tags()
	k.length("topic.max", "topic", c.Options["topic"])
	k.chars("topic.chars", "topic", c.Options["topic"])
	k.warning()
}

// comment checks the first comment; hashtags in it count like those of a text.
func (k *check) comment() {
	text := k.c.FirstComment
	if _, ok := Find(k.p, "first_comment.max", k.o); !ok || text == "" {
		return
	}
	k.length("first_comment.max", FieldFirstComment, text)
	var tags []Entity
	for _, e := range Entities(k.p, text) {
		if e.Kind == Hashtag {
			tags = append(tags, e)
		}
	}
	for _, f := range Facts(k.p, "hashtags.max", k.o) {
		if n, limit := len(tags), int(f.Value); n > limit {
			at := whole(FieldFirstComment)
			at.start, at.end = tags[limit].Start, tags[n-1].End
			k.most("hashtags.max", float64(n), at, ofThings("rules.n.hashtags"), func(f Fact) string {
				return lang.N("rules.way.hashtags", n-int(f.Value))
			})
			return
		}
	}
}

// length checks a text of its own; what is too much of it is marked.
func (k *check) length(name, field, text string) {
	if text == "" {
		return
	}
	at := whole(field)
	at.end = utf8.RuneCountInString(text)
	for _, f := range Facts(k.p, name, k.o) {
		if n := In(f.Unit, text); n > int(f.Value) {
			at.start = fits(f.Unit, text, int(f.Value))
			k.most(name, float64(n), at, ofLength, shorten(n))
			return
		}
	}
}

// chars checks for characters a field must not have.
func (k *check) chars(name, field, text string) {
	f, ok := Find(k.p, name, k.o)
	if !ok || text == "" {
		return
	}
	if i := strings.IndexAny(text, strings.Join(f.List, "")); i >= 0 {
		at := whole(field)
		at.start = utf8.RuneCountInString(text[:i])
		at.end = at.start + 1
		k.add(f, at, charsMessage(k.p, f, at.name, text[i:i+1]))
	}
}

func charsMessage(p models.Platform, f Fact, where, char string) string {
	return lang.T("rules.chars", "where", where, "char", char, "chars", lang.List(f.List), "platform", lang.Platform(p))
}

// tags counts as YouTube does: commas between tags, and quotation marks around
// a tag of several words.
func (k *check) tags() {
	if len(k.c.Tags) == 0 {
		return
	}
	n := TagsLength(k.c.Tags)
	k.most("tags.max", float64(n), whole(FieldTags), ofLength, shorten(n))
	k.chars("tags.chars", FieldTags, strings.Join(k.c.Tags, ", "))
}

// TagsLength is how much of YouTube's limit tags take, in characters.
func TagsLength(tags []string) int {
	n := max(0, len(tags)-1)
	for _, tag := range tags {
		n += utf8.RuneCountInString(tag)
		if strings.ContainsAny(tag, " \t\u00a0") {
			n += 2
		}
	}
	return n
}

// warning checks Mastodon's content warning, which counts with the text.
func (k *check) warning() {
	cw := k.c.Options["content_warning"]
	t := CaptionOf(k.p, k.o)
	if cw == "" || k.p != models.Mastodon {
		return
	}
	text := k.c.Text
	if k.c.Form == models.FormThread && len(k.c.Thread) > 0 {
		text = k.c.Thread[0]
	}
	if n := In(t.Unit, cw) + In(t.Unit, text); n > t.Limit && In(t.Unit, text) <= t.Limit {
		at := place{field: FieldOption, index: -1, end: utf8.RuneCountInString(cw), name: lang.T("rules.field.content_warning")}
		k.most("text.max", float64(n), at, ofLength, shorten(n))
	}
}

// people checks who is invited.
func (k *check) people() {
	n := len(k.c.Collaborators)
	way := func(f Fact) string {
		if f.Value == 0 {
			return lang.T("rules.way.no_collaborators")
		}
		return lang.N("rules.way.collaborators", n-int(f.Value))
	}
	k.most("collaborators.max", float64(n), whole(FieldPeople), ofThings("rules.n.people"), way)
}

// alt checks the description of a picture for who cannot see it.
func (k *check) alt(i int) {
	text := ""
	if i < len(k.c.Alts) {
		text = k.c.Alts[i]
	}
	at := place{field: FieldAlt, index: i, name: lang.T("rules.alt_of", "file", k.fileName(i))}
	if strings.TrimSpace(text) == "" {
		if f, ok := Find(k.p, "alt.min", k.o); ok && k.c.Media[i].kind() != video {
			k.add(f, at, lang.T("rules.alt_none", "file", k.fileName(i)))
		}
		return
	}
	at.end = utf8.RuneCountInString(text)
	for _, f := range Facts(k.p, "alt.max", k.o) {
		if n := In(f.Unit, text); n > int(f.Value) {
			at.start = fits(f.Unit, text, int(f.Value))
			k.most("alt.max", float64(n), at, ofLength, shorten(n))
			return
		}
	}
}

// shorten is the way out of a text of length n.
func shorten(n int) func(Fact) string {
	return func(f Fact) string { return lang.T("rules.way.shorten", "over", n-int(f.Value)) }
}
