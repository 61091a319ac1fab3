package commentfile

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lontar/app/platform"
	"lontar/models"
)

func platformNamed(s string) models.Platform {
	if s == "" {
		return ""
	}
	p, _ := platform.ByName(s)
	return p
}

// placeOf is readPlace, remembering the last address: most files have one post.
func (r *reading) placeOf(address string) place {
	if address != r.lastLink {
		r.lastLink, r.lastPlace = address, readPlace(address)
	}
	return r.lastPlace
}

// where reads post, platform and the address of the comment.
func (r *reading) where(c *Comment, rec record) {
	if p := r.platformOf(rec); p != "" {
		c.Platform = p
	}
	if s := r.cell(rec, "post", maxLink); s != "" {
		if p := r.placeOf(s); p.postKey != "" {
			c.PostLink, c.PostKey, c.Platform = s, p.postKey, p.platform
		}
	}
	link := r.cell(rec, "link", maxLink)
	if i := r.l.col("link"); i >= 0 && i < len(rec.cells) && rec.cells[i].link != "" {
		link = rec.cells[i].link
	}
	if strings.Contains(link, ".") && !strings.ContainsAny(link, " \n") {
		p := readPlace(link)
		switch {
		case p.postKey == "":
		case p.comment != "" || ownPost(p.platform):
			c.Link = link
		case c.PostKey == "":
			c.PostLink = link
		}
		if p.postKey != "" && !ownPost(p.platform) && (c.PostKey == "" || c.PostLink == link) {
			c.PostKey, c.Platform = p.postKey, p.platform
			if c.PostLink == "" {
				c.PostLink = link
			}
		}
		if c.Platform == "" {
			c.Platform = p.platform
		}
		if c.Link == "" && p.postKey == "" && p.platform != "" && p.handle == "" {
			c.Link = link
		}
	}
	if id := r.cell(rec, "post_id", 200); id != "" && (c.PostKey == "" || c.PostKey == r.l.postKey && r.o.PostLink == "") {
		if c.Platform != "" && !reScience.MatchString(id) {
			c.PostKey = string(c.Platform) + ":" + id
			if c.Platform == models.YouTube && c.PostLink == "" {
				c.PostLink = "https://www.youtube.com/watch?v=" + id
			}
		}
	}
}

var reHandle = regexp.MustCompile(`^@?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_.-])?$`)

// who reads the author: handle, name, id, address.
func (r *reading) who(c *Comment, rec record) {
	c.AuthorID = r.cell(rec, "author_id", 200)
	c.AuthorLink = r.cell(rec, "author_link", maxLink)
	if i := r.l.col("author_id"); i >= 0 && i < len(rec.cells) && damaged(c.AuthorID, rec.cells[i].number) {
		c.AuthorID = ""
	}
	if strings.HasPrefix(c.AuthorID, "@") || c.AuthorID != "" && strings.Contains(c.AuthorID, "://") {
		c.AuthorID = ""
	}
	for _, field := range []string{"author", "name"} {
		i := r.l.col(field)
		if i < 0 || i >= len(rec.cells) {
			continue
		}
		if c.AuthorLink == "" {
			c.AuthorLink = rec.cells[i].link
		}
		v := strings.TrimSpace(r.cell(rec, field, maxShort))
		switch {
		case v == "":
		case strings.Contains(v, "://"):
			if c.AuthorLink == "" {
				c.AuthorLink = v
			}
		case strings.HasPrefix(v, "@") && !strings.ContainsAny(v, " \n"):
			c.Author = strings.TrimLeft(v, "@")
		case field == "author" && c.Author == "" && !strings.ContainsAny(v, " \n"):
			c.Author = v
		case field == "author":
			c.AuthorName = v
		case c.AuthorName == "":
			c.AuthorName = v
		}
	}
	if c.Author == "" && c.AuthorLink != "" {
		if p := readPlace(c.AuthorLink); p.handle != "" && !strings.HasPrefix(p.handle, "UC") && !(c.Platform == models.Facebook && digitsOnly(p.handle)) {
			c.Author = p.handle
		} else if c.AuthorID == "" {
			c.AuthorID = p.handle
		}
	}
	// One column for the author: on these platforms it holds the handle.
	if c.Author == "" && handles(c.Platform) && reHandle.MatchString(c.AuthorName) && r.l.col("author") < 0 {
		c.Author, c.AuthorName = c.AuthorName, ""
	}
	if c.AuthorName == c.Author || "@"+c.Author == c.AuthorName {
		c.AuthorName = ""
	}
}

// handles reports the platforms on which exports name people by handle.
func handles(p models.Platform) bool {
	switch p {
	case models.Instagram, models.TikTok, models.X, models.Threads, models.YouTube:
		return true
	}
	return false
}

