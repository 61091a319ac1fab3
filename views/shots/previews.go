package shots

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
	"lontar/views/preview"
	"lontar/views/shell"
)

// way is one card of the sheet: a platform, a form, a way of showing and how
// many pictures.
type way struct {
	platform models.Platform
	form     models.Form
	mode     string
	pictures int
}

var ways = []way{
	{models.Instagram, models.FormReel, preview.Feed, -1},
	{models.Instagram, models.FormCarousel, preview.Feed, 5},
	{models.Instagram, models.FormReel, preview.Reel, -1},
	{models.Instagram, models.FormStory, preview.Story, 3},
	{models.Instagram, models.FormImage, preview.Grid, 1},
	{models.Facebook, models.FormImage, preview.Feed, 1},
	{models.Facebook, models.FormCarousel, preview.Feed, 6},
	{models.Facebook, models.FormReel, preview.Reel, -1},
	{models.X, models.FormImage, preview.Feed, 3},
	{models.X, models.FormThread, preview.Feed, 1},
	{models.YouTube, models.FormVideo, preview.Watch, -1},
	{models.YouTube, models.FormShort, preview.Short, -1},
	{models.YouTube, models.FormVideo, preview.Search, 1},
	{models.TikTok, models.FormVideo, preview.Feed, -1},
	{models.TikTok, models.FormCarousel, preview.Feed, 4},
	{models.Threads, models.FormCarousel, preview.Feed, 3},
	{models.LinkedIn, models.FormCarousel, preview.Feed, 4},
	{models.LinkedIn, models.FormText, preview.Feed, 0},
	{models.Pinterest, models.FormImage, preview.Feed, 1},
	{models.Telegram, models.FormImage, preview.Feed, 1},
	{models.WhatsApp, models.FormText, preview.Feed, 0},
	{models.Bluesky, models.FormImage, preview.Feed, 2},
	{models.Mastodon, models.FormText, preview.Feed, 0},
	{models.Google, models.FormImage, preview.Feed, 1},
}

// previews draws one sheet with every preview, beginning at the top: a picture
// of 1600x1800 shows those of phones whole, one of 1600x4200 those of desktops.
func previews(desktop bool) func(*shell.Shell, fyne.Window) error {
	return func(sh *shell.Shell, w fyne.Window) error {
		base, pictures, err := samples(sh)
		if err != nil {
			return err
		}
		media := sh.Workspace().Media
		find := func(hash string, maxWidth int) string {
			path, _ := media.Preview(hash, maxWidth) // without a file the card says so
			return path
		}
		each, width := float32(250), w.Canvas().Size().Width
		if desktop {
			each = 500
		}
		sheet := container.NewWithoutLayout(canvas.NewRectangle(kit.Color(kit.Sunken)))
		heights := make([]float32, max(1, int((width-12)/(each+12))))
		for _, way := range ways {
			v := preview.New(kit.Inline{}, find)
			v.Set(way.post(base, pictures, desktop))
			v.Resize(fyne.NewSize(each, 10))
			size := fyne.NewSize(each, v.MinSize().Height)
			column := slices.Index(heights, slices.Min(heights))
			v.Resize(size)
			v.Move(fyne.NewPos(12+float32(column)*(each+12), 12+heights[column]))
			heights[column] += size.Height + 12
			sheet.Add(v)
		}
		size := w.Canvas().Size()
		sheet.Objects[0].Resize(fyne.NewSize(width, max(size.Height, slices.Max(heights)+12)))
		w.SetContent(container.NewVScroll(sheet)) // which cuts off what is too high
		w.Resize(size)
		return nil
	}
}

// samples are the post of the example that the editor shows, and pictures of
// its brand: the first is a video.
func samples(sh *shell.Shell) (preview.Post, []preview.Media, error) {
	ctx, st := context.Background(), sh.Workspace().Store
	cards, err := st.SearchPosts(ctx, "Tarawih lalu", 1)
	if err != nil || len(cards) == 0 {
		return preview.Post{}, nil, err
	}
	posts, err := st.Posts(ctx, cards[0].PostID)
	if err != nil || len(posts) == 0 {
		return preview.Post{}, nil, err
	}
	p := posts[0]
	brand, err := st.Brand(ctx, p.BrandID)
	if err != nil {
		return preview.Post{}, nil, err
	}
	others, err := st.BrandPosts(ctx, p.BrandID, "2027-01-01", "2027-12-31")
	if err != nil {
		return preview.Post{}, nil, err
	}
	var pictures []preview.Media
	for _, o := range append([]*models.Post{p}, others...) {
		for _, m := range o.Media {
			if m.Media == nil || slices.ContainsFunc(pictures, func(have preview.Media) bool { return have.Hash == m.Media.Hash }) {
				continue
			}
			pictures = append(pictures, preview.Media{
				Hash: m.Media.Hash, Width: m.Media.Width, Height: m.Media.Height, Millis: m.Media.Millis, Video: m.Media.Millis > 0,
			})
		}
	}
	return preview.Post{
		Name: brand.Name, Handle: "sehatfit.id", Brand: brand, Day: "2027-02-24", Clock: "19:30", Title: p.Title + ", tanpa alat",
		Text: p.Caption + "\n\nsehatfit.id/ramadan #SehatFit #PuasaSehat @sehatfit",
	}, pictures, nil
}

// post is the sample as this way shows it.
func (w way) post(p preview.Post, pictures []preview.Media, desktop bool) preview.Post {
	p.Platform, p.Form, p.Mode, p.Desktop = w.platform, w.form, w.mode, desktop
	p.Entities = platform.Entities(w.platform, p.Text)
	where := platform.Phone
	if desktop {
		where = platform.Desktop
	}
	p.Fold = platform.Fold(w.platform, p.Text, where)
	for _, m := range []struct{ words, kind string }{{"istrahat", "error"}, {"pasti langsing dalam 7 hari", "warn"}} {
		if at := strings.Index(p.Text, m.words); at >= 0 {
			start := utf8.RuneCountInString(p.Text[:at])
			p.Marks = append(slices.Clip(p.Marks), preview.Mark{Start: start, End: start + utf8.RuneCountInString(m.words), Kind: m.kind})
		}
	}
	if w.form == models.FormThread {
		p.Thread = platform.SplitThread(w.platform, p.Text, platform.Paragraphs, platform.TextOptions{Form: w.form})
	}
	still := slices.DeleteFunc(slices.Clone(pictures), func(m preview.Media) bool { return m.Video })
	switch {
	case w.mode == preview.Grid:
		for i, m := range still[:min(7, len(still))] {
			p.Grid = append(p.Grid, preview.Tile{Hash: m.Hash, Planned: i < 2, Own: i == 1, Form: []models.Form{models.FormReel, models.FormImage, models.FormCarousel}[i%3]})
		}
	case w.pictures < 0:
		p.Media = pictures[:min(1, len(pictures))]
	default:
		p.Media = still[:min(w.pictures, len(still))]
	}
	return p
}
