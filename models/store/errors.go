package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	sqlite "github.com/glebarez/go-sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with a workspace file. Errors of this package wrap one of
// these when they can say so; the window has a message and a way out for each.
var (
	ErrDamaged  = errors.New("the workspace file is damaged")
	ErrNewer    = errors.New("the workspace file was made by a newer program")
	ErrReadOnly = errors.New("the workspace folder cannot be written to")
	ErrFull     = errors.New("the disk is full")
	ErrNotFound = errors.New("not found")
)

// Classify adds the kind to an error of the file system met beside the store.
func Classify(err error) error { return classify(err) }

// classify adds the kind to an error of SQLite or of the file system.
func classify(err error) error {
	if err == nil {
		return nil
	}
	for _, known := range []error{ErrDamaged, ErrNewer, ErrReadOnly, ErrFull} {
		if errors.Is(err, known) {
			return err
		}
	}
	if kind := kindOf(err); kind != nil {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

func kindOf(err error) error {
	var se *sqlite.Error
	if errors.As(err, &se) {
		// The journal's shared index is sized before anything is written; when even
		// that does not fit, SQLite calls it a failed read or write, not a full disk.
		if se.Code() == sqlite3.SQLITE_IOERR_SHMSIZE {
			return ErrFull
		}
		switch se.Code() & 0xff {
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return ErrDamaged
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
			return ErrReadOnly
		case sqlite3.SQLITE_FULL:
			return ErrFull
		}
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return ErrFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return ErrReadOnly
	case strings.Contains(err.Error(), "database or disk is full"):
		return ErrFull
	}
	return nil
}
