package planfile

import (
	"slices"
	"strconv"
	"strings"

	"lontar/app/lang"
	"lontar/app/planvalue"
	"lontar/app/platform"
	"lontar/models"
)

func (r *reading) refAccount(i int) int64 {
	if id := r.brand.Accounts[i].ID; id != 0 {
		return id
	}
	return -int64(i + 1)
}

func (r *reading) accountByRef(id int64) *models.Account {
	for i := range r.brand.Accounts {
		if r.refAccount(i) == id {
			return &r.brand.Accounts[i]
		}
	}
	return nil
}

func (r *reading) platformOf(id int64) models.Platform {
	if a := r.accountByRef(id); a != nil && id != 0 {
		return a.Platform
	}
	return ""
}

func (r *reading) addAccount(p models.Platform, handle, name string) int64 {
	r.brand.Accounts = append(r.brand.Accounts, models.Account{BrandID: r.brand.ID, Platform: p, Handle: handle, Name: name, Position: len(r.brand.Accounts)})
	return -int64(len(r.brand.Accounts))
}

// active lists the brand's accounts in use, on one platform or all ("").
func (r *reading) active(p models.Platform) []int64 {
	var out []int64
	for i, a := range r.brand.Accounts {
		if a.ArchivedAt == 0 && (p == "" || a.Platform == p) {
			out = append(out, r.refAccount(i))
		}
	}
	return out
}

// settlePlatforms decides once where posts go when the file has no column that
// says it.
func (r *reading) settlePlatforms(lines []line) {
	if r.at(TargetPlatforms) >= 0 || r.at(TargetAccount) >= 0 {
		return
	}
	for _, c := range r.d.Columns {
		if strings.Contains(c.Target, ":") {
			return
		}
	}
	accounts := r.active("")
	proposed := "none"
	if len(accounts) == 1 {
		proposed = "all"
	}
	options := []Option{{"none", lang.T("import.ask.where.none")}}
	if len(accounts) > 0 {
		options = append(options, Option{"all", lang.T("import.ask.where.all")})
	}
	for _, id := range accounts {
		a := r.accountByRef(id)
		options = append(options, Option{refText(id), lang.Platform(a.Platform) + " " + a.Label()})
	}
	if len(lines) > 0 && len(platformsIn(lines[0].tab)) > 0 {
		return // the names of the tabs say it
	}
	r.where = r.ask("where", "", proposed, nil, lang.T("import.ask.where"), options...)
}

func refText(id int64) string { return "a" + strconv.FormatInt(id, 10) }

// accountsOn gives the accounts meant by a platform. Several, or none, is asked
// once per file.
func (r *reading) accountsOn(p models.Platform, l *line, column string) []int64 {
	if ids, ok := r.onPlatform[p]; ok {
		return ids
	}
	ids := r.active(p)
	name := lang.Platform(p)
	switch {
	case len(ids) == 0:
		answer := r.ask("account:"+string(p), column, "create", nil, lang.T("import.ask.account", "platform", name, "brand", r.brand.Name),
			Option{"create", lang.T("import.ask.account.create", "platform", name)}, Option{"none", lang.T("import.ask.account.none")})
		if answer == "create" {
			ids = []int64{r.addAccount(p, "", "")}
		} else {
			r.note(l.tab, 0, column, name, LevelWarn, "import.problem.no_account", "platform", name)
			ids = nil
		}
	case len(ids) > 1:
		var options []Option
		for _, id := range ids {
			options = append(options, Option{refText(id), r.accountByRef(id).Label()})
		}
		options = append(options, Option{"all", lang.T("import.ask.which.all")})
		answer := r.ask("accounts:"+string(p), column, options[0].Value, nil, lang.T("import.ask.which", "platform", name), options...)
		if answer != "all" {
			ids = slices.DeleteFunc(ids, func(id int64) bool { return refText(id) != answer })
		}
	}
	if r.onPlatform == nil {
		r.onPlatform = map[models.Platform][]int64{}
	}
	r.onPlatform[p] = ids
	return ids
}

// places is where a line says its post goes.
type places struct {
	accounts  []int64
	platforms []models.Platform
	forms     []models.Form
	said      bool
	all       string // the words that mean all accounts
}

func (p *places) account(ids ...int64) {
	for _, id := range ids {
		if !slices.Contains(p.accounts, id) {
			p.accounts = append(p.accounts, id)
		}
	}
}

