package library

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/media"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/kit/intake"
)

// PickerHost is what the picker uses of the window.
type PickerHost interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	ChooseFiles(extensions []string, chosen func(paths []string))
}

// picker is a dialog that chooses files of the library.
type picker struct {
	host   PickerHost
	svc    *media.Service
	brand  int64
	query  media.Query
	grid   *grid
	tools  *tools
	body   *fyne.Container
	foot   *fyne.Container
	use    *kit.Button
	dialog *kit.Dialog
	latest kit.Latest
	chosen func([]models.Media)
	order  []int64 // of ticking
	known  map[int64]models.Media
}

// NewPicker opens a dialog that chooses one or more files of the library, of a
// kind ("image", "video", "" both), in the order they are ticked. It begins
// with the files of a brand and those that belong to nobody yet; 0 begins with
// all. Files of the disk can be added on the way. It belongs to the UI goroutine.
func NewPicker(host PickerHost, svc *media.Service, files *workspace.MediaStore, kind string, brandID int64, chosen func([]models.Media)) {
	openPicker(host, svc, files, kind, brandID, chosen)
}

func openPicker(host PickerHost, svc *media.Service, files *workspace.MediaStore, kind string, brandID int64, chosen func([]models.Media)) *picker {
	p := &picker{host: host, svc: svc, brand: brandID, query: media.Query{Kind: kind}, chosen: chosen, known: map[int64]models.Media{}}
	load := newLoader(host.Runner(), files)
	p.grid = newGrid(load)
	p.grid.ticked = map[int64]bool{}
	load.arrived = func(string) { p.grid.field.place() }
	p.grid.moved = p.count
	p.grid.chosen = func() {
		if len(p.order) == 0 {
			p.grid.tick(p.grid.at)
		}
		p.take()
	}
	p.tools = newTools(&p.query, p.reload, p.whose()...)
	if kind != "" {
		p.tools.kind.Hide()
	}
	p.tools.state.Hide()
	p.body = container.NewStack(p.grid)
	p.use = kit.NewButton(lang.T("common.choose"), "", kit.Primary, p.take)
	p.use.Disable()
	p.foot = kit.Row(8, kit.NewButton(lang.T("media.add"), "image-plus", kit.Outlined, func() { host.ChooseFiles(media.Extensions, p.add) }),
		kit.Spacer(), kit.NewButton(lang.T("common.cancel"), "", kit.Outlined, func() { p.dialog.Close() }), p.use)
	content := kit.Fixed(0, 500, container.NewBorder(p.tools.object, kit.Pad(12, 0, 8, 0, p.foot), nil, nil, p.body))
	p.dialog = host.Overlay().Dialog(lang.T("media.pick"), content, 880)
	p.dialog.OnKey(p.grid.key)
	p.dialog.Focus(p.grid)
	p.reload()
	return p
}

// whose offers the files of the brand, which it sets, or of all: clients do
// not share pictures by mistake.
func (p *picker) whose() []fyne.CanvasObject {
	if p.brand == 0 {
		return nil
	}
	p.query.Brands, p.query.Free = []int64{p.brand}, true
	return []fyne.CanvasObject{kit.NewSegmented([]kit.Option{
		{Value: "brand", Text: lang.T("media.pick_brand")}, {Value: "", Text: lang.T("media.pick_all")},
	}, "brand", func(v string) {
		p.query.Brands, p.query.Free = nil, false
		if v != "" {
			p.query.Brands, p.query.Free = []int64{p.brand}, true
		}
		p.reload()
	})}
}

// count keeps the order of ticking and the words of the button in step.
func (p *picker) count() {
	for i := 0; i < len(p.order); i++ {
		if !p.grid.ticked[p.order[i]] {
			p.order = append(p.order[:i], p.order[i+1:]...)
			i--
		}
	}
	for _, item := range p.grid.items {
		p.known[item.ID] = item.Media
		if p.grid.ticked[item.ID] && !has(p.order, item.ID) {
			p.order = append(p.order, item.ID)
		}
	}
	label := lang.T("common.choose")
	if len(p.order) > 0 {
		label = lang.N("media.pick_n", len(p.order))
		p.use.Enable()
	} else {
		p.use.Disable()
	}
	if label != p.use.Label() {
		p.use.SetText(label)
		p.foot.Refresh() // the button needs another width
	}
}

func has(list []int64, id int64) bool {
	for _, v := range list {
		if v == id {
			return true
		}
	}
	return false
}

func (p *picker) take() {
	if len(p.order) == 0 {
		return
	}
	list := make([]models.Media, len(p.order))
	for i, id := range p.order {
		list[i] = p.known[id]
	}
	p.dialog.Close()
	p.chosen(list)
}

// add puts files of the disk into the library and ticks them.
func (p *picker) add(paths []string) {
	intake.Add(p.host, p.svc, paths, p.brand, func(out []media.Outcome) {
		for _, o := range out {
			if o.Media != nil {
				p.grid.ticked[o.Media.ID] = true
				p.grid.load.forget(o.Media.Hash)
			}
		}
		if p.query.Text != "" {
			p.query.Text = "" // what was added must be seen
			p.tools.sync()
		}
		p.reload()
		intake.Report(p.host, out, true)
	})
}

func (p *picker) reload() {
	q := p.query
	p.latest.Run(p.host.Runner(), func() func() {
		list, err := p.svc.List(context.Background(), q)
		return func() {
			if err != nil {
				slog.Error("library: pick", "err", err)
				p.host.Overlay().Toast("triangle-alert", lang.Error(err), lang.T("common.retry"), p.reload)
				return
			}
			p.grid.set(list)
			p.body.Objects = []fyne.CanvasObject{p.grid}
			if len(list) == 0 {
				p.body.Objects = []fyne.CanvasObject{kit.Center(kit.Fixed(440, 0, kit.NewEmpty("image", lang.T("media.empty.none"), lang.T("media.empty.text"))))}
			}
			p.body.Refresh()
			p.count()
		}
	})
}
