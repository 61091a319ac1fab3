//go:build !windows

package media_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lontar/app/media"
)

func TestPipesAndDevicesAreNeverWaitedFor(t *testing.T) {
	d := newDesk(t)
	pipe := filepath.Join(d.dir, "pipa.jpg")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(os.TempDir(), "lontar-media-test.sock") // their names must be short
	_ = os.Remove(socket)
	if l, err := net.Listen("unix", socket); err == nil {
		defer l.Close()
	}
	soon(t, "a pipe", func() {
		for _, o := range d.AddAll(bg, []string{pipe, "/dev/zero", "/dev/null", socket}, 0, nil) {
			if !errors.Is(o.Err, media.ErrNotFile) {
				t.Errorf("%s: %v", o.Path, o.Err)
			}
		}
	})
}

func TestFileWithoutTheRightToReadIsSaid(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	d := newDesk(t)
	path := d.file(t, "tertutup.png", photo(t, 1))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(bg, path); !errors.Is(err, media.ErrNoRight) {
		t.Errorf("%v", err)
	}
}

// TestLargeFilmCanBeStopped: a large file is told of while it is copied, and
// leaves nothing when it is stopped.
func TestLargeFilmCanBeStopped(t *testing.T) {
	d := newDesk(t)
	path := d.file(t, "besar.webm", film())
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekEnd); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte{0xEC, 0x08, 0xFF, 0xFF, 0xFF, 0xFF}); err != nil { // a void of 4 GB
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(int64(len(film()))+6+1<<32-1), f.Close()); err != nil {
		t.Skip(err)
	}
	ctx, cancel := context.WithCancel(bg)
	defer cancel()
	o := d.AddAll(ctx, []string{path}, 0, func(p media.Progress) {
		if p.Done > 64<<20 {
			cancel()
		}
	})[0]
	if !errors.Is(o.Err, media.ErrCancelled) {
		t.Errorf("%+v", o)
	}
	if left := d.left(t); len(left) != 0 {
		t.Errorf("in the media folder: %v", left)
	}
}
