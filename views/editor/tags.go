package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
	"lontar/views/kit"
)

// tags are the hashtags of the open tab: the brand's groups to switch on, the
// list itself, and the first comment where Instagram has one.
type tags struct {
	w      *writing
	object *fyne.Container
	groups *fyne.Container
	entry  *kit.Entry
	first  *kit.Entry
	right  fyne.CanvasObject
	left   fyne.CanvasObject
	row    *fyne.Container
	print  string
}

func newTags(w *writing) *tags {
	t := &tags{w: w}
	v := w.v
	t.groups = container.New(flow{v.middleWidth, 8})
	t.entry = kit.NewEntry(lang.T("editor.hashtags_hint"))
	t.entry.OnChanged = t.typed
	t.entry.OnEscape = v.s.Leave
	t.first = kit.NewEntry(lang.T("editor.first_comment_hint"))
	t.first.OnChanged = t.typedFirst
	t.first.OnEscape = v.s.Leave
	t.left = kit.Field(lang.T("common.hashtags"), t.entry, "")
	t.right = kit.Field(lang.T("editor.first_comment_ig"), t.first, "")
	t.row = kit.Row(16)
	t.object = kit.Column(8, kit.Text(lang.T("editor.groups"), kit.Compact, kit.Ink2), t.groups, t.row)
	return t
}

func (t *tags) text() string {
	s := t.w.v.s
	if v := variant(s.post, s.tab); s.tab != 0 && v != nil {
		return v.Tags(s.post)
	}
	return s.post.Hashtags
}

func (t *tags) typed(text string) {
	s := t.w.v.s
	id := s.tab
	if id == 0 {
		s.change("hashtags", func(p *models.Post) { p.Hashtags = text })
	} else {
		s.change("hashtags:"+idText(id), func(p *models.Post) {
			if v := variant(p, id); v != nil {
				v.OwnHashtags, v.Hashtags = true, text
			}
		})
		t.w.syncTabs()
	}
	t.syncGroups()
}

// instagram is the post's first account on Instagram, whose first comment the
// base shows as well.
func (s *Screen) instagram() *models.Variant {
	for i := range s.post.Variants {
		if a := s.brand.Account(s.post.Variants[i].AccountID); a != nil && a.Platform == models.Instagram {
			return &s.post.Variants[i]
		}
	}
	return nil
}

func (t *tags) typedFirst(text string) {
	s := t.w.v.s
	v := s.instagram()
	if v == nil {
		return
	}
	id := v.AccountID
	s.change("first:"+idText(id), func(p *models.Post) {
		if v := variant(p, id); v != nil {
			v.FirstComment = text
		}
	})
}

func (t *tags) sync() {
	s := t.w.v.s
	if text := t.text(); t.entry.Text != text {
		t.entry.Set(text)
	}
	width := t.w.v.middleWidth()
	t.row.Objects = []fyne.CanvasObject{kit.Fixed(width, 0, t.left)}
	if v := s.instagram(); v != nil && s.tab == 0 {
		if t.first.Text != v.FirstComment {
			t.first.Set(v.FirstComment)
		}
		hint := lang.T("editor.first_comment_hint")
		if v.Options[compose.TagsIn] == "comment" && !blank(v.Tags(s.post)) {
			hint = voice.Tags(models.Instagram, voice.ParseTags(v.Tags(s.post))) // the hashtags go there by themselves
		}
		t.first.SetPlaceHolder(hint)
		half := (width - 16) / 2
		t.row.Objects = []fyne.CanvasObject{kit.Fixed(half, 0, t.left), kit.Fixed(half, 0, t.right)}
	}
	t.row.Refresh()
	t.syncGroups()
}

// counted is called with every count of the text; the groups follow the field.
func (t *tags) counted() { t.syncGroups() }

func (t *tags) syncGroups() {
	s := t.w.v.s
	has := t.text()
	print := fmt.Sprint(s.tab)
	for _, g := range s.known.groups {
		print += fmt.Sprint("|", g.ID, g.Name, g.Tags, g.Uses, voice.HasTags(has, g.Tags))
	}
	if print == t.print {
		return
	}
	t.print = print
	t.groups.Objects = nil
	for _, g := range s.known.groups {
		t.groups.Add(t.chip(g, voice.HasTags(has, g.Tags)))
	}
	save := kit.NewButton(lang.T("editor.group_save"), "plus", kit.Ghost, t.saveGroup).Small()
	if len(s.known.groups) > 0 {
		save = kit.NewIconButton("plus", lang.T("editor.group_save"), t.saveGroup).Small()
	}
	t.groups.Add(save)
	t.groups.Refresh()
	t.w.v.relaidIfBuilt()
}

// chip switches a group on and off.
func (t *tags) chip(g voice.Group, on bool) fyne.CanvasObject {
	b := kit.NewButton(fmt.Sprintf("%s  %d", g.Name, len(g.List())), "", kit.Outlined, nil).Small()
	if on {
		b.SetKind(kit.SoftTeal)
		b.SetIcon("check")
	}
	used := lang.T("editor.group_never")
	if g.Uses > 0 {
		used = lang.T("editor.group_used", "n", lang.Int(g.Uses), "day", lang.Day(g.LastUsed))
	}
	b.Tip(g.Tags + "\n" + used)
	b.SetTap(func() {
		text := voice.AddTags(t.text(), g.Tags)
		if on {
			text = voice.RemoveTags(t.text(), g.Tags)
		}
		t.entry.Set(text)
		t.typed(text)
		t.w.v.s.save()
	})
	return b
}
