package planfile

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// ExportOptions say what is written: the posts of a brand from day to day, ends
// included; both "" writes the whole plan, posts without a day last.
type ExportOptions struct {
	BrandID  int64
	From, To string
}

// Export writes a brand's plan as .xlsx or .csv (by the name of path) in the
// client's own columns, as the last import saw them, or in the usual ones. The
// hidden columns _id, _hash and _data carry what the visible ones cannot say,
// so that reading the file again changes nothing. It returns the number of
// posts written. The file appears whole or not at all.
func (s *Service) Export(ctx context.Context, path string, o ExportOptions) (int, error) {
	brand, err := s.st.Brand(ctx, o.BrandID)
	if err != nil {
		return 0, fmt.Errorf("export plan: %w", err)
	}
	posts, err := s.st.BrandPosts(ctx, brand.ID, o.From, o.To)
	if err != nil {
		return 0, fmt.Errorf("export plan: %w", err)
	}
	layout, err := s.layout(ctx, brand)
	if err != nil {
		return 0, fmt.Errorf("export plan: %w", err)
	}
	x := &exporter{brand: brand, view: newView(brand), layout: layout, csv: isCSV(path)}
	return len(posts), x.write(ctx, path, posts)
}

// layout is the client's sheet, or the usual one, with the brand's own columns
// it does not have yet at the end.
func (s *Service) layout(ctx context.Context, b *models.Brand) (Layout, error) {
	kept, err := s.st.PlanLayout(ctx, b.ID)
	if err != nil {
		return Layout{}, err
	}
	var l Layout
	if kept == nil || json.Unmarshal([]byte(kept.Layout), &l) != nil || len(l.Columns) == 0 {
		l = usualLayout()
	}
	has := map[string]bool{}
	for _, c := range l.Columns {
		has[strings.ToLower(c.Custom)] = true
	}
	for _, c := range b.Columns {
		if c.ArchivedAt == 0 && !has[strings.ToLower(c.Name)] {
			l.Columns = append(l.Columns, LayoutColumn{Header: c.Name, Target: TargetCustom, Custom: c.Name})
		}
	}
	return l, nil
}

// usualLayout is the content plan workbook agencies keep: the columns, in the
// order, that a client expects to see.
func usualLayout() Layout {
	var l Layout
	for _, t := range []string{
		TargetNumber, TargetDay, TargetClock, TargetZone, TargetPlatforms, TargetAccount, TargetPIC, TargetTitle, TargetBrief, TargetGoal,
		TargetPillar, TargetPillar2, TargetForm, TargetCaption, TargetHashtags, TargetCTA, TargetLink, TargetReference, TargetAsset, TargetStatus,
		TargetApproval, TargetLive, TargetNotes,
	} {
		l.Columns = append(l.Columns, LayoutColumn{Header: lang.T("import.header." + t), Target: t})
	}
	return l
}

// exporter turns posts into the cells of a layout.
type exporter struct {
	brand  *models.Brand
	view   *view
	layout Layout
	csv    bool
}

// out is one cell to be written and what a reader will see in it.
type out struct {
	text   string  // as shown, and as written unless format is set
	read   string  // as app/sheet reads it
	number float64 // with format: serial date, fraction of a day, or number
	format string  // Excel number format; "0" number
}

func (x *exporter) write(ctx context.Context, path string, posts []*models.Post) error {
	data := make([][]string, len(posts))
	widest := 1
	for i, p := range posts {
		data[i] = keep(p, x.brand).packed()
		widest = max(widest, len(data[i]))
	}
	w := &table{name: sheetName(x.layout.Sheet), delimiter: x.layout.Delimiter, hidden: len(x.layout.Columns)}
	for _, c := range x.layout.Columns {
		w.header = append(w.header, c.Header)
		w.widths = append(w.widths, width(c.Target))
	}
	w.header = append(w.header, "_id", "_hash", "_data")
	for n := 2; n <= widest; n++ {
		w.header = append(w.header, "_data"+strconv.Itoa(n))
	}
	return w.save(path, x.csv, func(row func([]out) error) error {
		for i, p := range posts {
			if i&0xff == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			cells := x.row(p, i+1)
			hash := rowHash(x.signed(cells))
			for _, s := range append([]string{p.UID, hash}, data[i]...) {
				cells = append(cells, out{text: s})
			}
			if err := row(cells); err != nil {
				return err
			}
		}
		return nil
	})
}

