// Package preview draws a post as each platform is likely to show it: the card
// of a feed, a reel, a thread, a search result, a profile's grid. It is an
// estimate, says so where it is shown, and decides nothing: what is shown is
// given by the caller, rules of folding and links included.
package preview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// Media is a picture or video of the post.
type Media struct {
	Hash          string
	Width, Height int   // px, 0 unknown
	Millis        int64 // duration of a video
	Alt           string
	Video         bool
}

// Mark is a part of the text to be looked at. Start and End are code points of
// Post.Text, half open; Kind is "error" or "warn".
type Mark struct {
	Start, End int
	Kind       string
}

// Tile is a post in a profile's grid.
type Tile struct {
	Hash    string      // "" without a picture
	Planned bool        // not live yet
	Own     bool        // the post being edited
	Form    models.Form // signs a reel or a carousel
}

// Post is all a preview shows. Offsets are code points of Text.
type Post struct {
	Platform      models.Platform
	Form          models.Form
	Name, Handle  string
	Brand         *models.Brand // for the picture of the account
	Text          string
	Entities      []platform.Entity
	Fold          int // code points before "… selengkapnya", −1 for all
	Marks         []Mark
	Title         string
	Description   string
	Thread        []string
	FirstComment  string
	Link          string
	Location      string
	Collaborators []string
	Media         []Media
	Cover         *Media // chosen for the first video, nil: the file's own
	Day, Clock    string // wall time in the brand's zone, "" unscheduled
	Desktop       bool
	Mode          string // one of Modes
	Grid          []Tile // newest first
}

// The ways a platform shows a post.
const (
	Feed     = ""
	Reel     = "reel"
	Story    = "story"
	Carousel = "carousel"
	Grid     = "grid"
	Watch    = "watch"
	Short    = "short"
	Search   = "search"
)

// Modes are the ways a platform shows a post of a form, the likeliest first.
func Modes(p models.Platform, f models.Form) []string {
	switch p {
	case models.Instagram:
		switch f {
		case models.FormReel, models.FormVideo, models.FormShort:
			return []string{Feed, Reel, Grid}
		case models.FormStory, models.FormLive:
			return []string{Story}
		}
		return []string{Feed, Grid}
	case models.Facebook:
		switch f {
		case models.FormStory:
			return []string{Story}
		case models.FormReel, models.FormShort:
			return []string{Feed, Reel}
		}
	case models.YouTube:
		if f == models.FormShort || f == models.FormReel {
			return []string{Watch, Short, Search}
		}
		return []string{Watch, Search}
	}
	return []string{Feed}
}

// ModeName is how a way of showing is called.
func ModeName(p models.Platform, mode string) string {
	if mode == Feed {
		mode = "feed"
	}
	return lang.T("preview.mode." + mode)
}

// View shows one post. Its width is given by its parent, its height follows.
type View struct {
	widget.BaseWidget
	runner  kit.Runner
	picture func(hash string, maxWidth int) string

	post   Post
	colors palette
	shape  string // of what is built; a change of text alone builds nothing
	width  float32
	body   *fyne.Container
	texts  []func(Post) // bring the texts up to date
	page   int          // of a carousel
	open   bool         // the caption was unfolded by a tap
	safe   bool         // the zone a full-screen post leaves free is shown
}

// New makes an empty preview. picture gives the file of a picture at most that
// many pixels wide; it is asked off the UI goroutine.
func New(runner kit.Runner, picture func(hash string, maxWidth int) string) *View {
	v := &View{runner: runner, picture: picture, body: container.NewStack()}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows a post. When only texts changed since the last one nothing is built
// anew.
func (v *View) Set(p Post) {
	v.post = p
	if shape := v.shapeOf(p); shape != v.shape {
		v.shape = shape
		v.page = min(v.page, max(0, len(p.Media)-1))
		v.build()
		return
	}
	before := v.body.MinSize().Height
	for _, sync := range v.texts {
		sync(p)
	}
	if v.body.MinSize().Height != before {
		v.grown()
	}
}

// grown lays the card out after a text has changed its height.
func (v *View) grown() {
	relay(v.body)
	v.BaseWidget.Refresh()
}

// relay lays containers out anew without drawing anything else again.
func relay(c *fyne.Container) {
	if c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
	for _, o := range c.Objects {
		if inner, ok := o.(*fyne.Container); ok {
			relay(inner)
		}
	}
}

// shapeOf names everything but the texts that a card is built from.
func (v *View) shapeOf(p Post) string {
	brand := ""
	if p.Brand != nil {
		brand = p.Brand.Color + p.Brand.Logo + p.Brand.Name
	}
	shape := fmt.Sprint(p.Platform, "|", p.Form, "|", p.Mode, "|", p.Desktop, v.width, kit.IsDark(), lang.Code(), "|", p.Name, "|", p.Handle, "|", brand,
		"|", p.Day, p.Clock, len(p.Thread), p.Title == "", p.Description == "", "|", p.Location, "|", p.Collaborators, p.FirstComment == "", p.Link, p.Grid, p.large())
	for _, m := range p.Media {
		shape += fmt.Sprint("|", m.Hash, m.Width, m.Height, m.Video, m.Millis)
	}
	if p.Cover != nil {
		shape += "|cover" + p.Cover.Hash
	}
	return shape
}

// Resize takes the width given; the height is the card's own.
func (v *View) Resize(s fyne.Size) {
	if s.Width != v.width && s.Width > 0 {
		v.width = s.Width
		v.shape = v.shapeOf(v.post)
		v.build()
	}
	v.BaseWidget.Resize(s)
}

func (v *View) build() {
	if v.width <= 0 || v.post.Platform == "" {
		return
	}
	v.texts, v.colors = nil, paletteOf(v.post.Platform)
	v.body.Objects = []fyne.CanvasObject{v.inColumn()}
	v.body.Refresh()
	v.BaseWidget.Refresh()
}

// Refresh builds the card anew when the program's mode or language changed.
func (v *View) Refresh() {
	if shape := v.shapeOf(v.post); shape != v.shape {
		v.shape = shape
		v.build()
		return
	}
	v.BaseWidget.Refresh()
}

// column is how wide the site's own column of posts is, in px, 0 any.
func (p *Post) column() float32 {
	if p.Desktop && p.Platform == models.Instagram && (p.Mode == Feed || p.Mode == Grid) {
		return 470
	}
	return 0
}

// inColumn is the card, in the middle where the site's column is narrower.
func (v *View) inColumn() fyne.CanvasObject {
	given := v.width
	column := v.post.column()
	if column == 0 || column >= given {
		return v.card()
	}
	v.width = column
	defer func() { v.width = given }()
	return middle(kit.Fixed(column, 0, v.card()))
}

// card is the card of the platform.
func (v *View) card() fyne.CanvasObject {
	switch p := v.post; p.Platform {
	case models.Instagram:
		return v.instagram()
	case models.Facebook:
		return v.facebook()
	case models.X:
		return v.x()
	case models.YouTube:
		return v.youtube()
	case models.TikTok:
		return v.vertical()
	case models.Threads:
		return v.threads()
	case models.LinkedIn:
		return v.linkedin()
	}
	return v.plain()
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.body) }