func (p *places) platform(name models.Platform) {
	if !slices.Contains(p.platforms, name) {
		p.platforms = append(p.platforms, name)
	}
}

// placesOf gathers platforms from names, handles, ticks, and captions that a
// platform has of its own.
func (r *reading) placesOf(l *line) places {
	var out places
	var handles []string
	named := map[models.Platform]bool{}
	for _, target := range []string{TargetPlatforms, TargetAccount} {
		i := r.at(target)
		text := r.value(l, i)
		if text == "" {
			continue
		}
		if target == TargetAccount {
			text = r.accountText(text, &out, named)
		}
		p := planvalue.ReadPlaces(text)
		out.said = true
		out.forms = append(out.forms, p.Forms...)
		handles = append(handles, p.Handles...)
		if p.All {
			out.all = text
			out.account(r.active("")...)
			for _, id := range r.active("") {
				out.platform(r.platformOf(id))
				named[r.platformOf(id)] = true
			}
			if len(r.active("")) == 0 {
				r.note(l.tab, l.no, r.header(i), text, LevelWarn, "import.problem.all_without_accounts")
			}
		}
		for _, name := range p.Platforms {
			out.platform(name)
		}
		for _, u := range p.Unknown {
			r.note(l.tab, l.no, r.header(i), u, LevelWarn, "import.problem.platform")
		}
	}
	for i, c := range r.d.Columns {
		base, name, own := strings.Cut(c.Target, ":")
		if !own || r.value(l, i) == "" {
			continue
		}
		p := models.Platform(name)
		switch base {
		case "tick":
			on, ok := r.ticked(cellAt(l, i))
			if !ok { // "Reels" or a handle instead of a tick: it goes there
				q := planvalue.ReadPlaces(r.value(l, i))
				out.forms = append(out.forms, q.Forms...)
				on = !planvalue.Blank(r.value(l, i))
				if on && len(q.Forms) == 0 {
					r.note(l.tab, l.no, c.Header, r.value(l, i), LevelInfo, "import.note.tick")
				}
			}
			out.said = true
			if on {
				out.platform(p)
				if f := r.forms[i]; f != models.FormNone {
					out.forms = append(out.forms, f)
				}
			}
		case TargetCaption, TargetClock, TargetDay:
			if r.at(TargetPlatforms) < 0 && !r.hasTicks() && !planvalue.Blank(r.value(l, i)) {
				out.platform(p)
				out.said = true
			}
		}
	}
	if !out.said && r.where != "" {
		r.byAnswer(&out)
	}
	if !out.said && len(out.platforms) == 0 {
		for _, p := range platformsIn(l.tab) {
			out.platform(p)
		}
	}
	r.byHandles(l, handles, &out, named)
	column := r.header(max(r.at(TargetPlatforms), r.at(TargetAccount)))
	for _, p := range out.platforms {
		if !named[p] {
			out.account(r.accountsOn(p, l, column)...)
		}
	}
	return out
}

func (r *reading) hasTicks() bool {
	return slices.ContainsFunc(r.d.Columns, func(c Column) bool { return strings.HasPrefix(c.Target, tickPrefix) })
}

func (r *reading) byAnswer(out *places) {
	switch {
	case r.where == "all":
		out.account(r.active("")...)
	case strings.HasPrefix(r.where, "a"):
		if id, err := strconv.ParseInt(r.where[1:], 10, 64); err == nil && r.accountByRef(id) != nil {
			out.account(id)
		}
	}
	for _, id := range out.accounts {
		out.platform(r.platformOf(id))
	}
}

// accountText takes the names of known accounts off a cell; the rest is read
// as handles and platforms.
func (r *reading) accountText(text string, out *places, named map[models.Platform]bool) string {
	var rest []string
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",;\n|", c) }) {
		part = strings.TrimSpace(part)
		found := false
		for i := range r.brand.Accounts {
			a := &r.brand.Accounts[i]
			if a.Name != "" && strings.EqualFold(a.Name, part) || a.Label() == part || a.Handle != "" && strings.EqualFold(a.Handle, strings.TrimPrefix(part, "@")) {
				if r.at(TargetPlatforms) >= 0 && len(out.platforms) > 0 && !slices.Contains(out.platforms, a.Platform) {
					continue
				}
				out.account(r.refAccount(i))
				out.platform(a.Platform)
				named[a.Platform], out.said, found = true, true, true
			}
		}
		if found {
			continue
		}
		if l, ok := platform.Recognise(part); ok && l.Handle != "" {
			part = "@" + l.Handle
		} else if _, known := platform.ByName(part); !known && !strings.Contains(part, " ") && !strings.HasPrefix(part, "@") && strings.ContainsAny(part, "._0123456789") {
			part = "@" + part
		}
		rest = append(rest, part)
	}
	return strings.Join(rest, ",")
}

