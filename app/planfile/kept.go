package planfile

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/sheet"
	"lontar/models"
)

// kept is a whole post in the hidden column _data of an export: what the
// visible columns cannot say (several times, texts per account) survives the
// way through Excel. Accounts, pillars and columns go by name, so that the file
// can be read into another workspace.
type kept struct {
	Title    string            `json:"t,omitempty"`
	Brief    string            `json:"b,omitempty"`
	Goal     string            `json:"g,omitempty"`
	Target   string            `json:"ta,omitempty"`
	Pillar   string            `json:"p,omitempty"`
	Pillar2  string            `json:"p2,omitempty"`
	Form     models.Form       `json:"f,omitempty"`
	Caption  string            `json:"c,omitempty"`
	Hashtags string            `json:"h,omitempty"`
	CTA      string            `json:"cta,omitempty"`
	Link     string            `json:"l,omitempty"`
	Ref      string            `json:"r,omitempty"`
	Asset    string            `json:"a,omitempty"`
	PIC      string            `json:"pic,omitempty"`
	Notes    string            `json:"n,omitempty"`
	Status   string            `json:"s,omitempty"` // the word shown, to see whether the client changed it
	Custom   map[string]string `json:"x,omitempty"`
	Variants []keptVariant     `json:"v"`
	Where    string            `json:"w,omitempty"` // of an import: the words that meant all accounts
}

type keptVariant struct {
	Platform models.Platform   `json:"p,omitempty"`
	Handle   string            `json:"h,omitempty"`
	Name     string            `json:"n,omitempty"`
	Day      string            `json:"d,omitempty"`
	Clock    string            `json:"k,omitempty"`
	Zone     string            `json:"z,omitempty"`
	TimeNote string            `json:"tn,omitempty"`
	OwnText  bool              `json:"oc,omitempty"`
	Caption  string            `json:"c,omitempty"`
	OwnTags  bool              `json:"oh,omitempty"`
	Hashtags string            `json:"ht,omitempty"`
	Comment  string            `json:"fc,omitempty"`
	Link     string            `json:"l,omitempty"`
	Options  map[string]string `json:"o,omitempty"`
	LiveURL  string            `json:"u,omitempty"`
	Idea     bool              `json:"i,omitempty"`
}

func keep(p *models.Post, b *models.Brand) kept {
	k := kept{
		Title: p.Title, Brief: p.Brief, Goal: p.Goal, Target: p.Target, Form: p.Form, Caption: p.Caption, Hashtags: p.Hashtags,
		CTA: p.CTA, Link: p.Link, Ref: p.Reference, Asset: p.AssetLink, PIC: p.PIC, Notes: p.Notes,
		Pillar: pillarName(b, p.PillarID), Pillar2: pillarName(b, p.Pillar2ID),
	}
	if p.Status != "" {
		k.Status = lang.Status(p.Status, b)
	}
	for _, f := range p.Fields {
		for i, c := range b.Columns {
			if c.ID == f.ColumnID || c.ID == 0 && f.ColumnID == -int64(i+1) {
				if k.Custom == nil {
					k.Custom = map[string]string{}
				}
				k.Custom[c.Name] = f.Value
			}
		}
	}
	for _, v := range p.Variants {
		kv := keptVariant{
			Day: v.Day, Clock: v.Clock, Zone: v.Zone, TimeNote: v.TimeNote, OwnText: v.OwnCaption, Caption: v.Caption, OwnTags: v.OwnHashtags,
			Hashtags: v.Hashtags, Comment: v.FirstComment, Link: v.Link, Options: v.Options, LiveURL: v.LiveURL, Idea: v.Delivery == models.DeliveryIdea,
		}
		if a := accountIn(b, v.AccountID); a != nil {
			kv.Platform, kv.Handle, kv.Name = a.Platform, a.Handle, a.Name
		}
		k.Variants = append(k.Variants, kv)
	}
	return k
}

// accountIn and pillarName find children by id, or those without an id by
// place: −1 is the first.
func accountIn(b *models.Brand, id int64) *models.Account {
	if i := int(-id) - 1; id < 0 && i < len(b.Accounts) {
		return &b.Accounts[i]
	}
	if id == 0 {
		return nil
	}
	return b.Account(id)
}

func pillarName(b *models.Brand, id int64) string {
	if i := int(-id) - 1; id < 0 && i < len(b.Pillars) {
		return b.Pillars[i].Name
	}
	if p := b.Pillar(id); p != nil && id != 0 {
		return p.Name
	}
	return ""
}

