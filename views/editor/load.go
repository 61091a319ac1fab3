package editor

import (
	"context"
	"log/slog"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/plan"
	"lontar/app/proof"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/preview"
)

// known is what the editor knows of a brand besides the post.
type known struct {
	groups    []voice.Group
	banned    []models.BannedTag
	handles   []models.HandleEntry
	snippets  []models.Snippet
	campaigns []models.Campaign
	waivers   []models.Waiver
	words     proof.Brand
	warnings  []plan.Warning
	version   int // number of the newest kept version, 0 none
	free      []models.Slot
	grid      map[int64][]preview.Tile // of each account's profile
}

// listen hears of changes while a post is open.
func (s *Screen) listen() {
	if s.cancel != nil {
		return
	}
	s.cancel = s.Bus.Subscribe(func(c models.Changed) {
		s.host.Runner().Run(func() func() { return func() { s.changed(c) } })
	})
}

// load reads the post, its brand and the brand's words off the UI and shows them.
func (s *Screen) load() { s.reload(s.take) }

// reload reads the post, its brand and the brand's words off the UI.
func (s *Screen) reload(take func(*models.Post, *models.Brand, known)) {
	if s.id == 0 {
		return
	}
	s.seq++
	seq, id := s.seq, s.id
	s.host.Runner().Run(func() func() {
		p, b, k, err := s.read(context.Background(), id)
		return func() {
			if seq != s.seq || id != s.id {
				return
			}
			switch {
			case err != nil:
				slog.Error("editor: load", "id", id, "err", err)
				s.showFailure(lang.T("editor.load_failed"), s.load)
			case p == nil || p.DeletedAt != 0:
				s.pending = nil
				s.showFailure(lang.T("editor.gone"), nil)
			default:
				take(p, b, k)
			}
		}
	})
}

func (s *Screen) read(ctx context.Context, id int64) (p *models.Post, b *models.Brand, k known, err error) {
	posts, err := s.Plan.Posts(ctx, id)
	if err != nil || len(posts) == 0 || posts[0] == nil {
		return nil, nil, k, err
	}
	p = posts[0]
	if b, err = s.Brands.Get(ctx, p.BrandID); err != nil {
		return nil, nil, k, err
	}
	k, err = s.readKnown(ctx, p)
	return p, b, k, err
}

func (s *Screen) readKnown(ctx context.Context, p *models.Post) (k known, err error) {
	for _, read := range []func() error{
		func() (err error) { k.groups, err = s.Voice.Groups(ctx, p.BrandID); return err },
		func() (err error) { k.banned, err = s.Voice.Banned(ctx, p.BrandID); return err },
		func() (err error) { k.handles, err = s.Voice.Handles(ctx, p.BrandID); return err },
		func() (err error) { k.snippets, err = s.Voice.Snippets(ctx, p.BrandID); return err },
		func() (err error) { k.campaigns, err = s.Voice.Campaigns(ctx, p.BrandID); return err },
		func() (err error) { k.waivers, err = s.Voice.Waivers(ctx, p.ID); return err },
		func() (err error) { k.words, err = s.Voice.ProofBrand(ctx, p.BrandID); return err },
		func() (err error) { k.warnings, err = s.warn(ctx, p); return err },
		func() (err error) { k.version, err = s.Versions.Number(ctx, p.ID); return err },
		func() (err error) { k.free, err = s.Plan.Slots(ctx, p.BrandID); return err },
		func() (err error) { k.grid, err = s.grid(ctx, p); return err },
	} {
		if err := read(); err != nil {
			return k, err
		}
	}
	return k, nil
}

// gridTiles is how many posts of a profile are looked at.
const gridTiles = 12

// grid is the profile of each account as it will look.
func (s *Screen) grid(ctx context.Context, p *models.Post) (map[int64][]preview.Tile, error) {
	out := map[int64][]preview.Tile{}
	for _, v := range p.Variants {
		if v.AccountID == 0 {
			continue
		}
		feed, err := s.Plan.Feed(ctx, v.AccountID, p.ID, gridTiles)
		if err != nil {
			return nil, err
		}
		for _, t := range feed {
			live := t.Delivery == models.DeliveryClaimed || t.Delivery == models.DeliveryVerified
			out[v.AccountID] = append(out[v.AccountID], preview.Tile{Hash: t.Hash, Planned: !live, Own: t.PostID == p.ID, Form: t.Form})
		}
	}
	return out, nil
}

