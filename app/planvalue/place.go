package planvalue

import (
	"slices"
	"strings"
	"unicode"

	"lontar/app/platform"
	"lontar/models"
)

// Places is where a cell says a post goes.
type Places struct {
	Platforms []models.Platform // in the order named, once each
	Forms     []models.Form     // "IG Story" also says how
	Handles   []string          // "@kopisenja" without "@"
	Unknown   []string          // as written
	All       bool              // "semua platform"
}

// Platforms reads "IG, FB & Tiktok", "Instagram/Facebook", "IG Feed + Reels",
// "@kopisenja.id". "Semua" gives nothing here: ask ReadPlaces for All.
func Platforms(s string) (ps []models.Platform, forms []models.Form, handles, unknown []string) {
	p := ReadPlaces(s)
	return p.Platforms, p.Forms, p.Handles, p.Unknown
}

var all = []string{
	"all", "semua", "semuanya", "allplatform", "allplatforms", "semuaplatform", "allsosmed", "allsocmed", "allmedsos",
	"semuasosmed", "semuamedsos", "allaccount", "allaccounts", "semuaakun", "allchannel", "allchannels", "seluruhplatform",
	"everywhere", "allsocialmedia", "semuamediasosial", "semuakanal", "seluruhakun",
}

// ReadPlaces reads a cell of platforms whole.
func ReadPlaces(s string) Places {
	var p Places
	s = strings.NewReplacer(" dan ", ",", " and ", ",", " & ", ",", " serta ", ",", "(", " ", ")", " ", "[", " ", "]", " ").Replace(" " + plainLines(s) + " ")
	for _, part := range strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune(",;&+/|\\\n•·", r)
	}) {
		p.add(strings.Trim(part, " .:-"))
	}
	return p
}

func plainLines(s string) string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	for i, l := range lines {
		lines[i] = plain(l)
	}
	return strings.Join(lines, "\n")
}

func (p *Places) add(part string) {
	if part == "" || Blank(part) {
		return
	}
	if slices.Contains(all, letters(part)) {
		p.All = true
		return
	}
	fields := strings.Fields(part)
	found, unknown := len(p.Platforms)+len(p.Forms)+len(p.Handles), []string(nil)
	for i := 0; i < len(fields); {
		if w := fields[i]; strings.HasPrefix(w, "@") && len(w) > 1 {
			p.handle(w[1:])
			i++
			continue
		}
		n := 0
		for k := min(3, len(fields)-i); k > 0 && n == 0; k-- {
			if p.name(strings.Join(fields[i:i+k], " "), k == len(fields)) {
				n = k
			}
		}
		if n == 0 {
			if before, handle, ok := strings.Cut(fields[i], "@"); ok && p.name(before, false) {
				p.handle(handle)
			} else if !slices.Contains([]string{"post", "posting", "page", "official", "akun", "account", "only", "saja", "aja", "dulu", "di", "on", "ke", "mirror", "cross", "crosspost"}, fields[i]) {
				unknown = append(unknown, fields[i])
			}
			n = 1
		}
		i += n
	}
	if len(unknown) > 0 {
		if found == len(p.Platforms)+len(p.Forms)+len(p.Handles) {
			unknown = []string{part} // nothing of it was understood: say it whole
		}
		p.Unknown = append(p.Unknown, strings.Join(unknown, " "))
	}
}

// name takes one name: a platform, a form, or both in one word.
func (p *Places) name(s string, whole bool) bool {
	w := letters(s)
	switch w {
	case "igs", "igstory", "igstories", "instastory", "instastories", "storyig", "snapgram", "instagramstory", "instagramstories", "storyinstagram":
		return p.both(models.Instagram, models.FormStory)
	case "igreels", "igreel", "reelsig", "igr", "instagramreels", "instagramreel":
		return p.both(models.Instagram, models.FormReel)
	case "igfeed", "igfeeds", "feedig", "instagramfeed", "feedinstagram":
		return p.both(models.Instagram, models.FormImage)
	case "iglive", "liveig":
		return p.both(models.Instagram, models.FormLive)
	case "ytshort", "ytshorts", "youtubeshorts", "youtubeshort", "shortsyt":
		return p.both(models.YouTube, models.FormShort)
	case "fbreels", "facebookreels":
		return p.both(models.Facebook, models.FormReel)
	case "fbstory", "facebookstory":
		return p.both(models.Facebook, models.FormStory)
	case "wastory", "wastatus", "statuswa":
		return p.both(models.WhatsApp, models.FormStory)
	case "thread", "threads": // in a column of platforms the platform is meant
		return p.both(models.Threads, models.FormNone)
	case "x", "twitter", "twt", "twitterx", "xtwitter":
		return p.both(models.X, models.FormNone)
	case "lainnya", "other", "others":
		return p.both(models.Other, models.FormNone)
	}
	if f, ok := formWords[w]; ok && f != models.FormText {
		if pl, named := platform.ByName(s); !named || w == "feeds" || w == "feed" {
			return p.both("", f)
		} else if whole {
			return p.both(pl, models.FormNone)
		}
	}
	if pl, ok := platform.ByName(s); ok {
		return p.both(pl, models.FormNone)
	}
	return false
}

func (p *Places) both(pl models.Platform, f models.Form) bool {
	if pl != "" && !slices.Contains(p.Platforms, pl) {
		p.Platforms = append(p.Platforms, pl)
	}
	if f != models.FormNone && !slices.Contains(p.Forms, f) {
		p.Forms = append(p.Forms, f)
	}
	return true
}

func (p *Places) handle(h string) {
	h = strings.TrimRight(h, ".,:")
	if h != "" && !slices.Contains(p.Handles, h) {
		p.Handles = append(p.Handles, h)
	}
}

// words splits on everything that is neither letter nor digit.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
