package plan

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// CellEdit is one cell of the plan table as typed or pasted.
type CellEdit struct {
	PostID int64
	// Column is "day", "clock", "title", "caption", "hashtags", "pillar",
	// "pillar2", "form", "status", "pic", "platforms", "brief", "goal",
	// "target", "cta", "link", "reference", "asset", "notes", or "c:<id>".
	Column string
	Value  string
}

// CellError is why one cell was not taken; the others were.
type CellError struct {
	CellEdit
	Key  string
	Args []any
}

func (e CellError) Error() string {
	return fmt.Sprintf("plan: post %d, %s: %q: %s", e.PostID, e.Column, e.Value, e.Key)
}

// Told gives the key and arguments of the reason.
func (e CellError) Told() (key string, args []any) { return e.Key, e.Args }

// SetCells writes cells as typed: dates such as "26 Feb", hours such as
// "19.00" or "7 PM", platforms such as "IG, FB", pillars by name. Cells that
// cannot be read are returned with the reason and the others are saved, as one
// step of undo.
func (s *Service) SetCells(ctx context.Context, edits []CellEdit) (Done, []CellError, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(edits) == 0 {
		return Done{}, nil, nil
	}
	ids := make([]int64, len(edits))
	for i, e := range edits {
		ids[i] = e.PostID
	}
	c, err := s.begin(ctx, "post.cells", ids)
	if err != nil {
		return Done{}, nil, err
	}
	at := map[int64]int{}
	for i, p := range c.after {
		at[p.ID] = i
	}
	var errs []CellError
	set := 0
	apply := func(e CellEdit) {
		i, there := at[e.PostID]
		if !there {
			errs = append(errs, CellError{CellEdit: e, Key: "plan.cell.gone"})
			return
		}
		p := c.after[i]
		was := fingerprint(p)
		if r := s.setCell(p, c.brand(p), e); r != nil {
			errs = append(errs, CellError{CellEdit: e, Key: r.Key, Args: r.Args})
		} else if fingerprint(p) != was {
			set++
		}
	}
	// A date makes room for its hour, whatever the order of the columns; and a
	// status given beside new content is about that content.
	for _, round := range []func(string) bool{
		func(col string) bool { return col == "platforms" },
		func(col string) bool { return col == "day" },
		func(col string) bool { return col != "platforms" && col != "day" && col != "status" },
	} {
		for _, e := range edits {
			if round(e.Column) {
				apply(e)
			}
		}
	}
	for i, p := range c.after {
		p.MarkStale(c.before[i])
	}
	c.judged = true
	for _, e := range edits {
		if e.Column == "status" {
			c.data = map[string]any{"note": byHand}
			apply(e)
		}
	}
	d := Done{Key: "plan.cells_set", Args: []any{"n", set}}
	if err := s.commit(ctx, c, &d); err != nil {
		return Done{}, nil, err
	}
	return d, errs, nil
}

// setCell writes one cell into a post, or says why not.
func (s *Service) setCell(p *models.Post, b *models.Brand, e CellEdit) *Refused {
	line := strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(e.Value))
	text := strings.TrimSpace(strings.ReplaceAll(e.Value, "\r\n", "\n"))
	if plain := plainField(p, e.Column); plain != nil {
		*plain = line
		return nil
	}
	switch e.Column {
	case "caption":
		p.Caption = text
	case "brief":
		p.Brief = text
	case "notes":
		p.Notes = text
	case "link", "asset":
		if line != "" && !isLink(line) {
			return refuse("plan.cell.link", "value", line)
		}
		if e.Column == "link" {
			p.Link = line
		} else {
			p.AssetLink = line
		}
	case "day":
		return s.setDay(p, b, line)
	case "clock":
		return setClock(p, line)
	case "pillar", "pillar2":
		return setPillarCell(p, b, e.Column, line)
	case "form":
		form, ok := formNamed(line)
		if !ok {
			return refuse("plan.cell.form", "value", line, "known", knownForms())
		}
		p.Form = form
	case "status":
		status, ok := statusNamed(line, b)
		if !ok {
			return refuse("plan.cell.status", "value", line, "known", knownStatuses(b))
		}
		mark(p, status)
	case "platforms":
		return setPlatforms(p, b, line)
	default:
		if id, err := strconv.ParseInt(strings.TrimPrefix(e.Column, "c:"), 10, 64); err == nil && strings.HasPrefix(e.Column, "c:") {
			return s.setCustom(p, b, id, text)
		}
		return refuse("plan.cell.readonly")
	}
	return nil
}

