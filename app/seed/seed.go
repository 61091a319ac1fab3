// Package seed generates workspaces of many years, to measure and to test on:
// brands with a full plan, what went live of it, the comments under it and its
// figures. The same options give the same content.
package seed

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

// ErrNotEmpty refuses a workspace that already holds brands or posts.
var ErrNotEmpty = errors.New("the workspace is not empty")

// ahead is how far the plan reaches beyond the present, in days.
const ahead = 28

// Options say how much to generate. Zero values choose what DESIGN's
// ten-year workspace has a year of.
type Options struct {
	Years    int    // at least 1
	Brands   int    // 0: 5
	Posts    int    // a year; 0: 5,000, three variants each
	Comments int    // a year; 0: 100,000
	Figures  int    // a year; 0: 200,000
	Seed     uint64 // another one gives other content
	Today    string // the day it plays on, "2006-01-02"; "": the workspace's present

	// Progress is told the days done of all, now and then; may be nil.
	Progress func(done, all int)
}

// Summary counts what was made.
type Summary struct {
	From      string  `json:"from"`
	Today     string  `json:"today"`
	Until     string  `json:"until"`
	Seed      uint64  `json:"seed"`
	Brands    int     `json:"brands"`
	Accounts  int     `json:"accounts"`
	Posts     int     `json:"posts"`
	Variants  int     `json:"variants"`
	LivePosts int     `json:"live_posts"`
	Comments  int     `json:"comments"`
	Replies   int     `json:"replies"` // of the brands, under comments
	Figures   int     `json:"figures"`
	Media     int     `json:"media"`
	Seconds   float64 `json:"seconds"`
}

func (o *Options) complete(w *workspace.Workspace) error {
	fill := func(v *int, usual int) {
		if *v == 0 {
			*v = usual
		}
	}
	fill(&o.Years, 1)
	fill(&o.Brands, 5)
	fill(&o.Posts, 5_000)
	fill(&o.Comments, 100_000)
	fill(&o.Figures, 200_000)
	if o.Today == "" {
		o.Today = w.Now().In(models.LoadZone(models.DefaultZone)).Format(models.DayFormat)
	}
	if o.Years < 0 || o.Years > 50 || o.Brands < 0 || o.Brands > 200 || o.Posts < 0 || o.Comments < 0 || o.Figures < 0 {
		return fmt.Errorf("seed: %d years of %d brands cannot be made", o.Years, o.Brands)
	}
	if _, err := time.Parse(models.DayFormat, o.Today); err != nil {
		return fmt.Errorf("seed: today %q is no day like 2027-02-24", o.Today)
	}
	return nil
}

// Fill generates into an empty workspace.
func Fill(ctx context.Context, w *workspace.Workspace, o Options) (Summary, error) {
	began := time.Now()
	if err := o.complete(w); err != nil {
		return Summary{}, err
	}
	if list, err := w.Store.Brands(ctx, true); err != nil || len(list) > 0 {
		return Summary{}, errors.Join(err, fmt.Errorf("seed: %w", ErrNotEmpty))
	}
	g := &generator{o: o, dice: rand.New(rand.NewPCG(o.Seed, 1448)), authors: map[string]int64{}}
	if err := g.brands(ctx, w); err != nil {
		return Summary{}, fmt.Errorf("seed: %w", err)
	}
	if err := g.pictures(ctx, w); err != nil {
		return Summary{}, fmt.Errorf("seed: %w", err)
	}
	err := w.Store.Fill(ctx, func(b *store.Bulk) error {
		g.to = b
		return g.days(ctx)
	})
	if errors.Is(err, store.ErrNotEmpty) {
		err = ErrNotEmpty
	}
	if err != nil {
		return g.sum, fmt.Errorf("seed: %w", err)
	}
	g.sum.Seconds = time.Since(began).Seconds()
	return g.sum, nil
}

// days walks from the first day to the last of the plan.
func (g *generator) days(ctx context.Context) error {
	today, _ := time.Parse(models.DayFormat, g.o.Today) // checked by complete
	first, last := today.AddDate(-g.o.Years, 0, 0), today.AddDate(0, 0, ahead)
	all := int(last.Sub(first).Hours()/24) + 1
	past := int(today.Sub(first).Hours() / 24)
	g.sum.From, g.sum.Today, g.sum.Until = first.Format(models.DayFormat), g.o.Today, last.Format(models.DayFormat)
	g.sum.Seed = g.o.Seed
	posts := quota{total: g.o.Posts * g.o.Years, days: past}
	comments := quota{total: g.o.Comments * g.o.Years, days: past}
	figures := quota{total: g.o.Figures * g.o.Years, days: past}
	for i := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		day := first.AddDate(0, 0, i)
		if err := g.day(day, posts.upTo(i+1), i < past); err != nil {
			return err
		}
		if i < past {
			if err := g.echo(day, comments.upTo(i+1), figures.upTo(i+1)); err != nil {
				return err
			}
		}
		if g.o.Progress != nil && (i%37 == 0 || i == all-1) {
			g.o.Progress(i+1, all)
		}
	}
	return nil
}

// quota spreads a total evenly over days; beyond them it goes on at the same pace.
type quota struct{ total, days, given int }

// upTo is what is due until day n and was not given yet.
func (q *quota) upTo(n int) int {
	due := q.total*n/max(1, q.days) - q.given
	q.given += due
	return due
}
