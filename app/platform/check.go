package platform

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
)

// CheckText says what a platform makes of a text: its length and limit, its
// entities, where it is folded, and what is wrong with it. It is fast enough to
// run at every key. The whole of a thread may be longer than one part.
func CheckText(p models.Platform, text string, o TextOptions) Report {
	t := CaptionOf(p, o)
	c := textCheck{platform: p, text: text, runes: []rune(text), options: o}
	c.urls = addresses(p, c.runes)
	c.entities = entities(p, text, c.runes, c.urls)
	r := Report{Platform: p, Unit: t.Unit, Limit: t.most(), Entities: c.entities}
	c.measure(&r, t)
	c.empty(r.Length)
	c.unseen()
	c.characters()
	c.tags()
	c.links()
	c.phones()
	r.Problems = c.problems
	r.Valid = Worst(r.Problems) != Error
	return r
}

// most is the limit to show: where no number is official, the one some stop at.
func (t Text) most() int {
	if t.Limit == 0 {
		return t.Warn
	}
	return t.Limit
}

// textCheck gathers the problems of a text.
type textCheck struct {
	platform models.Platform
	text     string
	runes    []rune
	options  TextOptions
	urls     []xURL
	entities []Entity
	problems []Problem
}

func (c *textCheck) add(rule string, level Level, start, end int, message string) {
	c.problems = append(c.problems, Problem{
		Rule: rule, Level: level, Message: message, Field: FieldText, Index: -1, Start: start, End: end,
	})
}

// measure counts the text and finds where it is folded and what is too much.
func (c *textCheck) measure(r *Report, t Text) {
	fit := -1 // not known yet
	if t.Unit == Weighted {
		w := weighWith(c.text, t.Limit, c.urls)
		r.Length, fit = w.length, w.fits
	} else {
		r.Length = In(t.Unit, c.text)
	}
	r.Fold = -1
	if at, ok := cuts[c.platform][Phone]; ok {
		stop := -1
		switch {
		case c.platform != models.X:
			stop = at.stop(c.text)
		case r.Length > at.characters && t.Limit == at.characters:
			stop = fit
		case r.Length > at.characters:
			stop = weighWith(c.text, at.characters, c.urls).fits
		}
		r.Fold = fold(c.runes, c.entities, stop)
	}
	c.length(r, t, fit)
}

// length marks what is too much, from where the text no longer fits.
func (c *textCheck) length(r *Report, t Text, fit int) {
	if c.options.Form == models.FormThread && threaded[c.platform] {
		return
	}
	n, whole := r.Length, len(c.runes)
	switch {
	case t.Limit > 0 && n > t.Limit:
		if fit < 0 {
			fit = fits(t.Unit, c.text, t.Limit)
		}
		c.add("text.max", Error, fit, whole, lang.T("rules.length", "n", n, "limit", t.Limit, "over", n-t.Limit, "platform", lang.Platform(c.platform)))
	case t.Bytes > 0 && len(c.text) > t.Bytes:
		c.add("text.bytes", Error, fits(Bytes, c.text, t.Bytes), whole, lang.T("text.bytes", "n", len(c.text), "limit", t.Bytes, "over", len(c.text)-t.Bytes))
	case t.Warn > 0 && n > t.Warn:
		c.add("text.max", Warn, fits(t.Unit, c.text, t.Warn), whole, lang.T("text.near", "n", n, "limit", t.Warn, "over", n-t.Warn))
	}
}

// empty: X posts need a text or media; elsewhere a caption may be missing.
func (c *textCheck) empty(length int) {
	if c.platform == models.X && length == 0 && !c.options.Media {
		c.add("text.empty", Error, 0, 0, lang.T("text.empty", "platform", lang.Platform(c.platform)))
	}
}

// characters marks signs the platform does not take in a text.
func (c *textCheck) characters() {
	f, ok := Find(c.platform, "text.chars", c.options)
	if !ok {
		return
	}
	refused := strings.Join(f.List, "")
	marks := 0
	for i, r := range c.runes {
		if !containsRune(refused, r) || marks >= mostMarks {
			continue
		}
		marks++
		c.add(f.Name, f.Level, i, i+1, lang.T("text.characters", "sign", string(r), "platform", lang.Platform(c.platform)))
	}
}