// signed are the cells the row hash covers, as a reader sees them; intact
// reads the same ones.
func (x *exporter) signed(cells []out) []string {
	var list []string
	for i, c := range x.layout.Columns {
		if c.Target != TargetNumber && c.Header != "" {
			list = append(list, strings.TrimSpace(cells[i].read))
		}
	}
	return list
}

func (x *exporter) row(p *models.Post, n int) []out {
	cells := make([]out, 0, len(x.layout.Columns)+3)
	for _, col := range x.layout.Columns {
		c := x.cell(p, col, n)
		if c.format == "" {
			c.text = cut(c.text)
			c.read = c.text
		}
		cells = append(cells, c)
	}
	return cells
}

func (x *exporter) cell(p *models.Post, col LayoutColumn, n int) out {
	if col.Target == TargetNumber {
		return out{number: float64(n), format: "0", text: strconv.Itoa(n), read: strconv.Itoa(n)}
	}
	custom, kind := x.custom(col.Custom)
	text := x.view.cell(p, col.Target, custom, col)
	base, _, _ := strings.Cut(col.Target, ":")
	switch {
	case base == TargetDay, kind == models.ColumnDate:
		return x.day(text, col.Format)
	case base == TargetClock:
		return x.clock(text, col.Format)
	case base+":" == tickPrefix:
		return out{text: firstOf(text, col.No)}
	case kind == models.ColumnTick && (text == "1" || text == ""):
		if text == "1" {
			return out{text: firstOf(col.Yes, "✓")}
		}
		return out{text: col.No}
	case kind == models.ColumnNumber:
		f, err := strconv.ParseFloat(text, 64)
		if err == nil && !x.csv && strconv.FormatFloat(f, 'f', -1, 64) == text && len(text) < 16 {
			return out{number: f, format: "0", text: text, read: text}
		}
	}
	return out{text: text}
}

func (x *exporter) custom(name string) (int64, models.ColumnKind) {
	for _, c := range x.brand.Columns {
		if name != "" && strings.EqualFold(c.Name, name) {
			return c.ID, c.Kind
		}
	}
	return 0, ""
}

// excelDays is the day Excel counts from (with its leap day of 1900).
var excelDays = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func (x *exporter) day(day, format string) out {
	t, err := time.Parse(models.DayFormat, day)
	if err != nil {
		return out{text: day}
	}
	if x.csv {
		return out{text: textDay(t, format)}
	}
	if format == "" || !strings.Contains(strings.ToLower(format), "d") {
		format = "dd/mm/yyyy"
	}
	return out{number: t.Sub(excelDays).Hours() / 24, format: format, text: day, read: day}
}

// textDay writes a day as text in the client's order when that is numeric and
// whole; otherwise so that no reader can turn it around.
func textDay(t time.Time, format string) string {
	for _, sep := range []string{"/", "-", "."} {
		if format == "dd"+sep+"mm"+sep+"yyyy" {
			return t.Format("02" + sep + "01" + sep + "2006")
		}
	}
	return t.Format(models.DayFormat)
}

func (x *exporter) clock(clock, format string) out {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return out{text: clock} // "prime time", or a day and hour in one cell
	}
	if x.csv || !strings.Contains(strings.ToLower(format), "h") {
		return out{text: lang.Clock(clock)}
	}
	return out{number: float64(t.Hour()*60+t.Minute()) / (24 * 60), format: format, text: clock, read: clock}
}

func width(target string) float64 {
	base, _, _ := strings.Cut(target, ":")
	switch base {
	case TargetNumber:
		return 5
	case TargetCaption, TargetBrief:
		return 48
	case TargetTitle, TargetHashtags, TargetNotes, TargetReference, TargetAsset, TargetLive, TargetLink:
		return 28
	}
	return 15
}
