package insightfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"lontar/app/sheet"
)

// Limits of what is unpacked and walked through.
const (
	maxFiles    = 5000
	maxUnpacked = 2 << 30
	maxBook     = 256 << 20
)

// part is one file to read: on the disk or inside a zip.
type part struct {
	path, inner string
	size        int64
	modified    time.Time
	open        func() (io.ReadCloser, error)
	err         error
}

// partsOf lists the files behind a path.
func partsOf(path string) ([]part, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return filePart(path, info), nil
	}
	var out []part
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if err == nil && p != path && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return err
		}
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() || !readable(d.Name()) {
			return nil //nolint:nilerr // a file that vanished is not there
		}
		if len(out) >= maxFiles {
			return fs.SkipAll
		}
		out = append(out, filePart(p, info)...)
		return nil
	})
	return out, err
}

// readable reports whether a file in a folder or zip may be a table.
func readable(name string) bool {
	base := filepath.Base(name)
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || strings.Contains(filepath.ToSlash(name), "__MACOSX/") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".zip":
		return true
	}
	return false
}

func filePart(path string, info fs.FileInfo) []part {
	p := part{path: path, size: info.Size(), modified: info.ModTime(), open: func() (io.ReadCloser, error) { return os.Open(path) }}
	if !isZip(path) {
		return []part{p}
	}
	return zipParts(p)
}

// isZip reports whether a file is a zip that is not a workbook.
func isZip(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer func() { _ = z.Close() }()
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" || strings.HasPrefix(f.Name, "xl/") {
			return false
		}
	}
	return true
}

func zipParts(outer part) []part {
	z, err := zip.OpenReader(outer.path)
	if err != nil {
		outer.err = err
		return []part{outer}
	}
	defer func() { _ = z.Close() }()
	out, err := entries(&z.Reader, outer, func(name string) (io.ReadCloser, error) { return openInZip(outer.path, name) }, 0)
	if err == nil && len(out) == 0 {
		err = &sheet.Error{Kind: sheet.ErrEmpty}
	}
	if err != nil {
		outer.err = err
		return []part{outer}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].inner < out[j].inner })
	return out
}

// entries lists the tables in a zip, and in the zips within it.
func entries(z *zip.Reader, outer part, open func(string) (io.ReadCloser, error), depth int) ([]part, error) {
	var out []part
	total := uint64(0)
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !readable(f.Name) {
			continue
		}
		if total += f.UncompressedSize64; total > maxUnpacked || len(out) >= maxFiles {
			return nil, &sheet.Error{Kind: sheet.ErrBomb}
		}
		p := part{path: outer.path, inner: strings.TrimPrefix(outer.inner+"/"+f.Name, "/"), size: int64(f.UncompressedSize64), modified: f.Modified, open: func() (io.ReadCloser, error) { return open(f.Name) }}
		if p.modified.Year() < 2000 {
			p.modified = outer.modified
		}
		if f.Flags&1 != 0 {
			p.err = &sheet.Error{Kind: sheet.ErrProtected}
		}
		if strings.EqualFold(filepath.Ext(f.Name), ".zip") && p.err == nil && depth < 2 {
			more, err := p.nested(depth)
			if err == nil {
				out = append(out, more...)
				continue
			}
			p.err = err
		}
		out = append(out, p)
	}
	return out, nil
}

// maxNested is how large a zip within a zip may be; it is held while it is read.
const maxNested = 64 << 20

func (p part) nested(depth int) ([]part, error) {
	read := func() (*zip.Reader, error) {
		in, err := p.open()
		if err != nil {
			return nil, err
		}
		defer func() { _ = in.Close() }()
		b, err := io.ReadAll(io.LimitReader(in, maxNested+1))
		if err == nil && len(b) > maxNested {
			err = &sheet.Error{Kind: sheet.ErrTooBig}
		}
		if err != nil {
			return nil, err
		}
		return zip.NewReader(bytes.NewReader(b), int64(len(b)))
	}
	z, err := read()
	if err != nil {
		return nil, err
	}
	return entries(z, p, func(name string) (io.ReadCloser, error) {
		z, err := read()
		if err != nil {
			return nil, err
		}
		return openNamed(z, name)
	}, depth+1)
}

func openNamed(z *zip.Reader, name string) (io.ReadCloser, error) {
	for _, f := range z.File {
		if f.Name == name {
			return f.Open()
		}
	}
	return nil, fs.ErrNotExist
}

type inZip struct {
	io.Reader
	file, zip io.Closer
}

func (z *inZip) Close() error { return errors.Join(z.file.Close(), z.zip.Close()) }

func openInZip(path, name string) (io.ReadCloser, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	r, err := openNamed(&z.Reader, name)
	if err != nil {
		_ = z.Close()
		return nil, err
	}
	return &inZip{io.LimitReader(r, maxUnpacked), r, z}, nil
}
