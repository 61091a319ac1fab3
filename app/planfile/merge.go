package planfile

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// compare says what each row would do to the plan as it is now. Three sides
// speak: the file, Lontar, and what a file said before (the base). What only
// the file changed is taken, what only Lontar changed stays, what both changed
// is a conflict; so is any change to content that was approved. Without a base
// an empty cell says nothing, a value fills an empty field, and two different
// values are a conflict.
func (r *reading) compare(ctx context.Context) error {
	pairs, all, err := r.pair(ctx)
	if err != nil {
		return err
	}
	for i := range r.d.Rows {
		row := &r.d.Rows[i]
		if row.Action == Rejected {
			continue
		}
		t := pairs[i]
		if t == nil {
			row.Action = Added
			continue
		}
		row.Before, row.said = t.post, t.said
		base := row.base
		if base == nil {
			base = t.base
		}
		m := &merge{r: r, row: row, file: row.Post, ours: t.post, base: base, locked: locked(t.post)}
		m.sameWhere = row.where != "" && row.where == t.all
		m.all()
		row.Diffs = m.diffs
		row.Action = Unchanged
		for _, d := range m.diffs {
			if d.Conflict {
				row.Action = Conflict
				break
			}
			row.Action = Changed
		}
	}
	r.gone(all)
	r.prune()
	return nil
}

// locked reports content somebody agreed to, or that is out already.
func locked(p *models.Post) bool {
	return slices.ContainsFunc(p.Variants, func(v models.Variant) bool {
		switch v.Delivery {
		case models.DeliveryScheduled, models.DeliveryClaimed, models.DeliveryVerified:
			return true
		}
		return v.Approval == models.ApprovalGiven
	})
}

// merge compares one row with one post.
type merge struct {
	r                *reading
	row              *Row
	file, ours, base *models.Post // base may be nil
	locked           bool
	sameWhere        bool // "all platforms" then and now, whatever accounts there are meanwhile
	diffs            []Diff
}

// field is one comparison: stored values decide, shown ones are for people.
type field struct {
	name, label      string
	file, ours, base string
	shown            func(stored string) string
	apply            func(*models.Post)
}

func (m *merge) add(f field) {
	if sameText(f.file, f.ours) {
		return
	}
	d := Diff{Field: f.name, Label: f.label, Old: f.ours, New: f.file, apply: f.apply}
	switch {
	case m.base != nil && sameText(f.file, f.base):
		return // only Lontar moved on
	case m.base == nil && strings.TrimSpace(f.file) == "":
		return
	case m.base != nil:
		d.Conflict = !sameText(f.ours, f.base)
	default:
		d.Conflict = strings.TrimSpace(f.ours) != ""
	}
	d.Conflict = d.Conflict || m.locked
	d.Take = !d.Conflict
	if f.shown != nil {
		d.Old, d.New = f.shown(f.ours), f.shown(f.file)
	}
	for i := range m.diffs { // the same change on several accounts is one line
		if e := &m.diffs[i]; e.Label == d.Label && e.Old == d.Old && e.New == d.New && e.Conflict == d.Conflict {
			first, second := e.apply, d.apply
			e.apply = func(p *models.Post) { first(p); second(p) }
			return
		}
	}
	m.diffs = append(m.diffs, d)
}

// has reports whether the file can say anything about a target at all.
func (m *merge) has(targets ...string) bool {
	if m.row.base != nil {
		return true
	}
	for _, t := range targets {
		if m.r.at(t) >= 0 {
			return true
		}
		for _, c := range m.r.d.Columns {
			if strings.HasPrefix(c.Target, t+":") {
				return true
			}
		}
	}
	return false
}

func (m *merge) all() {
	if m.ours.DeletedAt != 0 {
		m.diffs = append(m.diffs, Diff{
			Field: "deleted", Label: lang.T("import.diff.deleted"), Old: lang.T("import.diff.in_bin"), New: lang.T("import.diff.back"),
			Conflict: true, apply: func(p *models.Post) { p.DeletedAt = 0 },
		})
	}
	m.texts()
	m.choices()
	m.customs()
	m.slots()
	m.accounts()
	m.variants()
}

