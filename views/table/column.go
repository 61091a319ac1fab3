package table

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"lontar/models"
)

// Kind says how a column is drawn and edited.
type Kind int

// The kinds of columns.
const (
	KindText Kind = iota
	KindLong      // several lines, edited in the large cell editor
	KindDay
	KindClock
	KindBrand // fixed once a post exists
	KindPlatforms
	KindPillar
	KindForm
	KindTags
	KindMedia // shown here, changed in the post panel
	KindStatus
	KindPerson
	KindNumber
	KindChoice
	KindLink
	KindTick
	KindFixed // text that only other parts of the program write
)

// Column is one column of the table.
type Column struct {
	ID    string // "day", …; "c:<name in lower case>" for custom ones; kept in settings
	Kind  Kind
	Word  string // language key of the head; "" uses Name
	Name  string // of a custom column, as the brand wrote it
	Width float32
	Sort  string // store.RowQuery.Sort, "" cannot sort
	Extra bool   // hidden until chosen

	// Custom columns of several brands that share a name are one column here.
	Fields  map[int64]int64 // brand to CustomColumn.ID
	Choices []string
}

// minWidth keeps a column wide enough to be grabbed again.
const minWidth = 40

// builtin are the columns every plan has, in the order of a new workspace;
// the widths fill a window 1440 wide.
var builtin = []Column{
	{ID: "day", Kind: KindDay, Word: "table.col.day", Width: 92, Sort: "day"},
	{ID: "clock", Kind: KindClock, Word: "table.col.clock", Width: 56},
	{ID: "brand", Kind: KindBrand, Word: "table.col.brand", Width: 120, Sort: "brand"},
	{ID: "platforms", Kind: KindPlatforms, Word: "table.col.platforms", Width: 92},
	{ID: "pillar", Kind: KindPillar, Word: "table.col.pillar", Width: 100, Sort: "pillar"},
	{ID: "form", Kind: KindForm, Word: "table.col.form", Width: 84, Sort: "form"},
	{ID: "title", Kind: KindText, Word: "table.col.title", Width: 196, Sort: "title"},
	{ID: "caption", Kind: KindLong, Word: "table.col.caption", Width: 220},
	{ID: "hashtags", Kind: KindTags, Word: "table.col.hashtags", Width: 120},
	{ID: "media", Kind: KindMedia, Word: "table.col.media", Width: 72},
	{ID: "status", Kind: KindStatus, Word: "table.col.status", Width: 112, Sort: "status"},
	{ID: "pic", Kind: KindPerson, Word: "table.col.pic", Width: 52, Sort: "pic"},
	{ID: "brief", Kind: KindLong, Word: "table.col.brief", Width: 200, Extra: true},
	{ID: "goal", Kind: KindText, Word: "table.col.goal", Width: 120, Extra: true},
	{ID: "cta", Kind: KindText, Word: "table.col.cta", Width: 140, Extra: true},
	{ID: "link", Kind: KindLink, Word: "table.col.link", Width: 160, Extra: true},
	{ID: "notes", Kind: KindLong, Word: "table.col.notes", Width: 180, Extra: true},
	{ID: "live", Kind: KindFixed, Word: "table.col.live", Width: 180, Extra: true},
}

var customKinds = map[models.ColumnKind]Kind{
	models.ColumnText: KindText, models.ColumnNumber: KindNumber, models.ColumnChoice: KindChoice,
	models.ColumnDate: KindDay, models.ColumnLink: KindLink, models.ColumnTick: KindTick,
}

// Columns lists the built-in columns and the custom ones of the brands.
func Columns(brands []models.Brand) []Column {
	cols := slices.Clone(builtin)
	at := map[string]int{}
	for _, b := range brands {
		for _, c := range b.Columns {
			if c.ArchivedAt != 0 {
				continue
			}
			id := "c:" + strings.ToLower(strings.TrimSpace(c.Name))
			i, ok := at[id]
			if ok && cols[i].Kind != customKinds[c.Kind] { // same name, other kind: its own column
				id += ":" + string(c.Kind)
				i, ok = at[id]
			}
			if !ok {
				i = len(cols)
				at[id] = i
				w := float32(120)
				if c.Kind == models.ColumnTick {
					w = 72
				}
				cols = append(cols, Column{ID: id, Kind: customKinds[c.Kind], Name: c.Name, Width: w, Fields: map[int64]int64{}})
			}
			cols[i].Fields[b.ID] = c.ID
			for _, w := range c.Choices {
				if !slices.Contains(cols[i].Choices, w) {
					cols[i].Choices = append(cols[i].Choices, w)
				}
			}
		}
	}
	return cols
}

