package scale

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"image"
	"io"

	"lontar/app/media/probe"
)

var errInterlaced = errors.New("an interlaced PNG has no rows in order")

// pngHead is what the chunks before the pixels say.
type pngHead struct {
	w, h        int
	depth, kind byte
	palette     [256][4]byte // premultiplied
}

// pngRows reads a PNG row by row and averages k by k pixels into one: it keeps
// two rows, whatever the picture's size.
func pngRows(r io.Reader, k int) (*image.RGBA, error) {
	c := &idat{r: bufio.NewReaderSize(r, 64<<10)}
	h, err := c.head()
	if err != nil {
		return nil, err
	}
	z, err := zlib.NewReader(c)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[h.kind]
	if samples == 0 || h.w > widest || h.h > widest {
		return nil, probe.ErrDamaged
	}
	bits := samples * int(h.depth)
	step := max(1, bits/8)
	row, last := make([]byte, 1+(h.w*bits+7)/8), make([]byte, 1+(h.w*bits+7)/8)
	red := newReducer(h.w, h.h, k)
	rgba := make([]byte, 4*h.w)
	for range h.h {
		if _, err := io.ReadFull(z, row); err != nil {
			return nil, err
		}
		if !unfilter(row, last, step) {
			return nil, probe.ErrDamaged
		}
		h.colour(rgba, row[1:])
		red.add(rgba)
		row, last = last, row
	}
	return red.out, nil
}

// unfilter gives a row its values back from the differences it is stored as.
func unfilter(row, last []byte, step int) bool {
	kind, row, last := row[0], row[1:], last[1:]
	switch kind {
	case 0:
	case 1:
		for i := step; i < len(row); i++ {
			row[i] += row[i-step]
		}
	case 2:
		for i, up := range last {
			row[i] += up
		}
	case 3:
		for i := range row {
			left := 0
			if i >= step {
				left = int(row[i-step])
			}
			row[i] += byte((left + int(last[i])) / 2)
		}
	case 4:
		for i := range row {
			a, c := 0, 0
			if i >= step {
				a, c = int(row[i-step]), int(last[i-step])
			}
			row[i] += paeth(a, int(last[i]), c)
		}
	default:
		return false
	}
	return true
}

func paeth(a, b, c int) byte {
	pa, pb, pc := b-c, a-c, a+b-2*c
	pa, pb, pc = max(pa, -pa), max(pb, -pb), max(pc, -pc)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}

// colour turns a row of samples into premultiplied RGBA.
func (h *pngHead) colour(to, row []byte) {
	wide := int(h.depth) / 8 // bytes of a sample; 0 below one
	for x := range h.w {
		p := to[4*x : 4*x+4 : 4*x+4]
		switch h.kind {
		case 0:
			v := h.sample(row, x)
			p[0], p[1], p[2], p[3] = v, v, v, 255
		case 2:
			at := 3 * wide * x
			p[0], p[1], p[2], p[3] = row[at], row[at+wide], row[at+2*wide], 255
		case 3:
			*(*[4]byte)(p) = h.palette[h.index(row, x)]
		case 4:
			v, a := row[2*wide*x], row[2*wide*x+wide]
			v = mul(v, a)
			p[0], p[1], p[2], p[3] = v, v, v, a
		case 6:
			at := 4 * wide * x
			a := row[at+3*wide]
			p[0], p[1], p[2], p[3] = mul(row[at], a), mul(row[at+wide], a), mul(row[at+2*wide], a), a
		}
	}
}

func mul(v, a byte) byte { return byte((uint32(v)*uint32(a) + 127) / 255) }

// index is a sample of at most eight bits as it is stored.
func (h *pngHead) index(row []byte, x int) byte {
	d := int(h.depth)
	if d >= 8 {
		return row[x*d/8]
	}
	return row[x*d/8] >> (8 - d - x*d%8) & (1<<d - 1)
}

// sample is a grey value from 0 to 255.
func (h *pngHead) sample(row []byte, x int) byte {
	v := h.index(row, x)
	if h.depth < 8 {
		return byte(int(v) * 255 / (1<<h.depth - 1))
	}
	return v
}

// idat reads the compressed pixels of a PNG, which lie in many chunks.
type idat struct {
	r    *bufio.Reader
	left int64 // of the present chunk
	over bool
}

// head reads the chunks before the first of the pixels.
func (c *idat) head() (*pngHead, error) {
	if _, err := c.r.Discard(8); err != nil {
		return nil, err
	}
	h := &pngHead{}
	for i := range h.palette {
		h.palette[i][3] = 255
	}
	for {
		length, name, err := c.chunk()
		if err != nil {
			return nil, err
		}
		switch name {
		case "IDAT":
			c.left = length
			if h.w <= 0 || h.h <= 0 || !validDepth(h.depth, h.kind) {
				return nil, probe.ErrDamaged
			}
			return h, nil
		case "IHDR", "PLTE", "tRNS":
			if length > 768 {
				return nil, probe.ErrDamaged
			}
			b := make([]byte, length)
			if _, err := io.ReadFull(c.r, b); err != nil {
				return nil, err
			}
			if err := h.take(name, b); err != nil {
				return nil, err
			}
			length = 0
		}
		if err := c.skip(length + 4); err != nil {
			return nil, err
		}
	}
}

func validDepth(depth, kind byte) bool {
	switch depth {
	case 1, 2, 4:
		return kind == 0 || kind == 3
	case 8:
		return true
	}
	return depth == 16 && kind != 3
}

func (h *pngHead) take(name string, b []byte) error {
	switch name {
	case "IHDR":
		if len(b) != 13 {
			return probe.ErrDamaged
		}
		h.w, h.h = int(int32(binary.BigEndian.Uint32(b))), int(int32(binary.BigEndian.Uint32(b[4:])))
		h.depth, h.kind = b[8], b[9]
		if b[12] != 0 {
			return errInterlaced
		}
	case "PLTE":
		for i := 0; 3*i+2 < len(b); i++ {
			h.palette[i] = [4]byte{b[3*i], b[3*i+1], b[3*i+2], 255}
		}
	case "tRNS":
		for i, a := range b {
			if h.kind != 3 || i > 255 {
				break // one colour made clear: shown as it is
			}
			p := &h.palette[i]
			*p = [4]byte{mul(p[0], a), mul(p[1], a), mul(p[2], a), a}
		}
	}
	return nil
}

func (c *idat) chunk() (int64, string, error) {
	var b [8]byte
	if _, err := io.ReadFull(c.r, b[:]); err != nil {
		return 0, "", err
	}
	return int64(binary.BigEndian.Uint32(b[:])), string(b[4:]), nil
}

func (c *idat) skip(n int64) error {
	for n > 0 {
		part := int(min(n, 1<<20))
		if _, err := c.r.Discard(part); err != nil {
			return err
		}
		n -= int64(part)
	}
	return nil
}

// Read gives the content of the chunks of pixels, one after the other.
func (c *idat) Read(b []byte) (int, error) {
	for c.left == 0 {
		if c.over {
			return 0, io.EOF
		}
		if err := c.skip(4); err != nil {
			return 0, err
		}
		length, name, err := c.chunk()
		if err != nil {
			return 0, err
		}
		if c.left = length; name != "IDAT" {
			c.over, c.left = true, 0
		}
	}
	n, err := c.r.Read(b[:min(int64(len(b)), c.left)])
	c.left -= int64(n)
	return n, err
}
