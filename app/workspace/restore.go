package workspace

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lontar/models/store"
)

// Extension is the ending of an exported workspace: a zip of the database and
// the media files.
const Extension = ".lontar"

// maxRestored bounds what a .lontar file may unpack to: 64 GiB.
const maxRestored = 64 << 30

// ErrNotBackup says that a file is neither a backup nor an exported workspace.
var ErrNotBackup = errors.New("the file is not a Lontar backup")

// Restore puts a backup (.db) or an exported workspace (.lontar) in the place of
// dir's database. The file is checked whole before anything moves; the database
// that was there stays beside it as replaced-<time>.db. The workspace must not
// be open.
func Restore(ctx context.Context, file, dir string) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return store.Classify(fmt.Errorf("restore into %s: %w", dir, err))
	}
	lock, err := acquire(dir, time.Now())
	if err != nil {
		return err
	}
	defer func() {
		_ = os.Remove(filepath.Join(dir, holderFile))
		err = errors.Join(err, lock.Unlock())
	}()
	work, err := os.MkdirTemp(dir, ".restore-*")
	if err != nil {
		return store.Classify(fmt.Errorf("restore into %s: %w", dir, err))
	}
	defer os.RemoveAll(work)
	if err := unpack(file, work); err != nil {
		return fmt.Errorf("restore %s: %w", filepath.Base(file), err)
	}
	fresh := filepath.Join(work, store.FileName)
	health, err := store.CheckFile(ctx, fresh)
	if err != nil {
		return fmt.Errorf("restore %s: %w", filepath.Base(file), err)
	}
	if len(health.Integrity) > 0 {
		return fmt.Errorf("restore %s: %s: %w", filepath.Base(file), health.Integrity[0], store.ErrDamaged)
	}
	if err := adoptMedia(filepath.Join(work, "media"), filepath.Join(dir, "media")); err != nil {
		return store.Classify(fmt.Errorf("restore %s: %w", filepath.Base(file), err))
	}
	return store.Classify(swap(fresh, dir))
}

// swap sets the present database aside, journal and all, and moves the restored one in.
func swap(fresh, dir string) error {
	path := filepath.Join(dir, store.FileName)
	aside := filepath.Join(dir, "replaced-"+time.Now().Format(stamp)+".db")
	for _, ending := range []string{"-wal", "-shm", ""} {
		err := os.Rename(path+ending, aside+ending)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.Rename(fresh, path)
}

// unpack brings the database, and the media of an exported workspace, into work.
func unpack(file, work string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 16)
	if _, err := io.ReadFull(f, head); err != nil {
		return ErrNotBackup
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return copyInto(filepath.Join(work, store.FileName), f, maxRestored)
	case bytes.HasPrefix(head, []byte("PK")):
		return unzip(file, work)
	}
	return ErrNotBackup
}

func unzip(file, work string) error {
	z, err := zip.OpenReader(file)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotBackup, err)
	}
	defer z.Close()
	left, found := int64(maxRestored), false
	for _, e := range z.File {
		// Only the two kinds of names an export writes are taken, so that no
		// entry can reach outside the folder.
		name := filepath.FromSlash(e.Name)
		media := strings.HasPrefix(e.Name, "media/") && filepath.IsLocal(name)
		if e.Name != store.FileName && !media || strings.HasSuffix(e.Name, "/") {
			continue
		}
		r, err := e.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		target := filepath.Join(work, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		err = copyInto(target, r, left)
		_ = r.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		if info, err := os.Stat(target); err == nil {
			left -= info.Size()
		}
		found = found || e.Name == store.FileName
	}
	if !found {
		return ErrNotBackup
	}
	return nil
}

func copyInto(path string, r io.Reader, limit int64) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	n, err := io.Copy(out, io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = errors.New("it unpacks to more than a workspace can hold")
	}
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// adoptMedia moves files in that are not there yet; those that are have the same content.
func adoptMedia(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == from {
			return fs.SkipAll
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if _, err := os.Stat(target); err == nil {
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.Rename(path, target)
	})
}

// Export writes the whole workspace, database and media, into one .lontar file
// to carry to another laptop. An existing file is replaced only by a finished one.
func (w *Workspace) Export(ctx context.Context, file string) (err error) {
	snap := filepath.Join(w.Dir, ".export-"+w.now().Format(stamp)+".db")
	if err := w.Store.Snapshot(ctx, snap); err != nil {
		return err
	}
	defer os.Remove(snap)
	part := file + ".part"
	out, err := os.Create(part)
	if err != nil {
		return store.Classify(fmt.Errorf("export to %s: %w", file, err))
	}
	defer os.Remove(part)
	z := zip.NewWriter(out)
	err = zipFile(z, store.FileName, snap, zip.Deflate)
	if err == nil {
		err = zipMedia(z, filepath.Join(w.Dir, "media"))
	}
	err = errors.Join(err, z.Close(), out.Sync(), out.Close())
	if err != nil {
		return store.Classify(fmt.Errorf("export to %s: %w", file, err))
	}
	return os.Rename(part, file)
}

func zipMedia(z *zip.Writer, root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return fs.SkipAll
		}
		if err == nil && d.IsDir() && d.Name() == parts {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		// Pictures and videos are compressed already.
		return zipFile(z, "media/"+filepath.ToSlash(rel), path, zip.Store)
	})
}

func zipFile(z *zip.Writer, name, path string, method uint16) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}
