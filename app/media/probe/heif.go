package probe

import "slices"

// box is one part of a file of the ISO family.
type box struct {
	name     string
	off, end int64 // of the content
}

const maxBoxes = 100_000

// eachBox walks the boxes between two offsets.
func eachBox(s *source, from, to int64, count *int, f func(box) error) error {
	for off := from; off+8 <= to; {
		if *count++; *count > maxBoxes {
			return ErrDamaged
		}
		h, err := s.some(off, 8)
		if err != nil {
			return err
		}
		size, head := be32(h), int64(8)
		switch size {
		case 0:
			size = to - off
		case 1:
			b, err := s.some(off+8, 8)
			if err != nil {
				return err
			}
			if size, head = be32(b)<<32|be32(b[4:]), 16; size < 0 {
				return ErrDamaged
			}
		}
		switch {
		case size < head:
			return ErrDamaged
		case size > to-off:
			return ErrTruncated
		}
		if err := f(box{string(h[4:8]), off + head, off + size}); err != nil {
			return err
		}
		off += size
	}
	return nil
}

// heif collects what the boxes of a HEIC or AVIF picture say.
type heif struct {
	s          *source
	n          int
	primary    int64            // the item that is the picture, −1 not told
	properties []box            // of all items
	of         map[int64][]byte // item → its properties, as they are listed
}

// most bounds what is kept of a file's lists.
const most = 10_000

// readHEIF finds the size of a HEIC or AVIF picture: that of its main item,
// which its tiles make up and its thumbnails repeat. The item's crop and turn
// are properties of its own; the EXIF inside is to be ignored (ISO 23008-12).
func readHEIF(s *source, i *Info) error {
	i.Frames = 1
	h := &heif{s: s, primary: -1, of: map[int64][]byte{}}
	if err := eachBox(s, 0, s.size, &h.n, h.walk); err != nil {
		return err
	}
	list := h.main()
	if !slices.ContainsFunc(list, func(p box) bool { return p.name == "ispe" }) {
		list = h.properties // no item is the main one: the largest is the whole
	}
	turn := byte(0)
	for _, p := range list {
		if err := h.apply(p, i, &turn); err != nil {
			return err
		}
	}
	i.Orientation = []int{1, 8, 3, 6}[turn] // irot turns counter-clockwise
	return nil
}

func (h *heif) walk(b box) error {
	switch b.name {
	case "meta":
		return eachBox(h.s, b.off+4, b.end, &h.n, h.walk)
	case "iprp":
		return eachBox(h.s, b.off, b.end, &h.n, h.walk)
	case "ipco":
		return eachBox(h.s, b.off, b.end, &h.n, func(b box) error {
			if len(h.properties) < most {
				h.properties = append(h.properties, b)
			}
			return nil
		})
	case "pitm":
		v, err := h.s.some(b.off, 6)
		if err != nil {
			return err
		}
		if h.primary = int64(be16(v[4:])); v[0] != 0 {
			if v, err = h.s.some(b.off+4, 4); err != nil {
				return err
			}
			h.primary = be32(v)
		}
	case "ipma":
		return h.associations(b)
	}
	return nil
}

// associations reads which properties belong to which item.
func (h *heif) associations(b box) error {
	if b.end-b.off > maxPayload || b.end-b.off < 8 {
		return ErrDamaged
	}
	v, err := h.s.some(b.off, int(b.end-b.off))
	if err != nil {
		return err
	}
	wideID, wideIndex, count, at := v[0] > 0, v[3]&1 != 0, be32(v[4:]), 8
	for ; count > 0 && len(h.of) < most; count-- {
		idLen, each := 2, 1
		if wideID {
			idLen = 4
		}
		if wideIndex {
			each = 2
		}
		if at+idLen+1 > len(v) {
			return ErrDamaged
		}
		id := int64(be16(v[at:]))
		if wideID {
			id = be32(v[at:])
		}
		n := int(v[at+idLen]) * each
		if at += idLen + 1; at+n > len(v) {
			return ErrDamaged
		}
		h.of[id] = index(v[at:at+n], wideIndex)
		at += n
	}
	return nil
}

// index gives the places of properties, from 1 on, without the bit that calls
// one essential. None that matters lies beyond the first 127 in practice, so
// one byte is enough.
func index(v []byte, wide bool) []byte {
	var out []byte
	for i := 0; i < len(v); i++ {
		p := int(v[i] & 0x7F)
		if wide && i+1 < len(v) {
			p = p<<8 | int(v[i+1])
			i++
		}
		if p > 0 && p < 256 {
			out = append(out, byte(p))
		}
	}
	return out
}

// main are the properties of the main item in its order, nil when it has none.
func (h *heif) main() []box {
	var out []box
	for _, p := range h.of[h.primary] {
		if int(p) <= len(h.properties) {
			out = append(out, h.properties[p-1])
		}
	}
	return out
}

func (h *heif) apply(p box, i *Info, turn *byte) error {
	switch p.name {
	case "ispe":
		v, err := h.s.some(p.off, 12)
		if err != nil {
			return err
		}
		if w, h := be32(v[4:]), be32(v[8:]); w <= 1<<31-1 && h <= 1<<31-1 && w*h > area(i) {
			i.Width, i.Height = int(w), int(h)
		}
	case "clap": // width and height as fractions
		v, err := h.s.some(p.off, 16)
		if err != nil {
			return err
		}
		if wn, wd, hn, hd := be32(v), be32(v[4:]), be32(v[8:]), be32(v[12:]); wd > 0 && hd > 0 {
			if w, h := wn/wd, hn/hd; w > 0 && h > 0 && w <= int64(i.Width) && h <= int64(i.Height) {
				i.Width, i.Height = int(w), int(h)
			}
		}
	case "irot":
		v, err := h.s.some(p.off, 1)
		if err != nil {
			return err
		}
		*turn = v[0] & 3
	}
	return nil
}
