package probe

import (
	"bytes"
	"encoding/binary"
	"io"
)

// maxRead bounds what one reading takes from a file, in bytes: enough for the
// index of every frame of a GIF of the largest size a platform takes.
const maxRead = 64 << 20

// source is the file with a bound on what is read of it.
type source struct {
	r    io.ReaderAt
	size int64
	left int64
}

// at fills b from an offset. io.ErrUnexpectedEOF is a file that ends before.
func (s *source) at(b []byte, off int64) error {
	if off < 0 || off > s.size-int64(len(b)) {
		return io.ErrUnexpectedEOF
	}
	if s.left -= int64(len(b)); s.left < 0 {
		return ErrDamaged
	}
	n, err := s.r.ReadAt(b, off)
	if n == len(b) {
		return nil
	}
	if err == nil || err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// some reads n bytes from an offset; n is the reader's own bound, not the file's.
func (s *source) some(off int64, n int) ([]byte, error) {
	b := make([]byte, n)
	return b, s.at(b, off)
}

// ReadAt lets standard readers read within the bound.
func (s *source) ReadAt(b []byte, off int64) (int, error) {
	if off >= s.size {
		return 0, io.EOF
	}
	n := int(min(int64(len(b)), s.size-off))
	if err := s.at(b[:n], off); err != nil {
		return 0, err
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func be16(b []byte) int   { return int(binary.BigEndian.Uint16(b)) }
func be32(b []byte) int64 { return int64(binary.BigEndian.Uint32(b)) }
func le32(b []byte) int64 { return int64(binary.LittleEndian.Uint32(b)) }

// recognise tells the format by the first bytes.
func recognise(head []byte) (string, func(*source, *Info) error) {
	has := func(at int, text string) bool {
		return len(head) >= at+len(text) && string(head[at:at+len(text)]) == text
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xD8, 0xFF}):
		return JPEG, readJPEG
	case has(0, "\x89PNG\r\n\x1a\n"):
		return PNG, readPNG
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return GIF, readGIF
	case has(0, "RIFF") && has(8, "WEBP"):
		return WebP, readWebP
	case has(0, "\x1a\x45\xdf\xa3"):
		return WebM, readWebM
	case has(4, "ftyp"):
		return brand(head)
	case has(4, "moov"), has(4, "mdat"), has(4, "wide"), has(4, "free"), has(4, "skip"), has(4, "pnot"):
		return MOV, readFilm // QuickTime before ftyp
	}
	return "", nil
}

// brand tells the ISO family by the brands of the ftyp box.
func brand(head []byte) (string, func(*source, *Info) error) {
	if len(head) < 12 {
		return MP4, readFilm
	}
	known := func(b string) string {
		switch b {
		case "heic", "heix", "heim", "heis", "hevc", "hevx":
			return HEIC
		case "avif", "avis":
			return AVIF
		case "qt  ":
			return MOV
		case "mif1", "msf1", "miaf", "MiHB":
			return "image"
		}
		return ""
	}
	end := min(be32(head), int64(len(head)))
	format := known(string(head[8:12]))
	for at := int64(16); at+4 <= end && (format == "" || format == "image"); at += 4 {
		// A film may list image brands among the compatible ones; only its own brand makes it one.
		if k := known(string(head[at : at+4])); k == HEIC || k == AVIF {
			if format == "image" {
				format = k
			}
		}
	}
	switch format {
	case HEIC, AVIF:
		return format, readHEIF
	case "image":
		return HEIC, readHEIF
	case MOV:
		return MOV, readFilm
	}
	return MP4, readFilm
}
