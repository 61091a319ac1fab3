package media

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"lontar/app/media/probe"
	"lontar/app/media/scale"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

// More that can be wrong.
var (
	ErrNotUsed   = &probe.Problem{Key: "media.error.not_used"}  // nothing to replace
	ErrSameFile  = &probe.Problem{Key: "media.error.same_file"} // replaced by itself
	ErrNoFFmpeg  = &probe.Problem{Key: "media.error.no_ffmpeg"}
	ErrNoFrame   = &probe.Problem{Key: "media.error.no_frame"} // the video has no picture there
	ErrNoCover   = workspace.ErrNoCover
	ErrFull      = &probe.Problem{Key: "media.error.full"}      // no room for the copy
	ErrCancelled = &probe.Problem{Key: "media.error.cancelled"} // by the person
	ErrReadOnly  = &probe.Problem{Key: "media.error.read_only"} // the workspace cannot be written to
)

// Extensions are the endings a file dialog offers; what a file is, it says itself.
var Extensions = []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".mp4", ".mov", ".m4v", ".webm", ".mkv"}

// Pictures are the endings of Extensions that can be a cover.
var Pictures = []string{".jpg", ".jpeg", ".png", ".webp", ".gif"}

// Outcome is what became of one file that was given to the library.
type Outcome struct {
	Path  string
	Media *models.Media // nil when it was refused
	Err   error         // why it was refused, or what to know of a file that was added
}

// Name is the file's name without its folder, on one line.
func (o Outcome) Name() string { return workspace.CleanName(filepath.Base(o.Path)) }

// Progress is how far adding has come.
type Progress struct {
	At, Of int    // files
	Name   string // of the file being copied
	Done   int64  // bytes of it that are copied
	Size   int64  // bytes of it
}

// Add copies a file into the library. A file that is cut, empty, damaged, gone
// or no picture or video is refused; one that is sound but cannot be shown
// here (HEIC, too many pixels) is added, and Warning says so.
func (s *Service) Add(ctx context.Context, path string) (*models.Media, error) {
	m, err := s.add(ctx, path, 0, nil)
	if err == nil {
		s.announce(m.ID)
	}
	return m, err
}

// AddAll copies files into the library, for a brand or 0 for none. One bad file
// does not keep the others out; a path named twice is taken once. told, which
// may be nil, hears how far it is, on the caller's goroutine. Ending ctx keeps
// what is already there and leaves the rest out, with ErrCancelled.
func (s *Service) AddAll(ctx context.Context, paths []string, brandID int64, told func(Progress)) []Outcome {
	paths = once(paths)
	out := make([]Outcome, 0, len(paths))
	var ids []int64
	for i, path := range paths {
		o := Outcome{Path: path}
		var hear func(done, size int64)
		if told != nil && ctx.Err() == nil {
			hear = func(done, size int64) {
				told(Progress{At: i + 1, Of: len(paths), Name: o.Name(), Done: done, Size: size})
			}
			hear(0, 0)
		}
		if o.Media, o.Err = s.add(ctx, path, brandID, hear); o.Err == nil {
			o.Err = s.warn(*o.Media)
			ids = append(ids, o.Media.ID)
		}
		out = append(out, o)
	}
	if len(ids) > 0 {
		s.announce(ids...)
	}
	return out
}

func once(paths []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, p := range paths {
		if key := filepath.Clean(p); !seen[key] {
			seen[key] = true
			out = append(out, p)
		}
	}
	return out
}

func (s *Service) add(ctx context.Context, path string, brandID int64, hear func(done, size int64)) (*models.Media, error) {
	if ctx.Err() != nil {
		return nil, ErrCancelled
	}
	m, err := s.files.Take(ctx, path, hear)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil, ErrCancelled
	case errors.Is(err, store.ErrFull):
		return nil, fmt.Errorf("%w: %w", ErrFull, err)
	case errors.Is(err, store.ErrReadOnly):
		return nil, fmt.Errorf("%w: %w", ErrReadOnly, err)
	case err != nil:
		return nil, err
	}
	if brandID != 0 && m.BrandID == 0 {
		m.BrandID = brandID
		err = s.store.UpdateMedia(ctx, m.ID, func(is *models.Media) { is.BrandID = brandID })
	}
	return m, err
}

// warn says what to know of a file that was just added.
func (s *Service) warn(m models.Media) error {
	if err := Warning(m); err != nil || m.Video() {
		return err
	}
	path, err := s.files.Find(m.Hash)
	if err != nil {
		return err
	}
	info, err := probe.Read(path)
	if err != nil {
		return err
	}
	return scale.Check(info)
}

// State says what is wrong with a file of the library: that it is lost from the
// workspace's folder, or what Warning says. It looks at the disk.
func (s *Service) State(m models.Media) error {
	if _, err := s.files.Find(m.Hash); err != nil {
		return ErrLost
	}
	return Warning(m)
}

// Warning says what to know of a file that is kept but cannot be shown here or
// posted as it is, nil when there is nothing. Of a picture too large to be
// shown, MediaStore.Preview says so.
func Warning(m models.Media) error {
	switch {
	case m.Format == probe.HEIC, m.Format == probe.AVIF, m.Format == probe.WebP && m.Frames > 1:
		return scale.NoDecoder(m.Format)
	case m.Format == probe.MKV:
		return &probe.Problem{Key: "media.error.mkv"}
	}
	return nil
}
