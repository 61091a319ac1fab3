package preview

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lontar/app/lang"
	"lontar/views/kit"
)

// ratio is width to height of the first picture within what a platform shows;
// usual is taken when the size is not known.
func (v *View) ratio(least, most, usual float32) float32 {
	if len(v.post.Media) == 0 || v.post.Media[0].Width == 0 || v.post.Media[0].Height == 0 {
		return usual
	}
	return max(least, min(float32(v.post.Media[0].Width)/float32(v.post.Media[0].Height), most))
}

// media is the picture of the post at the place i, cut to a ratio of width to
// height, with play mark and duration on a video.
func (v *View) media(i int, width, ratio float32, c corners, expected string) fyne.CanvasObject {
	height := width / ratio
	if i >= len(v.post.Media) {
		return v.missing(width, height, c, expected)
	}
	m := v.post.Media[i]
	layers := []fyne.CanvasObject{v.cover(i, width, height, c)}
	if m.Video {
		layers = append(layers, kit.Center(middle(playMark())))
		if m.Millis > 0 {
			layers = append(layers, corner(badge(duration(m.Millis)), width, height, true))
		}
	}
	return kit.Fixed(width, height, container.NewStack(layers...))
}

// cover is what stands for a file: itself, a video's cover, or that of the post.
func (v *View) cover(i int, width, height float32, c corners) fyne.CanvasObject {
	m := v.post.Media[i]
	hash, none := m.Hash, absent{words: lang.T("preview.gone")}
	if m.Video {
		none = absent{words: lang.T("preview.no_cover"), below: true}
		if i == 0 && v.post.Cover != nil {
			hash = v.post.Cover.Hash
		}
	}
	return v.image(hash, width, height, c, none)
}

// missing is the room of a picture that is not there yet, and what is expected.
func (v *View) missing(width, height float32, c corners, expected string) fyne.CanvasObject {
	words := label(lang.T("preview.no_media"), kit.Caption, v.colors.dim, width)
	size := label(expected, kit.Micro, v.colors.dim, width)
	for _, t := range []*canvas.Text{words, size} {
		t.Alignment = fyne.TextAlignCenter
	}
	height = min(height, width*0.75) // a large empty place says no more than a small one
	column := kit.Column(4, middle(kit.IconImageColor("image-plus", v.colors.dim, 20)), words, size)
	return kit.Fixed(width, height, container.NewStack(v.ground(c), kit.Center(column)))
}

// playMark is the round sign over a video.
func playMark() fyne.CanvasObject {
	disc := canvas.NewCircle(color.NRGBA{A: 130})
	return kit.Fixed(36, 36, container.NewStack(disc, kit.Center(middle(kit.IconImageColor("play", color.White, 16)))))
}

// duration is the length of a video as players write it, "0:38".
func duration(millis int64) string {
	sec := (millis + 500) / 1000
	if sec >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", sec/3600, sec/60%60, sec%60)
	}
	return fmt.Sprintf("%d:%02d", sec/60, sec%60)
}

// expect says what a platform hopes for where nothing is yet.
func expect(width, height int) string { return fmt.Sprintf("%d×%d", width, height) }
