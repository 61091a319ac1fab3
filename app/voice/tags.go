package voice

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/models"
)

// maxTag is the longest hashtag kept, in characters.
const maxTag = 100

// ParseTags reads hashtags as people type them: "#a #b", "#a#b", "a, b c",
// one a line. Only letters, digits and "_" stay; each tag comes once, without
// "#", in the order typed and in its own capitals.
func ParseTags(typed string) []string {
	split := func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("#＃,;|", r)
	}
	if !strings.ContainsAny(typed, "#＃") && strings.Contains(typed, ",") {
		// A comma list may name tags in several words, as YouTube's do.
		split = func(r rune) bool { return r == ',' || r == ';' || r == '\n' }
	}
	var out []string
	for _, part := range strings.FieldsFunc(typed, split) {
		tag := strings.Map(func(r rune) rune {
			if tagRune(r) && r != utf8.RuneError {
				return r
			}
			return -1
		}, part)
		if tag != "" && utf8.RuneCountInString(tag) <= maxTag && !containsTag(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// FindTags returns the hashtags standing in a text, without "#", each once.
// A "#" inside a word or an address does not begin one.
func FindTags(text string) []string {
	var out []string
	before := ' '
	for i, r := range text {
		if (r == '#' || r == '＃') && !tagRune(before) && before != '/' && before != '&' {
			rest := text[i+utf8.RuneLen(r):]
			end := strings.IndexFunc(rest, func(r rune) bool { return !tagRune(r) || r == utf8.RuneError })
			if end < 0 {
				end = len(rest)
			}
			tag := rest[:end]
			if strings.ContainsFunc(tag, unicode.IsLetter) && !containsTag(out, tag) {
				out = append(out, tag)
			}
		}
		before = r
	}
	return out
}

func tagRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func containsTag(list []string, tag string) bool {
	return slices.ContainsFunc(list, func(t string) bool { return strings.EqualFold(t, tag) })
}

// JoinTags writes tags as a post keeps them: "#a #b".
func JoinTags(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	return "#" + strings.Join(tags, " #")
}

// AddTags puts tags behind those a post already has, without repeating any, and
// RemoveTags takes them out; both keep "#a #b" as typed otherwise.
func AddTags(have, more string) string {
	present := ParseTags(have)
	var missing []string
	for _, t := range ParseTags(more) {
		if !containsTag(present, t) {
			missing = append(missing, t)
		}
	}
	return strings.TrimSpace(strings.TrimRight(have, " ") + " " + JoinTags(missing))
}

// RemoveTags takes tags out of those a post has.
func RemoveTags(have, gone string) string {
	out := ParseTags(gone)
	return JoinTags(slices.DeleteFunc(ParseTags(have), func(t string) bool { return containsTag(out, t) }))
}

// HasTags reports whether a post's tags hold all of a group's.
func HasTags(have, group string) bool {
	present, tags := ParseTags(have), ParseTags(group)
	return len(tags) > 0 && !slices.ContainsFunc(tags, func(t string) bool { return !containsTag(present, t) })
}

// Tags writes hashtags as a platform takes them: YouTube's tags "a, b", nothing
// on WhatsApp Channels and Google Business, which have none, "#a #b" elsewhere.
func Tags(p models.Platform, tags []string) string {
	tags = ParseTags(JoinTags(tags))
	switch p {
	case models.YouTube:
		return strings.Join(tags, ", ")
	case models.WhatsApp, models.Google:
		return ""
	}
	return JoinTags(tags)
}

// TagProblem is a hashtag that should not be used, and why.
type TagProblem struct {
	Tag     string // without "#", as it stands in the post
	Kind    string // "banned" or "expired"
	Message string // in the language in use
}

// CheckTags finds the tags that are banned on a day and those of campaigns that
// are over by then; day "" knows only what is banned for good. A tag that a
// campaign still running shares with one that is over is fine.
func CheckTags(tags []string, banned []models.BannedTag, campaigns []models.Campaign, day string) []TagProblem {
	var out []TagProblem
	for _, tag := range ParseTags(JoinTags(tags)) {
		i := slices.IndexFunc(banned, func(b models.BannedTag) bool {
			return strings.EqualFold(b.Tag, tag) && (b.Until == "" || day != "" && day <= b.Until)
		})
		if i >= 0 {
			out = append(out, TagProblem{tag, "banned", bannedMessage(tag, banned[i])})
			continue
		}
		if c := expired(tag, campaigns, day); c != nil {
			out = append(out, TagProblem{tag, "expired", lang.T("voice.tag_expired", "tag", tag, "campaign", c.Name, "day", lang.DayYear(c.UntilDay))})
		}
	}
	return out
}

func bannedMessage(tag string, b models.BannedTag) string {
	if b.Reason == "" {
		return lang.T("voice.tag_banned", "tag", tag)
	}
	return lang.T("voice.tag_banned_reason", "tag", tag, "reason", b.Reason)
}

// expired returns the last campaign that owned a tag, when all that did are over.
func expired(tag string, campaigns []models.Campaign, day string) *models.Campaign {
	var last *models.Campaign
	for i := range campaigns {
		c := &campaigns[i]
		if !containsTag(ParseTags(c.Tags), tag) {
			continue
		}
		if !c.Over(day) {
			return nil
		}
		if last == nil || c.UntilDay > last.UntilDay {
			last = c
		}
	}
	return last
}
