package probe

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

// readHEIF finds the size of a HEIC or AVIF picture: the largest of its parts
// is the whole, tiles and thumbnails are smaller. Its rotation is a property
// of its own; the EXIF inside is to be ignored (ISO 23008-12).
func readHEIF(s *source, i *Info) error {
	i.Frames = 1
	n, turn := 0, byte(0)
	var walk func(box) error
	walk = func(b box) error {
		switch b.name {
		case "meta":
			return eachBox(s, b.off+4, b.end, &n, walk)
		case "iprp", "ipco":
			return eachBox(s, b.off, b.end, &n, walk)
		case "ispe":
			v, err := s.some(b.off, 12)
			if err != nil {
				return err
			}
			if w, h := be32(v[4:]), be32(v[8:]); w <= 1<<31-1 && h <= 1<<31-1 && w*h > area(i) {
				i.Width, i.Height = int(w), int(h)
			}
		case "irot":
			v, err := s.some(b.off, 1)
			if err != nil {
				return err
			}
			turn = v[0] & 3
		}
		return nil
	}
	if err := eachBox(s, 0, s.size, &n, walk); err != nil {
		return err
	}
	i.Orientation = []int{1, 8, 3, 6}[turn] // irot turns counter-clockwise
	return nil
}
