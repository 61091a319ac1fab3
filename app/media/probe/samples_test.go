package probe

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestReadsWhatOtherProgramsWrite: the files of testdata were made by ffmpeg,
// libwebp, libheif and libavif; what ffprobe says of them stands here.
func TestReadsWhatOtherProgramsWrite(t *testing.T) {
	sound := func(i Info, codec string) Info { i.HasAudio, i.AudioCodec = true, codec; return i }
	film := func(format string, w, h int, millis int64, codec string) Info {
		return Info{Format: format, Width: w, Height: h, Orientation: 1, Millis: millis, FPS: 10, VideoCodec: codec}
	}
	still := func(format string, w, h, frames int) Info {
		return Info{Format: format, Width: w, Height: h, Orientation: 1, Frames: frames}
	}
	turned := func(i Info, o int) Info { i.Orientation = o; return i }
	for name, want := range map[string]Info{
		"plain.mp4":        sound(film(MP4, 64, 36, 1000, "h264"), "aac"), // index at the end
		"front_silent.mp4": film(MP4, 64, 36, 1000, "h264"),
		"fragments.mp4":    sound(film(MP4, 64, 36, 1000, "h264"), "aac"),
		"cmaf.mp4":         sound(film(MP4, 64, 36, 1000, "h264"), "aac"),
		"turned_left.mov":  turned(film(MOV, 36, 64, 1000, "h264"), 8),
		"turned_right.mp4": turned(film(MP4, 36, 64, 1000, "h264"), 6),
		"edited.mp4":       film(MP4, 64, 36, 500, "h264"),
		"hevc.mp4":         film(MP4, 64, 36, 1000, "hevc"),
		"wide_pixels.mp4":  film(MP4, 85, 36, 1000, "h264"), // pixels of 4 by 3
		"vp9.webm":         sound(film(WebM, 64, 36, 1000, "vp9"), "opus"),
		"lossy.webp":       still(WebP, 64, 36, 1),
		"lossless.webp":    still(WebP, 64, 36, 1),
		"alpha.webp":       still(WebP, 64, 36, 1),
		"moving.webp":      still(WebP, 64, 36, 2),
		"photo.heic":       still(HEIC, 64, 36, 1),
		"turned.avif":      turned(still(AVIF, 36, 64, 1), 8),
	} {
		got, err := Read(filepath.Join("testdata", name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want.MIME, got.cost = mimes[want.Format], 0
		if d := got.Millis - want.Millis; want.Format == WebM && d > -60 && d < 60 { // its clock is in the packets
			got.Millis = want.Millis
		}
		if got != want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
	}
	if _, err := Read(filepath.Join("testdata", "sound.mp4")); !errors.Is(err, ErrNoVideo) {
		t.Errorf("sound alone: %v", err)
	}
}

// TestCutSamplesAreRefused: a film, picture or photo whose end is missing is
// never taken for whole.
func TestCutSamplesAreRefused(t *testing.T) {
	for name, b := range samples(t) {
		if name == "sound.mp4" || name == "vp9.webm" || name == "edited.mp4" { // a WebM may end anywhere; what ffmpeg leaves out of an edit is free
			continue
		}
		for _, share := range []int{10, 50, 90} {
			n := len(b) * share / 100
			if info, err := ReadFrom(bytes.NewReader(b[:n]), int64(n)); err == nil {
				t.Errorf("%s of %d of %d bytes: %+v", name, n, len(b), info)
			}
		}
	}
}

func samples(t testing.TB) map[string][]byte {
	t.Helper()
	list, err := filepath.Glob(filepath.Join("testdata", "*.*"))
	if err != nil || len(list) < 10 {
		t.Fatalf("samples: %v %v", list, err)
	}
	out := map[string][]byte{}
	for _, path := range list {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(path)] = b
	}
	return out
}

// FuzzReaders gives any content to any reader, whatever its first bytes say:
// each must end within its bounds.
func FuzzReaders(f *testing.F) {
	readers := []func(*source, *Info) error{readJPEG, readPNG, readGIF, readWebP, readHEIF, readFilm, readWebM}
	for _, b := range samples(f) {
		for kind := range readers {
			f.Add(byte(kind), b)
		}
	}
	for kind, b := range [][]byte{jpegOf(f, 9, 9), pngOf(f, 9, 9), gifOf(f, 3)} {
		f.Add(byte(kind), b)
	}
	f.Fuzz(func(t *testing.T, kind byte, b []byte) {
		if len(b) == 0 {
			return
		}
		r := &calls{r: bytes.NewReader(b)}
		s := &source{r: r, size: int64(len(b)), left: maxRead}
		info := Info{Orientation: 1}
		err := readers[int(kind)%len(readers)](s, &info)
		var p *Problem
		if err != nil && !errors.As(Classify(err), &p) {
			t.Errorf("without a text: %v", err)
		}
		if info.Orientation < 1 || info.Orientation > 8 || info.Millis < 0 || info.cost < 0 {
			t.Errorf("%+v", info)
		}
		if r.bytes > maxRead || r.most > 4<<20 || r.n > 2_000_000 {
			t.Errorf("%d reads, %d bytes, at most %d at once", r.n, r.bytes, r.most)
		}
	})
}

// FuzzOrientation: EXIF says 1 to 8, whatever it holds.
func FuzzOrientation(f *testing.F) {
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"))
	f.Add([]byte("II*\x00\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if o := orientation(b); o < 1 || o > 8 {
			t.Errorf("%d", o)
		}
	})
}

// calls counts what is read.
type calls struct {
	r           *bytes.Reader
	n           int
	bytes, most int64
}

func (c *calls) ReadAt(b []byte, off int64) (int, error) {
	c.n++
	c.bytes += int64(len(b))
	c.most = max(c.most, int64(len(b)))
	return c.r.ReadAt(b, off)
}
