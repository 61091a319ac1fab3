package probe

import (
	"bufio"
	"io"
)

// readGIF counts the pictures of a GIF. What lies beyond the bound of reading
// is not counted and not called missing.
func readGIF(s *source, i *Info) error {
	b, err := s.some(6, 7)
	if err != nil {
		return err
	}
	i.Width, i.Height = int(b[0])|int(b[1])<<8, int(b[2])|int(b[3])<<8
	i.cost = area(i)
	off := int64(13)
	if b[4]&0x80 != 0 {
		off += 3 << (b[4]&7 + 1)
	}
	const bound = maxRead / 2
	r := bufio.NewReaderSize(io.NewSectionReader(s, off, bound), 64<<10)
	err = gifBlocks(r, i)
	if (err == io.EOF || err == io.ErrUnexpectedEOF) && s.size-off > bound {
		return nil
	}
	if err == nil && i.Frames == 0 {
		return ErrDamaged
	}
	return err
}

func gifBlocks(r *bufio.Reader, i *Info) error {
	for {
		kind, err := r.ReadByte()
		if err != nil {
			return err
		}
		switch kind {
		case 0x3B:
			return nil
		case 0x21: // extension: a label, then blocks
			if _, err := r.Discard(1); err != nil {
				return err
			}
		case 0x2C: // picture: place, own colours, code size, then blocks
			var d [9]byte
			if _, err := io.ReadFull(r, d[:]); err != nil {
				return err
			}
			skip := 1
			if d[8]&0x80 != 0 {
				skip += 3 << (d[8]&7 + 1)
			}
			if _, err := r.Discard(skip); err != nil {
				return err
			}
			i.Frames++
		case 0: // some encoders pad
			continue
		default:
			return ErrDamaged
		}
		if err := gifSkip(r); err != nil {
			return err
		}
	}
}

func gifSkip(r *bufio.Reader) error {
	for {
		n, err := r.ReadByte()
		if err != nil || n == 0 {
			return err
		}
		if _, err := r.Discard(int(n)); err != nil {
			return err
		}
	}
}
