package platform

import (
	"slices"

	"lontar/app/lang"
	"lontar/models"
)

// File is what is known of a picture or video of a post. Zero values are not
// known and break no rule.
type File struct {
	Name          string
	Format        string // "jpeg", "png", "webp", "gif", "heic", "mp4", "mov", …
	Bytes         int64
	Width, Height int   // pixels, upright
	Millis        int64 // duration, 0 for pictures
	FPS           float64
	VideoCodec    string
	AudioCodec    string
	Frames        int // of a moving GIF
}

// Content is a whole post as one account would get it.
type Content struct {
	Form          models.Form
	Text          string
	Title         string
	Description   string
	FirstComment  string
	Link          string
	Location      string
	Tags          []string // YouTube's own, not hashtags
	Thread        []string
	Media         []File
	Alts          []string // parallel to Media
	Collaborators []string
	Options       map[string]string
	Tier          Tier
}

// CheckContent lists what the platform will not take of a post, or will take
// badly: text, fields, media as a whole, each file, choices. What is not there
// yet is an Info: a draft is allowed to be one.
func CheckContent(p models.Platform, c Content) []Problem {
	return CheckAround(CheckText(p, c.Text, c.options()), c)
}

// options are what a check of the post's text needs to know.
func (c *Content) options() TextOptions {
	return TextOptions{Tier: c.Tier, Media: len(c.Media) > 0, Form: c.Form}
}

// CheckAround is CheckContent for who has checked the text already, as at every key.
func CheckAround(text Report, c Content) []Problem {
	k := check{p: text.Platform, c: &c, o: c.options(), text: text}
	k.texts()
	k.fields()
	k.people()
	if c.Form != models.FormLive || k.p == models.YouTube { // only there a file goes with it: the thumbnail
		k.media()
		for i := range c.Media {
			k.file(i)
			k.alt(i)
		}
	}
	k.choices()
	return k.found
}

// check is one run over a post.
type check struct {
	p     models.Platform
	c     *Content
	o     TextOptions
	text  Report
	found []Problem
}

// place is where a problem is.
type place struct {
	field      string
	index      int // −1 the whole
	start, end int
	name       string // as the message calls it
}

func whole(field string) place { return place{field: field, index: -1, name: fieldName(field)} }

func (k *check) add(f Fact, at place, message string) {
	k.found = append(k.found, Problem{
		Rule: f.Name, Level: f.Level, Message: message,
		Field: at.field, Index: at.index, Start: at.start, End: at.end,
	})
}

// most reports the gravest rule of a name that a count is over; way says what
// to do about it.
func (k *check) most(name string, n float64, at place, w words, way func(Fact) string) {
	for _, f := range Facts(k.p, name, k.o) {
		if n > f.Value {
			k.tell("rules.most.", f, at, n, w, way)
			return
		}
	}
}

// least is most for what is too little.
func (k *check) least(name string, n float64, at place, w words, way func(Fact) string) {
	for _, f := range Facts(k.p, name, k.o) {
		if n < f.Value {
			k.tell("rules.least.", f, at, n, w, way)
			return
		}
	}
}

// tell says what is wrong, and what to do about it.
func (k *check) tell(key string, f Fact, at place, n float64, w words, way func(Fact) string) {
	count, limit := w(n, f.Value, f.Unit)
	if f.Value == 0 {
		key = "rules.none."
	}
	k.add(f, at, k.sentence(key, f, at, count, limit)+" "+way(f))
}

// sentence says what is wrong where, and the limit, as firmly as the rule is known.
func (k *check) sentence(key string, f Fact, at place, n, limit string) string {
	return lang.T(key+string(f.Level), "where", at.name, "n", n, "limit", limit, "platform", k.platform(f))
}

// platform is what a rule is of: "Instagram", or "Story Instagram" when it is
// of that form only.
func (k *check) platform(f Fact) string {
	if len(f.Forms) == 0 || k.o.Form == models.FormNone || slices.Contains(f.Forms, models.FormNone) {
		return lang.Platform(k.p)
	}
	return lang.T("rules.form_of", "form", lang.Form(k.o.Form), "platform", lang.Platform(k.p))
}