// byHandles finds accounts by @handle; an unknown one is added on the platform
// beside it.
func (r *reading) byHandles(l *line, handles []string, out *places, named map[models.Platform]bool) {
	for _, h := range handles {
		found := false
		for i := range r.brand.Accounts {
			a := &r.brand.Accounts[i]
			if !strings.EqualFold(a.Handle, h) || len(out.platforms) > 0 && !slices.Contains(out.platforms, a.Platform) && found {
				continue
			}
			if len(out.platforms) > 0 && !slices.Contains(out.platforms, a.Platform) && slices.ContainsFunc(r.brand.Accounts, func(b models.Account) bool {
				return strings.EqualFold(b.Handle, h) && slices.Contains(out.platforms, b.Platform)
			}) {
				continue
			}
			out.account(r.refAccount(i))
			out.platform(a.Platform)
			named[a.Platform], found = true, true
		}
		if found {
			continue
		}
		if len(out.platforms) == 1 {
			p := out.platforms[0]
			// The brand's only account there without a handle is meant; else it is a new one.
			if ids := r.active(p); len(ids) == 1 && r.accountByRef(ids[0]).Handle == "" {
				out.account(ids[0])
			} else {
				out.account(r.addAccount(p, h, ""))
				r.note(l.tab, l.no, r.header(r.at(TargetAccount)), "@"+h, LevelWarn, "import.problem.new_handle", "handle", h, "platform", lang.Platform(p))
			}
			named[p] = true
			continue
		}
		r.note(l.tab, l.no, r.header(max(r.at(TargetAccount), r.at(TargetPlatforms))), "@"+h, LevelWarn, "import.problem.handle")
	}
}

// variants gives a row its accounts, each with the day, hour and texts the
// file has for its platform.
func (r *reading) variants(row *Row, l *line) {
	at := r.placesOf(l)
	p, s := row.Post, &row.Said
	s.Platforms = at.platforms
	row.where = at.all
	if p.Form == models.FormNone && len(at.forms) > 0 {
		p.Form = at.forms[0]
		if s.Form == "" {
			s.Form = lang.Form(p.Form)
		}
		for _, f := range at.forms[1:] {
			if f != at.forms[0] {
				r.note(l.tab, l.no, r.header(r.at(TargetPlatforms)), r.value(l, r.at(TargetPlatforms)), LevelInfo, "import.note.forms", "form", lang.Form(p.Form))
				break
			}
		}
	}
	ids := at.accounts
	if len(ids) == 0 {
		ids = []int64{0}
	}
	for _, id := range ids {
		v := models.Variant{AccountID: id, Day: s.Day, Clock: s.Clock, TimeNote: s.TimeNote, Zone: s.Zone, FirstComment: s.FirstComment}
		if a := r.accountByRef(id); a != nil && id != 0 {
			s.Accounts = append(s.Accounts, a.Label())
			r.ownValues(&v, p, a.Platform, l)
		}
		p.Variants = append(p.Variants, v)
	}
	if p.Caption == "" { // captions only per platform: the first is the base text
		for i := range p.Variants {
			if p.Variants[i].OwnCaption {
				p.Caption = p.Variants[i].Caption
				break
			}
		}
		if s.Caption == "" {
			s.Caption = p.Caption
		}
	}
	for i := range p.Variants {
		if v := &p.Variants[i]; v.OwnCaption && v.Caption == p.Caption {
			v.OwnCaption, v.Caption = false, ""
		}
	}
	r.liveLinks(row, l)
	if s.Day == "" && p.Variants[0].Day != "" {
		s.Day = p.Variants[0].Day
	}
	if s.Clock == "" && p.Variants[0].Clock != "" {
		s.Clock = p.Variants[0].Clock
	}
}