// numbered reads the numbering of ExportComments and its like: "1" is a
// comment, "1-1" the first answer to it. parent is its number where it is told.
func numbered(l *layout, r record) (number, parent string, is bool) {
	n, s := "", ""
	if i := l.col("number"); i >= 0 {
		n = strings.TrimSpace(r.text(i))
	}
	if i := l.col("sub"); i >= 0 {
		s = strings.TrimSpace(r.text(i))
	}
	if i := l.col("reply"); i >= 0 {
		if yes, ok := replyWord(r.text(i)); ok && yes {
			return n, "", true
		}
	}
	if l.col("number") < 0 {
		return "", "", false
	}
	head, _, dashed := cutNumber(n)
	switch {
	case s != "" && s != "0":
		if n != "" && !dashed {
			return n + "-" + s, n, true
		}
		if head, _, ok := cutNumber(s); ok && len(head) < 8 {
			return s, head, true
		}
		return s, "", true
	case dashed:
		return n, head, true
	}
	return n, "", false
}

func cutNumber(s string) (head, tail string, ok bool) {
	i := strings.IndexAny(s, "-.")
	if i < 1 || i+1 == len(s) || !digitsOnly(s[:i]) || strings.Count(s, "-") == 2 && i == 4 { // 2026-01-01: made a date by Excel
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// name gives the comment its key and that of what it answers.
func (r *reading) name(c *Comment, rec record) {
	id, link := r.cell(rec, "id", 200), readPlaceOf(c.Link)
	if id != "" {
		column := r.l.col("id")
		if damaged(id, rec.cells[column].number) || r.badIDs && rounded(id) {
			r.note(rec.line, r.l.headers[column], id, "commentfile.problem.id")
			id = ""
		}
	}
	if id == "" {
		id = link.comment
	}
	if id == "" && ownPost(c.Platform) && link.postKey != "" {
		_, id, _ = strings.Cut(link.postKey, ":")
	}
	number, parentNumber, isReply := numbered(r.l, rec)
	if c.Key = id; c.Key == "" {
		c.Key = r.twins.key(c)
	}
	c.ParentKey = r.parent(c, rec, link)
	switch {
	case c.ParentKey != "":
	case isReply && parentNumber != "" && r.numbers[parentNumber] != "":
		c.ParentKey = r.numbers[parentNumber]
	case isReply:
		c.ParentKey = r.lastTop
	}
	if !isReply && c.ParentKey == "" {
		r.lastTop = c.Key
		if r.s.threads && number != "" && len(r.numbers) < 2_000_000 {
			r.numbers[number] = c.Key
		}
	}
	if c.ParentKey == c.Key {
		c.ParentKey = ""
	}
}

func readPlaceOf(link string) place {
	if link == "" {
		return place{}
	}
	return readPlace(link)
}

// parent is the key of the answered comment where the file tells its id.
func (r *reading) parent(c *Comment, rec record, link place) string {
	for _, field := range []string{"parent", "root"} {
		v := r.cell(rec, field, 200)
		if v == "" {
			continue
		}
		if i := r.l.col(field); damaged(v, rec.cells[i].number) || r.badIDs && rounded(v) {
			continue
		}
		if strings.Contains(v, "/") {
			if p := readPlace(v); p.comment != "" {
				v = p.comment
			}
		}
		v = strings.TrimPrefix(v, "t1_")
		if v != c.Key && !strings.HasSuffix(c.PostKey, ":"+v) && !strings.HasPrefix(v, "@") {
			return v
		}
	}
	if link.parent != "" {
		return link.parent
	}
	if c.Platform == models.YouTube {
		return youtubeParent(c.Key)
	}
	return ""
}

// cleanText replaces what is no text: NUL and invalid UTF-8. Bytes of the old
// Western code page are read as what they mean there.
func cleanText(s string) string {
	if !utf8.ValidString(s) {
		if b, err := charmap.Windows1252.NewDecoder().String(s); err == nil && !strings.Contains(b, "\uFFFD") {
			s = b
		} else {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
	}
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
	}
	return s
}

// cutRunes keeps the first n code points.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// unscramble repairs a text that was UTF-8 and was taken for Latin-1 or
// Windows-1252 on the way ("SÃ£o", "ð\u009f…"). It does so only when every
// character fits that story.
func unscramble(text string) (string, bool) {
	if !strings.ContainsAny(text, "ÃÂâðÅÄ") {
		return "", false
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch c, ok := charmap.Windows1252.EncodeRune(r); {
		case r < 0x100:
			out = append(out, byte(r))
		case ok:
			out = append(out, c)
		default:
			return "", false
		}
	}
	if !utf8.Valid(out) || utf8.RuneCount(out) >= utf8.RuneCountInString(text) {
		return "", false
	}
	return string(out), true
}

// joinRuns reads the text column of YouTube's Takeout: runs of text as JSON
// objects, bare or inside "takeoutSegments".
func joinRuns(s string) (string, bool) {
	type run struct {
		Text     string `json:"text"`
		Segments []struct {
			Text string `json:"text"`
		} `json:"takeoutSegments"`
	}
	var runs []run
	if json.Unmarshal([]byte("["+s+"]"), &runs) != nil {
		return "", false
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
		for _, g := range r.Segments {
			b.WriteString(g.Text)
		}
	}
	return b.String(), true
}
