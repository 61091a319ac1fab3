package platform

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"lontar/app/lang"
	"lontar/models"
)

// TestEveryFactIsUsed builds, for every rule of the files, a post exactly at
// its limit and one just over it: only the second may be told of by that rule
// at that level, in words of both languages.
func TestEveryFactIsUsed(t *testing.T) {
	defer lang.Set(lang.Code())
	n := 0
	for _, p := range models.Platforms {
		for _, f := range AllFacts(p) {
			form := models.FormNone
			if len(f.Forms) > 0 {
				form = f.Forms[0]
			}
			at, over := around(p, f, form)
			if got := told(p, at, f); got != nil {
				t.Errorf("%s %s %s: told of at the limit: %s", p, f.Name, f.Level, got.Message)
			}
			for _, code := range lang.Codes {
				lang.Set(code)
				got := told(p, over, f)
				switch {
				case got == nil:
					t.Errorf("%s %s %s: not told of over the limit %v: %v", p, f.Name, f.Level, f.Value, CheckContent(p, over))
				case strings.ContainsAny(got.Message, "{}") || strings.Contains(got.Message, "rules.") || strings.Contains(got.Message, "  "):
					t.Errorf("%s %s: message %q", p, f.Name, got.Message)
				case !strings.Contains(got.Message, lang.Platform(p)) && f.Name != "alt.min" && f.Name != "text.bytes" && !(f.Name == "text.max" && f.Level != Error):
					t.Errorf("%s %s: the message does not name the platform: %q", p, f.Name, got.Message)
				}
				n++
			}
		}
	}
	t.Log(n, "rules and languages")
}

// told finds the problem a rule gives. A milder rule shows only where the
// graver is kept; what is not there yet is always an Info.
func told(p models.Platform, c Content, f Fact) *Problem {
	for _, o := range CheckContent(p, c) {
		if o.Rule == f.Name && (o.Level == f.Level || f.Name == "title.min" || f.Name == "media.min" && len(c.Media) == 0) {
			return &o
		}
	}
	return nil
}

// around is a post exactly at the limit of a rule, and one just over it.
func around(p models.Platform, f Fact, form models.Form) (at, over Content) {
	base := Content{Form: form, Tier: f.Tier, Text: "a", Title: "a", Options: map[string]string{"board": "a"}}
	two := func(set func(c *Content, n int)) (Content, Content) {
		a, b := base, base
		set(&a, int(f.Value))
		if strings.HasSuffix(f.Name, ".min") || strings.HasPrefix(f.Name, "media.min") {
			set(&b, int(f.Value)-1)
		} else {
			set(&b, int(f.Value)+1)
		}
		return a, b
	}
	switch what, _, _ := strings.Cut(f.Name, "."); what {
	case "image", "gif", "video":
		return aroundFile(p, f, base)
	case "media":
		return aroundMedia(f, base, two)
	case "option":
		return aroundOption(p, f, base)
	}
	photo := File{Name: "a.jpg", Format: "jpeg"}
	switch f.Name {
	case "text.max":
		if f.With == "media" {
			base.Media = []File{photo}
		}
		return two(func(c *Content, n int) { c.Text = letters(n) })
	case "text.bytes":
		family := strings.Repeat("👨‍👩‍👧‍👦", 119) // 25 bytes each, one character
		return two(func(c *Content, n int) { c.Text = family + letters(n-len(family)) })
	case "text.chars":
		over = base
		over.Text = "a " + f.List[0]
		return base, over
	case "text.phone":
		over = base
		over.Text, base.Text = "Pesan: 0812-3456-7890", "Rp 1.250.000, 24/2/2027, 08.00–17.00"
		return base, over
	case "mentions.max":
		return two(func(c *Content, n int) { c.Text = numbered("@kopi%d", n) })
	case "links.max":
		return two(func(c *Content, n int) { c.Text = numbered("https://a.id/%d", n) })
	case "title.chars", "description.chars", "topic.chars", "tags.chars":
		over = base
		over.Options = map[string]string{"topic": "a" + f.List[0]}
		over.Title, over.Description, over.Tags = f.List[len(f.List)-1], "b"+f.List[0], []string{f.List[0]}
		return base, over
	case "title.max":
		return two(func(c *Content, n int) { c.Title = letters(n) })
	case "title.min":
		over = base
		over.Title = " "
		return base, over
	case "description.max":
		return two(func(c *Content, n int) { c.Description = letters(n) })
	case "tags.max":
		return two(func(c *Content, n int) { c.Tags = []string{"kopi susu", letters(n - 12)} }) // 9, two quotation marks, a comma
	case "first_comment.max":
		return two(func(c *Content, n int) { c.FirstComment = letters(n) })
	case "link.max":
		return two(func(c *Content, n int) { c.Link = "https://a.id/" + letters(n-13) })
	case "topic.max":
		return two(func(c *Content, n int) { c.Options = map[string]string{"topic": letters(n)} })
	case "alt.max":
		base.Media = []File{photo}
		return two(func(c *Content, n int) { c.Alts = []string{letters(n)} })
	case "alt.min":
		base.Media, base.Alts = []File{photo}, []string{"a"}
		over = base
		over.Alts = nil
		return base, over
	case "collaborators.max":
		return two(func(c *Content, n int) { c.Collaborators = slices.Repeat([]string{"a"}, n) })
	case "hashtags.max":
		return two(func(c *Content, n int) { c.Text = numbered("#kopi%d", n) })
	}
	return base, base
}

