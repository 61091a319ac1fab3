package seed

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"

	"lontar/app/brand"
	"lontar/app/example/picture"
	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
	"lontar/models/store"
)

// generator holds what one run needs.
type generator struct {
	o    Options
	dice *rand.Rand
	to   *store.Bulk
	sum  Summary

	list     []*models.Brand
	lines    [][]line          // by brand: what its posts are written from
	media    [][]*models.Media // by brand
	remarks  []content.Comment
	live     []models.LivePost // of the last days: what is still commented on
	accounts []int64
	authors  map[string]int64 // of comments, by brand, platform and handle
	owed     int              // figures that found no place yet
	unsaid   int              // comments that found no post yet
}

// line is one post of the example, to write others from.
type line struct {
	title, caption, hashtags, pillar string
	form                             models.Form
}

// invented are the brands, with the example's brand they write like.
var invented = []struct {
	name, color, glyph string
	like               int
	scenes             string
}{
	{"Kopi Senja", "#9A4A20", "cup", 0, "latte beans sunset kolak iced dates kettle bread gift shop"},
	{"Batik Larasati", "#2F3E7C", "batik", 1, "kawung parang truntum ceplok clouds folded kebaya family canting washing"},
	{"Sehat Fit", "#3E7427", "dumbbell", 2, "lunge pushup dumbbell mat water crowd coach plate rest shoe"},
	{"Roti Pagi", "#8A5A1E", "plate", 0, "bread latte kettle dates shop gift"},
	{"Tenun Nusa", "#7A2A30", "star", 1, "parcel folded clouds ceplok kebaya washing"},
	{"Ruang Napas", "#1F6A63", "leaf", 2, "mat water rest plate pushup coach"},
}

var likes = []string{"Kopi Senja", "Batik Larasati", "Sehat Fit"}

var platforms = []models.Platform{models.Instagram, models.Facebook, models.TikTok, models.YouTube, models.X, models.Threads}

func (g *generator) brands(ctx context.Context, w *workspace.Workspace) error {
	for i := range g.o.Brands {
		kind := invented[i%len(invented)]
		name, handle := kind.name, strings.ReplaceAll(strings.ToLower(kind.name), " ", "")
		if round := i / len(invented); round > 0 {
			name, handle = fmt.Sprintf("%s %d", name, round+1), fmt.Sprintf("%s%d", handle, round+1)
		}
		b := &models.Brand{
			UID: fmt.Sprintf("seed-%d-brand-%d", g.o.Seed, i+1), Name: name, Color: kind.color, Logo: "glyph:" + kind.glyph,
			Zone: models.DefaultZone, ReplyMinutes: 60, PlanWeekday: 5, PlanClock: "17:00", Position: i, Pillars: brand.DefaultPillars(),
		}
		for j, p := range platforms {
			b.Accounts = append(b.Accounts, models.Account{Platform: p, Handle: handle, Position: j})
		}
		if err := w.Store.SaveBrand(ctx, b); err != nil {
			return err
		}
		for _, a := range b.Accounts {
			g.accounts = append(g.accounts, a.ID)
		}
		g.list = append(g.list, b)
		lines, err := linesOf(likes[kind.like], name)
		if err != nil {
			return err
		}
		g.lines = append(g.lines, lines)
	}
	g.sum.Brands, g.sum.Accounts = len(g.list), len(g.accounts)
	g.remarks = content.Comments()
	return nil
}

// linesOf reads the example's posts of a brand, renamed.
func linesOf(from, to string) ([]line, error) {
	all, err := content.Lines()
	var lines []line
	tag := func(name string) string { return "#" + strings.ReplaceAll(name, " ", "") }
	for _, l := range all {
		if l.Brand != from || l.Caption == "" {
			continue
		}
		lines = append(lines, line{
			title: strings.ReplaceAll(l.Title, from, to), caption: strings.ReplaceAll(l.Caption, from, to),
			hashtags: strings.ReplaceAll(l.Hashtags, tag(from), tag(to)), pillar: l.Pillar, form: models.Form(l.Form),
		})
	}
	return lines, err
}

// pictures draws a few for every brand; its posts share them.
func (g *generator) pictures(ctx context.Context, w *workspace.Workspace) error {
	known := map[string]*models.Media{}
	for i := range g.list {
		var list []*models.Media
		for _, scene := range strings.Fields(invented[i%len(invented)].scenes) {
			m := known[scene]
			if m == nil {
				png, err := picture.PNG(picture.Wish{Scene: scene, Size: picture.Square})
				if err != nil {
					return err
				}
				if m, err = w.Media.AddBytes(ctx, scene+".png", png); err != nil {
					return err
				}
				known[scene] = m
			}
			list = append(list, m)
		}
		g.media = append(g.media, list)
	}
	g.sum.Media = len(known)
	return nil
}