// tags counts hashtags and mentions and marks those beyond what is allowed.
func (c *textCheck) tags() {
	c.most("hashtags", c.of(Hashtag))
	c.most("mentions", c.of(Mention))
	f, ok := Find(c.platform, "topic.max", c.options)
	if list := c.of(Hashtag); ok && len(list) > 0 {
		if n := In(f.Unit, list[0].Text) - 1; n > int(f.Value) {
			c.add(f.Name, f.Level, list[0].Start, list[0].End, lang.T("text.topic", "n", n, "limit", int(f.Value)))
		}
	}
}

func (c *textCheck) of(kind Kind) []Entity {
	n := 0
	for _, e := range c.entities {
		if e.Kind == kind {
			n++
		}
	}
	out := make([]Entity, 0, n)
	for _, e := range c.entities {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

// most holds a number of entities against the rule NAME.max.
func (c *textCheck) most(name string, list []Entity) {
	for _, f := range Facts(c.platform, name+".max", c.options) {
		limit := int(f.Value)
		if len(list) <= limit {
			continue
		}
		c.add(f.Name, f.Level, list[limit].Start, list[len(list)-1].End,
			lang.T("text."+name+"_"+string(f.Level), "n", len(list), "limit", limit, "over", len(list)-limit, "platform", lang.Platform(c.platform)))
		return // the gravest says enough
	}
}

// links counts different addresses, and marks those that stay plain text.
func (c *textCheck) links() {
	if h, ok := habits[c.platform]; ok && !h.addresses && h.tag != nil {
		for _, u := range c.urls {
			c.add("links.dead", Info, u.start, u.end, lang.T("text.links_dead", "platform", lang.Platform(c.platform)))
			return
		}
	}
	f, ok := Find(c.platform, "links.max", c.options)
	if !ok {
		return
	}
	different := c.of(URL)
	seen := map[string]bool{}
	different = slices.DeleteFunc(different, func(e Entity) bool {
		known := seen[e.Text]
		seen[e.Text] = true
		return known
	})
	if limit := int(f.Value); len(different) > limit {
		c.add(f.Name, f.Level, different[limit].Start, different[len(different)-1].End,
			lang.T("text.links", "n", len(different), "limit", limit, "over", len(different)-limit, "platform", lang.Platform(c.platform)))
	}
}

// phones marks telephone numbers where posts with one are refused.
func (c *textCheck) phones() {
	f, ok := Find(c.platform, "text.phone", c.options)
	if !ok {
		return
	}
	for i := 0; i < len(c.runes); i++ {
		if end := phone(c.runes, i); end > 0 {
			c.add(f.Name, f.Level, i, end, lang.T("text.phone", "platform", lang.Platform(c.platform)))
			return
		}
	}
}

// phone gives the end of a telephone number at i, 0 without one: "+" or "0",
// then nine digits or more with single spaces, dots and hyphens among them.
func phone(text []rune, i int) int {
	if text[i] != '+' && text[i] != '0' || i > 0 && (letterOrDigit(text[i-1]) || containsRune("/=+.,-", text[i-1])) {
		return 0
	}
	digits, end := 0, 0
	for k := i; k < len(text) && k < i+24; k++ {
		switch {
		case digit(text[k]):
			digits++
			end = k + 1
		case k == i && text[k] == '+', end == k && containsRune(" .-()", text[k]):
		default:
			k = len(text)
		}
	}
	if digits < 9 || digits > 15 {
		return 0
	}
	return end
}

// code names a character as standards do: "U+200B".
func code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// fits is how many code points of a text fit a limit, in whole characters.
func fits(u Unit, text string, limit int) int {
	switch u {
	case Weighted:
		return weigh(text, limit).fits
	case Mastodon:
		return mastodonFits(text, limit)
	}
	n, points := 0, 0
	for c := range characters(text) {
		if n += In(u, c); n > limit {
			break
		}
		points += utf8.RuneCountInString(c)
	}
	return points
}