// post builds the post again in the brand of the reading.
func (k kept) post(r *reading) *models.Post {
	p := &models.Post{
		BrandID: r.brand.ID, Title: k.Title, Brief: k.Brief, Goal: k.Goal, Target: k.Target, Form: k.Form, Caption: k.Caption, Hashtags: k.Hashtags,
		CTA: k.CTA, Link: k.Link, Reference: k.Ref, AssetLink: k.Asset, PIC: k.PIC, Notes: k.Notes,
		PillarID: r.pillarID(k.Pillar, true), Pillar2ID: r.pillarID(k.Pillar2, true),
	}
	for name, value := range k.Custom {
		if id := r.columnNamed(name); id != 0 {
			p.SetField(id, value)
		}
	}
	slices.SortFunc(p.Fields, func(a, b models.CustomValue) int { return int(a.ColumnID - b.ColumnID) })
	for _, v := range k.Variants {
		m := models.Variant{
			Day: v.Day, Clock: v.Clock, Zone: v.Zone, TimeNote: v.TimeNote, OwnCaption: v.OwnText, Caption: v.Caption, OwnHashtags: v.OwnTags,
			Hashtags: v.Hashtags, FirstComment: v.Comment, Link: v.Link, Options: v.Options, LiveURL: v.LiveURL,
		}
		if v.Idea {
			m.Delivery = models.DeliveryIdea
		}
		if v.Platform != "" {
			m.AccountID = r.keptAccount(v)
		}
		p.Variants = append(p.Variants, m)
	}
	return p
}

func (r *reading) columnNamed(name string) int64 {
	for k, c := range r.brand.Columns {
		if strings.EqualFold(c.Name, name) {
			return r.refColumn(k)
		}
	}
	r.brand.Columns = append(r.brand.Columns, models.CustomColumn{BrandID: r.brand.ID, Name: name, Kind: models.ColumnText, Position: len(r.brand.Columns)})
	return -int64(len(r.brand.Columns))
}

func (r *reading) keptAccount(v keptVariant) int64 {
	for i, a := range r.brand.Accounts {
		if a.Platform == v.Platform && strings.EqualFold(a.Handle, v.Handle) && (v.Handle != "" || a.Name == v.Name) {
			return r.refAccount(i)
		}
	}
	return r.addAccount(v.Platform, v.Handle, v.Name)
}

// packed is a kept post as cell text: JSON, compressed when it is long, cut
// into cells that Excel can hold.
func (k kept) packed() []string {
	b, _ := json.Marshal(k) // texts and maps of texts: it cannot fail
	s := string(b)
	if len(s) > 8000 {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		_, _ = w.Write(b) // to memory
		_ = w.Close()
		s = "z:" + base64.StdEncoding.EncodeToString(z.Bytes())
	}
	var cells []string
	for len(s) > cellLimit {
		n := cellLimit
		for n > 0 && s[n]&0xc0 == 0x80 {
			n--
		}
		cells, s = append(cells, s[:n]), s[n:]
	}
	return append(cells, s)
}

// cellLimit is what one Excel cell can hold, with room.
const cellLimit = 32_000

func unpack(s string) (kept, bool) {
	var k kept
	if z, ok := strings.CutPrefix(s, "z:"); ok {
		b, err := base64.StdEncoding.DecodeString(z)
		if err != nil {
			return k, false
		}
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return k, false
		}
		b, err = io.ReadAll(io.LimitReader(r, 4<<20))
		if err != nil {
			return k, false
		}
		s = string(b)
	}
	return k, json.Unmarshal([]byte(s), &k) == nil && len(k.Variants) > 0
}

// kept takes the hidden columns of our own export off a line.
func (r *reading) kept(row *Row, l *line) {
	row.uid = r.value(l, r.at(TargetID))
	if len(row.uid) > 64 {
		row.uid = ""
	}
	row.fileUID = row.uid
	if r.at(TargetData) < 0 {
		return
	}
	var data strings.Builder
	for i, c := range r.d.Columns {
		if c.Target == TargetData {
			data.WriteString(r.value(l, i))
		}
	}
	if k, ok := unpack(data.String()); ok {
		row.base, row.word = k.post(r), k.Status
		r.bases = append(r.bases, row.base)
	}
}

// intact reports whether nobody changed a visible cell of an exported row.
func (r *reading) intact(l *line) bool {
	want := r.value(l, r.at(TargetHash))
	if want == "" {
		return false
	}
	var cells []string
	for i, c := range r.d.Columns {
		if !strings.HasPrefix(c.Target, "_") && c.Target != TargetNumber && c.Header != "" {
			cells = append(cells, r.value(l, i))
		}
	}
	return rowHash(cells) == want
}