// postTexts are the texts every post has once.
var postTexts = []struct {
	target string
	at     func(*models.Post) *string
}{
	{TargetTitle, func(p *models.Post) *string { return &p.Title }},
	{TargetBrief, func(p *models.Post) *string { return &p.Brief }},
	{TargetGoal, func(p *models.Post) *string { return &p.Goal }},
	{TargetAudience, func(p *models.Post) *string { return &p.Target }},
	{TargetCaption, func(p *models.Post) *string { return &p.Caption }},
	{TargetHashtags, func(p *models.Post) *string { return &p.Hashtags }},
	{TargetCTA, func(p *models.Post) *string { return &p.CTA }},
	{TargetLink, func(p *models.Post) *string { return &p.Link }},
	{TargetReference, func(p *models.Post) *string { return &p.Reference }},
	{TargetAsset, func(p *models.Post) *string { return &p.AssetLink }},
	{TargetPIC, func(p *models.Post) *string { return &p.PIC }},
	{TargetNotes, func(p *models.Post) *string { return &p.Notes }},
}

func (m *merge) texts() {
	for _, t := range postTexts {
		if !m.has(t.target) {
			continue
		}
		f := field{name: t.target, label: TargetName(t.target), file: *t.at(m.file), ours: *t.at(m.ours)}
		if m.base != nil {
			f.base = *t.at(m.base)
		}
		f.apply = func(p *models.Post) { *t.at(p) = *t.at(m.file) }
		m.add(f)
	}
}

