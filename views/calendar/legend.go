package calendar

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// statusOrder is the order of the work, the most urgent last.
var statusOrder = []models.Status{
	models.Cancelled, models.Checked, models.Live, models.Scheduled, models.Approved, models.Review,
	models.Draft, models.Idea, models.Revise, models.Failed,
}

// legendStatuses are explained in the legend, in the order of the design.
var legendStatuses = []models.Status{
	models.Idea, models.Draft, models.Review, models.Revise, models.Approved, models.Scheduled, models.Live, models.Checked,
}

// legendPillars is how many pillars the legend has room for.
const legendPillars = 6

// key of what the legend shows: it is built anew only when that changes.
type legendKey struct {
	names  string
	colors string
}

// fillLegend explains edges and marks: the pillars of the brands shown, those
// of one name and colour once.
func (t *tray) fillLegend() {
	type pillar struct {
		name  string
		color color.NRGBA
	}
	var list []pillar
	var key legendKey
	for _, b := range t.s.inScope() {
		for i := range b.Pillars {
			p := &b.Pillars[i]
			one := pillar{p.Name, kit.PillarColor(p)}
			if p.ArchivedAt != 0 || slices.Contains(list, one) || len(list) == legendPillars {
				continue
			}
			list = append(list, one)
			key.names += p.Name + "\n"
			key.colors += kit.HexOf(one.color)
		}
	}
	if key == t.known && len(t.legend.Objects) > 0 {
		return
	}
	t.known = key
	var pillars, marks []fyne.CanvasObject
	for _, p := range list {
		edge := canvas.NewRectangle(p.color)
		edge.CornerRadius = 1.5
		pillars = append(pillars, kit.Row(8, kit.Fixed(3, 14, edge), kit.NewLabel(p.name, kit.Caption, kit.Ink2)))
	}
	for _, st := range legendStatuses {
		marks = append(marks, kit.Row(9, kit.StatusIcon(st, 14), kit.NewLabel(lang.Status(st, nil), kit.Caption, kit.Ink2)))
	}
	body := kit.Column(6)
	if len(pillars) > 0 {
		body.Add(kit.Text(lang.T("calendar.legend_pillars"), kit.Caption, kit.Ink3))
		body.Add(kit.Pad(0, 0, 6, 0, pairs(pillars)))
	}
	body.Add(kit.Text(lang.T("calendar.legend_status"), kit.Caption, kit.Ink3))
	body.Add(pairs(marks))
	t.legend.Objects = []fyne.CanvasObject{kit.Pad(12, 12, 14, 12, body)}
	t.legend.Refresh()
	t.arrange()
}

// pairs lays objects in two columns, row by row.
func pairs(list []fyne.CanvasObject) fyne.CanvasObject {
	return container.New(twoColumns{}, list...)
}

type twoColumns struct{}

const pairHeight = 20

// MinSize is the height of the rows.
func (twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, float32((len(o)+1)/2)*pairHeight)
}

// Layout fills the columns from left to right.
func (twoColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	split := s.Width * 0.47 // the words at the right are longer
	for i, obj := range o {
		x, w := float32(0), split-6
		if i%2 == 1 {
			x, w = split, s.Width-split
		}
		put(obj, x, float32(i/2)*pairHeight+2, w, 16)
	}
}
