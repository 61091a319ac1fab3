package commentfile

import (
	"regexp"
	"slices"
	"strings"

	"lontar/app/platform"
	"lontar/models"
)

// preamble reads the lines above the header: the address of the post and the
// moment of the export.
func (l *layout) preamble(rows []record) {
	for _, r := range rows {
		label := ""
		for i, c := range r.cells {
			for _, s := range []string{c.link, c.text} {
				for _, word := range strings.Fields(s) {
					if p := readPlace(strings.Trim(word, "()<>,;")); p.postKey != "" && l.postLink == "" {
						l.postLink = strings.Trim(word, "()<>,;")
					} else if p.platform != "" && l.platform == "" {
						l.platform = p.platform
					}
				}
			}
			if i == 0 {
				label = squash(c.text)
			} else if w, ok := readWhen(c.text, 0); ok && l.now.IsZero() && slices.Contains([]string{"now", "exportdate", "exported", "exportedat", "tanggalekspor", "date", "tanggal", "dateofexport", "downloaddate"}, label) {
				if w.zoned {
					l.now = w.at
				}
			}
		}
	}
}

// tellFormat names the kind of file by its headers.
func (l *layout) tellFormat() {
	has := func(headers ...string) bool {
		for _, h := range headers {
			if slices.ContainsFunc(l.headers, func(s string) bool { return squash(s) == h }) {
				return true
			}
		}
		return false
	}
	guess := func(p models.Platform) {
		if l.platform == "" {
			l.platform = p
		}
	}
	l.format = FormatGeneric
	switch {
	case has("commentcreatetimestamp"):
		l.format = FormatTakeout
		guess(models.YouTube)
	case has("nameclicktoviewprofile"), has("viewsource"), has("subid") && has("comment"):
		l.format = FormatExportComments
		if has("ishearted") {
			guess(models.YouTube)
		}
		if has("livevideotimestamp") {
			guess(models.Facebook)
		}
	case has("commentnumberid") && has("user@"), has("diggcount", "replycommenttotal", "awemeid", "cid", "videoweburl"):
		l.format = FormatTikTok
		guess(models.TikTok)
	case has("tweetid", "tweeturl", "tweettext", "inreplytostatusidstr", "inreplytostatusid"):
		guess(models.X)
	case has("authorchannelid", "authorchannelurl", "snippetauthordisplayname"):
		guess(models.YouTube)
	case has("facebookurl", "legacyfbid"):
		guess(models.Facebook)
	}
}

// figures reports a table of insights: posts with what they reached.
func (l *layout) figures() bool {
	n := 0
	for _, h := range l.headers {
		switch squash(h) {
		case "impressions", "reach", "engagements", "totalviews", "videoviews", "profilevisits", "jangkauan", "tayangan", "kunjunganprofil", "newfollows", "interaksi", "totalshares", "averagewatchtime":
			n++
		}
	}
	return n >= 2 || n == 1 && l.col("text") < 0
}

var reFileName = regexp.MustCompile(`(?i)^(instagram|facebook|youtube|tiktok|twitter|x|threads|linkedin)[-_ ]?comments?[0-9a-f]{8,}-([\w-]{5,120})(?: ?\(\d+\))?\.[a-z]{3,4}$`)

// tellPlace finds platform and post of the whole file: from the first links in
// it, and from its name.
func (l *layout) tellPlace(rows []record, file string, o Options) {
	if l.postLink != "" {
		p := readPlace(l.postLink)
		l.postKey = p.postKey
		if l.platform == "" {
			l.platform = p.platform
		}
	}
	votes := map[models.Platform]int{}
	for _, r := range rows[:min(len(rows), sampleRows)] {
		for i, c := range r.cells {
			if i == l.col("text") || len(c.text) > maxLink {
				continue
			}
			for _, s := range []string{c.link, c.text} {
				if strings.Contains(s, "://") {
					if p := readPlace(s); p.platform != "" {
						votes[p.platform]++
					}
				}
			}
		}
	}
	if l.platform == "" {
		best := 0
		for _, p := range models.Platforms {
			if votes[p] > best {
				l.platform, best = p, votes[p]
			}
		}
	}
	if m := reFileName.FindStringSubmatch(file); m != nil {
		p, _ := platform.ByName(m[1])
		if l.platform == "" {
			l.platform = p
		}
		id, _, _ := strings.Cut(m[2], " ")
		if l.postKey == "" && p == l.platform && (votes[p] > 0 || l.format == FormatExportComments) {
			l.postKey = string(p) + ":" + id
			switch p {
			case models.YouTube:
				l.postLink = "https://www.youtube.com/watch?v=" + id
			case models.Instagram:
				l.postLink = "https://www.instagram.com/p/" + id + "/"
			}
		}
	} else if l.platform == "" {
		name := strings.ToLower(file)
		for word, p := range map[string]models.Platform{"instagram": models.Instagram, "facebook": models.Facebook, "tiktok": models.TikTok, "youtube": models.YouTube, "twitter": models.X, "threads": models.Threads, "linkedin": models.LinkedIn} {
			if strings.Contains(name, word) {
				l.platform = p
			}
		}
	}
	if o.Platform != "" {
		l.platform = o.Platform
	}
}
