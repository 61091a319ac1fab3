package platform

import (
	"math"
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// kind is what a file is to the rules.
type kind int

const (
	picture kind = iota
	moving       // a GIF of several frames
	video
)

func (f *File) kind() kind {
	switch {
	case f.Format == "gif" && f.Frames > 1:
		return moving
	case f.Format == "mp4", f.Format == "mov", f.Format == "webm", f.Format == "mkv", f.VideoCodec != "":
		return video
	case f.Format == "" && (f.Millis > 0 || namedVideo(f.Name)):
		return video // of a record from before formats were read
	}
	return picture
}

func namedVideo(name string) bool {
	name = strings.ToLower(name)
	for _, end := range []string{".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// kinds counts the files: moving pictures count as pictures too.
func (k *check) kinds() (pictures, movings, videos int) {
	for i := range k.c.Media {
		switch k.c.Media[i].kind() {
		case video:
			videos++
		case moving:
			movings++
			pictures++
		case picture:
			pictures++
		}
	}
	return pictures, movings, videos
}

// media checks how many files there are and of what kind.
func (k *check) media() {
	n := len(k.c.Media)
	if n == 0 {
		k.noMedia()
		return
	}
	pictures, movings, videos := k.kinds()
	at := whole(FieldMedia)
	k.least("media.min", float64(n), at, ofThings("rules.n.files"), func(f Fact) string { return lang.N("rules.way.add_files", int(f.Value)-n) })
	k.tooMany(n)
	if f, ok := k.lacksVideo(); ok {
		k.add(f, at, lang.T("rules.video_none", "platform", lang.Platform(k.p)))
	}
	k.most("media.max_videos", float64(videos), at, ofThings("rules.n.videos"), func(f Fact) string {
		return lang.N("rules.way.drop_videos", videos-int(f.Value))
	})
	if f, ok := Find(k.p, "media.mix", k.o); ok && pictures > 0 && videos > 0 {
		k.add(f, at, lang.T("rules.mix."+string(f.Level), "platform", lang.Platform(k.p)))
	}
	k.most("gif.max", float64(movings), at, ofThings("rules.n.gifs"), func(f Fact) string {
		if f.Value == 0 {
			return lang.T("rules.way.gif_to_video")
		}
		return lang.N("rules.way.drop_gifs", movings-int(f.Value))
	})
	if f, ok := Find(k.p, "gif.alone", k.o); ok && movings > 0 && n > movings {
		k.add(f, at, lang.T("rules.gif_alone", "platform", lang.Platform(k.p)))
	}
	k.alike()
}

// lacksVideo reports a form that is a video, of a post that has files but none.
func (k *check) lacksVideo() (Fact, bool) {
	_, _, videos := k.kinds()
	f, ok := Find(k.p, "media.min_videos", k.o)
	return f, ok && videos == 0 && len(k.c.Media) > 0
}

// noMedia tells what a post without media lacks. A text never gets any; of
// other forms it is only not there yet.
func (k *check) noMedia() {
	f, ok := Find(k.p, "media.min", k.o)
	if !ok {
		return
	}
	if k.c.Form != models.FormText && k.c.Form != models.FormThread {
		f.Level = Info
	}
	key := "rules.media_none"
	if _, film := Find(k.p, "media.min_videos", k.o); film {
		key = "rules.video_none"
	}
	k.add(f, whole(FieldMedia), lang.T(key, "platform", lang.Platform(k.p)))
}

// tooMany checks the number of files; a thread may have as many in each part.
func (k *check) tooMany(n int) {
	parts := 1
	if k.c.Form == models.FormThread && threaded[k.p] {
		parts = max(1, len(k.c.Thread))
	}
	each := math.Ceil(float64(n) / float64(parts))
	k.most("media.max", each, whole(FieldMedia), ofThings("rules.n.files"), func(f Fact) string {
		return lang.N("rules.way.drop_files", n-int(f.Value)*parts)
	})
}

// alike checks that the pictures of a carousel are of one size or ratio.
func (k *check) alike() {
	first := -1
	size, sized := Find(k.p, "media.same_size", k.o)
	same, shaped := Find(k.p, "media.same_ratio", k.o)
	if !sized && !shaped {
		return
	}
	for i := range k.c.Media {
		f := &k.c.Media[i]
		if f.Width <= 0 || f.Height <= 0 || f.kind() == video {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		a := &k.c.Media[first]
		at := place{field: FieldMedia, index: i, name: k.fileName(i)}
		args := []any{"file", at.name, "n", sizeName(f), "limit", sizeName(a), "platform", lang.Platform(k.p), "ratio", nearRatio(a.Width, a.Height)}
		switch {
		case sized && (f.Width != a.Width || f.Height != a.Height):
			k.add(size, at, lang.T("rules.same_size", args...))
		case shaped && !sameRatio(f, a):
			k.add(same, at, lang.T("rules.same_ratio", args...))
		}
	}
}

// sameRatio allows a pixel of rounding.
func sameRatio(a, b *File) bool {
	other := float64(b.Width) / float64(b.Height)
	return math.Abs(float64(a.Width)-other*float64(a.Height)) <= 1+other
}

func (k *check) fileName(i int) string {
	if name := k.c.Media[i].Name; name != "" {
		return name
	}
	return lang.T("rules.file", "i", i+1)
}

// sizeName is "1080×1350".
func sizeName(f *File) string { return plainNumber(f.Width) + "×" + plainNumber(f.Height) }
