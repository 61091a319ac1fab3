package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// caption edits the base text and what differs per account.
type caption struct {
	v       *view
	object  *fyne.Container
	tabs    *fyne.Container
	entry   *kit.Entry
	tags    *kit.Entry
	counts  *fyne.Container
	note    *fyne.Container
	tabKeys string
}

func newCaption(v *view) *caption {
	c := &caption{v: v}
	c.tabs = container.New(flow{inner, 4})
	c.entry = kit.NewMultiEntry(lang.T("editor.caption_hint"), 6)
	c.entry.OnChanged = c.typed
	c.tags = kit.NewEntry(lang.T("editor.hashtags_hint"))
	c.tags.OnChanged = c.typedTags
	v.keys(c.entry)
	v.keys(c.tags)
	c.counts = container.New(flow{inner, 12})
	c.note = kit.Row(8)
	c.object = kit.Column(8, c.tabs, c.note, c.entry, c.counts, kit.Field(lang.T("common.hashtags"), c.tags, ""))
	return c
}

// typed takes the text for the base or for the account whose tab is open.
func (c *caption) typed(text string) {
	s := c.v.s
	id := s.tab
	if id == 0 {
		s.change("caption", func(p *models.Post) { p.Caption = text })
		return
	}
	s.change("caption:"+idText(id), func(p *models.Post) {
		if v := variant(p, id); v != nil {
			v.OwnCaption, v.Caption = true, text
		}
	})
	c.syncTabs()
}

func (c *caption) typedTags(text string) {
	s := c.v.s
	id := s.tab
	if id == 0 {
		s.change("hashtags", func(p *models.Post) { p.Hashtags = text })
		return
	}
	s.change("hashtags:"+idText(id), func(p *models.Post) {
		if v := variant(p, id); v != nil {
			v.OwnHashtags, v.Hashtags = true, text
		}
	})
	c.syncTabs()
}

// back lets an account follow the base text again; the toast returns its own.
func (c *caption) back() {
	s := c.v.s
	id := s.tab
	old := variant(s.post, id)
	if old == nil {
		return
	}
	was := *old
	follow := func(own, ownTags bool, text, tags string) func() {
		return func() {
			s.pending = s.pending.without("caption:"+idText(id), "hashtags:"+idText(id))
			s.changeNow("own:"+idText(id), func(p *models.Post) {
				if v := variant(p, id); v != nil {
					v.OwnCaption, v.Caption, v.OwnHashtags, v.Hashtags = own, text, ownTags, tags
				}
			})
			c.v.sync()
		}
	}
	follow(false, false, "", "")()
	s.host.Overlay().Toast("check", lang.T("editor.follows", "account", c.label(id)), lang.T("common.undo"),
		follow(was.OwnCaption, was.OwnHashtags, was.Caption, was.Hashtags))
}

func (c *caption) label(account int64) string {
	if a := c.v.s.brand.Account(account); a != nil {
		return a.Label()
	}
	return lang.T("editor.base")
}

// show opens the text of an account, 0 the base.
func (c *caption) show(account int64) {
	c.v.s.tab = account
	c.sync()
	c.v.body.Refresh()
}

func (c *caption) sync() {
	s := c.v.s
	text, tags := s.post.Caption, s.post.Hashtags
	if v := variant(s.post, s.tab); s.tab != 0 && v != nil {
		text, tags = v.Text(s.post), v.Tags(s.post)
	}
	if c.entry.Text != text {
		c.entry.Set(text)
	}
	if c.tags.Text != tags {
		c.tags.Set(tags)
	}
	c.syncTabs()
	c.count()
}

// syncTabs draws the tabs anew when accounts, the open tab or a dot changed.
func (c *caption) syncTabs() {
	s := c.v.s
	keys := fmt.Sprint(s.id, s.tab)
	for _, v := range s.post.Variants {
		keys += fmt.Sprint("|", v.AccountID, v.OwnCaption || v.OwnHashtags)
	}
	if keys == c.tabKeys {
		return
	}
	c.tabKeys = keys
	c.tabs.Objects = []fyne.CanvasObject{newTab(c, 0, "file-text", lang.T("editor.base"), false, false)}
	for _, v := range s.post.Variants {
		if a := s.brand.Account(v.AccountID); a != nil {
			c.tabs.Add(newTab(c, a.ID, "platform/"+string(a.Platform), c.short(a), true, v.OwnCaption || v.OwnHashtags))
		}
	}
	c.tabs.Refresh()
	c.note.Objects = nil
	if v := variant(s.post, s.tab); s.tab != 0 && v != nil {
		if v.OwnCaption || v.OwnHashtags {
			c.note.Add(kit.Text(lang.T("editor.changed"), kit.Caption, kit.Amber))
			c.note.Add(kit.Spacer())
			c.note.Add(kit.NewButton(lang.T("editor.follow"), "undo-2", kit.Ghost, c.back).Small())
		} else {
			c.note.Add(kit.Text(lang.T("editor.inherits"), kit.Caption, kit.Ink3))
		}
	}
	c.note.Hidden = len(c.note.Objects) == 0
	c.note.Refresh()
}

// short is the platform's name, or the account's where the post is on two
// accounts of one platform.
func (c *caption) short(a *models.Account) string {
	for _, v := range c.v.s.post.Variants {
		if o := c.v.s.brand.Account(v.AccountID); o != nil && o.ID != a.ID && o.Platform == a.Platform {
			return a.Label()
		}
	}
	return lang.Platform(a.Platform)
}

// count shows how much of each platform's limit is used: for the base every
// account that inherits, for an account only its own.
func (c *caption) count() {
	s := c.v.s
	c.counts.Objects = nil
	seen := map[models.Platform]bool{}
	for i := range s.post.Variants {
		v := &s.post.Variants[i]
		a := s.brand.Account(v.AccountID)
		if a == nil || s.tab != 0 && v.AccountID != s.tab || s.tab == 0 && (v.OwnCaption || seen[a.Platform]) {
			continue
		}
		seen[a.Platform] = true
		text := v.Text(s.post)
		if tags := v.Tags(s.post); !blank(tags) {
			text += "\n" + tags
		}
		n, limit := platform.CountWith(a.Platform, text, len(s.post.Media) > 0)
		c.counts.Add(counter(a.Platform, n, limit))
	}
	c.counts.Refresh()
}

// counter draws used and limit: amber from nine tenths on, red when over.
func counter(p models.Platform, n, limit int) fyne.CanvasObject {
	tok := kit.Ink
	switch {
	case limit > 0 && n > limit:
		tok = kit.Red
	case limit > 0 && n*10 > limit*9:
		tok = kit.Amber
	}
	used := kit.Text(lang.Int(n), kit.CaptionBold, tok)
	row := []fyne.CanvasObject{kit.PlatformIcon(p, kit.Ink2, 13), used}
	if limit > 0 {
		row = append(row, kit.Text("/ "+lang.Int(limit), kit.Caption, kit.Ink3))
	}
	return kit.Row(5, row...)
}