// asExported takes a row from its hidden columns alone.
func (r *reading) asExported(row *Row) {
	p := row.base
	row.Post = p.Clone()
	s := &row.Said
	s.Day, s.Clock = p.Slot()
	s.Title, s.Brief, s.Goal, s.Caption, s.Hashtags, s.CTA = p.Title, p.Brief, p.Goal, p.Caption, p.Hashtags, p.CTA
	s.Link, s.Reference, s.AssetLink, s.PIC, s.Notes, s.Status = p.Link, p.Reference, p.AssetLink, p.PIC, p.Notes, row.word
	if p.Form != models.FormNone {
		s.Form = lang.Form(p.Form)
	}
	for i, pl := range r.brand.Pillars {
		if id := pl.ID; id != 0 && id == p.PillarID || -int64(i+1) == p.PillarID {
			s.Pillar = pl.Name
		} else if id != 0 && id == p.Pillar2ID || -int64(i+1) == p.Pillar2ID {
			s.Pillar2 = pl.Name
		}
	}
	for _, v := range p.Variants {
		s.LiveURL, s.TimeNote, s.Zone = firstOf(s.LiveURL, v.LiveURL), firstOf(s.TimeNote, v.TimeNote), firstOf(s.Zone, v.Zone)
		if a := r.accountByRef(v.AccountID); a != nil && v.AccountID != 0 {
			s.Accounts = append(s.Accounts, a.Label())
			if !slices.Contains(s.Platforms, a.Platform) {
				s.Platforms = append(s.Platforms, a.Platform)
			}
		}
	}
	for _, f := range p.Fields {
		if k := r.columnIndex(f.ColumnID); k >= 0 {
			s.Custom[r.brand.Columns[k].Name] = f.Value
		}
	}
}

// overlay makes the file's post of one of our own rows: what it was when it was
// exported, with the cells the client changed since.
func (r *reading) overlay(row *Row, l *line) {
	base, said := row.base, row.Post
	if base == nil || said == nil {
		return
	}
	p := base.Clone()
	view := newView(r.brand)
	for i := range r.d.Columns {
		c := r.d.Columns[i]
		if c.Target == TargetSkip || strings.HasPrefix(c.Target, "_") || c.Target == TargetNumber {
			continue
		}
		custom := int64(0)
		if id, ok := r.custom[i]; ok {
			custom = id
		}
		shown := view.cell(base, c.Target, custom, LayoutColumn{Target: c.Target})
		if r.untouched(l, i, c, shown, row.word) {
			continue
		}
		switch base, platform, own := strings.Cut(c.Target, ":"); {
		case c.Target == TargetTitle:
			p.Title = said.Title
		case c.Target == TargetBrief:
			p.Brief = said.Brief
		case c.Target == TargetGoal:
			p.Goal = said.Goal
		case c.Target == TargetAudience:
			p.Target = said.Target
		case c.Target == TargetPillar:
			p.PillarID = said.PillarID
		case c.Target == TargetPillar2:
			p.Pillar2ID = said.Pillar2ID
		case c.Target == TargetForm:
			p.Form = said.Form
		case c.Target == TargetCaption:
			p.Caption = said.Caption
		case c.Target == TargetHashtags:
			p.Hashtags = said.Hashtags
		case c.Target == TargetCTA:
			p.CTA = said.CTA
		case c.Target == TargetLink:
			p.Link = said.Link
		case c.Target == TargetReference:
			p.Reference = said.Reference
		case c.Target == TargetAsset:
			p.AssetLink = said.AssetLink
		case c.Target == TargetPIC:
			p.PIC = said.PIC
		case c.Target == TargetNotes:
			p.Notes = said.Notes
		case c.Target == TargetDay, c.Target == TargetClock, c.Target == TargetZone:
			r.moveTo(p, said, c.Target)
		case c.Target == TargetPlatforms, c.Target == TargetAccount, base+":" == tickPrefix:
			p.Variants = sameAccounts(p, said)
		case c.Target == TargetLive, c.Target == TargetComment:
			if len(p.Variants) > 0 && len(said.Variants) > 0 {
				if c.Target == TargetLive {
					p.Variants[0].LiveURL = said.Variants[0].LiveURL
				} else {
					p.Variants[0].FirstComment = said.Variants[0].FirstComment
				}
			}
		case own:
			r.ownOf(p, said, models.Platform(platform), base)
		}
		if custom != 0 {
			p.SetField(custom, said.Field(custom))
		}
	}
	row.Post = p
}