// Target is the column's name in plan.CellEdit for a post of this brand; ""
// when the brand does not have the column or it cannot be written here.
func (c *Column) Target(brandID int64) string {
	switch c.Kind {
	case KindBrand, KindMedia, KindFixed:
		return ""
	}
	if c.Fields == nil {
		return c.ID
	}
	if id, ok := c.Fields[brandID]; ok {
		return "c:" + strconv.FormatInt(id, 10)
	}
	return ""
}

// Layout is what the person chose for the table; kept per workspace.
type Layout struct {
	Order  []string           `json:"order,omitempty"`
	Shown  map[string]bool    `json:"shown,omitempty"` // only where it differs from the column's default
	Widths map[string]float32 `json:"widths,omitempty"`
	Flat   bool               `json:"flat,omitempty"` // not grouped by week
	Sort   string             `json:"sort,omitempty"` // "" by day
	Desc   bool               `json:"desc,omitempty"`
}

// ParseLayout reads a stored layout; anything unreadable gives the default.
func ParseLayout(s string) Layout {
	var l Layout
	if json.Unmarshal([]byte(s), &l) != nil {
		l = Layout{}
	}
	return l
}

// String is the stored form.
func (l Layout) String() string {
	b, _ := json.Marshal(l) // maps of strings and numbers cannot fail
	return string(b)
}

// Visible reports whether a column is shown.
func (l Layout) Visible(c *Column) bool {
	if v, ok := l.Shown[c.ID]; ok {
		return v
	}
	return !c.Extra
}

// SetVisible shows or hides a column.
func (l *Layout) SetVisible(id string, on bool) {
	if l.Shown == nil {
		l.Shown = map[string]bool{}
	}
	l.Shown[id] = on
}

// Arrange puts all columns in the chosen order with the chosen widths.
// Columns the order does not know yet (new ones) come where they stand by default, at the end.
func (l Layout) Arrange(all []Column) []Column {
	out := make([]Column, 0, len(all))
	taken := map[string]bool{}
	for _, id := range l.Order {
		for _, c := range all {
			if c.ID == id && !taken[id] {
				out = append(out, c)
				taken[id] = true
			}
		}
	}
	for _, c := range all {
		if !taken[c.ID] {
			out = append(out, c)
		}
	}
	for i := range out {
		if w, ok := l.Widths[out[i].ID]; ok {
			out[i].Width = max(w, minWidth)
		}
	}
	return out
}

// Place moves a column to index i of the order.
func (l *Layout) Place(all []Column, id string, i int) {
	order := make([]string, 0, len(all))
	for _, c := range l.Arrange(all) {
		if c.ID != id {
			order = append(order, c.ID)
		}
	}
	l.Order = slices.Insert(order, min(max(i, 0), len(order)), id)
}

// Resize keeps a width.
func (l *Layout) Resize(id string, w float32) {
	if l.Widths == nil {
		l.Widths = map[string]float32{}
	}
	l.Widths[id] = max(w, minWidth)
}

// Shared gives the room that is left in a wide window to caption and title;
// columns that the person resized keep their width.
func (l Layout) Shared(cols []Column, avail float32) []Column {
	sum := float32(0)
	for _, c := range cols {
		sum += c.Width
	}
	spare := avail - sum
	if spare <= 0 {
		return cols
	}
	for _, want := range []string{"caption", "title"} {
		for i := range cols {
			if _, fixed := l.Widths[cols[i].ID]; cols[i].ID == want && !fixed {
				cols[i].Width += spare
				return cols
			}
		}
	}
	return cols
}
