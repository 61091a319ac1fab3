// Package probe reads what a picture or video file says about itself: format,
// size upright, orientation, duration, codecs. It trusts no ending of a name
// and no count in a file: it reads headers only, at most a bounded part of the
// largest file, and gives every way a file can be wrong a text for the user.
package probe

import "io"

// Formats that are recognised.
const (
	JPEG = "jpeg"
	PNG  = "png"
	WebP = "webp"
	GIF  = "gif"
	HEIC = "heic" // recognised, not decoded
	AVIF = "avif" // recognised, not decoded
	MP4  = "mp4"
	MOV  = "mov"
	WebM = "webm"
	MKV  = "mkv" // of the family of WebM; platforms do not take it
)

// Info is what a file says about itself. Width and Height are upright, after
// orientation or rotation; 0 is not known.
type Info struct {
	Format, MIME  string
	Width, Height int     // pixels
	Orientation   int     // of EXIF, 1 to 8; 1 when it does not say
	Millis        int64   // duration, 0 for pictures
	FPS           float64 // frames a second of a video
	VideoCodec    string  // "h264", "hevc", "av1", "vp9", "prores", … or the file's own four letters
	AudioCodec    string  // "aac", "mp3", "opus", …
	Frames        int     // of a picture: 1, or more when it moves
	HasAudio      bool

	cost int64 // bytes that decoding takes
}

// Video reports whether the file is a film.
func (i Info) Video() bool {
	return i.Format == MP4 || i.Format == MOV || i.Format == WebM || i.Format == MKV
}

// Cost is about how many bytes of memory decoding the picture takes.
func (i Info) Cost() int64 { return i.cost }

// Decodable reports whether the program itself can show the picture.
func (i Info) Decodable() bool {
	switch i.Format {
	case JPEG, PNG, WebP, GIF:
		return true
	}
	return false
}

var mimes = map[string]string{
	JPEG: "image/jpeg", PNG: "image/png", WebP: "image/webp", GIF: "image/gif", HEIC: "image/heic", AVIF: "image/avif",
	MP4: "video/mp4", MOV: "video/quicktime", WebM: "video/webm", MKV: "video/x-matroska",
}

// headSize is how much of the beginning tells the formats apart.
const headSize = 64

// Read reads the headers of a file. Its errors are Problems, as Open's are, and
// ErrEmpty, ErrNotMedia, ErrTruncated, ErrDamaged, ErrNoSize, ErrNoVideo.
func Read(path string) (Info, error) {
	f, size, err := Open(path)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	return ReadFrom(f, size)
}

// ReadFrom reads the headers of content of a size in bytes.
func ReadFrom(r io.ReaderAt, size int64) (Info, error) {
	if size == 0 {
		return Info{}, ErrEmpty
	}
	s := &source{r: r, size: size, left: maxRead}
	head := make([]byte, min(headSize, size))
	if err := s.at(head, 0); err != nil {
		return Info{}, Classify(err)
	}
	format, read := recognise(head)
	if read == nil {
		return Info{}, notMedia(s, head)
	}
	info := Info{Format: format, Orientation: 1}
	if err := read(s, &info); err != nil {
		return Info{}, Classify(err)
	}
	info.MIME = mimes[info.Format]
	if info.Width <= 0 || info.Height <= 0 {
		return Info{}, ErrNoSize
	}
	if info.Orientation >= 5 {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}
