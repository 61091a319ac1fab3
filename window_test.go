//go:build window && linux

package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/glebarez/go-sqlite"
)

// The window tests run the real program in a real window on a display of their
// own (Xvfb), press keys and move the mouse through xdotool as a person would,
// and read what was remembered from the workspace file.

var (
	program string // the built program
	display string // ":90"
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "lontar-window")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "lontar")
	// Without migrated_fynedo Fyne checks that widgets are touched on its own
	// goroutine and says so in the log; desk.quit fails on such a line.
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	stop, err := startDisplay()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer stop()
	return m.Run()
}

// startDisplay starts Xvfb on a number it chooses itself and waits for it to say which.
func startDisplay() (stop func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "+extension", "GLX", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		return nil, fmt.Errorf("Xvfb: %w", err)
	}
	w.Close()
	buf := make([]byte, 16)
	n, err := r.Read(buf)
	if err != nil {
		return nil, fmt.Errorf("Xvfb did not say its display: %w", err)
	}
	display = ":" + strings.TrimSpace(string(buf[:n]))
	return func() { _ = x.Process.Kill(); _ = x.Wait() }, nil
}

// desk is one running program with its window.
type desk struct {
	t         testing.TB
	cmd       *exec.Cmd
	log       *record
	home      string
	workspace string
	window    string
	done      chan error
}

// record keeps what the program prints while it is read.
type record struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (r *record) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buf.Write(b)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buf.String()
}

// open starts the program with a home of its own, so that it is a first start
// unless the home was used before.
func open(t testing.TB, home string, args ...string) *desk {
	t.Helper()
	d := &desk{t: t, home: home, log: &record{}, done: make(chan error, 1)}
	d.workspace = filepath.Join(home, "ws")
	d.cmd = exec.Command(program, append([]string{"--workspace", d.workspace}, args...)...)
	d.cmd.Env = append(os.Environ(), "DISPLAY="+display, "HOME="+home, "XDG_CONFIG_HOME="+home+"/config",
		"XDG_DATA_HOME="+home+"/data", "XDG_CACHE_HOME="+home+"/cache", "WAYLAND_DISPLAY=", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	d.cmd.Stdout, d.cmd.Stderr = d.log, d.log
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { d.done <- d.cmd.Wait() }()
	t.Cleanup(func() {
		if d.cmd.ProcessState == nil {
			_ = d.cmd.Process.Kill()
		}
		if t.Failed() {
			t.Logf("program's log:\n%s", d.log.String())
		}
	})
	d.until("a window", func() bool {
		out, err := d.xdotool("search", "--onlyvisible", "--pid", strconv.Itoa(d.cmd.Process.Pid))
		d.window = strings.TrimSpace(out)
		return err == nil && d.window != "" && !strings.Contains(d.window, "\n")
	})
	// No window manager runs here: place, size and focus are ours to set.
	d.must("windowmove", d.window, "0", "0")
	d.must("windowsize", "--sync", d.window, "1440", "900")
	d.must("windowfocus", "--sync", d.window)
	return d
}

// until waits for a condition that the program brings about by itself.
func (d *desk) until(what string, ok func() bool) {
	d.t.Helper()
	deadline := time.Now().Add(40 * time.Second)
	for !ok() {
		select {
		case err := <-d.done:
			d.done <- err
			d.t.Fatalf("the program ended (%v) while waiting for %s\n%s", err, what, d.log.String())
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			d.shot("failed")
			d.t.Fatalf("waited in vain for %s", what)
		}
	}
}

func (d *desk) xdotool(args ...string) (string, error) {
	c := exec.Command("xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY="+display)
	out, err := c.Output()
	return string(out), err
}

func (d *desk) must(args ...string) {
	d.t.Helper()
	if _, err := d.xdotool(args...); err != nil {
		d.t.Fatalf("xdotool %v: %v", args, err)
	}
}

func (d *desk) keys(keys ...string) {
	d.t.Helper()
	d.must(append([]string{"key", "--delay", "60"}, keys...)...)
}

func (d *desk) write(text string) {
	d.t.Helper()
	d.must("type", "--delay", "25", text)
}

func (d *desk) drag(x1, y1, x2, y2 int) {
	d.t.Helper()
	at := func(x, y int) []string { return []string{"mousemove", "--sync", strconv.Itoa(x), strconv.Itoa(y)} }
	args := append(at(x1, y1), "mousedown", "1")
	for i := 1; i <= 8; i++ {
		args = append(args, at(x1+(x2-x1)*i/8, y1+(y2-y1)*i/8)...)
		args = append(args, "sleep", "0.03")
	}
	d.must(append(args, "mouseup", "1")...)
}

// shot keeps a picture of the display when LONTAR_SHOTS names a folder.
func (d *desk) shot(name string) {
	dir := os.Getenv("LONTAR_SHOTS")
	if dir == "" {
		return
	}
	c := exec.Command("import", "-window", "root", filepath.Join(dir, d.t.Name()+"-"+name+".png"))
	c.Env = append(os.Environ(), "DISPLAY="+display)
	_ = c.Run()
}

// read answers one value from the workspace file, read beside the running program.
func (d *desk) read(query string, args ...any) string {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(d.workspace, "lontar.db")+"?mode=ro&_pragma=busy_timeout(3000)")
	if err != nil {
		return ""
	}
	defer db.Close()
	var v sql.NullString
	if err := db.QueryRow(query, args...).Scan(&v); err != nil {
		return ""
	}
	return v.String
}

