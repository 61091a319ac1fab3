package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// Why a backup was made; it is part of the file's name.
const (
	ReasonDaily   = "daily"
	ReasonManual  = "manual"
	ReasonImport  = "import"
	ReasonMigrate = "migrate"
	ReasonRestore = "restore"
)

// How many backups are kept, by reason.
const (
	keepDays   = 7
	keepWeeks  = 4
	keepOthers = 10
)

// BackupInfo is a backup in the workspace's backups folder.
type BackupInfo struct {
	Path   string    `json:"path"`
	At     time.Time `json:"at"` // local time of the name
	Reason string    `json:"reason"`
	Size   int64     `json:"size"` // bytes
}

const stamp = "20060102-150405"

var backupName = regexp.MustCompile(`^(\d{8}-\d{6})-([a-z]+)(?:-\d+)*\.db$`)

// Backup writes a consistent copy of the store into backups/ and thins out old
// ones. Media files are not copied: they never change once written.
func (w *Workspace) Backup(ctx context.Context, reason string) (string, error) {
	base := filepath.Join(w.Dir, "backups", w.now().Format(stamp)+"-"+reason)
	path := base + ".db"
	for i := 2; ; i++ {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		path = fmt.Sprintf("%s-%d.db", base, i)
	}
	if err := w.Store.Snapshot(ctx, path); err != nil {
		return "", err
	}
	w.Bus.Announce(models.Changed{Area: models.AreaBackups})
	return path, w.prune()
}

// large is the size, in bytes, from which a copy of the store is felt.
const large = 32 << 20

// Large reports whether a backup takes seconds, which a start must not share
// the machine with.
func (w *Workspace) Large() bool {
	info, err := os.Stat(filepath.Join(w.Dir, store.FileName))
	return err == nil && info.Size() > large
}

// BackupIfDue makes the daily backup unless one of any kind is younger than a day.
func (w *Workspace) BackupIfDue(ctx context.Context) error {
	list, err := w.Backups()
	if err != nil {
		return err
	}
	if len(list) > 0 && w.now().Sub(list[0].At) < 24*time.Hour {
		return nil
	}
	_, err = w.Backup(ctx, ReasonDaily)
	return err
}

// Backups lists the workspace's backups, newest first.
func (w *Workspace) Backups() ([]BackupInfo, error) { return Backups(w.Dir) }

// Backups lists the backups of a workspace that need not be open, newest first.
func Backups(dir string) ([]BackupInfo, error) {
	entries, err := os.ReadDir(filepath.Join(dir, "backups"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var list []BackupInfo
	for _, e := range entries {
		m := backupName.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		at, err := time.ParseInLocation(stamp, m[1], time.Local)
		if err != nil {
			continue
		}
		b := BackupInfo{Path: filepath.Join(dir, "backups", e.Name()), At: at, Reason: m[2]}
		if info, err := e.Info(); err == nil {
			b.Size = info.Size()
		}
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b BackupInfo) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(b.Path, a.Path)
	})
	return list, nil
}

func (w *Workspace) prune() error {
	list, err := w.Backups()
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range superfluous(list) {
		errs = append(errs, os.Remove(b.Path))
	}
	return errors.Join(errs...)
}

// superfluous picks the backups to remove from a list, newest first: daily ones
// stay for the last seven days that have one and the last four weeks (the newest
// of each), other reasons stay for their last ten.
func superfluous(list []BackupInfo) []BackupInfo {
	days, weeks, others := map[string]bool{}, map[string]bool{}, map[string]int{}
	var gone []BackupInfo
	for _, b := range list {
		if b.Reason != ReasonDaily {
			if others[b.Reason]++; others[b.Reason] > keepOthers {
				gone = append(gone, b)
			}
			continue
		}
		y, n := b.At.ISOWeek()
		day, week := b.At.Format(models.DayFormat), fmt.Sprint(y, n)
		keep := false
		if !days[day] && len(days) < keepDays {
			days[day], keep = true, true
		}
		if !weeks[week] && len(weeks) < keepWeeks {
			weeks[week], keep = true, true
		}
		if !keep {
			gone = append(gone, b)
		}
	}
	return gone
}
