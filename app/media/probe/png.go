package probe

const (
	maxChunks = 500_000
	maxExif   = 1 << 20
)

// readPNG walks the chunks to the end: size, frames, orientation.
func readPNG(s *source, i *Info) error {
	i.Frames = 1
	for off, n := int64(8), 0; n < maxChunks; n++ {
		h, err := s.some(off, 8)
		if err != nil {
			return err
		}
		length, name := be32(h), string(h[4:])
		if n == 0 && (name != "IHDR" || length != 13) || length > 1<<31-1 {
			return ErrDamaged
		}
		switch name {
		case "IHDR":
			b, err := s.some(off+8, 13)
			if err != nil {
				return err
			}
			if be32(b) > 1<<31-1 || be32(b[4:]) > 1<<31-1 {
				return ErrDamaged
			}
			i.Width, i.Height = int(be32(b)), int(be32(b[4:]))
			i.cost = area(i) * pngBytes(b[8], b[9])
		case "acTL":
			if b, err := s.some(off+8, 4); err == nil && length == 8 {
				i.Frames = int(be32(b))
			}
		case "eXIf":
			if length <= maxExif {
				b, err := s.some(off+8, int(length))
				if err != nil {
					return err
				}
				i.Orientation = orientation(b)
			}
		case "IEND":
			_, err := s.some(off+8, 4) // its sum ends the file
			return err
		}
		off += 12 + length
	}
	return ErrDamaged
}

// pngBytes is what Go's decoder takes a pixel, for a bit depth and colour type.
func pngBytes(depth, kind byte) int64 {
	wide := int64(1)
	if depth == 16 {
		wide = 2
	}
	if kind == 0 || kind == 3 {
		return wide
	}
	return 4 * wide
}

// area is width by height, at most what fits.
func area(i *Info) int64 {
	const most = 1 << 40
	if i.Height > 0 && int64(i.Width) > most/int64(i.Height) {
		return most
	}
	return int64(i.Width) * int64(i.Height)
}
