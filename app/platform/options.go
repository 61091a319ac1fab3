package platform

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lontar/models"
)

// OptionKind is how a field of a platform is filled in.
type OptionKind string

// Kinds of fields.
const (
	OptionText   OptionKind = "text"
	OptionLong   OptionKind = "multiline"
	OptionChoice OptionKind = "choice"
	OptionTick   OptionKind = "tick"
	OptionPeople OptionKind = "people" // accounts, with commas
	OptionMedia  OptionKind = "media"  // stands with the files
)

// Option is a field of its own that a platform has for a form of post. The
// post keeps it by Key; what is the platform's own choice is not written down.
type Option struct {
	Key     string
	Kind    OptionKind
	Choices []string // values, the first is the platform's own choice; of a tick "off" and "on"
	On      bool     // the platform's own choice of a tick is on; then off is kept as "0"
	Limit   int      // 0 none
	Unit    Unit
	If      string   // key of the choice it goes with, "" always
	Of      []string // the values of that choice
}

// Shown reports whether the field goes with what is chosen so far.
func (o Option) Shown(options map[string]string) bool {
	return o.If == "" || slices.Contains(o.Of, options[o.If])
}

// Count is how much of the limit a typed text takes; tags come with commas.
func (o Option) Count(typed string) int {
	switch {
	case o.Key == "tags":
		return TagsLength(splitTags(typed))
	case o.Unit == CodePoints:
		return utf8.RuneCountInString(typed)
	}
	return In(o.Unit, typed)
}

