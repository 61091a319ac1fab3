package platform

import (
	"net/url"
	"strings"

	"lontar/models"
)

// Link is what an address says. Handle and ID are empty where the address does
// not tell them; with an ID it is a post, else a profile or the platform itself.
type Link struct {
	Platform models.Platform
	Handle   string // without "@"
	ID       string // the platform's own id or short code of the post
}

// Post reports whether the address leads to a post.
func (l Link) Post() bool { return l.ID != "" }

// Recognise reads an address; ok is false when it is not one of a known
// platform. The scheme may be missing, as people paste it.
func Recognise(address string) (l Link, ok bool) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return Link{}, false
	}
	host := strings.ToLower(u.Hostname())
	for _, sub := range []string{"www.", "m.", "mobile.", "web."} {
		host = strings.TrimPrefix(host, sub)
	}
	l.Platform, ok = byHost[host]
	if !ok { // country hosts: id.pinterest.com, id.linkedin.com
		_, parent, _ := strings.Cut(host, ".")
		if l.Platform, ok = byHost[parent]; !ok {
			return Link{}, false
		}
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	l.Handle, l.ID = read(l.Platform, host, parts, u.Query())
	return l, true
}

func read(p models.Platform, host string, parts []string, q url.Values) (handle, id string) {
	part := func(i int) string {
		if i < len(parts) {
			return parts[i]
		}
		return ""
	}
	after := func(words ...string) string { // what follows one of the words
		for i, s := range parts {
			for _, w := range words {
				if s == w {
					return part(i + 1)
				}
			}
		}
		return ""
	}
	first := strings.TrimPrefix(part(0), "@")
	switch p {
	case models.Instagram:
		if id = after("p", "reel", "reels", "tv"); id != "" || part(0) == "explore" {
			if part(1) == "p" || part(1) == "reel" { // instagram.com/<handle>/p/<code>
				return first, id
			}
			return "", id
		}
		if part(0) == "stories" {
			return part(1), part(2)
		}
		return first, ""
	case models.X:
		if part(0) == "i" {
			return "", after("status")
		}
		return first, after("status", "statuses")
	case models.TikTok, models.Threads:
		id = after("video", "photo", "post", "t")
		if !strings.HasPrefix(part(0), "@") {
			if host != "tiktok.com" && p == models.TikTok { // short address
				return "", part(0)
			}
			return "", id
		}
		return first, id
	case models.YouTube:
		switch {
		case host == "youtu.be":
			return "", part(0)
		case q.Get("v") != "":
			return "", q.Get("v")
		case strings.HasPrefix(part(0), "@"):
			return first, ""
		case part(0) == "channel", part(0) == "c", part(0) == "user":
			return part(1), ""
		}
		return "", after("shorts", "live", "embed")
	case models.Facebook:
		if host == "fb.watch" {
			return "", part(0)
		}
		for _, key := range []string{"story_fbid", "fbid", "v"} {
			if q.Get(key) != "" {
				return "", q.Get(key)
			}
		}
		if part(0) == "profile.php" {
			return q.Get("id"), ""
		}
		id = after("posts", "videos", "photos", "reel", "reels", "r", "v", "p")
		switch first {
		case "reel", "watch", "share", "groups", "photo", "permalink.php", "story.php", "":
			return "", id
		}
		return first, id
	case models.LinkedIn:
		if id = after("update", "posts"); part(0) == "posts" {
			handle, _, _ = strings.Cut(part(1), "_")
			return handle, id
		}
		return after("company", "in", "school", "showcase"), id
	case models.Bluesky:
		return after("profile"), after("post")
	case models.Telegram:
		return first, part(1)
	case models.Pinterest:
		if id = after("pin"); id != "" {
			return "", id
		}
		return first, ""
	case models.Mastodon:
		return first, part(1)
	case models.WhatsApp:
		return after("channel"), ""
	}
	return "", ""
}

// Handle turns what a person typed for an account into its handle: "@kopi",
// "kopi" and "https://instagram.com/kopi/" all give "kopi".
func Handle(typed string) string {
	typed = strings.TrimSpace(typed)
	if strings.ContainsAny(typed, "/") {
		if l, ok := Recognise(typed); ok && l.Handle != "" {
			return l.Handle
		}
	}
	return strings.TrimSpace(strings.TrimLeft(typed, "@"))
}
