package editor

import (
	"slices"

	"lontar/models"
)

// edit is one thing the person changed: key names the field, so that a later
// edit of the same field takes its place.
type edit struct {
	key   string
	apply func(p *models.Post)
}

// edits are changes on their way to the store, oldest first.
type edits []edit

// with adds an edit; an older one of the same field is dropped.
func (e edits) with(n edit) edits {
	out := slices.DeleteFunc(slices.Clone(e), func(o edit) bool { return o.key == n.key })
	return append(out, n)
}

// without drops the edits of fields that another edit replaces.
func (e edits) without(keys ...string) edits {
	return slices.DeleteFunc(slices.Clone(e), func(o edit) bool { return slices.Contains(keys, o.key) })
}

// apply carries all edits out on a post.
func (e edits) apply(p *models.Post) {
	for _, o := range e {
		o.apply(p)
	}
}

// has reports whether a field is among the edits.
func (e edits) has(key string) bool {
	return slices.ContainsFunc(e, func(o edit) bool { return o.key == key })
}

// variant is the post's variant on an account, nil when it has none.
func variant(p *models.Post, account int64) *models.Variant {
	for i := range p.Variants {
		if p.Variants[i].AccountID == account {
			return &p.Variants[i]
		}
	}
	return nil
}

// setAccount puts the post on an account or takes it off. A new variant takes
// over time and progress of the post; the last account leaves a variant without
// one behind, so that its time is not lost.
func setAccount(p *models.Post, account int64, on bool) {
	v := variant(p, account)
	switch {
	case on && v == nil:
		if none := variant(p, 0); none != nil {
			none.AccountID = account
			return
		}
		n := models.Variant{PostID: p.ID, AccountID: account}
		if len(p.Variants) > 0 {
			first := p.Variants[0]
			n.Day, n.Clock, n.Zone, n.TimeNote = first.Day, first.Clock, first.Zone, first.TimeNote
			if s := first.Status(); s == models.Idea || s == models.Draft {
				n.Approval, n.Delivery = first.Approval, first.Delivery
			}
		}
		p.Variants = append(p.Variants, n)
	case !on && v != nil:
		if len(p.Variants) == 1 {
			*v = models.Variant{ID: v.ID, PostID: p.ID, Day: v.Day, Clock: v.Clock, Zone: v.Zone, TimeNote: v.TimeNote, Delivery: v.Delivery}
			return
		}
		p.Variants = slices.DeleteFunc(p.Variants, func(o models.Variant) bool { return o.AccountID == account })
	}
}

// locked reports whether a variant can no longer leave the post: it is live.
func locked(v *models.Variant) bool { s := v.Status(); return s == models.Live || s == models.Checked }

// setTime puts all variants that are not live, or only one account's, on a day and clock.
func setTime(p *models.Post, account int64, day, clock string) {
	for i := range p.Variants {
		v := &p.Variants[i]
		if account >= 0 && v.AccountID != account || account < 0 && locked(v) {
			continue
		}
		v.Day, v.Clock = day, clock
		if clock != "" {
			v.TimeNote = ""
		}
	}
}

// everyAccount stands for all accounts of a post in setTime.
const everyAccount int64 = -1

// timesDiffer reports whether the accounts go out at different times.
func timesDiffer(p *models.Post) bool {
	for _, v := range p.Variants[min(1, len(p.Variants)):] {
		if v.Day != p.Variants[0].Day || v.Clock != p.Variants[0].Clock {
			return true
		}
	}
	return false
}

// addMedia puts a file at the end of the post's media, once.
func addMedia(p *models.Post, m *models.Media) {
	if slices.ContainsFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == m.ID && o.VariantID == 0 }) {
		return
	}
	p.Media = append(p.Media, models.PostMedia{PostID: p.ID, MediaID: m.ID, Position: len(p.Media), Alt: m.Alt, Media: m})
}

// removeMedia takes a file out of the post.
func removeMedia(p *models.Post, mediaID int64) {
	p.Media = slices.DeleteFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == mediaID })
	number(p)
}

// placeMedia moves a file to place i.
func placeMedia(p *models.Post, mediaID int64, i int) {
	at := slices.IndexFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == mediaID })
	if at < 0 {
		return
	}
	m := p.Media[at]
	p.Media = slices.Delete(p.Media, at, at+1)
	p.Media = slices.Insert(p.Media, min(max(i, 0), len(p.Media)), m)
	number(p)
}

// insertMedia puts a removed file back where it was.
func insertMedia(p *models.Post, m models.PostMedia, i int) {
	if slices.ContainsFunc(p.Media, func(o models.PostMedia) bool { return o.MediaID == m.MediaID }) {
		return
	}
	m.ID = 0
	p.Media = slices.Insert(p.Media, min(max(i, 0), len(p.Media)), m)
	number(p)
}

// setAlt writes a file's alternative text.
func setAlt(p *models.Post, mediaID int64, alt string) {
	for i := range p.Media {
		if p.Media[i].MediaID == mediaID {
			p.Media[i].Alt = alt
		}
	}
}

func number(p *models.Post) {
	for i := range p.Media {
		p.Media[i].Position = i
	}
}
