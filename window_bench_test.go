//go:build window && linux

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The bars of DESIGN for start and memory: a ten-year workspace against an
// empty Fyne window, both started in turn in the same run. "ready" on standard
// error is the moment the month with its posts is drawn (or the empty window is).

func BenchmarkStartEmptyWindow(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", bin, "./packaging/emptywindow").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	measureStart(b, b.TempDir(), bin)
}

func BenchmarkStartTenYears(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "lontar")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	ws := tenYears(b, bin)
	measureStart(b, b.TempDir(), bin, "--measure", "--workspace", ws)
}

// tenYears makes the workspace once and keeps it in the cache folder: filling
// it takes minutes and it is the same every time.
func tenYears(b *testing.B, bin string) string {
	b.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	dir := filepath.Join(cache, "lontar-bench", "ten-years")
	if _, err := os.Stat(filepath.Join(dir, "lontar.db")); err == nil {
		return dir
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		b.Fatal(err)
	}
	making := dir + ".making"
	_ = os.RemoveAll(making)
	if out, err := exec.Command(bin, "seed", "--workspace", making, "--years", "10").CombinedOutput(); err != nil {
		b.Fatalf("seed: %v\n%s", err, out)
	}
	if err := os.Rename(making, dir); err != nil {
		b.Fatal(err)
	}
	return dir
}

// settled is when the window has read its pictures and given back what only
// the start needed; memory is read then.
const settled = 3 * time.Second

func measureStart(b *testing.B, home, bin string, args ...string) {
	b.Helper()
	var rss float64
	var starts []float64
	for b.Loop() {
		cmd := exec.Command(bin, args...)
		cmd.Env = append(os.Environ(), "DISPLAY="+display, "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
			"WAYLAND_DISPLAY=", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
		out, err := cmd.StderrPipe()
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		ready := false
		for !ready && lines.Scan() {
			ready = strings.TrimSpace(lines.Text()) == "ready"
		}
		took := time.Since(began)
		time.Sleep(settled)
		rss += residentMiB(b, cmd.Process.Pid)
		_ = cmd.Process.Kill()
		go io.Copy(io.Discard, out) //nolint:errcheck // the pipe is only drained
		_ = cmd.Wait()
		if !ready {
			b.Fatal("the program ended without saying ready")
		}
		starts = append(starts, float64(took.Microseconds())/1000)
	}
	slices.Sort(starts) // the middle one: a busy machine makes single starts long
	b.ReportMetric(starts[len(starts)/2], "ms/start")
	b.ReportMetric(rss/float64(b.N), "MiB")
}

// residentMiB reads a process's resident memory, in MiB.
func residentMiB(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		b.Fatal(err)
	}
	for _, line := range strings.Split(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}