// built waits until the calendar has read its posts and takes keys.
func (d *desk) built() {
	d.t.Helper()
	d.until("the screens", func() bool { return builtLine.MatchString(d.log.String()) })
}

var builtLine = regexp.MustCompile(`calendar read`)

// reads waits until a query answers want.
func (d *desk) reads(want, query string, args ...any) {
	d.t.Helper()
	var got string
	d.until(fmt.Sprintf("%q from %s", want, query), func() bool {
		got = d.read(query, args...)
		return got == want
	})
}

var threadFault = regexp.MustCompile(`\*\*\* Error in Fyne call thread.*`)

// quit leaves through Ctrl Q and fails on anything the program complained of.
func (d *desk) quit() {
	d.t.Helper()
	d.keys("ctrl+q")
	select {
	case err := <-d.done:
		if err != nil {
			d.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		d.shot("stuck")
		_ = d.cmd.Process.Signal(syscall.SIGQUIT) // says what it was waiting for
		<-d.done
		d.t.Fatal("the program did not end after Ctrl Q")
	}
	if m := threadFault.FindString(d.log.String()); m != "" {
		d.t.Errorf("a widget was touched off the UI goroutine: %s\n%s", m, d.log.String())
	}
}

// TestFirstStart: a person starts the program for the first time, names the
// brand, creates a post, moves it by keyboard, undoes that, and leaves. What was
// done is in the file, and there again at the next start.
func TestFirstStart(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	d.until("the first start", func() bool { return d.read("SELECT count(*) FROM brands") == "0" })
	d.shot("start")
	d.write("Kopi Senja")
	d.keys("Return")
	d.reads("Kopi Senja", "SELECT name FROM brands")
	d.reads("3", "SELECT count(*) FROM accounts")
	d.built()
	d.keys("n")
	d.write("Takjil Senin")
	d.shot("create")
	d.keys("Return")
	d.reads("Takjil Senin", "SELECT title FROM posts")

	day := d.read("SELECT day FROM variants")
	// A key that comes before the calendar has read the new post finds no card;
	// it is tried again, but not before the file had time to show that it worked.
	d.until("the post a day later", func() bool {
		d.keys("t", "Down", "ctrl+Right")
		for range 100 {
			if d.read("SELECT day FROM variants") == after(t, day) {
				return true
			}
			time.Sleep(50 * time.Millisecond)
		}
		return false
	})
	d.shot("moved")
	d.keys("ctrl+z")
	d.reads(day, "SELECT day FROM variants")
	d.quit()

	again := open(t, home)
	again.built()
	again.until("the post in the bin", func() bool {
		again.keys("t", "Down", "Delete")
		return again.read("SELECT deleted_at > 0 FROM posts") == "1"
	})
	again.keys("ctrl+z")
	again.reads("0", "SELECT deleted_at FROM posts")
	again.quit()
}

// TestKill: the program is killed the moment a change is acknowledged in the
// file; nothing of it is lost and the file is whole.
func TestKill(t *testing.T) {
	home := t.TempDir()
	d := open(t, home)
	d.until("the first start", func() bool { return d.read("SELECT count(*) FROM brands") == "0" })
	d.write("Sehat Fit")
	d.keys("Return")
	d.reads("Sehat Fit", "SELECT name FROM brands")
	if err := d.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.done
	out, err := exec.Command(program, "doctor", "--workspace", d.workspace).CombinedOutput()
	if err != nil {
		t.Errorf("doctor after kill: %v\n%s", err, out)
	}
	again := open(t, home)
	again.reads("Sehat Fit", "SELECT name FROM brands")
	again.quit()
}

// TestSecondWindowIsRefused: a second program on the same workspace says so and
// changes nothing.
func TestSecondWindowIsRefused(t *testing.T) {
	home := t.TempDir()
	first := open(t, home)
	first.until("the workspace", func() bool { return first.read("SELECT count(*) FROM brands") == "0" })
	second := open(t, home)
	second.until("the refusal in the log", func() bool { return strings.Contains(second.log.String(), "open elsewhere") })
	second.shot("locked")
	second.quit()
	first.must("windowfocus", "--sync", first.window)
	first.quit()
}

func after(t *testing.T, day string) string {
	t.Helper()
	d, err := time.Parse("2006-01-02", day)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, 1).Format("2006-01-02")
}

