package media

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lontar/models"
)

// cutFor is how long ffmpeg may take for one frame.
const cutFor = 60 * time.Second

// CanCut reports whether frames can be taken from videos: whether ffmpeg is
// on the path.
func CanCut() bool {
	_, err := exec.LookPath("ffmpeg")
	return err == nil
}

// SetCover makes a picture of the media store stand for a video, "" none. It
// returns the hash of the cover before, for undo.
func (s *Service) SetCover(ctx context.Context, id int64, coverHash string) (before string, err error) {
	if coverHash != "" {
		list, err := s.store.MediaByHash(ctx, coverHash)
		if err != nil {
			return "", err
		}
		if len(list) == 0 || list[0].Video() {
			return "", ErrNotMedia
		}
	}
	err = s.update(ctx, id, func(m *models.Media) { before, m.Cover = m.Cover, coverHash })
	return before, err
}

// AddCover makes a picture file of the disk the cover of a video.
func (s *Service) AddCover(ctx context.Context, id int64, path string) (before string, err error) {
	m, err := s.add(ctx, path, 0, nil)
	if err != nil {
		return "", err
	}
	if m.Video() {
		return "", ErrNotMedia
	}
	return s.SetCover(ctx, id, m.Hash)
}

// CutCover makes the frame of a video at a second its cover. It needs ffmpeg.
func (s *Service) CutCover(ctx context.Context, id int64, second float64) (before string, err error) {
	m, err := s.store.Medium(ctx, id)
	if err != nil {
		return "", err
	}
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		return "", ErrNoFFmpeg
	}
	source, err := s.files.Find(m.Hash)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrGone, err)
	}
	if source, err = filepath.Abs(source); err != nil { // a path must not look like an option
		return "", err
	}
	dir, err := os.MkdirTemp("", "lontar-cover-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	frame := filepath.Join(dir, frameName(m.Name, second))
	ctx, cancel := context.WithTimeout(ctx, cutFor)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-nostdin", "-loglevel", "error", "-ss", strconv.FormatFloat(max(0, second), 'f', 3, 64),
		"-i", source, "-frames:v", "1", "-q:v", "2", "-y", frame)
	quiet(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		slog.Warn("media: ffmpeg", "err", err, "says", strings.TrimSpace(string(out[:min(len(out), 500)])))
		return "", fmt.Errorf("%w: %w", ErrNoFrame, err)
	}
	if st, err := os.Stat(frame); err != nil || st.Size() == 0 { // past the end it writes nothing and is content
		return "", ErrNoFrame
	}
	return s.AddCover(ctx, id, frame)
}

// frameName is what a frame of a film is called, on every system.
func frameName(film string, second float64) string {
	const most = 60 // characters of the film's own name, at most 240 bytes
	name := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, strings.TrimSuffix(film, filepath.Ext(film))))
	at := "_" + strconv.FormatFloat(second, 'f', -1, 64) + "s.jpg"
	for len(name) > most || len(string(name))+len(at) > 240 {
		name = name[:len(name)-1]
	}
	return string(name) + at
}