// plainField is the field of a column that takes any one line of text.
func plainField(p *models.Post, column string) *string {
	switch column {
	case "title":
		return &p.Title
	case "hashtags":
		return &p.Hashtags
	case "pic":
		return &p.PIC
	case "goal":
		return &p.Goal
	case "target":
		return &p.Target
	case "cta":
		return &p.CTA
	case "reference":
		return &p.Reference
	}
	return nil
}

func isLink(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok {
		rest = s
	}
	host, _, _ := strings.Cut(rest, "/")
	dot := strings.LastIndex(host, ".")
	return !strings.ContainsAny(s, " \t") && dot > 0 && dot < len(host)-1
}

func (s *Service) setDay(p *models.Post, b *models.Brand, line string) *Refused {
	if line == "" {
		put(p, Place{})
		return nil
	}
	near := s.now().In(b.Location())
	if day, _ := p.Slot(); day != "" {
		near, _ = wall(day, "")
	}
	day, ok := typedDay(line, near)
	if !ok {
		return refuse("plan.cell.day", "value", line)
	}
	put(p, Place{Day: day})
	return nil
}

func setClock(p *models.Post, line string) *Refused {
	if line == "" {
		for i := range p.Variants {
			p.Variants[i].Clock, p.Variants[i].TimeNote = "", ""
		}
		return nil
	}
	clock, note, ok := typedClock(line)
	if !ok {
		return refuse("plan.cell.clock", "value", line)
	}
	day, _ := p.Slot()
	switch {
	case note != "":
		for i := range p.Variants {
			p.Variants[i].Clock, p.Variants[i].TimeNote = "", note
		}
	case day == "":
		return refuse("plan.cell.clock_first")
	default:
		var all []*models.Variant
		for i := range p.Variants {
			all = append(all, &p.Variants[i])
		}
		put(p, Place{Day: baseOf(all, "", "").Day, Clock: clock})
	}
	return nil
}

func setPillarCell(p *models.Post, b *models.Brand, column, line string) *Refused {
	id := int64(0)
	if line != "" {
		pl := pillarNamed(b, line)
		if pl == nil {
			var known []string
			for _, k := range b.Pillars {
				if k.ArchivedAt == 0 {
					known = append(known, k.Name)
				}
			}
			return refuse("plan.cell.pillar", "value", line, "brand", b.Name, "known", lang.List(known))
		}
		id = pl.ID
	}
	if column == "pillar" {
		p.PillarID = id
	} else {
		p.Pillar2ID = id
	}
	return nil
}