// TestDragInARealWindow: in the example a post goes by mouse from the tray onto
// a day and back with Ctrl Z; Ctrl K opens the palette.
func TestDragInARealWindow(t *testing.T) {
	home := t.TempDir()
	out, err := exec.Command(program, "example", "--workspace", filepath.Join(home, "ws")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d := open(t, home)
	d.built()
	const slot = "SELECT v.day FROM variants v JOIN posts p ON p.id = v.post_id WHERE p.title = 'Es kopi kelapa di rumah' LIMIT 1"
	// Places of the window at 1440 × 900: the first card of the tray, the
	// Wednesday of the last week.
	tray, march3 := [2]int{1340, 203}, [2]int{490, 840}
	// The cards are laid out with the next frame: a drag that came before it is
	// tried again, but not before the file had time to show that it worked.
	d.until("the tray card on a day", func() bool {
		d.drag(tray[0], tray[1], march3[0], march3[1])
		for range 100 {
			if d.read(slot) == "2027-03-03" {
				return true
			}
			time.Sleep(50 * time.Millisecond)
		}
		return false
	})
	d.shot("dropped")
	d.keys("ctrl+z")
	d.reads("", slot)
	d.keys("ctrl+k")
	d.write("kelapa")
	d.shot("palette")
	d.keys("Return")
	d.shot("found")
	d.keys("Escape")
	d.quit()
}

// TestImport: a client's Excel plan is opened with the program, read, checked
// and imported by keys; its posts are on the calendar. Killed right after, all of
// it is there, and the same file again has nothing new.
func TestImport(t *testing.T) {
	home := t.TempDir()
	ws, file := filepath.Join(home, "ws"), filepath.Join(home, "rencana klien.csv")
	plan := "EDITORIAL PLAN MARET;;;;\nTanggal;Jam;Platform;Judul;Caption;Acc bos\n" +
		"1 Maret 2027;16.30;IG & FB;Takjil Senin;Kolak pisang.;ok\n2 Maret 2027;prime time;IG;Barista;Tebak pesanan.;\n31 Feb 2027;10.00;IG;Tidak ada;;\n"
	if err := os.WriteFile(file, []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "brand", "add", "Kopi Senja", "--workspace", ws, "--platform", "ig", "--platform", "fb").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d := open(t, home, file)
	d.built()
	const live = "SELECT count(*) FROM posts WHERE deleted_at = 0"
	// Ctrl Enter goes from mapping to check to import; pressed before the file is
	// read it does nothing and is pressed again.
	d.until("the import", func() bool {
		d.keys("ctrl+Return")
		return d.read("SELECT count(*) FROM imports") == "1"
	})
	d.shot("imported")
	d.reads("2", live)
	d.reads("1", "SELECT value FROM custom_values LIMIT 1") // a tick
	if err := d.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.done
	out, err := exec.Command(program, "import", "plan", file, "--workspace", ws, "--brand", "Kopi Senja", "--dry-run").CombinedOutput()
	if !strings.Contains(string(out), "0 baru, 0 berubah, 2 tetap, 0 bentrok, 1 dilewati") {
		t.Errorf("again: %v\n%s", err, out)
	}
	if b, _ := filepath.Glob(filepath.Join(ws, "backups", "*import*")); len(b) != 1 {
		t.Errorf("backups of the import: %v", b)
	}
}