// warn are the plan's warnings about this post: past, too close, not approved.
func (s *Screen) warn(ctx context.Context, p *models.Post) ([]plan.Warning, error) {
	from, to := "", ""
	for _, v := range p.Variants {
		if v.Day != "" && (from == "" || v.Day < from) {
			from = v.Day
		}
		to = max(to, v.Day)
	}
	if from == "" {
		return nil, nil
	}
	cards, err := s.Plan.Cards(ctx, from, to, models.Filter{Brands: []int64{p.BrandID}})
	if err != nil {
		return nil, err
	}
	all, err := s.Plan.Warnings(ctx, cards)
	return slices.DeleteFunc(all, func(w plan.Warning) bool {
		return !slices.ContainsFunc(w.Cards, func(c models.Card) bool { return c.PostID == p.ID })
	}), err
}

// take shows a post as stored, with what is not saved yet laid over it.
func (s *Screen) take(p *models.Post, b *models.Brand, k known) {
	s.flying.apply(p)
	s.pending.apply(p)
	first := s.post == nil
	s.post, s.brand, s.known = p, b, k
	s.savedAt = time.Unix(p.UpdatedAt, 0).In(s.host.Now().Location())
	if s.tab != 0 && variant(p, s.tab) == nil {
		s.tab = 0
	}
	s.compose()
	if s.view == nil || s.rebuild || s.view.brand != b.ID {
		s.draw()
	} else {
		s.view.sync()
	}
	s.proofSoon(0)
	if first {
		s.view.writing.focus()
		slog.Info("editor shown", "post", p.ID)
	}
}

// takeSaved takes up what was stored after a save of this editor. Mostly it is
// what is shown already: then nothing is drawn, and typing goes on undisturbed.
func (s *Screen) takeSaved(p *models.Post, b *models.Brand, k known) {
	s.flying.apply(p)
	s.pending.apply(p)
	if s.post != nil && s.view != nil && !s.rebuild {
		p.Summarise(b.Zone)
		s.post.UpdatedAt = p.UpdatedAt
		if reflect.DeepEqual(s.post, p) && reflect.DeepEqual(s.brand, b) && reflect.DeepEqual(s.known, k) {
			return
		}
	}
	s.take(p, b, k)
}

// draw makes the widgets anew.
func (s *Screen) draw() {
	s.rebuild = false
	s.view = newView(s)
	s.root.Objects = []fyne.CanvasObject{s.view.object}
	s.root.Refresh()
	s.view.sync()
}

// compose puts together what each account would publish.
func (s *Screen) compose() {
	s.pieces = compose.Pieces(s.post, s.brand, compose.Book{Handles: s.known.handles, Snippets: s.known.snippets})
}

// changed takes up a write made anywhere, also by this editor.
func (s *Screen) changed(c models.Changed) {
	if s.id == 0 {
		return
	}
	switch c.Area {
	case models.AreaPosts:
		if len(c.IDs) > 0 && !slices.Contains(c.IDs, s.id) {
			return
		}
	case models.AreaBrands, models.AreaVoice:
		s.rebuild = s.rebuild || c.Area == models.AreaBrands
	case models.AreaMedia:
	default:
		return
	}
	if len(s.flying) == 0 { // else the end of the save loads
		s.load()
	}
}

// showFailure stands in the editor when the post cannot be shown.
func (s *Screen) showFailure(text string, again func()) {
	s.post, s.view = nil, nil
	buttons := []*kit.Button{kit.NewButton(lang.T("common.close"), "", kit.Outlined, s.Leave)}
	if again != nil {
		buttons = append(buttons, kit.NewButton(lang.T("common.retry"), "", kit.Outlined, again))
	}
	s.root.Objects = []fyne.CanvasObject{kit.Pad(24, 24, 24, 24, kit.NewEmpty("circle-alert", text, "", buttons...))}
	s.root.Refresh()
}