// ref writes an id as a comparable value, "" for none.
func ref(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func (m *merge) choices() {
	pillars := newView(m.r.brand).pillars
	shown := func(s string) string {
		id, _ := strconv.ParseInt(s, 10, 64) // our own text
		return pillars[id]
	}
	based := func(get func(*models.Post) string) string {
		if m.base == nil {
			return ""
		}
		return get(m.base)
	}
	if m.has(TargetPillar, TargetPillar2) {
		one := func(p *models.Post) string { return ref(p.PillarID) }
		m.add(field{TargetPillar, TargetName(TargetPillar), one(m.file), one(m.ours), based(one), shown, func(p *models.Post) { p.PillarID = m.file.PillarID }})
		two := func(p *models.Post) string { return ref(p.Pillar2ID) }
		m.add(field{TargetPillar2, TargetName(TargetPillar2), two(m.file), two(m.ours), based(two), shown, func(p *models.Post) { p.Pillar2ID = m.file.Pillar2ID }})
	}
	if m.has(TargetForm, TargetPlatforms, TargetAccount, strings.TrimSuffix(tickPrefix, ":")) {
		form := func(p *models.Post) string { return string(p.Form) }
		m.add(field{TargetForm, TargetName(TargetForm), form(m.file), form(m.ours), based(form), func(s string) string {
			if s == string(models.FormNone) {
				return ""
			}
			return lang.Form(models.Form(s))
		}, func(p *models.Post) { p.Form = m.file.Form }})
	}
}

// customs compares the client's own columns.
func (m *merge) customs() {
	var ids []int64
	for i := range m.r.d.Columns {
		if id, ok := m.r.custom[i]; ok {
			ids = append(ids, id)
		}
	}
	if m.row.base != nil {
		for _, f := range m.row.base.Fields {
			ids = append(ids, f.ColumnID)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		k := m.r.columnIndex(id)
		if k < 0 {
			continue
		}
		f := field{name: "c:" + strconv.FormatInt(id, 10), label: m.r.brand.Columns[k].Name, file: m.file.Field(id), ours: m.ours.Field(id)}
		if m.base != nil {
			f.base = m.base.Field(id)
		}
		if m.r.brand.Columns[k].Kind == models.ColumnTick {
			f.shown = func(s string) string {
				if s == "1" {
					return "✓"
				}
				return s
			}
		}
		name := m.r.brand.Columns[k].Name
		f.apply = func(p *models.Post) {
			if at := m.r.columnNamed(name); at != 0 {
				p.SetField(at, f.file)
			}
		}
		m.add(f)
	}
}

// uniform reports that all accounts of a post share one day and hour.
func uniform(p *models.Post) bool {
	for _, v := range p.Variants {
		if w := p.Variants[0]; v.Day != w.Day || v.Clock != w.Clock || v.TimeNote != w.TimeNote || v.Zone != w.Zone {
			return false
		}
	}
	return true
}

// slots compares day, hour and zone of the post as a whole when the file has
// one slot per row; variants compares them per account otherwise.
func (m *merge) slots() {
	if !m.has(TargetDay, TargetClock, TargetWeekday) || !m.whole() {
		return
	}
	of := func(p *models.Post) models.Variant {
		if p == nil {
			return models.Variant{}
		}
		day, clock := p.Slot()
		for _, v := range p.Variants {
			if v.Day == day && v.Clock == clock {
				return v
			}
		}
		return p.Variants[0]
	}
	m.slot("", of(m.file), of(m.ours), of(m.base))
}

// whole reports that the file, now and before, has one slot for all accounts.
func (m *merge) whole() bool { return uniform(m.file) && (m.base == nil || uniform(m.base)) }

// slot compares one slot; the variants that stand in ours move with it.
func (m *merge) slot(platform models.Platform, file, ours, base models.Variant) {
	own := ""
	if platform != "" {
		own = ":" + string(platform)
	}
	at := make([]bool, len(m.ours.Variants)) // decided before any of them moves
	for i, v := range m.ours.Variants {
		at[i] = v.Day == ours.Day && v.Clock == ours.Clock
	}
	move := func(p *models.Post, f func(*models.Variant)) {
		for i := range p.Variants {
			if v := &p.Variants[i]; platform == "" && i < len(at) && at[i] || platform != "" && v.AccountID == ours.AccountID {
				f(v)
			}
		}
	}
	if m.has(TargetDay, TargetWeekday) {
		m.add(field{TargetDay + own, TargetName(TargetDay + own), file.Day, ours.Day, base.Day, lang.DayYear, func(p *models.Post) {
			move(p, func(v *models.Variant) { v.Day = file.Day })
		}})
	}
	if m.has(TargetClock) || file.Clock != "" {
		hour := func(v models.Variant) string { return firstOf(v.Clock, v.TimeNote) }
		m.add(field{TargetClock + own, TargetName(TargetClock + own), hour(file), hour(ours), hour(base), func(s string) string {
			if len(s) == 5 && s[2] == ':' {
				return lang.Clock(s)
			}
			return s
		}, func(p *models.Post) {
			move(p, func(v *models.Variant) { v.Clock, v.TimeNote = file.Clock, file.TimeNote })
		}})
	}
	if m.has(TargetZone) || file.Zone != "" {
		zone := func(v models.Variant) string {
			if v.Zone == "" {
				return m.r.brand.Zone
			}
			return v.Zone
		}
		b := ""
		if m.base != nil {
			b = zone(base)
		}
		m.add(field{TargetZone + own, TargetName(TargetZone), zone(file), zone(ours), b, zoneWord, func(p *models.Post) {
			move(p, func(v *models.Variant) { v.Zone = file.Zone })
		}})
	}
}

// accounts compares where a post goes. Accounts added in Lontar stay.
func (m *merge) accounts() {
	if m.sameWhere {
		return
	}
	file, ours := accountsOf(m.file), accountsOf(m.ours)
	var base []int64
	if m.base != nil {
		base = accountsOf(m.base)
	}
	var more, less []int64
	for _, id := range file {
		if !slices.Contains(ours, id) && !slices.Contains(base, id) {
			more = append(more, id)
		}
	}
	for _, id := range base {
		if !slices.Contains(file, id) && slices.Contains(ours, id) && len(file) > 0 {
			less = append(less, id)
		}
	}
	if len(more)+len(less) == 0 {
		return
	}
	after := slices.DeleteFunc(append(slices.Clone(ours), more...), func(id int64) bool { return slices.Contains(less, id) })
	conflict := m.locked || m.base == nil && len(ours) > 0
	m.diffs = append(m.diffs, Diff{
		Field: TargetAccount, Label: TargetName(TargetPlatforms), Old: m.labels(ours), New: m.labels(after), Take: !conflict, Conflict: conflict,
		apply: func(p *models.Post) {
			p.Variants = slices.DeleteFunc(p.Variants, func(v models.Variant) bool {
				return v.AccountID == 0 || slices.Contains(less, v.AccountID)
			})
			for _, v := range m.file.Variants {
				if v.AccountID == 0 || slices.ContainsFunc(p.Variants, func(w models.Variant) bool { return w.AccountID == v.AccountID }) {
					continue
				}
				if !slices.Contains(ours, v.AccountID) && !slices.Contains(base, v.AccountID) {
					p.Variants = append(p.Variants, v)
				}
			}
		},
	})
}

func (m *merge) labels(ids []int64) string {
	var names []string
	for _, id := range ids {
		if a := m.r.accountByRef(id); a != nil {
			names = append(names, lang.Platform(a.Platform)+" "+a.Label())
		}
	}
	return strings.Join(names, ", ")
}

// variantTexts are what an account can have of its own. Own texts are compared
// with a mark, so that "" on purpose differs from inherited.
var variantTexts = []struct {
	target string
	get    func(*models.Variant) string
	set    func(to, from *models.Variant)
}{
	{TargetCaption, func(v *models.Variant) string { return owned(v.OwnCaption, v.Caption) }, func(to, from *models.Variant) { to.OwnCaption, to.Caption = from.OwnCaption, from.Caption }},
	{TargetHashtags, func(v *models.Variant) string { return owned(v.OwnHashtags, v.Hashtags) }, func(to, from *models.Variant) { to.OwnHashtags, to.Hashtags = from.OwnHashtags, from.Hashtags }},
	{TargetComment, func(v *models.Variant) string { return v.FirstComment }, func(to, from *models.Variant) { to.FirstComment = from.FirstComment }},
	{TargetLink, func(v *models.Variant) string { return v.Link }, func(to, from *models.Variant) { to.Link = from.Link }},
	{TargetLive, func(v *models.Variant) string { return v.LiveURL }, func(to, from *models.Variant) { to.LiveURL = from.LiveURL }},
}

const ownMark = "\x01"

func owned(own bool, s string) string {
	if own {
		return ownMark + s
	}
	return ""
}

// variants compares the texts, and where the file says them per platform the
// hours, of accounts both sides have.
func (m *merge) variants() {
	find := func(p *models.Post, id int64) *models.Variant {
		if p == nil {
			return nil
		}
		for i := range p.Variants {
			if p.Variants[i].AccountID == id {
				return &p.Variants[i]
			}
		}
		return nil
	}
	for i := range m.file.Variants {
		file := &m.file.Variants[i]
		ours, base := find(m.ours, file.AccountID), find(m.base, file.AccountID)
		if ours == nil {
			continue
		}
		if base == nil {
			base = &models.Variant{}
		}
		on := m.r.platformOf(file.AccountID)
		if !m.whole() {
			m.slot(on, *file, *ours, *base)
		}
		for _, t := range variantTexts {
			f := field{name: t.target, label: TargetName(t.target), file: t.get(file), ours: t.get(ours), base: t.get(base)}
			if on != "" {
				f.name, f.label = t.target+":"+string(on), TargetName(t.target+":"+string(on))
			}
			if f.file == "" && f.base == "" {
				continue // the file never said it
			}
			f.shown = func(s string) string { return strings.TrimPrefix(s, ownMark) }
			id := file.AccountID
			f.apply = func(p *models.Post) {
				if v := find(p, id); v != nil {
					t.set(v, file)
				}
			}
			m.add(f)
		}
	}
}
