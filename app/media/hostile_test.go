package media_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/app/media"
)

// left are the files of the media folder.
func (d desk) left(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(d.w.Dir, "media"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

// soon fails when f waits for something that never comes.
func soon(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s never ends", what)
	}
}

func camera(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, w, h)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatIsNoPictureIsRefusedInWords(t *testing.T) {
	d := newDesk(t)
	link := filepath.Join(d.dir, "putar.jpg")
	if err := os.Symlink(link, link); err != nil {
		t.Log(err)
	}
	tests := map[string]struct {
		path string
		want error
		says string
	}{
		"folder":   {d.dir, media.ErrFolder, "folder"},
		"PDF":      {d.file(t, "brosur.jpg", []byte("%PDF-1.7 ...")), media.ErrOtherKind, "PDF"},
		"SVG":      {d.file(t, "logo.svg", []byte("<?xml version=\"1.0\"?>\n<SVG xmlns=\"x\"/>")), media.ErrOtherKind, "SVG"},
		"PSD":      {d.file(t, "poster.psd", []byte("8BPS\x00\x01")), media.ErrOtherKind, "PSD"},
		"AVI":      {d.file(t, "lama.avi", []byte("RIFF\x00\x00\x00\x00AVI LIST")), media.ErrOtherKind, "AVI"},
		"zeros":    {d.file(t, "nol.mp4", make([]byte, 4096)), media.ErrBlank, "nol"},
		"text":     {d.file(t, "catatan.png", []byte("halo")), media.ErrNotMedia, "bukan foto"},
		"one byte": {d.file(t, "satu.png", []byte{0x89}), media.ErrNotMedia, "bukan foto"},
		"empty":    {d.file(t, "kosong.jpg", nil), media.ErrEmpty, "kosong"},
		"gone":     {filepath.Join(d.dir, "hilang.jpg"), media.ErrGone, "tidak ada"},
	}
	if runtime.GOOS != "windows" {
		tests["loop"] = struct {
			path string
			want error
			says string
		}{link, media.ErrLoop, "dirinya"}
	}
	for name, tc := range tests {
		out := d.AddAll(bg, []string{tc.path}, 0, nil)
		if len(out) != 1 || !errors.Is(out[0].Err, tc.want) || out[0].Media != nil {
			t.Errorf("%s: %+v", name, out)
			continue
		}
		if text := lang.Error(out[0].Err); !strings.Contains(text, tc.says) {
			t.Errorf("%s is told %q", name, text)
		}
	}
	if left := d.left(t); len(left) > 0 {
		t.Errorf("left in the media folder: %v", left)
	}
}

func TestCutAnywhereIsRefused(t *testing.T) {
	d := newDesk(t)
	whole := map[string][]byte{"a.png": photo(t, 1), "a.jpg": camera(t, 300, 200), "a.webm": film()}
	for name, b := range whole {
		for _, n := range []int{1, 3, 8, 12, 20, len(b) / 2, len(b) - 1} {
			o := d.AddAll(bg, []string{d.file(t, name, b[:n])}, 0, nil)[0]
			if o.Media != nil {
				t.Errorf("%s of %d of %d bytes was added", name, n, len(b))
			}
			if text := lang.Error(o.Err); text == lang.T("common.error_unknown") {
				t.Errorf("%s of %d bytes: %v has no words", name, n, o.Err)
			}
		}
	}
	if left := d.left(t); len(left) > 0 {
		t.Errorf("left in the media folder: %v", left)
	}
}

func TestNamesOfAnyKind(t *testing.T) {
	d := newDesk(t)
	names := []string{"kopi ☕👩‍🍳🏴󠁧󠁢󠁳󠁣󠁴󠁿.png", "صورة القهوة.png", strings.Repeat("panjang ", 30) + ".png", "tanpa-akhiran", "akhiran." + strings.Repeat("x", 200), "salah.jpg"}
	if runtime.GOOS != "windows" {
		names = append(names, "dua\nbaris\t.png", "gnp.\u202egpj.exe", "\xff\xfe.png", `C:\Users\Sari\kopi.png`, "*?[a].png")
	}
	for i, name := range names {
		m, err := d.Add(bg, d.file(t, name, photo(t, uint8(i+10))))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if strings.ContainsAny(m.Name, "\n\t\u202e") || !utf8.ValidString(m.Name) || m.Name == "" {
			t.Errorf("%q is called %q", name, m.Name)
		}
		path, err := d.w.Media.Find(m.Hash)
		if err != nil || filepath.Ext(path) != ".png" {
			t.Errorf("%q lies at %s: %v", name, path, err)
		}
		if _, err := d.w.Media.Thumb(m.Hash, 24); err != nil {
			t.Errorf("%q has no thumbnail: %v", name, err)
		}
	}
	if list, err := d.List(bg, media.Query{}); err != nil || len(list) != len(names) {
		t.Errorf("%d files, %v", len(list), err)
	}
	if m, err := d.Add(bg, d.file(t, "kopi.png", photo(t, 10))); err != nil || !strings.Contains(m.Name, "👩‍🍳🏴󠁧󠁢󠁳󠁣󠁴󠁿") {
		t.Errorf("emoji of a name: %+v %v", m, err)
	}
}

func TestCancelledHalfWayKeepsWhatIsThere(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(bg)
	defer cancel()
	var paths []string
	for i := range 5 {
		paths = append(paths, d.file(t, fmt.Sprintf("%d.png", i), photo(t, uint8(i))))
	}
	big := append(camera(t, 64, 64), make([]byte, 3<<20)...) // read in several steps
	paths[2] = d.file(t, "besar.jpg", big)
	last := media.Progress{}
	out := d.AddAll(ctx, paths, 0, func(p media.Progress) {
		if p.Done < last.Done && p.At == last.At || p.At < last.At || p.Of != 5 {
			t.Errorf("after %+v came %+v", last, p)
		}
		if last = p; p.At == 3 && p.Done > 1<<20 {
			cancel()
		}
	})
	if last.Name != "besar.jpg" || last.Size != int64(len(big)) {
		t.Errorf("the last that was told: %+v", last)
	}
	for i, o := range out {
		if added := o.Media != nil; added != (i < 2) || !added && !errors.Is(o.Err, media.ErrCancelled) {
			t.Errorf("%s: %+v", o.Name(), o)
		}
	}
	if left := d.left(t); len(left) != 2 {
		t.Errorf("in the media folder: %v", left)
	}
}

func TestTheSameFileTwiceIsOne(t *testing.T) {
	d := newDesk(t)
	path := d.file(t, "kopi.png", photo(t, 1))
	out := d.AddAll(bg, []string{path, path, filepath.Join(d.dir, ".", "kopi.png")}, 0, nil)
	if len(out) != 1 || out[0].Err != nil {
		t.Errorf("%+v", out)
	}
	if again, err := d.Add(bg, path); err != nil || again.ID != out[0].Media.ID {
		t.Errorf("%+v %v", again, err)
	}
}

func TestLostFileIsSaidAndComesBackWithTheSameContent(t *testing.T) {
	d := newDesk(t)
	path := d.file(t, "kopi.png", photo(t, 1))
	m, err := d.Add(bg, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.State(*m); err != nil {
		t.Errorf("whole, but %v", err)
	}
	if _, err := d.w.Media.Thumb(m.Hash, 24); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(d.w.Media.Path(*m)); err != nil {
		t.Fatal(err)
	}
	if err := d.State(*m); !errors.Is(err, media.ErrLost) || !strings.Contains(lang.Error(err), "hilang") {
		t.Errorf("lost, but %v", err)
	}
	if _, err := d.w.Media.Thumb(m.Hash, 24); !errors.Is(err, media.ErrLost) {
		t.Errorf("an old thumbnail stands for it: %v", err)
	}
	if _, err := d.w.Media.Preview(m.Hash, 24); !errors.Is(err, media.ErrLost) {
		t.Errorf("a preview of what is lost: %v", err)
	}
	if again, err := d.Add(bg, path); err != nil || again.ID != m.ID {
		t.Fatalf("%+v %v", again, err)
	}
	if err := d.State(*m); err != nil {
		t.Errorf("back, but %v", err)
	}
}

// bomb is a GIF or PNG that says it is huge.
func bomb(t *testing.T, name string) []byte {
	t.Helper()
	if name == "gif" {
		b := []byte("GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff")
		for range 2000 {
			b = append(b, "\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x4c\x01\x00"...)
		}
		return append(b, ';')
	}
	b := photo(t, 1)
	binary.BigEndian.PutUint32(b[16:], 1<<31-1)
	binary.BigEndian.PutUint32(b[20:], 1<<31-1)
	return b
}

func TestBombsCostNothing(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"gif", "png"} {
		soon(t, name, func() {
			o := d.AddAll(bg, []string{d.file(t, "bom."+name, bomb(t, name))}, 0, nil)[0]
			if !errors.Is(o.Err, media.ErrTooManyPixels) {
				t.Errorf("%s: %v", name, o.Err)
			}
			if o.Media == nil {
				return
			}
			if _, err := d.w.Media.Thumb(o.Media.Hash, 240); !errors.Is(err, media.ErrTooManyPixels) {
				t.Errorf("%s has a thumbnail: %v", name, err)
			}
		})
	}
}
