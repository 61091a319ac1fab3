package probe

import (
	"bytes"
	"io"
)

const (
	maxSegments = 10_000
	tail        = 256 << 10 // where the end marker of a JPEG is looked for first
	maxScan     = 32 << 20  // how far it is looked for from the first scan on
)

// readJPEG walks the markers up to the first scan: size, orientation, and
// whether the end is there.
func readJPEG(s *source, i *Info) error {
	i.Frames = 1
	off := int64(2)
	for n := 0; n < maxSegments; n++ {
		h, err := s.some(off, 4)
		if err != nil {
			return err
		}
		if h[0] != 0xFF {
			return ErrDamaged
		}
		marker := h[1]
		if marker == 0xFF { // fill
			off++
			continue
		}
		if marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 {
			off += 2
			continue
		}
		length := be16(h[2:])
		if length < 2 || marker == 0xD9 {
			return ErrDamaged
		}
		switch {
		case marker == 0xDA:
			return ended(s, off+2+int64(length))
		case marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
			if err := frame(s, i, off+4, length-2, marker); err != nil {
				return err
			}
		case marker == 0xE1 && i.Orientation == 1:
			b, err := s.some(off+4, length-2)
			if err != nil {
				return err
			}
			if exif, ok := bytes.CutPrefix(b, []byte("Exif\x00\x00")); ok {
				i.Orientation = orientation(exif)
			}
		}
		off += 2 + int64(length)
	}
	return ErrDamaged
}

// frame reads a frame header: the size and what decoding will cost.
func frame(s *source, i *Info, off int64, length int, marker byte) error {
	if length < 6 {
		return ErrDamaged
	}
	b, err := s.some(off, length)
	if err != nil {
		return err
	}
	i.Height, i.Width = be16(b[1:]), be16(b[3:])
	samples, most := 0, 1
	for c := 0; c < int(b[5]) && 6+3*c+2 < len(b); c++ {
		hv := b[6+3*c+1]
		area := int(hv>>4) * int(hv&15)
		samples, most = samples+area, max(most, area)
	}
	i.cost = int64(i.Width) * int64(i.Height) * int64(max(samples, 1)) / int64(most)
	if marker == 0xC2 { // progressive: all coefficients wait for the last scan
		i.cost *= 5
	}
	return nil
}

// ended looks for the end marker. Other things may follow it: depth maps, a
// short film of a phone.
func ended(s *source, from int64) error {
	if from > s.size {
		return io.ErrUnexpectedEOF
	}
	last := max(from, s.size-tail)
	b, err := s.some(last, int(s.size-last))
	if err != nil {
		return err
	}
	if bytes.Contains(b, []byte{0xFF, 0xD9}) {
		return nil
	}
	const step = 1 << 20
	for off := from; off < last; off += step - 1 { // the two bytes may lie on the edge
		if off-from > maxScan {
			return nil // not seen, not known
		}
		b, err := s.some(off, int(min(step, s.size-off)))
		if err != nil {
			return err
		}
		if bytes.Contains(b, []byte{0xFF, 0xD9}) {
			return nil
		}
	}
	return ErrTruncated
}
