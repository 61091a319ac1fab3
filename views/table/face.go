package table

import (
	"fmt"
	"hash/fnv"
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// maxGlyphs is how many platform glyphs a cell draws before "+n".
const maxGlyphs = 4

// face is what a cell shows, already in words; equal faces need no redraw.
type face struct {
	text   string
	tok    kit.Token
	bold   bool
	more   string // paler, after the text
	mark   fyne.Resource
	dot    color.NRGBA // A 0: none
	glyphs [maxGlyphs]models.Platform
	brand  int64  // logo
	thumb  string // media hash
	person string // letters of the avatar
	bad    bool
	full   string // the whole text, for the tooltip
}

// faces turns rows into faces for one set of brands and one moment.
type faces struct {
	brands map[int64]*models.Brand
	now    int64
}

// of is the face of one cell. A row that is not read yet shows only what its key knows.
func (f *faces) of(c *Column, k *Key, r *models.Row) face {
	b := f.brands[k.BrandID]
	switch c.Kind {
	case KindBrand:
		if b == nil {
			return face{}
		}
		return plain(b.Name, kit.Ink).withBrand(b.ID)
	case KindStatus:
		s := k.Status.At(k.At, f.now)
		return face{text: lang.Status(s, b), tok: kit.StatusToken(s), mark: kit.StatusResource(s)}
	}
	if c.ID == "day" {
		if k.Day == "" {
			return plain(lang.T("table.unscheduled"), kit.Ink3)
		}
		return plain(lang.Day(k.Day), kit.Ink)
	}
	if r == nil {
		return face{}
	}
	ink := kit.Ink
	if k.Status.Done() {
		ink = kit.Ink2
	}
	switch c.Kind {
	case KindClock:
		if r.Clock == "" {
			return plain("–", kit.Ink3)
		}
		return plain(lang.Clock(r.Clock), kit.Ink)
	case KindPlatforms:
		return platformFace(r.Platforms)
	case KindPillar:
		if b == nil {
			return face{}
		}
		if p := b.Pillar(r.PillarID); p != nil {
			out := plain(p.Name, ink)
			out.dot = kit.PillarColor(p)
			return out
		}
		return face{}
	case KindForm:
		return plain(lang.Form(r.Form), ink)
	case KindTags:
		return tagFace(r.Hashtags, ink)
	case KindMedia:
		out := face{thumb: r.Thumb, text: lang.Int(r.MediaN), tok: ink}
		if r.MediaN == 0 {
			out.tok = kit.Ink3
			if needsMedia(r.Form) {
				out.tok = kit.Amber
			}
		}
		return out
	case KindPerson:
		return face{person: Letters(r.PIC), full: r.PIC}
	case KindTick:
		if f.value(c, k, r) != "" {
			return face{mark: icon("check", kit.Accent)}
		}
		return face{}
	}
	out := plain(f.shown(c, k, r), ink)
	switch {
	case c.ID == "title":
		out.bold = !k.Status.Done()
		if out.text == "" {
			out = plain(lang.T("table.untitled"), kit.Ink3)
		}
	case c.ID == "caption" && out.text == "":
		out = plain(lang.T("table.unwritten"), kit.Ink3)
	case c.Kind == KindLink || c.Kind == KindFixed:
		out.tok = kit.Accent
	}
	return out
}

func plain(text string, tok kit.Token) face { return face{text: text, tok: tok, full: text} }

func (f face) withBrand(id int64) face { f.brand = id; return f }

// oneLine draws several lines as one; line ends would leave the row.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func platformFace(ps []models.Platform) face {
	var out face
	seen := map[models.Platform]bool{}
	var names []string
	n := 0
	for _, p := range ps {
		if seen[p] {
			continue
		}
		seen[p] = true
		names = append(names, lang.Platform(p))
		if n < maxGlyphs {
			out.glyphs[n] = p
		}
		n++
	}
	if n > maxGlyphs {
		out.more = fmt.Sprintf("+%d", n-maxGlyphs)
	}
	out.full = strings.Join(names, ", ")
	return out
}

func tagFace(tags string, ink kit.Token) face {
	fs := strings.Fields(tags)
	if len(fs) == 0 {
		return face{}
	}
	out := face{text: fs[0], tok: ink, full: tags}
	if len(fs) > 1 {
		out.more = fmt.Sprintf("+%d", len(fs)-1)
	}
	return out
}

func needsMedia(f models.Form) bool {
	return f != models.FormText && f != models.FormThread && f != models.FormLive
}

// value is the cell as it is copied, typed over and read again by the plan:
// dates as 2027-02-24 and hours as 16:30, so that spreadsheets see a date and a time.
func (f *faces) value(c *Column, k *Key, r *models.Row) string {
	b := f.brands[k.BrandID]
	switch c.ID {
	case "day":
		return k.Day
	case "brand":
		if b != nil {
			return b.Name
		}
		return ""
	case "status":
		return lang.Status(k.Status, b)
	}
	if r == nil {
		return ""
	}
	switch c.ID {
	case "clock":
		return r.Clock
	case "platforms":
		return platformFace(r.Platforms).full
	case "pillar":
		if b != nil {
			if p := b.Pillar(r.PillarID); p != nil {
				return p.Name
			}
		}
		return ""
	case "form":
		return lang.Form(r.Form)
	case "title":
		return r.Title
	case "caption":
		return r.Caption
	case "hashtags":
		return r.Hashtags
	case "media":
		return lang.Int(r.MediaN)
	case "pic":
		return r.PIC
	case "brief":
		return r.Brief
	case "goal":
		return r.Goal
	case "cta":
		return r.CTA
	case "link":
		return r.Link
	case "notes":
		return r.Notes
	case "live":
		return r.LiveURL
	}
	v := r.Fields[c.Fields[k.BrandID]]
	if c.Kind == KindTick && v != "" {
		return lang.T("table.tick")
	}
	return v
}

// typing is the value as a person would type it: dates and hours in the words
// of the screen, which the plan reads again.
func (f *faces) typing(c *Column, k *Key, r *models.Row) string {
	v := f.value(c, k, r)
	switch {
	case v == "":
		return ""
	case c.Kind == KindDay:
		return lang.DayYear(v)
	case c.Kind == KindClock:
		return lang.Clock(v)
	}
	return v
}

// shown is the value in the words of the screen.
func (f *faces) shown(c *Column, k *Key, r *models.Row) string {
	v := f.value(c, k, r)
	if c.Kind == KindDay && v != "" {
		return lang.Day(v)
	}
	return oneLine(v)
}

// Letters are the one or two letters of a person's avatar.
func Letters(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	first := []rune(words[0])
	if len(words) > 1 {
		return strings.ToUpper(string(first[:1]) + string([]rune(words[len(words)-1])[:1]))
	}
	return strings.ToUpper(string(first[:min(2, len(first))]))
}

// personColors are grounds for white letters, all above 4.5:1.
var personColors = []string{"#2F7A72", "#8A6330", "#2F6DA8", "#7C57A8", "#9A4A20", "#4E7434"}

func personColor(name string) color.NRGBA {
	h := fnv.New32a()
	h.Write([]byte(strings.ToLower(name)))
	return kit.Hex(personColors[h.Sum32()%uint32(len(personColors))])
}
