package workspace

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lontar/models"
	"lontar/models/store"
)

// mount puts a small file system of its own on a new folder; without the right
// to mount there is no honest full disk to test on.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("mounting a small disk needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill takes all that is left of the disk but spare bytes.
func fill(t *testing.T, disk string, spare int) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "fill"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 4096)
	size := 0
	for {
		n, err := f.Write(block)
		size += n
		if errors.Is(err, syscall.ENOSPC) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Truncate(int64(max(0, size-spare))); err != nil {
		t.Fatal(err)
	}
}

func database(t *testing.T, dir string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// made is a closed workspace with one brand.
func made(t *testing.T, dir string) {
	t.Helper()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Store.SaveBrand(context.Background(), &models.Brand{Name: "Teras", Zone: models.DefaultZone}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFullDiskIsSaidAndOverwritesNothing(t *testing.T) {
	// From not a byte to a few pages: the fault comes at another step each time
	// (the holder's file, the index of the journal, the journal itself).
	for _, spare := range []int{0, 4096, 8192, 16384, 32768, 40960, 49152, 65536} {
		disk := mount(t, "size=4m")
		dir := filepath.Join(disk, "ws")
		made(t, dir)
		before := database(t, dir)
		fill(t, disk, spare)
		ctx := context.Background()
		w, err := Open(dir, Options{})
		if err == nil {
			for i := 0; i < 500 && err == nil; i++ {
				err = w.Store.SetSetting(ctx, "big", string(bytes.Repeat([]byte{byte('a' + i%26)}, 50_000)))
			}
			if _, readErr := w.Store.Brands(ctx, false); readErr != nil {
				t.Errorf("%d bytes left: reading after the disk was full: %v", spare, readErr)
			}
			_ = w.Close()
		}
		if !errors.Is(err, store.ErrFull) {
			t.Errorf("%d bytes left: error %v, want ErrFull", spare, err)
		}
		if spare == 0 && !bytes.Equal(before, database(t, dir)) {
			t.Errorf("the database changed on a full disk")
		}
		if err := os.Remove(filepath.Join(disk, "fill")); err != nil {
			t.Fatal(err)
		}
		w, err = Open(dir, Options{})
		if err != nil {
			t.Fatalf("%d bytes left: with room again: %v", spare, err)
		}
		brands, err := w.Store.Brands(ctx, false)
		if err != nil || len(brands) != 1 || brands[0].Name != "Teras" {
			t.Errorf("%d bytes left: brands with room again %v, %v", spare, brands, err)
		}
		_ = w.Close()
	}
}

func TestReadOnlyDiskIsSaidAndLeftAlone(t *testing.T) {
	disk := mount(t, "size=4m")
	dir := filepath.Join(disk, "ws")
	made(t, dir)
	before := database(t, dir)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, filepath.Join(disk, "new")} {
		if w, err := Open(d, Options{}); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("open %s: %v, want ErrReadOnly", filepath.Base(d), err)
			if err == nil {
				_ = w.Close()
			}
		}
	}
	if !bytes.Equal(before, database(t, dir)) {
		t.Error("the database changed on a read-only disk")
	}
}

func TestFileThatDoesNotFitLeavesNothing(t *testing.T) {
	disk := mount(t, "size=4m")
	dir := filepath.Join(disk, "ws")
	made(t, dir)
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	large := filepath.Join(t.TempDir(), "besar.png")
	if err := os.WriteFile(large, append(picture(t, 1), make([]byte, 8<<20)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Media.Add(context.Background(), large); !errors.Is(err, store.ErrFull) {
		t.Errorf("error %v, want ErrFull", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "media", "*", "*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v %v", left, err)
	}
	parts, err := filepath.Glob(filepath.Join(dir, "media", ".part", "*"))
	if err != nil || len(parts) != 0 {
		t.Errorf("left: %v %v", parts, err)
	}
	if m, err := w.Media.AddBytes(context.Background(), "kecil.png", picture(t, 2)); err != nil || m.Format == "" {
		t.Errorf("a small one afterwards: %+v %v", m, err)
	}
}
