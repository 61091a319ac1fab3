package scale

import "image"

// reducer averages k by k pixels into one, row by row.
type reducer struct {
	w, h, k int
	sum     []uint32
	row     int // of the source
	out     *image.RGBA
}

func newReducer(w, h, k int) *reducer {
	k = max(1, k)
	dw, dh := (w+k-1)/k, (h+k-1)/k
	return &reducer{w: w, h: h, k: k, sum: make([]uint32, 4*dw), out: image.NewRGBA(image.Rect(0, 0, dw, dh))}
}

// add takes the next row, premultiplied RGBA.
func (r *reducer) add(row []byte) {
	if r.row >= r.h {
		return
	}
	y := r.row / r.k
	to := r.out.Pix[y*r.out.Stride:]
	r.row++
	if r.k == 1 {
		copy(to, row[:4*r.w])
		return
	}
	for x, at := 0, 0; x < r.w; at += 4 {
		n := min(r.k, r.w-x)
		var a, b, c, d uint32
		for range n {
			p := row[4*x : 4*x+4 : 4*x+4]
			a, b, c, d = a+uint32(p[0]), b+uint32(p[1]), c+uint32(p[2]), d+uint32(p[3])
			x++
		}
		s := r.sum[at : at+4 : at+4]
		s[0], s[1], s[2], s[3] = s[0]+a, s[1]+b, s[2]+c, s[3]+d
	}
	if r.row%r.k != 0 && r.row != r.h {
		return
	}
	high := uint32(r.row - y*r.k)
	for at := range r.sum {
		wide := uint32(min(r.k, r.w-at/4*r.k))
		to[at] = byte((r.sum[at] + wide*high/2) / (wide * high))
		r.sum[at] = 0
	}
}

// turn makes a picture upright: orientation is EXIF's, 1 to 8.
func turn(img *image.RGBA, orientation int) *image.RGBA {
	if orientation < 2 || orientation > 8 {
		return img
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	dw, dh := w, h
	if orientation >= 5 {
		dw, dh = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, dw, dh))
	for y := range dh {
		for x := range dw {
			sx, sy := x, y
			switch orientation {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], img.Pix[img.PixOffset(sx, sy):][:4])
		}
	}
	return out
}
