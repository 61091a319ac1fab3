package editor

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lontar/app/compose"
	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
	"lontar/views/kit"
)

// ownFields are what a platform has beside the text: YouTube's title and tags,
// first comment, location, thread … They show on the tab of an account.
type ownFields struct {
	w      *writing
	object *fyne.Container
	syncs  []func()
	print  string
}

func newOwnFields(w *writing) *ownFields { return &ownFields{w: w, object: kit.Column(rowGap)} }

func (o *ownFields) sync() {
	s := o.w.v.s
	print := fmt.Sprint(s.tab, s.post.Form, o.hiding())
	if print != o.print {
		o.print = print
		o.build()
	}
	for _, sync := range o.syncs {
		sync()
	}
}

// hiding are the fields that do not go with what is chosen.
func (o *ownFields) hiding() (keys []string) {
	s := o.w.v.s
	a, v := s.brand.Account(s.tab), variant(s.post, s.tab)
	if a == nil || v == nil {
		return nil
	}
	for _, opt := range platform.Options(a.Platform, s.post.Form) {
		if !opt.Shown(v.Options) {
			keys = append(keys, opt.Key)
		}
	}
	return keys
}

func (o *ownFields) build() {
	s := o.w.v.s
	o.object.Objects, o.syncs = nil, nil
	a := s.brand.Account(s.tab)
	if a != nil {
		var ticks []fyne.CanvasObject
		hidden := o.hiding()
		for _, opt := range platform.Options(a.Platform, s.post.Form) {
			if opt.Key == compose.Description && a.Platform == models.YouTube || slices.Contains(hidden, opt.Key) {
				continue // the text is the description
			}
			switch opt.Kind {
			case platform.OptionMedia: // covers and alternative texts stand with the files
			case platform.OptionTick:
				ticks = append(ticks, o.tick(opt))
			case platform.OptionChoice:
				o.object.Add(kit.Field(optionName(opt.Key), kit.Row(0, o.choice(opt), kit.Spacer()), ""))
			default:
				o.object.Add(o.text(opt))
			}
		}
		o.addOurs(a, &ticks)
		if len(ticks) > 0 {
			o.object.Add(kit.Column(6, ticks...))
		}
	}
	o.object.Hidden = len(o.object.Objects) == 0
	o.object.Refresh()
	o.w.v.relaidIfBuilt()
}

// addOurs are the choices that are Lontar's, not the platform's.
func (o *ownFields) addOurs(a *models.Account, ticks *[]fyne.CanvasObject) {
	s := o.w.v.s
	if a.Platform == models.X {
		*ticks = append(*ticks, o.tick(platform.Option{Key: compose.AccountTier, Choices: []string{"", string(platform.Premium)}}))
	}
	if s.post.Form == models.FormThread && platform.Threaded(a.Platform) {
		o.object.Add(kit.Field(lang.T("editor.thread_split"), kit.Row(0, o.choice(platform.Option{Key: compose.ThreadMode, Choices: []string{"paragraphs", "auto"}}), kit.Spacer()), ""))
	}
	if a.Platform == models.Instagram {
		*ticks = append(*ticks, o.tick(platform.Option{Key: compose.TagsIn, Choices: []string{"", "comment"}}))
	}
}

// optionName is how a field of a platform is called.
func optionName(key string) string { return lang.T("editor.option." + key) }

// value and setValue reach the part of the variant behind a key.
func value(v *models.Variant, key string) string {
	switch key {
	case "first_comment":
		return v.FirstComment
	case "link":
		return v.Link
	}
	return v.Options[key]
}

func setValue(v *models.Variant, key, value string) {
	switch key {
	case "first_comment":
		v.FirstComment = value
		return
	case "link":
		v.Link = value
		return
	}
	v.SetOption(key, value)
}

func (o *ownFields) get(key string) string {
	s := o.w.v.s
	if v := variant(s.post, s.tab); v != nil {
		return value(v, key)
	}
	return ""
}

