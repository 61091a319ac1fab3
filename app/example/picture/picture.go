// Package picture draws the pictures of the example workspace: flat
// illustrations in the brands' colours, with the headline and the brand's name
// as a designer would set them. The same wish gives the same bytes every time.
package picture

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"slices"
)

// Wish is one picture to draw.
type Wish struct {
	Scene string // one of Scenes
	Kind  int    // which one of its kinds: another colour, another arrangement
	Size  Size
	Title string // the headline; "" leaves the picture without words
	Brand string // name under the picture
	Note  string // at the lower right: the handle, or the page of a carousel
	Color color.RGBA
}

// Size is a picture's size in pixels.
type Size struct{ Width, Height int }

// The sizes the platforms ask for, drawn at half so that a first start
// stays quick: feed 4:5, story and reel 9:16, video 16:9, square.
var (
	Feed   = Size{540, 675}
	Tall   = Size{540, 960}
	Wide   = Size{960, 540}
	Square = Size{540, 540}
)

// scenes are what can be drawn.
var scenes = map[string]func(p *pen, kind int){
	"latte": latte, "beans": beans, "sunset": sunset, "kolak": kolak, "iced": iced, "dates": dates, "kettle": kettle, "bread": bread,
	"gift": gift, "shop": shop, "guitar": guitar, "lanterns": lanterns, "ketupat": ketupat,
	"kawung": kawung, "parang": parang, "truntum": truntum, "ceplok": ceplok, "clouds": clouds,
	"folded": folded, "kebaya": kebaya, "family": family, "canting": canting, "washing": washing, "parcel": parcel,
	"lunge": lunge, "pushup": pushup, "dumbbell": dumbbell, "mat": mat, "water": water, "crowd": crowd, "coach": coach, "plate": plate,
	"rest": rest, "shoe": shoe,
}

// Scenes lists what can be drawn, in order.
func Scenes() []string {
	names := make([]string, 0, len(scenes))
	for name := range scenes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// PNG draws a wish.
func PNG(w Wish) ([]byte, error) {
	scene := scenes[w.Scene]
	if scene == nil {
		return nil, fmt.Errorf("no picture %q", w.Scene)
	}
	p := newPen(w.Size.Width, w.Size.Height)
	scene(p, w.Kind)
	if w.Title != "" || w.Brand != "" {
		if err := p.label(w); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&out, p.img); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// label sets the headline above and the brand below the middle, where a
// thumbnail cut from it shows neither.
func (p *pen) label(w Wish) error {
	left, top, right, bottom := p.edges()
	if top > -5 { // square and wide pictures have no room beside the middle
		return nil
	}
	ground := mix(w.Color, dark, 0.12)
	size := float32(6.4)
	if top < -20 {
		size = 9
	}
	lines, err := p.wrap(size, right-left-14, w.Title)
	for err == nil && len(lines) > 1 && top > -20 && size > 4 {
		size -= 0.4
		lines, err = p.wrap(size, right-left-14, w.Title)
	}
	if err != nil {
		return err
	}
	margin := float32(2.6)
	if top < -20 {
		margin = 11
	}
	if len(lines) > 0 {
		p.rect(ground, left-1, top-1, right-left+2, 1-top, 0)
		first := top/2 + size*0.36 - size*1.2*float32(len(lines)-1)/2
		for i, line := range lines {
			if err := p.write(cream, size, left+7, first+float32(i)*size*1.2, 0, line); err != nil {
				return err
			}
		}
	}
	y := min(bottom-margin, 100+(bottom-100)/2+1.6)
	p.rect(ground, left-1, 100, right-left+2, bottom-99, 0)
	if err := p.write(cream, 4.6, left+7, y, 0, w.Brand); err != nil {
		return err
	}
	return p.write(mix(cream, w.Color, 0.25), 4, right-7, y, 1, w.Note)
}
