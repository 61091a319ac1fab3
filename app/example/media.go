package example

import (
	"context"
	"fmt"
	"image/color"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"lontar/app/example/picture"
	"lontar/app/workspace"
	content "lontar/assets/example"
	"lontar/models"
)

// sketch is one picture of a post: what to draw, and what came of it.
type sketch struct {
	post *models.Post
	wish picture.Wish
	name string // of the file
	png  []byte
	err  error
}

// sketches reads the picture column of a post: "", or scene[:kind][*number].
func sketches(p *models.Post, b *models.Brand, column string) ([]*sketch, error) {
	if column == "" {
		return nil, nil
	}
	column, times, _ := strings.Cut(column, "*")
	scene, kind, _ := strings.Cut(column, ":")
	n, first := 1, 0
	var err error
	if times != "" {
		if n, err = strconv.Atoi(times); err != nil {
			return nil, err
		}
	}
	if kind != "" {
		if first, err = strconv.Atoi(kind); err != nil {
			return nil, err
		}
	}
	list := make([]*sketch, n)
	for i := range list {
		w := picture.Wish{Scene: scene, Kind: first + i, Size: size(p.Form), Brand: b.Name, Color: brandColor(b)}
		if i == 0 {
			w.Title = p.Title
			w.Note = "@" + b.Accounts[0].Handle
		}
		if n > 1 {
			w.Note = fmt.Sprintf("%d/%d", i+1, n)
		}
		name := strings.ReplaceAll(strings.ToLower(b.Name), " ", "-") + "_" + slug(p.Title)
		if n > 1 {
			name += fmt.Sprintf("_%d", i+1)
		}
		list[i] = &sketch{post: p, wish: w, name: name + ".png"}
	}
	return list, nil
}

// size is what a designer would deliver for a form.
func size(f models.Form) picture.Size {
	switch f {
	case models.FormReel, models.FormShort, models.FormStory:
		return picture.Tall
	case models.FormVideo:
		return picture.Wide
	case models.FormText, models.FormThread:
		return picture.Square
	}
	return picture.Feed
}

func brandColor(b *models.Brand) color.RGBA {
	v, _ := strconv.ParseUint(strings.TrimPrefix(b.Color, "#"), 16, 32) // our own constant
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

// slug is a title as a file name.
func slug(title string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}
	return strings.Join(strings.Fields(strings.Map(keep, strings.ToLower(title))), "-")
}

// illustrate draws all sketches, on every processor, keeps them in the
// workspace's media and hangs them on their posts.
func illustrate(ctx context.Context, w *workspace.Workspace, list []*sketch) error {
	var wait sync.WaitGroup
	next := make(chan *sketch)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for s := range next {
				s.png, s.err = picture.PNG(s.wish)
			}
		})
	}
	for _, s := range list {
		next <- s
	}
	close(next)
	wait.Wait()
	alt := content.AltTexts()
	for _, s := range list {
		if s.err != nil {
			return fmt.Errorf("picture of %q: %w", s.post.Title, s.err)
		}
		m, err := w.Media.AddBytes(ctx, s.name, s.png)
		if err != nil {
			return err
		}
		s.post.Media = append(s.post.Media, models.PostMedia{MediaID: m.ID, Media: m, Position: len(s.post.Media), Alt: alt[s.wish.Scene]})
	}
	return nil
}
