package insightfile

import (
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/app/planvalue"
	"lontar/app/platform"
	"lontar/models"
)

// identity is what the id and address cells of a row say together.
type identity struct {
	id, link string
	handle   string
	at       time.Time // from the id
	timed    bool
	lost     string // an id the file destroyed
	form     models.Form
	where    models.Platform
}

var videoID = regexp.MustCompile(`^[\w\-]{11}$`)

func (t *table) identify(s *seat, cells []string) identity {
	var d identity
	d.where = t.Platform
	d.id = strings.Trim(s.cell(cells, roleID), " '\u00a0")
	if c := s.cell(cells, roleContent); c != "" {
		d.id = strings.TrimSpace(strings.TrimPrefix(c, "'"))
	}
	d.link = strings.TrimSpace(s.cell(cells, rolePermalink))
	if lostID.MatchString(d.id) || strings.HasPrefix(d.id, "#") || // "#NAME?": an id that began with a sign
		t.s.longIDs > 2 && t.s.roundedIDs*10 > t.s.longIDs*8 && rounded(d.id) {
		d.lost, d.id = d.id, ""
	}
	if books().empty[strings.ToLower(d.id)] {
		d.id = ""
	}
	code := ""
	if d.link != "" {
		if l, ok := platform.Recognise(d.link); ok {
			if d.where == "" {
				d.where = l.Platform
			}
			if l.ID != "undefined" && l.Platform == d.where {
				code = l.ID
			}
			if h := l.Handle; h != "i" && h != "feed" && h != "undefined" {
				d.handle = h
			}
			d.form = formOfLink(d.link)
		} else if books().empty[strings.ToLower(d.link)] {
			d.link = ""
		}
	}
	if own := linkID(d.where, d.link); own != "" {
		code = own
	}
	d.settle(code)
	return d
}

// settle chooses between the id cell and the address: where both hold the same
// kind of id the address is right, no program rounds it.
func (d *identity) settle(code string) {
	switch d.where {
	case models.Instagram:
		if code != "" {
			d.at, d.timed = idTime(d.where, code)
		}
		return
	case models.X, models.TikTok:
		if allDigits(code) && len(code) > 5 {
			d.id = code
		}
	case models.Facebook:
		if d.id == "" && allDigits(code) {
			d.id = code
		}
		return
	case models.LinkedIn:
		if d.id == "" {
			d.id = code
		}
	case models.YouTube:
		if d.id == "" && videoID.MatchString(code) {
			d.id = code
		}
		return
	default:
		if d.id == "" {
			d.id = code
		}
		return
	}
	if !allDigits(d.id) && d.where != models.LinkedIn {
		d.id = ""
	}
	d.at, d.timed = idTime(d.where, d.id)
}

func formOfLink(link string) models.Form {
	switch {
	case strings.Contains(link, "/reel/"), strings.Contains(link, "/reels/"):
		return models.FormReel
	case strings.Contains(link, "/stories/"):
		return models.FormStory
	case strings.Contains(link, "/shorts/"):
		return models.FormShort
	}
	return models.FormNone
}

// figures reads the figures of a group's columns.
func (t *table) figures(n int, s *seat, cells []string) []Figure {
	out := make([]Figure, 0, len(s.figures))
	for _, i := range s.figures {
		c := cellAt(cells, i)
		twin, two := s.same[i]
		if two {
			other := cellAt(cells, twin)
			switch {
			case c == "":
				c = other
			case other != "" && other != c:
				t.once(t.problem(n, t.cols[twin].header, other, reasonConflict))
			}
		}
		if c == "" {
			continue
		}
		if f, ok := t.figure(n, &t.cols[i], c); ok {
			out = append(out, f)
		}
	}
	return out
}