// moveTo applies a changed day or hour to the variants that stood in the slot
// the cell showed.
func (r *reading) moveTo(p, said *models.Post, target string) {
	day, clock := p.Slot()
	for i := range p.Variants {
		v := &p.Variants[i]
		s := said.Variants[0]
		for _, w := range said.Variants {
			if w.AccountID == v.AccountID {
				s = w
			}
		}
		switch {
		case target == TargetZone:
			v.Zone = s.Zone
		case v.Day != day:
		case target == TargetDay:
			v.Day = s.Day
		case v.Clock == clock:
			v.Clock, v.TimeNote = s.Clock, s.TimeNote
		}
	}
}

// sameAccounts gives p's variants for the accounts said names, in its order;
// new ones start in the slot of the post.
func sameAccounts(p, said *models.Post) []models.Variant {
	var out []models.Variant
	for _, s := range said.Variants {
		if i := slices.IndexFunc(p.Variants, func(v models.Variant) bool { return v.AccountID == s.AccountID }); i >= 0 {
			out = append(out, p.Variants[i])
			continue
		}
		v := s
		v.Day, v.Clock = p.Slot()
		out = append(out, v)
	}
	if len(out) == 0 {
		return p.Variants
	}
	return out
}

// ownOf applies a changed cell of one platform: its caption, hour, link.
func (r *reading) ownOf(p, said *models.Post, platform models.Platform, base string) {
	for i := range p.Variants {
		v := &p.Variants[i]
		if r.platformOf(v.AccountID) != platform {
			continue
		}
		for _, s := range said.Variants {
			if s.AccountID != v.AccountID {
				continue
			}
			switch base {
			case TargetCaption:
				v.OwnCaption, v.Caption = s.OwnCaption, s.Caption
				if !s.OwnCaption && said.Caption != p.Caption {
					v.OwnCaption, v.Caption = true, said.Caption
				}
			case TargetHashtags:
				v.OwnHashtags, v.Hashtags = s.OwnHashtags, s.Hashtags
			case TargetClock:
				v.Clock, v.TimeNote = s.Clock, s.TimeNote
			case TargetDay:
				v.Day = s.Day
			case TargetLive:
				v.LiveURL = s.LiveURL
			case TargetComment:
				v.FirstComment = s.FirstComment
			case TargetLink:
				v.Link = s.Link
			}
		}
	}
}

// untouched reports whether a cell still says what the export wrote.
func (r *reading) untouched(l *line, i int, c Column, shown, word string) bool {
	text := r.value(l, i)
	if sameText(text, shown) {
		return true
	}
	base, _, _ := strings.Cut(c.Target, ":")
	switch base {
	case TargetDay:
		day, _, err := planvalue.DateIn(text, r.near(l), planvalue.DayFirst)
		return err == nil && day == shown
	case TargetClock:
		clock, _, err := planvalue.Clock(text)
		return err == nil && clock != "" && clock == shown
	case TargetMonth, TargetWeekday:
		return true // they follow the day
	case TargetZone:
		h, _ := planvalue.ReadHour("00.00 " + text)
		return h.Zone != "" && h.Zone == shown
	case TargetPlatforms, TargetAccount:
		a, b := planvalue.ReadPlaces(text), planvalue.ReadPlaces(shown)
		slices.Sort(a.Platforms)
		slices.Sort(b.Platforms)
		slices.Sort(a.Handles)
		slices.Sort(b.Handles)
		return slices.Equal(a.Platforms, b.Platforms) && slices.Equal(a.Handles, b.Handles) && !a.All && len(a.Unknown) == 0
	case "tick":
		on, ok := r.ticked(cellAt(l, i))
		return ok && on == (shown != "")
	case TargetForm:
		f, ok := planvalue.Form(text)
		g, _ := planvalue.Form(shown)
		return ok && f == g
	case TargetStatus, TargetApproval, TargetCustom:
		if c.Target == TargetStatus && word != "" && sameText(text, word) {
			return true
		}
		cell := cellAt(l, i)
		if cell.Kind == sheet.Empty {
			cell = sheet.Cell{}
		}
		kind := c.Kind
		if k := r.columnIndex(r.custom[i]); k >= 0 {
			kind = r.brand.Columns[k].Kind
		}
		v, ok := canonical(kind, cell, text, r)
		return ok && sameText(v, shown)
	}
	return false
}

// sameText compares cells as Excel gives them back: line ends and outer blanks
// do not count.
func sameText(a, b string) bool { return flat(a) == flat(b) }

func flat(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(cut(s))
}

// cut shortens what Excel could not hold in a cell.
func cut(s string) string {
	if len(s) <= cellLimit {
		return s
	}
	n := cellLimit
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}

// rowHash signs the visible cells of an exported row.
func rowHash(cells []string) string {
	sum := sha256.New()
	for _, c := range cells {
		_, _ = io.WriteString(sum, flat(c)+"\x1f")
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}