func aroundMedia(f Fact, base Content, two func(func(*Content, int)) (Content, Content)) (Content, Content) {
	photo, film := File{Format: "jpeg", Width: 1080, Height: 1080}, File{Format: "mp4"}
	switch f.Name {
	case "media.max_videos":
		return two(func(c *Content, n int) { c.Media = slices.Repeat([]File{film}, n) })
	case "media.min_videos":
		over := base
		base.Media, over.Media = []File{film}, []File{photo}
		return base, over
	case "media.mix":
		over := base
		base.Media, over.Media = []File{photo}, []File{photo, film}
		return base, over
	case "media.same_size", "media.same_ratio":
		over := base
		base.Media, over.Media = []File{photo, photo}, []File{photo, {Format: "jpeg", Width: 1080, Height: 1350}}
		return base, over
	}
	return two(func(c *Content, n int) { c.Media = slices.Repeat([]File{photo}, n) })
}

func aroundFile(p models.Platform, f Fact, base Content) (Content, Content) {
	file := File{Name: "a", Format: "jpeg"}
	switch {
	case strings.HasPrefix(f.Name, "gif"):
		file = File{Name: "a", Format: "gif", Frames: 2}
	case strings.HasPrefix(f.Name, "video"):
		file = File{Name: "a", Format: "mp4"}
	}
	a, b := file, file
	step := 1.0
	if strings.HasSuffix(f.Name, ".min") {
		step = -1
	}
	at, over := base, base
	switch what := f.Name[strings.Index(f.Name, ".")+1:]; what {
	case "formats":
		a.Format, b.Format = f.List[0], "mkv"
		if file.Format == "jpeg" {
			b.Format = "tiff"
			if f.Level == Info {
				b.Format = "png"
			}
		}
	case "codecs":
		a.VideoCodec, b.VideoCodec = f.List[0], "prores"
	case "audio":
		a.AudioCodec, b.AudioCodec = f.List[0], "opus"
	case "bytes.min", "bytes.max":
		a.Bytes, b.Bytes = int64(f.Value), int64(f.Value+step)
	case "width.min", "width.max":
		a.Width, b.Width = int(f.Value), int(f.Value+step)
	case "height.min", "height.max":
		a.Height, b.Height = int(f.Value), int(f.Value+step)
	case "sides.max":
		a.Width, a.Height, b.Width, b.Height = int(f.Value)-4000, 4000, int(f.Value)-3999, 4000
	case "pixels.max":
		root := int(math.Sqrt(f.Value))
		a.Width, a.Height, a.Frames = root, root, 1
		b.Width, b.Height, b.Frames = root+1, root+1, 1
		if file.Format == "gif" {
			a.Width, a.Height, a.Frames = 1000, 1000, 300
			b.Width, b.Height, b.Frames = 1000, 1000, 301
		}
	case "frames.max":
		a.Frames, b.Frames = int(f.Value), int(f.Value)+1
	case "time.min", "time.max":
		a.Millis, b.Millis = int64(f.Value), int64(f.Value+step)
	case "fps.min", "fps.max":
		a.FPS, b.FPS = f.Value, f.Value+step/100
	case "ratio.min", "ratio.max":
		a.Height, b.Height = 1000, 1000
		a.Width = int(math.Round(f.Value * 1000))
		b.Width = a.Width + int(2*step)
	case "max":
		at.Media, over.Media = slices.Repeat([]File{a}, int(f.Value)), slices.Repeat([]File{a}, int(f.Value)+1)
		return at, over
	case "alone":
		at.Media, over.Media = []File{a}, []File{a, {Format: "jpeg"}}
		return at, over
	}
	at.Media, over.Media = []File{a}, []File{b}
	if _, needed := Find(p, "media.min_videos", base.options()); needed && file.Format == "jpeg" {
		film := File{Format: "mp4"} // the picture is its cover
		at.Media, over.Media = append(at.Media, film), append(over.Media, film)
	}
	return at, over
}

func aroundOption(p models.Platform, f Fact, base Content) (Content, Content) {
	over := base
	switch f.Name {
	case "option.branded_private":
		base.Options = map[string]string{"privacy": "private", "disclose": "own"}
		over.Options = map[string]string{"privacy": "private", "disclose": "paid"}
	case "option.board":
		over.Options = nil
	case "option.event_title":
		base.Options = map[string]string{"kind": "event", "start": "24/2/2027", "end": "2027-02-24"}
		over.Options, over.Title = base.Options, ""
	case "option.event_dates":
		base.Options = map[string]string{"kind": "offer", "start": "24/2/2027 09.00", "end": "24-2-2027 17:00"}
		over.Options = map[string]string{"kind": "offer", "start": "25/2/2027", "end": "24/2/2027"}
	case "option.cta_link":
		base.Options = map[string]string{"cta": "call"}
		over.Options = map[string]string{"cta": "book"}
	}
	return base, over
}

// letters is a text of n plain letters, which counts n in every unit.
func letters(n int) string { return strings.Repeat("a", max(0, n)) }

func numbered(format string, n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(format, i))
	}
	return strings.Join(list, " ")
}
