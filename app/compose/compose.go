// Package compose puts together what each account would publish of a post: the
// caption it inherits or has of its own with the brand's handles turned into
// those of the platform, the hashtags the way the platform takes them, titles,
// comments, media and thread parts; and what the platform would say to it.
//
// It is pure: the same post gives the same pieces, and the same pieces feed the
// counters, the checks, the previews and, later, the posting kit.
package compose

import (
	"slices"
	"strings"

	"lontar/app/media"
	"lontar/app/platform"
	"lontar/app/voice"
	"lontar/models"
)

// Keys of Variant.Options that this package gives a meaning to; the others are
// the platform's own (platform.Options).
const (
	TagsIn      = "tags_in"     // "comment" puts the hashtags into the first comment
	ThreadMode  = "thread"      // "auto" splits where the limit asks for it, else at paragraphs
	AccountTier = "tier"        // "premium" on X
	Title       = "title"       // YouTube and Pinterest
	Description = "description" // of its own beside the text
	TagList     = "tags"        // YouTube, with commas
)

// Piece is what one account would publish.
type Piece struct {
	Account  models.Account
	Own      bool // the text is the account's own
	Content  platform.Content
	Report   platform.Report    // of the text
	Problems []platform.Problem // of everything, the text included
	Missing  []string           // handles of the book that this platform has no entry for
}

// Book is what stands behind names in a text: "@partner" and "{jam_buka}".
type Book struct {
	Handles  []models.HandleEntry
	Snippets []models.Snippet
}

// Length is what the limit of the text is about: the text itself, or the longest
// part of a thread, and how many parts there are.
func (p *Piece) Length() (n, parts int) {
	n = p.Report.Length
	if parts = len(p.Content.Thread); parts == 0 {
		return n, 1
	}
	n = 0
	for _, part := range p.Content.Thread {
		used, _ := platform.CountWith(p.Account.Platform, part, len(p.Content.Media) > 0)
		n = max(n, used)
	}
	return n, parts
}

// Blocked reports whether the platform would refuse the piece.
func (p *Piece) Blocked() bool {
	return slices.ContainsFunc(p.Problems, func(o platform.Problem) bool { return o.Level == platform.Error })
}

// Pieces are what the accounts of a post would publish, in the order of its
// variants; a variant without an account has none.
func Pieces(p *models.Post, b *models.Brand, book Book) []Piece {
	var out []Piece
	for i := range p.Variants {
		if a := b.Account(p.Variants[i].AccountID); a != nil {
			out = append(out, piece(p, &p.Variants[i], a, book))
		}
	}
	return out
}

func piece(p *models.Post, v *models.Variant, a *models.Account, book Book) Piece {
	out := Piece{Account: *a, Own: v.OwnCaption || v.OwnHashtags}
	text, _ := voice.Fill(v.Text(p), book.Snippets)
	text, out.Missing = voice.Expand(text, a.Platform, book.Handles)
	c := platform.Content{
		Form: p.Form, FirstComment: v.FirstComment, Link: v.Link, Location: v.Options["location"],
		Title: v.Options[Title], Description: v.Options[Description],
		Collaborators: list(v.Options["collaborators"]), Options: v.Options, Tier: platform.Tier(v.Options[AccountTier]),
	}
	if c.Link == "" {
		c.Link = p.Link
	}
	if a.Platform == models.YouTube && c.Title == "" {
		c.Title = p.Title
	}
	tags := voice.Tags(a.Platform, voice.ParseTags(v.Tags(p)))
	switch {
	case a.Platform == models.YouTube:
		if c.Tags = list(v.Options[TagList]); len(c.Tags) == 0 {
			c.Tags = list(tags)
		}
	case v.Options[TagsIn] == "comment":
		c.FirstComment = join(c.FirstComment, tags, "\n")
	default:
		text = join(text, tags, "\n\n")
	}
	c.Text = text
	for _, m := range Media(p, v) {
		c.Media = append(c.Media, media.File(*m.Media))
		alt := m.Alt
		if alt == "" {
			alt = m.Media.Alt
		}
		c.Alts = append(c.Alts, alt)
	}
	o := platform.TextOptions{Tier: c.Tier, Media: len(c.Media) > 0, Form: p.Form}
	if p.Form == models.FormThread && platform.Threaded(a.Platform) {
		mode := platform.Paragraphs
		if v.Options[ThreadMode] == "auto" {
			mode = platform.Auto
		}
		c.Thread = platform.SplitThread(a.Platform, text, mode, o)
	}
	out.Content = c
	out.Report = platform.CheckText(a.Platform, text, o)
	out.Problems = platform.CheckAround(out.Report, c)
	return out
}

// Media are the files of a post that one of its variants publishes, in order; a
// record whose file is unknown is left out, and so is a picture that is the
// cover of a video on any account: it is no page of its own.
func Media(p *models.Post, v *models.Variant) []models.PostMedia {
	var out []models.PostMedia
	for _, m := range p.Media {
		if m.Media != nil && (m.VariantID == 0 || m.VariantID == v.ID) && !isCover(p, m.Media.Hash) {
			out = append(out, m)
		}
	}
	return out
}

func isCover(p *models.Post, hash string) bool {
	return slices.ContainsFunc(p.Variants, func(v models.Variant) bool { return v.Options[models.OptionCover] == hash })
}

// Cover is the picture of the post that stands for its video on an account, nil
// when a frame does.
func Cover(p *models.Post, v *models.Variant) *models.Media {
	hash := v.Options[models.OptionCover]
	for _, m := range p.Media {
		if hash != "" && m.Media != nil && m.Media.Hash == hash {
			return m.Media
		}
	}
	return nil
}

// list reads "a, b" into its parts.
func list(text string) []string {
	var out []string
	for _, w := range strings.Split(text, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// join puts b behind a, with a gap unless one of them is empty.
func join(a, b, gap string) string {
	switch {
	case b == "":
		return a
	case strings.TrimSpace(a) == "":
		return b
	}
	return strings.TrimRight(a, "\n ") + gap + b
}
