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
	remarks  []remark
	live     []models.LivePost // of the last days: what is still commented on
	accounts []int64
	owed     int // figures that found no place yet
	unsaid   int // comments that found no post yet
}

// line is one post of the example, to write others from.
type line struct {
	title, caption, hashtags, pillar string
	form                             models.Form
}

type remark struct{ kind, text string }

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
		g.lines = append(g.lines, linesOf(likes[kind.like], name))
	}
	g.sum.Brands, g.sum.Accounts = len(g.list), len(g.accounts)
	for _, row := range rowsOf(content.Comments) {
		g.remarks = append(g.remarks, remark{row[0], row[1]})
	}
	return nil
}

func rowsOf(table string) [][]string {
	var rows [][]string
	for _, row := range strings.Split(strings.Trim(table, "\n"), "\n") {
		rows = append(rows, strings.Split(row, "\t"))
	}
	return rows
}

// linesOf reads the example's posts of a brand, renamed.
func linesOf(from, to string) []line {
	var lines []line
	tag := func(name string) string { return "#" + strings.ReplaceAll(name, " ", "") }
	for _, f := range rowsOf(content.Plan) {
		if f[2] != from || f[9] == "" {
			continue
		}
		lines = append(lines, line{
			title: strings.ReplaceAll(f[8], from, to), caption: strings.ReplaceAll(f[9], from, to),
			hashtags: strings.ReplaceAll(f[10], tag(from), tag(to)), pillar: f[4], form: models.Form(f[5]),
		})
	}
	return lines
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
