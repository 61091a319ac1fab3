// Package example makes the example workspace: three invented brands with their
// plan around Ramadan 1448 H, as a person would find it on a Wednesday in the
// middle of it. Every run makes the same workspace.
package example

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"lontar/app/brand"
	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
)

// present is the day the example plays on: Wednesday 24 February 2027, 14.32 WIB.
var present = time.Date(2027, 2, 24, 14, 32, 0, 0, models.LoadZone(models.DefaultZone))

// Build fills an empty workspace with the example and pins its clock.
func Build(ctx context.Context, w *workspace.Workspace) error {
	brands := brands()
	byName := map[string]*models.Brand{}
	for _, b := range brands {
		if err := w.Store.SaveBrand(ctx, b); err != nil {
			return fmt.Errorf("example: %w", err)
		}
		byName[b.Name] = b
	}
	var posts []*models.Post
	var pictures []*sketch
	for n, line := range strings.Split(strings.TrimSpace(content.Plan), "\n") {
		p, drawn, err := post(line, byName)
		if err != nil {
			return fmt.Errorf("example: line %d: %w", n+1, err)
		}
		posts = append(posts, p)
		pictures = append(pictures, drawn...)
	}
	if err := illustrate(ctx, w, pictures); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := w.Store.SavePosts(ctx, posts); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	for _, s := range slots(byName) {
		if err := w.Store.SaveSlot(ctx, &s); err != nil {
			return fmt.Errorf("example: %w", err)
		}
	}
	if err := w.Store.SetSetting(ctx, "example", "1"); err != nil {
		return err
	}
	return w.PinClock(present)
}

// uid is the same at every run.
func uid(name string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("lontar example "+name)).String()
}

func brands() []*models.Brand {
	make3 := func(position int, name, color, logo string, accounts ...models.Account) *models.Brand {
		return &models.Brand{
			UID: uid(name), Name: name, Color: color, Logo: logo, Zone: models.DefaultZone, ReplyMinutes: 60,
			PlanWeekday: int(time.Friday), PlanClock: "17:00", Position: position,
			Pillars: brand.DefaultPillars(), Accounts: accounts,
		}
	}
	account := func(p models.Platform, handle string) models.Account {
		return models.Account{Platform: p, Handle: handle}
	}
	return []*models.Brand{
		make3(0, "Kopi Senja", "#9A4A20", glyph("cup"), account(models.Instagram, "kopisenja.id"),
			account(models.Facebook, "kopisenja"), account(models.TikTok, "kopisenja")),
		make3(1, "Batik Larasati", "#2F3E7C", glyph("batik"), account(models.Instagram, "batiklarasati"),
			account(models.Facebook, "batiklarasati"), account(models.TikTok, "batiklarasati"), account(models.YouTube, "batiklarasati")),
		make3(2, "Sehat Fit", "#3E7427", glyph("dumbbell"), account(models.Instagram, "sehatfit.id"),
			account(models.Facebook, "sehatfit"), account(models.TikTok, "sehatfit"), account(models.X, "sehatfit_id"),
			account(models.YouTube, "sehatfit"), account(models.Threads, "sehatfit.id")),
	}
}

// glyph is a shipped logo when there is one of that name, else initials.
func glyph(name string) string {
	for _, g := range brand.Glyphs() {
		if g == name {
			return "glyph:" + g
		}
	}
	return ""
}

// post reads one line of the content, with the pictures to draw for it.
func post(line string, brands map[string]*models.Brand) (*models.Post, []*sketch, error) {
	f := strings.Split(line, "\t")
	if len(f) != 12 {
		return nil, nil, fmt.Errorf("%d fields", len(f))
	}
	day, clock := f[0], f[1]
	if day == "-" {
		day, clock = "", ""
	}
	b := brands[f[2]]
	if b == nil {
		return nil, nil, fmt.Errorf("no brand %q", f[2])
	}
	p := &models.Post{
		UID: uid(f[2] + f[8]), BrandID: b.ID, Form: models.Form(f[5]), PIC: f[7], Title: f[8], Caption: f[9], Hashtags: f[10],
	}
	pillar := slices.IndexFunc(b.Pillars, func(q models.Pillar) bool { return q.Name == f[4] })
	if pillar < 0 {
		return nil, nil, fmt.Errorf("no pillar %q", f[4])
	}
	p.PillarID = b.Pillars[pillar].ID
	for _, name := range strings.Split(f[3], ",") {
		i := slices.IndexFunc(b.Accounts, func(a models.Account) bool { return string(a.Platform) == name })
		if i < 0 {
			return nil, nil, fmt.Errorf("%s has no account on %q", b.Name, name)
		}
		v := models.Variant{AccountID: b.Accounts[i].ID, Day: day, Clock: clock}
		v.Mark(models.Status(f[6]))
		p.Variants = append(p.Variants, v)
	}
	drawn, err := sketches(p, b, f[11])
	return p, drawn, err
}

// slots are the recurring hours the readiness of next week is counted against.
func slots(brands map[string]*models.Brand) []models.Slot {
	var list []models.Slot
	add := func(name string, weekday time.Weekday, clock string) {
		list = append(list, models.Slot{BrandID: brands[name].ID, Weekday: int(weekday), Clock: clock})
	}
	for _, d := range []time.Weekday{time.Monday, time.Wednesday, time.Friday, time.Saturday} {
		add("Kopi Senja", d, "16:30")
	}
	for _, d := range []time.Weekday{time.Tuesday, time.Thursday, time.Sunday} {
		add("Batik Larasati", d, "20:00")
	}
	for _, d := range []time.Weekday{time.Tuesday, time.Saturday} {
		add("Sehat Fit", d, "19:30")
	}
	return list
}
