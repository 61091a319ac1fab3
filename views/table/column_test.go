package table

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/models"
)

func ids(cols []Column) (out []string) {
	for _, c := range cols {
		out = append(out, c.ID)
	}
	return
}

func TestCustomColumnsOfSeveralBrands(t *testing.T) {
	brands := []models.Brand{
		{ID: 1, Columns: []models.CustomColumn{
			{ID: 11, Name: "Talent", Kind: models.ColumnText},
			{ID: 12, Name: "Budget", Kind: models.ColumnNumber},
			{ID: 13, Name: "Lama", Kind: models.ColumnText, ArchivedAt: 5},
		}},
		{ID: 2, Columns: []models.CustomColumn{
			{ID: 21, Name: "talent ", Kind: models.ColumnText},
			{ID: 22, Name: "Budget", Kind: models.ColumnChoice, Choices: []string{"kecil", "besar"}},
		}},
	}
	cols := Columns(brands)[len(builtin):]
	if d := cmp.Diff([]string{"c:talent", "c:budget", "c:budget:choice"}, ids(cols)); d != "" {
		t.Fatal(d)
	}
	for _, c := range []struct {
		col   int
		brand int64
		want  string
	}{{0, 1, "c:11"}, {0, 2, "c:21"}, {0, 3, ""}, {1, 1, "c:12"}, {1, 2, ""}, {2, 2, "c:22"}} {
		if got := cols[c.col].Target(c.brand); got != c.want {
			t.Errorf("column %d of brand %d: %q, want %q", c.col, c.brand, got, c.want)
		}
	}
}

func TestLayoutSurvivesStorage(t *testing.T) {
	var l Layout
	all := Columns(nil)
	l.Place(all, "title", 0)
	l.Place(all, "pic", 1)
	l.SetVisible("brief", true)
	l.SetVisible("media", false)
	l.Resize("caption", 300)
	l.Resize("clock", 3)
	l.Flat, l.Sort, l.Desc = true, "title", true
	back := ParseLayout(l.String())
	if d := cmp.Diff(l, back); d != "" {
		t.Fatal(d)
	}
	cols := back.Arrange(all)
	if got := ids(cols)[:3]; !slices.Equal(got, []string{"title", "pic", "day"}) {
		t.Errorf("order %v", got)
	}
	shown := map[string]bool{}
	width := map[string]float32{}
	for i := range cols {
		shown[cols[i].ID] = back.Visible(&cols[i])
		width[cols[i].ID] = cols[i].Width
	}
	if !shown["brief"] || shown["media"] || shown["goal"] || !shown["caption"] {
		t.Errorf("shown %v", shown)
	}
	if width["caption"] != 300 || width["clock"] != minWidth {
		t.Errorf("widths %v", width)
	}
	if d := cmp.Diff(Layout{}, ParseLayout("{broken")); d != "" {
		t.Error(d)
	}
	if got := len(ParseLayout(`{"order":["gone","title","title"]}`).Arrange(all)); got != len(all) {
		t.Errorf("unknown and doubled names in the order: %d columns, want %d", got, len(all))
	}
}

func TestSpareWidthGoesToCaption(t *testing.T) {
	cols := []Column{{ID: "title", Width: 100}, {ID: "caption", Width: 100}}
	if got := (Layout{}).Shared(slices.Clone(cols), 260); got[1].Width != 160 || got[0].Width != 100 {
		t.Errorf("%+v", got)
	}
	if got := (Layout{Widths: map[string]float32{"caption": 100}}).Shared(slices.Clone(cols), 260); got[0].Width != 160 {
		t.Errorf("a chosen width stays: %+v", got)
	}
	if got := (Layout{}).Shared(slices.Clone(cols), 150); got[0].Width+got[1].Width != 200 {
		t.Errorf("a narrow window scrolls: %+v", got)
	}
}
