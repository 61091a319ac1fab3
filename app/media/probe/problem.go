package probe

// Problem is why a file cannot be used, or not as it is, in words for the user.
type Problem struct {
	Key  string
	Args []any
	err  error
}

// What can be wrong with a file. Compare with errors.Is.
var (
	ErrGone          = &Problem{Key: "media.error.gone"}  // moved or deleted since it was chosen
	ErrEmpty         = &Problem{Key: "media.error.empty"} // 0 bytes
	ErrFolder        = &Problem{Key: "media.error.folder"}
	ErrNotFile       = &Problem{Key: "media.error.not_file"}   // a pipe, a device, a socket
	ErrNoRight       = &Problem{Key: "media.error.no_right"}   // the system refuses to open it
	ErrLoop          = &Problem{Key: "media.error.loop"}       // a link that leads to itself
	ErrNotMedia      = &Problem{Key: "media.error.not_media"}  // no picture or video, whatever its name says
	ErrOtherKind     = &Problem{Key: "media.error.other_kind"} // a PDF, an SVG, …
	ErrBlank         = &Problem{Key: "media.error.blank"}      // nothing but zeros: a copy that never arrived
	ErrTruncated     = &Problem{Key: "media.error.truncated"}  // its end is missing
	ErrNoSize        = &Problem{Key: "media.error.no_size"}    // a size of 0 by something
	ErrNoVideo       = &Problem{Key: "media.error.no_video"}   // an MP4 without a picture track
	ErrDamaged       = &Problem{Key: "media.error.damaged"}    // its parts contradict each other
	ErrUnreadable    = &Problem{Key: "media.error.unreadable"} // the system does not let it be read
	ErrTooManyPixels = &Problem{Key: "media.error.too_many_pixels"}
	ErrNoDecoder     = &Problem{Key: "media.error.no_decoder"} // HEIC and AVIF
)

func (p *Problem) Error() string {
	if p.err != nil {
		return p.Key + ": " + p.err.Error()
	}
	return p.Key
}

// Told gives the key and arguments of the text.
func (p *Problem) Told() (key string, args []any) { return p.Key, p.Args }

// Is compares kinds.
func (p *Problem) Is(target error) bool {
	t, ok := target.(*Problem)
	return ok && t.Key == p.Key
}

// Unwrap is what the system said.
func (p *Problem) Unwrap() error { return p.err }

func unreadable(err error) error { return &Problem{Key: ErrUnreadable.Key, err: err} }

// TooManyPixels says how large a picture is that will not be decoded.
func TooManyPixels(width, height int) error {
	return &Problem{Key: ErrTooManyPixels.Key, Args: []any{"width", width, "height", height, "mp", int((int64(width)*int64(height) + 500_000) / 1_000_000)}}
}