// figure reads one cell; not ok when it holds no figure.
func (t *table) figure(n int, c *column, cell string) (Figure, bool) {
	m := c.metric
	v := m.read(cell, t.point)
	switch {
	case v.empty:
		return Figure{}, false
	case v.reason == "" && v.unsure && t.point == decimalUnknown && t.layout.Decimal != "none" && t.o.Decimal == "":
		// Read as a fraction; the doubt about the table asks.
	case v.reason != "":
		t.file.add(t.problem(n, c.header, cell, v.reason))
		return Figure{}, false
	}
	// Days are differences where a platform takes back what it had counted.
	corrects := t.Rows != "posts" && (t.Platform == models.TikTok || t.Platform == models.LinkedIn || t.Platform == models.YouTube)
	if v.value < 0 && !m.Negative && !corrects {
		if v.value != -1 { // −1 is how some write that there is none
			t.file.add(t.problem(n, c.header, cell, reasonNegative))
		}
		return Figure{}, false
	}
	f := Figure{Metric: m.Name, Value: v.value, Raw: cell, Below: v.below, Rounded: v.rounded}
	if c.scale != 1 && !(v.percent && m.Unit == "percent") && !strings.Contains(cell, ":") {
		f.Value = math.Round(f.Value*c.scale*1e6) / 1e6
	}
	return f, true
}

func (t *table) extra(s *seat, cells []string) map[string]string {
	var out map[string]string
	for _, i := range s.other {
		c := cellAt(cells, i)
		if c == "" || t.cols[i].role == roleIgnore {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		if _, taken := out[t.cols[i].header]; !taken {
			out[t.cols[i].header] = c
		}
	}
	return out
}

// post reads a row about a post.
func (t *table) post(n int, s *seat, cells []string) (Post, bool) {
	d := t.identify(s, cells)
	p := Post{Platform: d.where, NativeID: d.id, Permalink: d.link, Line: n, File: t.file.Inner, Sheet: t.Sheet}
	if c := s.cell(cells, rolePlatform); c != "" && t.Format == FormatTable {
		if where, ok := platform.ByName(c); ok {
			p.Platform = where
		}
	}
	p.Title, p.Caption = t.text(s.cell(cells, roleTitle)), t.text(s.cell(cells, roleCaption))
	if p.Caption == "" && (p.Platform == models.Facebook || p.Platform == models.LinkedIn || p.Platform == models.TikTok) {
		p.Caption, p.Title = p.Title, ""
	}
	if p.NativeID == "" && p.Permalink == "" && p.Title == "" && p.Caption == "" || t.junk(d, cells, s) {
		t.reject(n, s, cells)
		return p, false
	}
	if d.lost != "" && p.NativeID == "" {
		t.file.add(t.problem(n, firstOf(t.header(s, roleID), t.header(s, roleContent)), d.lost, reasonIDLost))
	}
	t.account(&p, s, cells, d)
	p.Form = t.form(s.cell(cells, roleForm), d.form)
	if v, ok := seconds(s.cell(cells, roleDuration)); ok {
		p.Duration = v
	}
	if c := s.cell(cells, roleBoosted); c != "" {
		p.Boosted = boosted(c)
	}
	t.moment(&p, n, s, cells, d)
	if c := s.cell(cells, roleScope); c != "" && !t.words.lifetime[fold(c)] {
		if w, ok := readWhen(c, t.order); ok {
			p.Day = w.date(0)
		}
	}
	p.Figures = t.figures(n, s, cells)
	p.Extra = t.extra(s, cells)
	return p, true
}

// junk reports a row the platform itself could not fill.
func (t *table) junk(d identity, cells []string, s *seat) bool {
	if d.id != "" {
		return false
	}
	switch t.Platform {
	case models.X:
		return strings.Contains(d.link, "/undefined") || d.link == "" && s.at[roleID] >= 0
	case models.YouTube:
		return s.at[roleContent] >= 0 && d.lost == ""
	case models.Facebook, models.Instagram:
		return d.link == "" && t.Format != FormatTable
	}
	return false
}

func (t *table) reject(n int, s *seat, cells []string) {
	p := t.problem(n, firstOf(t.header(s, roleID), t.header(s, roleContent)), firstOf(s.cell(cells, roleID), s.cell(cells, roleContent)), reasonNoID)
	if note := strings.TrimSpace(s.cell(cells, roleNote)); note != "" {
		p.Column, p.Value, p.Reason = t.header(s, roleNote), note, reasonPlatform
	}
	p.Row = true
	t.file.add(p)
}

func (t *table) header(s *seat, r role) string {
	if i := s.at[r]; i >= 0 {
		return t.cols[i].header
	}
	return ""
}

func (t *table) account(p *Post, s *seat, cells []string, d identity) {
	p.AccountID = strings.TrimSpace(s.cell(cells, roleAccountID))
	p.Account = strings.TrimPrefix(strings.TrimSpace(s.cell(cells, roleHandle)), "@")
	p.AccountName = strings.TrimSpace(s.cell(cells, roleAccountName))
	if lostID.MatchString(p.AccountID) {
		p.AccountID = ""
	}
	if p.Account == "" {
		p.Account = d.handle
	}
	key := firstOf(p.AccountID, p.Account)
	p.Foreign = t.owner != "" && key != "" && key != t.owner && (t.Platform == models.Instagram || t.Platform == models.Facebook)
	if t.owner != "" && key == "" {
		p.Account, p.AccountID = t.file.Account, t.file.AccountID
	}
}

func (t *table) form(cell string, of models.Form) models.Form {
	if cell != "" {
		if f, ok := t.words.form[fold(cell)]; ok {
			return f
		}
		if f, ok := planvalue.Form(cell); ok && f != "" {
			return f
		}
	}
	return of
}

func seconds(cell string) (time.Duration, bool) {
	cell = strings.TrimSpace(cell)
	if v, ok := plainDigits(cell); ok {
		return time.Duration(v) * time.Second, true
	}
	if v, ok := spanSeconds(cell); ok {
		return time.Duration(v * float64(time.Second)), true
	}
	if v, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64); err == nil && v >= 0 && v < 1e7 {
		return time.Duration(v * float64(time.Second)), true
	}
	return 0, false
}

