// Package workspace opens and keeps a workspace folder: its lock, its store, its
// media files and thumbnails, its backups, and the way back from each of them.
// One program at a time may hold a workspace.
package workspace

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"

	"lontar/models"
	"lontar/models/store"
)

// ErrLocked says that another running program holds the workspace; the error's
// text names it.
var ErrLocked = errors.New("the workspace is open elsewhere")

// Holder is who holds a workspace's lock.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// Workspace is an open workspace folder.
type Workspace struct {
	Dir   string
	Store *store.Store
	Bus   *models.Bus
	Media *MediaStore

	lock   *flock.Flock
	now    func() time.Time
	opened time.Time
	pinned time.Time
}

// Options change how a workspace is opened. The zero value is right for the program.
type Options struct {
	Now func() time.Time // nil: time.Now
}

// PortableFolder beside the program makes it keep everything there.
const PortableFolder = "LontarData"

// BaseDir is where workspaces and settings live: the portable folder beside the
// program when there is one, else the system's data folder.
func BaseDir() string {
	if exe, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(exe); err == nil {
			exe = real
		}
		portable := filepath.Join(filepath.Dir(exe), PortableFolder)
		if info, err := os.Stat(portable); err == nil && info.IsDir() {
			return portable
		}
	}
	return filepath.Join(dataHome(), "Lontar")
}

// DefaultDir is the workspace opened when none is named.
func DefaultDir() string { return filepath.Join(BaseDir(), "workspace") }

// ExampleDir is where the example workspace lives.
func ExampleDir() string { return filepath.Join(BaseDir(), "example") }

// dataHome follows each system's own rule for a person's data.
func dataHome() string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		if d := os.Getenv("LOCALAPPDATA"); d != "" {
			return d
		}
		return filepath.Join(home, "AppData", "Local")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return d
	}
	return filepath.Join(home, ".local", "share")
}

// Exists reports whether dir holds a workspace file.
func Exists(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, store.FileName))
	return err == nil && !info.IsDir()
}

// Open locks and opens the workspace in dir, making it when absent. Errors match
// ErrLocked or the store's kinds (ErrDamaged, ErrNewer, ErrReadOnly, ErrFull).
func Open(dir string, o Options) (*Workspace, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, store.Classify(fmt.Errorf("open workspace %s: %w", dir, err))
	}
	lock, err := acquire(dir, o.Now())
	if err != nil {
		return nil, err
	}
	w := &Workspace{Dir: dir, Bus: &models.Bus{}, lock: lock, now: o.Now, opened: o.Now()}
	if w.Store, err = store.Open(dir, store.Options{Now: w.Now}); err != nil { // what is saved is dated as the screens show the time
		_ = lock.Unlock()
		return nil, err
	}
	w.Media = &MediaStore{dir: dir, store: w.Store}
	w.Media.sweep()
	return w, w.readClock()
}

// readClock pins the present of the example workspace to the moment it was made for.
func (w *Workspace) readClock() error {
	text, err := w.Store.Setting(context.Background(), "clock")
	if err != nil || text == "" {
		return err
	}
	pinned, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return fmt.Errorf("setting clock: %w", err)
	}
	w.pinned = pinned
	return nil
}

// PinClock makes now the present of this workspace from here on; it goes on from there.
func (w *Workspace) PinClock(now time.Time) error {
	w.pinned, w.opened = now, w.now()
	return w.Store.SetSetting(context.Background(), "clock", now.Format(time.RFC3339))
}

// Now is the present: the machine's clock, or, in the example workspace, the
// pinned moment plus the time since it was opened.
func (w *Workspace) Now() time.Time {
	if w.pinned.IsZero() {
		return w.now()
	}
	return w.pinned.Add(w.now().Sub(w.opened))
}

// Example reports whether this is the example workspace.
func (w *Workspace) Example() bool { return !w.pinned.IsZero() }

// Close closes the store and gives the lock back.
func (w *Workspace) Close() error {
	err := w.Store.Close()
	_ = os.Remove(filepath.Join(w.Dir, holderFile))
	return errors.Join(err, w.lock.Unlock())
}

const (
	lockFile   = "lontar.lock"
	holderFile = "lontar.holder"
)

// acquire takes the lock and says in a file beside it who has it. The lock is
// the system's: it ends with the process, however that ends.
func acquire(dir string, now time.Time) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(dir, lockFile))
	got, err := lock.TryLock()
	if err != nil {
		return nil, store.Classify(fmt.Errorf("lock %s: %w", dir, err))
	}
	path := filepath.Join(dir, holderFile)
	if !got {
		var h Holder
		if b, err := os.ReadFile(path); err == nil {
			_ = json.Unmarshal(b, &h)
		}
		return nil, fmt.Errorf("%w: process %d on %s since %s", ErrLocked, h.PID, h.Host, h.Since.Format("2006-01-02 15:04"))
	}
	host, _ := os.Hostname()
	b, _ := json.Marshal(Holder{os.Getpid(), host, now})
	if err := os.WriteFile(path, b, 0o644); err != nil {
		_ = lock.Unlock()
		return nil, store.Classify(fmt.Errorf("lock %s: %w", dir, err))
	}
	return lock, nil
}
