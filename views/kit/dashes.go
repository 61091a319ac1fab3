package kit

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
)

// dashes draws the edge of a rounded rectangle as one picture: short lines of
// 4 px with gaps of 3, and whole corners.
func dashes(s fyne.Size, radius float32, hex string) fyne.Resource {
	w, h := math.Round(float64(s.Width)), math.Round(float64(s.Height))
	name := fmt.Sprintf("dash-%gx%g-%g-%s.svg", w, h, radius, strings.TrimPrefix(hex, "#"))
	if r, ok := iconCache.Load(name); ok {
		return r.(fyne.Resource)
	}
	var d strings.Builder
	r := min(float64(radius), w/2, h/2)
	const in = 0.75 // the line lies wholly inside
	run := func(x1, y1, x2, y2 float64) {
		length := math.Hypot(x2-x1, y2-y1)
		if length <= 0 {
			return
		}
		ux, uy := (x2-x1)/length, (y2-y1)/length
		for at := 1.5; at < length; at += 7 {
			to := min(at+4, length)
			fmt.Fprintf(&d, "M%.2f %.2fL%.2f %.2f", x1+ux*at, y1+uy*at, x1+ux*to, y1+uy*to)
		}
	}
	run(r, in, w-r, in)
	run(w-in, r, w-in, h-r)
	run(w-r, h-in, r, h-in)
	run(in, h-r, in, r)
	if r > 1 {
		k := (r - in) * 0.5523
		fmt.Fprintf(&d, "M%.2f %.2fC%.2f %.2f %.2f %.2f %.2f %.2f", in, r, in, r-k, r-k, in, r, in)
		fmt.Fprintf(&d, "M%.2f %.2fC%.2f %.2f %.2f %.2f %.2f %.2f", w-r, in, w-r+k, in, w-in, r-k, w-in, r)
		fmt.Fprintf(&d, "M%.2f %.2fC%.2f %.2f %.2f %.2f %.2f %.2f", w-in, h-r, w-in, h-r+k, w-r+k, h-in, w-r, h-in)
		fmt.Fprintf(&d, "M%.2f %.2fC%.2f %.2f %.2f %.2f %.2f %.2f", r, h-in, r-k, h-in, in, h-r+k, in, h-r)
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %g %g"><path fill="none" stroke="%s" stroke-width="1.5" d="%s"/></svg>`, w, h, w, h, hex, d.String())
	res := fyne.NewStaticResource(name, []byte(svg))
	iconCache.Store(name, res)
	return res
}