// setPlatforms gives a post the accounts of the platforms typed. Accounts it
// has on them already stay as they are; of a platform it did not have, it gets
// the brand's first account; what is live cannot be taken off.
func setPlatforms(p *models.Post, b *models.Brand, line string) *Refused {
	platforms, handles, ok := typedPlatforms(line)
	if !ok {
		return refuse("plan.cell.platforms", "value", line)
	}
	wanted := map[int64]bool{}
	var order []int64
	want := func(id int64) {
		if !wanted[id] {
			wanted[id] = true
			order = append(order, id)
		}
	}
	for _, h := range handles {
		id := int64(0)
		for _, a := range b.Accounts {
			if a.ArchivedAt == 0 && strings.EqualFold(a.Handle, h) {
				id = a.ID
				want(id)
			}
		}
		if id == 0 {
			return refuse("plan.cell.no_account", "brand", b.Name, "platform", "@"+h)
		}
	}
	for _, pf := range platforms {
		had := false
		for _, v := range p.Variants {
			if a := b.Account(v.AccountID); a != nil && a.Platform == pf {
				want(a.ID)
				had = true
			}
		}
		if had {
			continue
		}
		first := int64(0)
		for _, a := range b.Accounts {
			if a.ArchivedAt == 0 && a.Platform == pf {
				first = a.ID
				break
			}
		}
		if first == 0 {
			return refuse("plan.cell.no_account", "brand", b.Name, "platform", lang.Platform(pf))
		}
		want(first)
	}
	for _, v := range p.Variants {
		a := b.Account(v.AccountID)
		if a != nil && !wanted[a.ID] && (v.Delivery == models.DeliveryClaimed || v.Delivery == models.DeliveryVerified) {
			return refuse("plan.cell.live", "platform", lang.Platform(a.Platform))
		}
	}
	if len(order) == 0 {
		order = []int64{0}
	}
	p.Variants = withAccounts(p.Variants, order)
	dropOrphans(p)
	return nil
}

// withAccounts keeps the variants of the accounts named, in that order, and
// makes the missing ones after the first variant: its time and how far it is.
func withAccounts(variants []models.Variant, accounts []int64) []models.Variant {
	model := models.Variant{}
	if len(variants) > 0 {
		v := variants[0]
		model = models.Variant{PostID: v.PostID, Day: v.Day, Clock: v.Clock, Zone: v.Zone, TimeNote: v.TimeNote}
		if v.Delivery == models.DeliveryIdea {
			model.Delivery = models.DeliveryIdea
		}
	}
	var out []models.Variant
	for _, id := range accounts {
		found := false
		for _, v := range variants {
			if v.AccountID == id {
				out = append(out, v)
				found = true
				break
			}
		}
		if found {
			continue
		}
		v := model
		v.AccountID = id
		if len(variants) == 1 && variants[0].AccountID == 0 && len(out) == 0 {
			v = variants[0] // the account was open until now
			v.AccountID = id
		}
		out = append(out, v)
	}
	return out
}

// dropOrphans removes media placed in a variant that is no longer there.
func dropOrphans(p *models.Post) {
	kept := p.Media[:0:0]
	for _, m := range p.Media {
		there := m.VariantID == 0
		for _, v := range p.Variants {
			there = there || v.ID == m.VariantID
		}
		if there {
			kept = append(kept, m)
		}
	}
	p.Media = kept
}

func (s *Service) setCustom(p *models.Post, b *models.Brand, id int64, text string) *Refused {
	var col *models.CustomColumn
	for i := range b.Columns {
		if b.Columns[i].ID == id {
			col = &b.Columns[i]
		}
	}
	if col == nil {
		return refuse("plan.cell.column", "brand", b.Name)
	}
	value := text
	switch {
	case col.Kind == models.ColumnTick:
		on, ok := typedTick(text)
		if !ok {
			return refuse("plan.cell.tick", "value", text)
		}
		value = ""
		if on {
			value = "1"
		}
	case text == "":
	case col.Kind == models.ColumnNumber:
		n, ok := typedNumber(text)
		if !ok {
			return refuse("plan.cell.number", "value", text)
		}
		value = n
	case col.Kind == models.ColumnDate:
		day, ok := typedDay(text, s.now().In(b.Location()))
		if !ok {
			return refuse("plan.cell.day", "value", text)
		}
		value = day
	case col.Kind == models.ColumnLink:
		if !isLink(text) {
			return refuse("plan.cell.link", "value", text)
		}
	case col.Kind == models.ColumnChoice && len(col.Choices) > 0:
		found := false
		for _, choice := range col.Choices {
			if strings.EqualFold(choice, text) {
				value, found = choice, true
			}
		}
		if !found {
			return refuse("plan.cell.choice", "value", text, "known", lang.List(col.Choices))
		}
	}
	p.SetField(id, value)
	return nil
}
