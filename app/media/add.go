package media

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"lontar/app/media/probe"
	"lontar/app/media/scale"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

// More that can be wrong.
var (
	ErrNotUsed  = &probe.Problem{Key: "media.error.not_used"}  // nothing to replace
	ErrSameFile = &probe.Problem{Key: "media.error.same_file"} // replaced by itself
	ErrNoFFmpeg = &probe.Problem{Key: "media.error.no_ffmpeg"}
	ErrNoFrame  = &probe.Problem{Key: "media.error.no_frame"} // the video has no picture there
	ErrNoCover  = workspace.ErrNoCover
	ErrFull     = &probe.Problem{Key: "media.error.full"}      // no room for the copy
	ErrReadOnly = &probe.Problem{Key: "media.error.read_only"} // the workspace cannot be written to
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

// Name is the file's name without its folder.
func (o Outcome) Name() string { return filepath.Base(o.Path) }

// Add copies a file into the library. A file that is cut, empty, damaged, gone
// or no picture or video is refused; one that is sound but cannot be shown
// here (HEIC, too many pixels) is added, and Warning says so.
func (s *Service) Add(ctx context.Context, path string) (*models.Media, error) {
	m, err := s.add(ctx, path, 0)
	if err == nil {
		s.announce(m.ID)
	}
	return m, err
}

// AddAll copies files into the library, for a brand or 0 for none. One bad file
// does not keep the others out.
func (s *Service) AddAll(ctx context.Context, paths []string, brandID int64) []Outcome {
	out := make([]Outcome, 0, len(paths))
	var ids []int64
	for _, path := range paths {
		o := Outcome{Path: path}
		if o.Media, o.Err = s.add(ctx, path, brandID); o.Err == nil {
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

func (s *Service) add(ctx context.Context, path string, brandID int64) (*models.Media, error) {
	if _, err := probe.Read(path); err != nil {
		return nil, err
	}
	m, err := s.files.Add(ctx, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrGone
	case errors.Is(err, store.ErrFull):
		return nil, fmt.Errorf("%w: %w", ErrFull, err)
	case errors.Is(err, store.ErrReadOnly):
		return nil, fmt.Errorf("%w: %w", ErrReadOnly, err)
	case err != nil:
		return nil, err
	}
	if m.Format == "" { // it changed between the look and the copy
		return nil, errors.Join(ErrTruncated, s.Delete(ctx, m.ID))
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
