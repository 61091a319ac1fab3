// Package example makes the example workspace: three invented brands with their
// plan around Ramadan 1448 H, as a person would find it on a Wednesday in the
// middle of it. Every run makes the same workspace.
package example

import (
	"context"
	"fmt"
	"slices"
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
	if err := w.PinClock(present); err != nil {
		return err
	}
	brands := brands()
	words, err := content.Words()
	if err != nil {
		return fmt.Errorf("example: %w", err)
	}
	byName := map[string]*models.Brand{}
	for _, b := range brands {
		b.Pronoun = pronoun(words, b.Name)
		if err := w.Store.SaveBrand(ctx, b); err != nil {
			return fmt.Errorf("example: %w", err)
		}
		byName[b.Name] = b
	}
	var posts []*models.Post
	var pictures []*sketch
	lines, err := content.Lines()
	if err != nil {
		return fmt.Errorf("example: %w", err)
	}
	for n, line := range lines {
		p, drawn, err := post(line, byName)
		if err != nil {
			return fmt.Errorf("example: line %d: %w", n+1, err)
		}
		posts = append(posts, p)
		pictures = append(pictures, drawn...)
	}
	if err := detail(posts, byName); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := speak(ctx, w, words, byName, posts); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := illustrate(ctx, w, pictures); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := film(ctx, w, posts, byName); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := w.Store.SavePosts(ctx, posts); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := rewrite(ctx, w, posts); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	if err := mould(ctx, w, words, posts); err != nil {
		return fmt.Errorf("example: %w", err)
	}
	for _, s := range slots(byName) {
		if err := w.Store.SaveSlot(ctx, &s); err != nil {
			return fmt.Errorf("example: %w", err)
		}
	}
	return w.Store.SetSetting(ctx, "example", "1")
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
	list := []*models.Brand{
		make3(0, "Kopi Senja", "#9A4A20", glyph("cup"), account(models.Instagram, "kopisenja.id"),
			account(models.Facebook, "kopisenja"), account(models.TikTok, "kopisenja")),
		make3(1, "Batik Larasati", "#2F3E7C", glyph("batik"), account(models.Instagram, "batiklarasati"),
			account(models.Facebook, "batiklarasati"), account(models.TikTok, "batiklarasati"), account(models.YouTube, "batiklarasati")),
		make3(2, "Sehat Fit", "#3E7427", glyph("dumbbell"), account(models.Instagram, "sehatfit.id"),
			account(models.Facebook, "sehatfit"), account(models.TikTok, "sehatfit"), account(models.X, "sehatfit_id"),
			account(models.YouTube, "sehatfit"), account(models.Threads, "sehatfit.id")),
	}
	voices := content.Voices()
	for _, b := range list {
		v := voices[b.Name]
		b.Audience, b.Tone, b.Limits = v.Audience, v.Tone, v.Limits
	}
	return list
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

// post makes a post of a line of the content, with the pictures to draw for it.
func post(l content.Line, brands map[string]*models.Brand) (*models.Post, []*sketch, error) {
	b := brands[l.Brand]
	if b == nil {
		return nil, nil, fmt.Errorf("no brand %q", l.Brand)
	}
	p := &models.Post{
		UID: uid(l.Brand + l.Title), BrandID: b.ID, Form: models.Form(l.Form), PIC: l.Person, Title: l.Title,
		Caption: l.Caption, Hashtags: l.Hashtags, Brief: l.Brief, CTA: l.CTA,
	}
	pillar := slices.IndexFunc(b.Pillars, func(q models.Pillar) bool { return q.Name == l.Pillar })
	if pillar < 0 {
		return nil, nil, fmt.Errorf("no pillar %q", l.Pillar)
	}
	p.PillarID = b.Pillars[pillar].ID
	for _, name := range l.Platforms {
		i := slices.IndexFunc(b.Accounts, func(a models.Account) bool { return string(a.Platform) == name })
		if i < 0 {
			return nil, nil, fmt.Errorf("%s has no account on %q", b.Name, name)
		}
		v := models.Variant{AccountID: b.Accounts[i].ID, Day: l.Day, Clock: l.Clock}
		if b.Accounts[i].Platform == models.X && l.OnX != "" {
			v.OwnCaption, v.Caption = true, l.OnX
		}
		v.Mark(models.Status(l.Status))
		p.Variants = append(p.Variants, v)
	}
	drawn, err := sketches(p, b, l.Picture)
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
