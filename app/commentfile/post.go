package commentfile

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"lontar/app/platform"
	"lontar/models"
)

// place is what an address says about a post and a comment under it.
type place struct {
	platform models.Platform
	postKey  string // "<platform>:<id>"
	comment  string // id of the comment
	parent   string // id of the comment it answers
	handle   string // of a profile
}

// readPlace reads the address of a post, a comment or a profile.
func readPlace(address string) place {
	address = strings.TrimSpace(address)
	if len(address) < 6 || len(address) > maxLink || !strings.Contains(address, ".") || strings.ContainsAny(address, " \n\t") {
		return place{}
	}
	l, ok := platform.Recognise(address)
	if !ok {
		return place{}
	}
	p := place{platform: l.Platform}
	if l.ID == "" {
		p.handle = l.Handle
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return p
	}
	q := u.Query()
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	id := l.ID
	switch l.Platform {
	case models.Instagram:
		for i, s := range parts {
			if i+1 < len(parts) && i > 1 {
				switch s {
				case "c":
					p.comment = parts[i+1]
				case "r":
					p.parent, p.comment = p.comment, parts[i+1]
				}
			}
		}
		if q.Get("comment_id") != "" {
			p.comment = q.Get("comment_id")
		}
	case models.Facebook:
		p.comment = q.Get("comment_id")
		if r := q.Get("reply_comment_id"); r != "" {
			p.parent, p.comment = p.comment, r
		}
		if set := q.Get("set"); id == "" && strings.HasPrefix(set, "pcb.") {
			id = set[4:]
		}
		if id != "" && !digitsOnly(id) && !strings.HasPrefix(id, "pfbid") && len(parts) > 0 {
			if last := parts[len(parts)-1]; digitsOnly(last) && len(last) > 8 { // /posts/some-title/123
				id = last
			}
		}
	case models.YouTube:
		p.comment = q.Get("lc")
		p.parent = youtubeParent(p.comment)
	case models.TikTok:
		if p.comment = q.Get("share_comment_id"); p.comment == "" {
			p.comment = q.Get("comment_id")
		}
	case models.LinkedIn:
		if c := q.Get("commentUrn"); c != "" {
			if m := reURN.FindStringSubmatch(c); m != nil {
				p.comment = m[1]
			}
		}
	}
	if id != "" {
		p.postKey = string(l.Platform) + ":" + id
	}
	return p
}

var reURN = regexp.MustCompile(`,(\d{10,25})\)`)

// youtubeParent is the comment a YouTube reply answers: its id begins with it.
func youtubeParent(id string) string {
	if parent, _, ok := strings.Cut(id, "."); ok && strings.HasPrefix(id, "Ug") {
		return parent
	}
	return ""
}

// ownPost reports platforms whose replies are posts with an address of their
// own: a link to "the post" in such a row is the comment itself.
func ownPost(p models.Platform) bool {
	return p == models.X || p == models.Threads || p == models.Bluesky || p == models.Mastodon
}

// idMoment is when a comment was written by its id, where ids are given out by
// the clock; false elsewhere. TikTok and X, checked against exports that state
// both.
func idMoment(p models.Platform, id string) (time.Time, bool) {
	if len(id) < 15 || len(id) > 20 || !digitsOnly(id) {
		return time.Time{}, false
	}
	v := uint64(0)
	for _, c := range []byte(id) {
		v = v*10 + uint64(c-'0')
	}
	var t time.Time
	switch p {
	case models.TikTok:
		t = time.Unix(int64(v>>32), 0)
	case models.X:
		t = time.UnixMilli(int64(v>>22) + 1288834974657)
	default:
		return t, false
	}
	return t.UTC(), t.Year() >= 2010 && t.Year() < 2060
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

var reScience = regexp.MustCompile(`(?i)^\d(?:[.,]\d+)?e\+?\d+$`)

// damaged reports an id that a spreadsheet program has rounded: written as a
// power, or stored as a number of more than fifteen digits.
func damaged(id string, number bool) bool {
	return reScience.MatchString(id) || number && len(id) > 15 && digitsOnly(id)
}

// rounded reports an id that ends in zeros behind its fifteenth digit; one
// alone may be so by chance.
func rounded(id string) bool {
	return len(id) > 15 && len(id) < 26 && digitsOnly(id) && strings.Trim(id[15:], "0") == ""
}