func splitTags(typed string) []string {
	var tags []string
	for _, tag := range strings.Split(typed, ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// Options are the fields a platform has beside the text, in the order they are
// filled in. Limits are those of the rules (assets/rules).
func Options(p models.Platform, f models.Form) []Option {
	list, ok := optionsOf[p]
	if !ok {
		return nil
	}
	var out []Option
	for _, o := range list(f) {
		if rule, limited := limits[o.Key]; limited {
			if fact, ok := Find(p, rule, TextOptions{Form: f}); ok && fact.Level == Error {
				o.Limit, o.Unit = int(fact.Value), fact.Unit
			}
		}
		out = append(out, o)
	}
	return out
}

// limits are the rules that limit fields.
var limits = map[string]string{
	"title": "title.max", "description": "description.max", "tags": "tags.max", "first_comment": "first_comment.max",
	"link": "link.max", "alt": "alt.max", "topic": "topic.max", "collaborators": "collaborators.max",
}

func text(key string) Option                { return Option{Key: key, Kind: OptionText} }
func long(key string) Option                { return Option{Key: key, Kind: OptionLong} }
func tick(key string) Option                { return Option{Key: key, Kind: OptionTick} }
func ticked(key string) Option              { return Option{Key: key, Kind: OptionTick, On: true} }
func attached(key string) Option            { return Option{Key: key, Kind: OptionMedia} }
func choice(key string, c ...string) Option { return Option{Key: key, Kind: OptionChoice, Choices: c} }

// film reports a form that is one video.
func film(f models.Form) bool {
	return slices.Contains([]models.Form{models.FormVideo, models.FormReel, models.FormShort}, f)
}

// pictures reports a form that may carry pictures.
func pictures(f models.Form) bool {
	return !film(f) && f != models.FormText && f != models.FormLive
}

// add puts options behind others when they apply.
func add(list []Option, applies bool, more ...Option) []Option {
	if !applies {
		return list
	}
	return append(list, more...)
}

var optionsOf = map[models.Platform]func(models.Form) []Option{
	models.Instagram: instagramOptions,
	models.Facebook:  facebookOptions,
	models.X:         xOptions,
	models.YouTube:   youTubeOptions,
	models.TikTok:    tikTokOptions,
	models.Threads:   threadsOptions,
	models.LinkedIn:  linkedInOptions,
	models.Pinterest: pinterestOptions,
	models.Telegram:  telegramOptions,
	models.Bluesky:   blueskyOptions,
	models.Mastodon:  mastodonOptions,
	models.Google:    googleOptions,
}

func instagramOptions(f models.Form) []Option {
	switch f {
	case models.FormStory: // no caption of its own, no comments, nobody to share it with
		return []Option{text("link"), text("sticker"), choice("audience", "everyone", "close_friends")}
	case models.FormLive:
		return []Option{text("title")}
	}
	list := []Option{long("first_comment"), text("location"), {Key: "collaborators", Kind: OptionPeople}}
	list = add(list, film(f), attached("cover"), ticked("share_to_feed"))
	list = add(list, pictures(f), attached("alt"))
	return append(list, ticked("allow_comments"), tick("paid_partnership"))
}

func facebookOptions(f models.Form) []Option {
	if f == models.FormStory {
		return nil
	}
	list := add(nil, film(f) || f == models.FormLive, text("title"))
	list = append(list, long("first_comment"))
	list = add(list, !film(f) && f != models.FormLive, text("link"))
	list = append(list, text("location"))
	list = add(list, film(f), attached("cover"))
	list = add(list, pictures(f), attached("alt"))
	return append(list, tick("paid_partnership"))
}

func xOptions(f models.Form) []Option {
	list := []Option{choice("reply_to", "everyone", "following", "verified", "mentioned")}
	list = add(list, pictures(f), attached("alt"))
	return append(list, tick("paid_partnership"), tick("ai_made"))
}

func youTubeOptions(f models.Form) []Option {
	list := []Option{text("title"), long("description"), text("tags"), choice("visibility", "public", "unlisted", "private"), text("playlist")}
	list = append(list, attached("cover"), tick("made_for_kids"), ticked("allow_comments"))
	list = add(list, f != models.FormLive, ticked("notify"))
	return append(list, tick("paid_partnership"), tick("ai_made"))
}

func tikTokOptions(f models.Form) []Option {
	photos := f == models.FormImage || f == models.FormCarousel
	list := add(nil, photos, text("title"))
	list = append(list, choice("privacy", "public", "followers", "friends", private), choice("disclose", "none", "own", paid, ownAndPaid))
	list = append(list, text("location"))
	list = add(list, !photos, attached("cover"))
	list = append(list, ticked("allow_comments"))
	list = add(list, !photos, ticked("allow_duet"), ticked("allow_stitch"))
	list = add(list, photos, tick("auto_music"))
	return append(list, tick("ai_made"))
}

func threadsOptions(f models.Form) []Option {
	list := []Option{text("topic"), choice("reply_to", "everyone", "followers", "following", "mentioned")}
	list = add(list, f == models.FormText || f == models.FormNone, text("link")) // a card, of posts without media
	list = append(list, text("location"))
	return add(list, f != models.FormText, attached("alt"))
}

func linkedInOptions(f models.Form) []Option {
	list := []Option{long("first_comment"), choice("visibility", "public", "connections")}
	list = add(list, f == models.FormText || f == models.FormNone, text("title"), text("link")) // an article
	list = add(list, film(f), text("title"), attached("cover"))
	list = add(list, pictures(f), attached("alt"))
	return append(list, ticked("allow_reshare"))
}

func pinterestOptions(f models.Form) []Option {
	list := []Option{text("title"), text("board"), text("link")}
	list = add(list, film(f), attached("cover"))
	return append(list, attached("alt"), ticked("allow_comments"))
}

func telegramOptions(f models.Form) []Option {
	list := []Option{tick("silent"), tick("protect"), tick("pin")}
	list = add(list, f == models.FormText || f == models.FormNone, ticked("link_preview"))
	return add(list, f != models.FormText, tick("spoiler"))
}

func blueskyOptions(f models.Form) []Option {
	list := []Option{choice("reply_to", "everyone", "followers", "following", "mentioned", "nobody"), ticked("allow_quotes")}
	list = add(list, f == models.FormText || f == models.FormNone, text("link"))
	return add(list, f != models.FormText, attached("alt"))
}

func mastodonOptions(f models.Form) []Option {
	list := []Option{choice("visibility", "public", "quiet", "followers", "direct"), text("content_warning")}
	return add(list, f != models.FormText, tick("sensitive"), attached("alt"))
}

func googleOptions(models.Form) []Option {
	with := func(o Option, key string, of ...string) Option {
		o.If, o.Of = key, of
		return o
	}
	return []Option{
		choice("kind", "update", kindEvent, kindOffer),
		with(text("title"), "kind", kindEvent, kindOffer),
		with(text("start"), "kind", kindEvent, kindOffer),
		with(text("end"), "kind", kindEvent, kindOffer),
		with(text("coupon"), "kind", kindOffer),
		with(long("terms"), "kind", kindOffer),
		choice("cta", ctaNone, "learn", "book", "order", "shop", "signup", ctaCall),
		with(text("link"), "cta", "learn", "book", "order", "shop", "signup"),
	}
}