func boosted(cell string) *bool {
	yes := false
	switch fold(cell) {
	case "boosted", "promoted", "paid", "dipromosikan", "berbayar", "yes", "ya", "1", "true", "promoted post", "boosted post":
		yes = true
	case "none", "not boosted", "organic", "no", "tidak", "0", "false", "organik":
	default:
		return nil
	}
	return &yes
}

// moment says when the post went live and how that is known.
func (t *table) moment(p *Post, n int, s *seat, cells []string, d identity) {
	p.AtKnown = KnownNone
	cell := s.cell(cells, rolePublished)
	if cell == "" {
		cell = s.cell(cells, roleDate)
	}
	trusted := d.timed && (p.Platform == models.X || p.Platform == models.TikTok || p.Platform == models.LinkedIn)
	if trusted {
		p.At, p.AtKnown = d.at, KnownID
	}
	if books().empty[strings.ToLower(cell)] {
		cell = ""
	}
	if cell != "" && !trusted {
		w, ok := readWhen(cell, t.order)
		if clock := s.cell(cells, roleClock); ok && !w.clock && clock != "" {
			w.readClock(clock)
		}
		if ok && d.timed && w.year != 0 {
			w = w.unswapped(d.at)
		}
		if !ok || w.year == 0 && !d.timed {
			reason := reasonNotDate
			if ok {
				reason = reasonNoYear
			}
			t.file.add(t.problem(n, firstOf(t.header(s, rolePublished), t.header(s, roleDate)), cell, reason))
		} else if at, ok := w.in(d.at.Year(), t.zone); ok && (w.year != 0 || !d.timed) {
			p.At, p.AtKnown = at, t.known
			if !w.clock {
				p.At, _ = w.in(0, time.UTC)
				p.AtKnown = KnownDay
			}
		}
	}
	if p.AtKnown == KnownNone && d.timed || p.AtKnown == KnownDay && d.timed {
		p.At, p.AtKnown = d.at, KnownID
	}
}

// text undoes what exports do to captions.
func (t *table) text(s string) string {
	if s == "" {
		return ""
	}
	if t.Platform == models.X && strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if t.Platform == models.LinkedIn {
		s = strings.NewReplacer("\"\u23ce\"", "\n", "\u23ce", "\n", "\"\n\"", "\n").Replace(s)
		if strings.Count(s, "\"")%2 == 1 {
			s = strings.Trim(s, "\"")
		}
	}
	return strings.TrimSpace(s)
}
