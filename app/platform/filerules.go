package platform

import (
	"slices"
	"strconv"

	"lontar/app/lang"
)

// measure is a number read from a file and the rule that limits it.
type measure struct {
	rule  string // "image.bytes.max"; ending in ".min" it is the least
	of    func(*File) float64
	words string // key of how a message writes it
	way   string // key of the way out
}

func (m *measure) least() bool { return m.rule[len(m.rule)-4:] == ".min" }

func bytesOfFile(f *File) float64 { return float64(f.Bytes) }
func width(f *File) float64       { return float64(f.Width) }
func height(f *File) float64      { return float64(f.Height) }
func sides(f *File) float64       { return float64(f.Width) + float64(f.Height) }
func pixels(f *File) float64      { return float64(f.Width) * float64(f.Height) }
func frames(f *File) float64      { return float64(f.Frames) }
func volume(f *File) float64      { return pixels(f) * frames(f) }
func millis(f *File) float64      { return float64(f.Millis) }
func fps(f *File) float64         { return f.FPS }

var measures = map[kind][]measure{
	picture: {
		{"image.bytes.min", bytesOfFile, "rules.n.size", "rules.way.image_better"},
		{"image.bytes.max", bytesOfFile, "rules.n.size", "rules.way.image_lighter"},
		{"image.width.min", width, "rules.n.width", "rules.way.image_bigger"},
		{"image.width.max", width, "rules.n.width", "rules.way.image_smaller"},
		{"image.height.min", height, "rules.n.height", "rules.way.image_bigger"},
		{"image.height.max", height, "rules.n.height", "rules.way.image_smaller"},
		{"image.sides.max", sides, "rules.n.sides", "rules.way.image_sides"},
		{"image.pixels.max", pixels, "rules.n.pixels", "rules.way.image_pixels"},
	},
	moving: {
		{"gif.bytes.max", bytesOfFile, "rules.n.size", "rules.way.gif_lighter"},
		{"gif.width.max", width, "rules.n.width", "rules.way.gif_smaller"},
		{"gif.height.max", height, "rules.n.height", "rules.way.gif_smaller"},
		{"gif.frames.max", frames, "rules.n.frames", "rules.way.gif_shorter"},
		{"gif.pixels.max", volume, "rules.n.volume", "rules.way.gif_shorter"},
	},
	video: {
		{"video.bytes.min", bytesOfFile, "rules.n.size", "rules.way.video_better"},
		{"video.bytes.max", bytesOfFile, "rules.n.size", "rules.way.video_lighter"},
		{"video.time.min", millis, "rules.n.time", "rules.way.video_longer"},
		{"video.time.max", millis, "rules.n.time", "rules.way.video_shorter"},
		{"video.width.min", width, "rules.n.width", "rules.way.video_bigger"},
		{"video.width.max", width, "rules.n.width", "rules.way.video_smaller"},
		{"video.height.min", height, "rules.n.height", "rules.way.video_bigger"},
		{"video.height.max", height, "rules.n.height", "rules.way.video_smaller"},
		{"video.fps.min", fps, "rules.n.fps", "rules.way.video_faster"},
		{"video.fps.max", fps, "rules.n.fps", "rules.way.video_slower"},
	},
}

// file checks one file of the post.
func (k *check) file(i int) {
	f := &k.c.Media[i]
	at := place{field: FieldMedia, index: i, name: k.fileName(i)}
	if f.kind() == video {
		k.judge(measures[video], f, at)
		k.ratio("video", f, at)
		k.listed("video.formats", f.Format, "rules.format", "rules.way.video_format", at)
		k.listed("video.codecs", f.VideoCodec, "rules.codec", "rules.way.video_codec", at)
		k.listed("video.audio", f.AudioCodec, "rules.audio", "rules.way.video_audio", at)
		return
	}
	if _, lacks := k.lacksVideo(); lacks {
		return // what stands where the video will be
	}
	if f.kind() == moving {
		k.judge(measures[moving], f, at)
	}
	for _, m := range measures[picture] {
		if _, own := Find(k.p, "gif"+m.rule[len("image"):], k.o); f.kind() == moving && own {
			continue // a moving picture has a limit of its own
		}
		k.judge([]measure{m}, f, at)
	}
	k.ratio("image", f, at)
	k.listed("image.formats", f.Format, "rules.format", "rules.way.image_format", at)
}

func (k *check) judge(list []measure, f *File, at place) {
	for _, m := range list {
		n := m.of(f)
		if n <= 0 {
			continue // not known
		}
		judge := k.most
		if m.least() {
			judge = k.least
		}
		judge(m.rule, n, at, ofFile(m.words), func(fact Fact) string {
			return lang.T(m.way, "limit", measured(fact.Value, fact.Unit))
		})
	}
}

// ratio checks width against height, allowing a pixel of rounding.
func (k *check) ratio(what string, f *File, at place) {
	w, h := float64(f.Width), float64(f.Height)
	if w <= 0 || h <= 0 {
		return
	}
	sides := []struct {
		rule, words string
		broken      func(limit float64) bool
	}{
		{what + ".ratio.min", "rules.tall.", func(limit float64) bool { return w < limit*h-1 }},
		{what + ".ratio.max", "rules.wide.", func(limit float64) bool { return w > limit*h+1 }},
	}
	for _, side := range sides {
		list := Facts(k.p, side.rule, k.o)
		for _, fact := range list {
			if side.broken(fact.Value) {
				message := k.sentence(side.words, fact, at, shape(f, ratio(fact.Shown)), ratio(fact.Shown))
				k.add(fact, at, message+" "+lang.T("rules.way.crop", "ratio", ratio(safest(list, fact).Shown)))
				break
			}
		}
	}
}

// shape is size and ratio of a file: "1080×1920 (9:16)"; a ratio that reads like
// the limit it misses by a little says nothing.
func shape(f *File, limit string) string {
	if r := nearRatio(f.Width, f.Height); r != "" && r != limit {
		return sizeName(f) + " (" + r + ")"
	}
	return sizeName(f)
}

// safest is what to crop to: where the broken rule is kept, and one that warns too.
func safest(list []Fact, broken Fact) Fact {
	if broken.Level == Error {
		for _, f := range list {
			if f.Level == Warn {
				return f
			}
		}
	}
	return broken
}

// listed checks a format or codec against those the platform takes.
func (k *check) listed(rule, have, words, way string, at place) {
	if have == "" {
		return
	}
	for _, f := range Facts(k.p, rule, k.o) {
		if !slices.Contains(f.List, have) {
			message := k.sentence(words+".", f, at, formatName(have), formatList(f.List))
			k.add(f, at, message+" "+lang.T(way, "to", formatName(f.List[0])))
			return
		}
	}
}

// nearRatio is a ratio people know by name within half a percent, "" when none is.
func nearRatio(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	for _, r := range []struct {
		name string
		w, h float64
	}{{"1:1", 1, 1}, {"4:5", 4, 5}, {"3:4", 3, 4}, {"2:3", 2, 3}, {"9:16", 9, 16}, {"16:9", 16, 9}, {"4:3", 4, 3}, {"3:2", 3, 2}, {"5:4", 5, 4}, {"1.91:1", 1.91, 1}, {"2:1", 2, 1}, {"1:2", 1, 2}} {
		have, want := float64(w)/float64(h), r.w/r.h
		if have > want*0.995 && have < want*1.005 {
			return ratio(r.name)
		}
	}
	return ""
}

// plainNumber is a size in pixels, which is written without grouping.
func plainNumber(n int) string { return strconv.Itoa(n) }
