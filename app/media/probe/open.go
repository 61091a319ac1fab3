package probe

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Open opens a file of the disk for reading and tells its size in bytes. What
// is no file at all is never opened: a pipe would wait for ever for the other
// end. Its errors are ErrGone, ErrFolder, ErrNotFile, ErrNoRight, ErrLoop,
// ErrUnreadable.
func Open(path string) (*os.File, int64, error) {
	if err := regular(os.Stat(path)); err != nil {
		return nil, 0, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, Classify(err)
	}
	st, err := f.Stat()
	if err := regular(st, err); err != nil { // it was changed for another since
		_ = f.Close()
		return nil, 0, err
	}
	return f, st.Size(), nil
}

func regular(st fs.FileInfo, err error) error {
	switch {
	case err != nil:
		return Classify(err)
	case st.IsDir():
		return ErrFolder
	case !st.Mode().IsRegular():
		return ErrNotFile
	}
	return nil
}

// Classify says in the user's words what the system or a reader ran into.
// Problems stay as they are.
func Classify(err error) error {
	var p *Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &p):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	case errors.Is(err, fs.ErrPermission):
		return &Problem{Key: ErrNoRight.Key, err: err}
	case isLoop(err):
		return &Problem{Key: ErrLoop.Key, err: err}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ErrTruncated
	}
	return unreadable(err)
}

// others are files people take for pictures and videos, by their first bytes.
var others = []struct{ at, name string }{
	{"%PDF-", "PDF"},
	{"%!PS", "PostScript"},
	{"8BPS", "Photoshop (PSD)"},
	{"II*\x00", "TIFF/RAW"},
	{"MM\x00*", "TIFF/RAW"},
	{"BM", "BMP"},
	{"PK\x03\x04", "ZIP/Office"},
	{"Rar!", "RAR"},
	{"ID3", "MP3"},
	{"OggS", "OGG"},
	{"fLaC", "FLAC"},
	{"\x00\x00\x01\x00", "ICO"},
	{"FLV\x01", "FLV"},
	{"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "WMV"},
	{"\x00\x00\x01\xBA", "MPEG"},
	{"\x00\x00\x01\xB3", "MPEG"},
}

// notMedia calls a file that is no picture or video by its kind, where the kind
// is known.
func notMedia(s *source, head []byte) error {
	for _, o := range others {
		if bytes.HasPrefix(head, []byte(o.at)) {
			return kind(o.name)
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "AVI ":
		return kind("AVI")
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WAVE":
		return kind("WAV")
	case len(head) > 0 && bytes.Count(head, []byte{0}) == len(head):
		return ErrBlank
	}
	text := make([]byte, min(1024, s.size))
	if s.at(text, 0) == nil && strings.Contains(strings.ToLower(string(text)), "<svg") {
		return kind("SVG")
	}
	if len(text) > 188 && text[0] == 0x47 && text[188] == 0x47 { // packets of that length
		return kind("MPEG-TS")
	}
	return ErrNotMedia
}

func kind(name string) error {
	return &Problem{Key: ErrOtherKind.Key, Args: []any{"kind", name}}
}
