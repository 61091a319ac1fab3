package probe

// readWebP walks the chunks of the RIFF file: size, frames, orientation.
func readWebP(s *source, i *Info) error {
	h, err := s.some(4, 4)
	if err != nil {
		return err
	}
	end := le32(h) + 8
	if end > s.size+1 { // some writers forget the padding byte
		return ErrTruncated
	}
	lossless := int64(0) // bytes a pixel: that decoder copies
	for off, n := int64(12), 0; off+8 <= end && n < maxChunks; n++ {
		h, err := s.some(off, 8)
		if err != nil {
			return err
		}
		length := le32(h[4:])
		if string(h[:4]) == "VP8L" {
			lossless = 8
		}
		if err := webpChunk(s, i, string(h[:4]), off+8, length); err != nil {
			return err
		}
		off += 8 + length + length&1
	}
	i.Frames = max(i.Frames, 1)
	i.cost = max(area(i), i.cost) * max(2, lossless)
	return nil
}

func webpChunk(s *source, i *Info, name string, off, length int64) error {
	switch {
	case name == "VP8X" && length >= 10:
		b, err := s.some(off, 10)
		if err != nil {
			return err
		}
		i.Width, i.Height = le24(b[4:])+1, le24(b[7:])+1
	case name == "VP8 " && length >= 10:
		b, err := s.some(off, 10)
		if err != nil {
			return err
		}
		i.still((int(b[6])|int(b[7])<<8)&0x3FFF, (int(b[8])|int(b[9])<<8)&0x3FFF)
	case name == "VP8L" && length >= 5:
		b, err := s.some(off, 5)
		if err != nil {
			return err
		}
		bits := le32(b[1:])
		i.still(int(bits&0x3FFF)+1, int(bits>>14&0x3FFF)+1)
	case name == "ANMF":
		i.Frames++
	case name == "EXIF" && length <= maxExif:
		b, err := s.some(off, int(length))
		if err != nil {
			return err
		}
		if len(b) > 6 && string(b[:6]) == "Exif\x00\x00" {
			b = b[6:]
		}
		i.Orientation = orientation(b)
	}
	return nil
}

// still takes up the size of the picture itself. Where a canvas was given, it
// counts for the size; decoding costs what the picture says.
func (i *Info) still(w, h int) {
	if i.Width == 0 {
		i.Width, i.Height = w, h
	}
	i.cost = max(i.cost, int64(w)*int64(h))
}

func le24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