func (o *ownFields) set(key, text string, now bool) {
	s := o.w.v.s
	id := s.tab
	apply := func(p *models.Post) {
		if v := variant(p, id); v != nil {
			setValue(v, key, text)
		}
	}
	if now {
		s.changeNow("option:"+key+":"+idText(id), apply)
		return
	}
	s.change("option:"+key+":"+idText(id), apply)
}

// text is a field with its own counter where the platform limits it.
func (o *ownFields) text(opt platform.Option) fyne.CanvasObject {
	e := kit.NewEntry(hintOf(opt.Key))
	if opt.Kind == platform.OptionLong {
		e = kit.NewMultiEntry(hintOf(opt.Key), 3)
	}
	count := kit.Text("", kit.Caption, kit.Ink3)
	show := func() {
		if opt.Limit == 0 || opt.Kind == platform.OptionPeople {
			return
		}
		n := opt.Count(e.Text)
		tok := kit.Ink3
		switch {
		case n > opt.Limit:
			tok = kit.Red
		case n*10 > opt.Limit*9:
			tok = kit.Amber
		}
		count.Text, count.Color = lang.Int(n)+" / "+lang.Int(opt.Limit), kit.Color(tok)
		count.Refresh()
	}
	e.OnChanged = func(text string) { o.set(opt.Key, text, false); show() }
	e.OnEscape = o.w.v.s.Leave
	o.syncs = append(o.syncs, func() {
		if text := o.get(opt.Key); e.Text != text {
			e.Set(text)
		}
		e.SetPlaceHolder(o.stand(opt.Key))
		show()
	})
	head := kit.Row(8, kit.Text(optionName(opt.Key), kit.Compact, kit.Ink2), kit.Spacer(), count)
	return kit.Column(4, head, e)
}

// stand is what an empty field shows: what is published in its place, or what
// belongs there.
func (o *ownFields) stand(key string) string {
	s := o.w.v.s
	i := slices.IndexFunc(s.pieces, func(p compose.Piece) bool { return p.Account.ID == s.tab })
	if i < 0 {
		return hintOf(key)
	}
	c, instead := s.pieces[i].Content, ""
	switch key {
	case compose.Title:
		instead = c.Title
	case compose.TagList:
		instead = strings.Join(c.Tags, ", ")
	case "first_comment":
		instead = c.FirstComment
	}
	if instead == "" {
		return hintOf(key)
	}
	return instead
}

func hintOf(key string) string {
	if hint := "editor.option_hint." + key; lang.Has(hint) {
		return lang.T(hint)
	}
	return ""
}

func (o *ownFields) choice(opt platform.Option) fyne.CanvasObject {
	var opts []kit.Option
	for _, c := range opt.Choices {
		opts = append(opts, kit.Option{Value: c, Text: lang.T("editor.choice." + opt.Key + "." + c)})
	}
	sel := kit.NewSelect("", opts, opt.Choices[0], func(v string) {
		if v == opt.Choices[0] {
			v = "" // the platform's own choice is not written down
		}
		o.set(opt.Key, v, true)
		o.w.v.sync()
	})
	o.syncs = append(o.syncs, func() {
		v := o.get(opt.Key)
		if v == "" {
			v = opt.Choices[0]
		}
		sel.SetValue(v)
	})
	return sel
}

// tick is on with its second choice, or "1"; one that is on by itself is off
// with "0". What the platform does by itself is not written down.
func (o *ownFields) tick(opt platform.Option) fyne.CanvasObject {
	written := "1"
	switch {
	case opt.On:
		written = "0"
	case len(opt.Choices) > 1:
		written = opt.Choices[1]
	}
	check := kit.NewCheck(optionName(opt.Key), opt.On, func(ticked bool) {
		v := ""
		if ticked != opt.On {
			v = written
		}
		o.set(opt.Key, v, true)
		o.w.v.sync()
	})
	o.syncs = append(o.syncs, func() { check.Set(strings.EqualFold(o.get(opt.Key), written) != opt.On) })
	return check
}