// ownValues reads the columns one platform has of its own.
func (r *reading) ownValues(v *models.Variant, p *models.Post, on models.Platform, l *line) {
	of := func(base string) (int, string) {
		i := r.at(base + ":" + string(on))
		return i, r.value(l, i)
	}
	if _, text := of(TargetCaption); text != "" && !planvalue.Blank(text) {
		v.OwnCaption, v.Caption = true, text
	}
	if _, text := of(TargetHashtags); text != "" && text != p.Hashtags {
		v.OwnHashtags, v.Hashtags = true, text
	}
	if i, text := of(TargetClock); text != "" {
		v.Clock, v.TimeNote, _ = r.hourAt(l, i)
	}
	if i, text := of(TargetDay); text != "" {
		day, _, err := planvalue.DateIn(text, r.near(l), r.order.order)
		if err != nil {
			r.note(l.tab, l.no, r.header(i), text, LevelWarn, "import.problem.not_date")
		} else if day != "" {
			v.Day = day
		}
	}
	if _, text := of(TargetComment); text != "" {
		v.FirstComment = text
	}
	if _, text := of(TargetLink); text != "" {
		v.Link = text
	}
	if i, text := of(TargetLive); text != "" {
		v.LiveURL = firstOf(cellAt(l, i).Link, text)
	}
}

// liveLinks gives the address of the live post to the account it belongs to.
func (r *reading) liveLinks(row *Row, l *line) {
	text := row.Said.LiveURL
	if text == "" || planvalue.Blank(text) {
		return
	}
	p := row.Post
	for _, address := range strings.Fields(strings.ReplaceAll(text, ",", " ")) {
		at := 0
		if link, ok := platform.Recognise(address); ok {
			at = slices.IndexFunc(p.Variants, func(v models.Variant) bool {
				return v.LiveURL == "" && r.platformOf(v.AccountID) == link.Platform
			})
			if at < 0 {
				at = slices.IndexFunc(p.Variants, func(v models.Variant) bool { return v.AccountID == 0 && v.LiveURL == "" })
			}
			if at < 0 {
				r.note(l.tab, l.no, r.header(r.at(TargetLive)), address, LevelWarn, "import.problem.live", "platform", lang.Platform(link.Platform))
				at = slices.IndexFunc(p.Variants, func(v models.Variant) bool { return v.LiveURL == "" })
			}
		} else if len(strings.Fields(text)) > 1 {
			continue // words beside the address
		}
		if at >= 0 && p.Variants[at].LiveURL == "" {
			p.Variants[at].LiveURL = address
		}
	}
}

// join adds a line that is another platform of the post above.
func (r *reading) join(row *Row, l *line) {
	row.Lines = append(row.Lines, l.no)
	if row.Action == Rejected || row.Post == nil {
		return
	}
	more := Row{Sheet: l.tab, Line: l.no, Post: &models.Post{BrandID: r.brand.ID}, Cells: make([]string, len(r.d.Columns))}
	more.Said.Day, more.Said.Zone = row.Said.Day, row.Said.Zone
	if i := r.at(TargetDay); i >= 0 && l.text(i) != "" {
		last := row.Said.Day
		day, ok := r.day(&more, l, &last)
		if !ok {
			return
		}
		more.Said.Day = day
	}
	r.hour(&more, l)
	if more.Said.Clock == "" && more.Said.TimeNote == "" {
		more.Said.Clock, more.Said.TimeNote = row.Said.Clock, row.Said.TimeNote
	}
	more.Said.Caption = r.value(l, r.at(TargetCaption))
	more.Said.LiveURL = r.linkOf(l, TargetLive)
	r.variants(&more, l)
	p := row.Post
	for _, v := range more.Post.Variants {
		if v.AccountID == 0 || slices.ContainsFunc(p.Variants, func(w models.Variant) bool { return w.AccountID == v.AccountID }) {
			continue
		}
		if c := more.Said.Caption; c != "" && c != p.Caption && !v.OwnCaption {
			v.OwnCaption, v.Caption = true, c
		}
		if tags := r.value(l, r.at(TargetHashtags)); tags != "" && tags != p.Hashtags {
			v.OwnHashtags, v.Hashtags = true, tags
		}
		if len(p.Variants) == 1 && p.Variants[0].AccountID == 0 {
			p.Variants = nil
		}
		p.Variants = append(p.Variants, v)
	}
	for _, name := range more.Said.Platforms {
		if !slices.Contains(row.Said.Platforms, name) {
			row.Said.Platforms = append(row.Said.Platforms, name)
		}
	}
	for _, a := range more.Said.Accounts {
		if !slices.Contains(row.Said.Accounts, a) {
			row.Said.Accounts = append(row.Said.Accounts, a)
		}
	}
}
