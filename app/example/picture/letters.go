package picture

import (
	"image"
	"image/color"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lontar/assets"
)

// font parses the shipped SemiBold once; it is safe to share, faces are not.
var semiBold = sync.OnceValues(func() (*sfnt.Font, error) { return opentype.Parse(assets.SemiBold) })

// face is the font at a height in units of p.
func (p *pen) face(size float32) (font.Face, error) {
	f, err := semiBold()
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size * p.unit), DPI: 72, Hinting: font.HintingNone})
}

// write sets one line with its baseline at y; align is 0 for left at x, 1 for
// right at x.
func (p *pen) write(c color.RGBA, size, x, y, align float32, text string) error {
	f, err := p.face(size)
	if err != nil {
		return err
	}
	defer f.Close()
	d := font.Drawer{Dst: p.img, Src: image.NewUniform(c), Face: f}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6((x*p.unit + p.at.x) * 64), Y: fixed.Int26_6((y*p.unit + p.at.y) * 64)}
	d.Dot.X -= fixed.Int26_6(float32(d.MeasureString(text)) * align)
	d.DrawString(text)
	return nil
}

// wrap breaks text into lines no wider than width.
func (p *pen) wrap(size, width float32, text string) ([]string, error) {
	f, err := p.face(size)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	most := fixed.Int26_6(width * p.unit * 64)
	var lines []string
	for _, word := range strings.Fields(text) {
		n := len(lines)
		if n > 0 && font.MeasureString(f, lines[n-1]+" "+word) <= most {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines, nil
}
