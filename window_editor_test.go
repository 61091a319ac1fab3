//go:build window && linux

package main

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// writer is a desk with one post open in the editor and the keyboard in its text.
func writer(t testing.TB) *desk {
	t.Helper()
	d := open(t, t.TempDir())
	d.until("the first start", func() bool { return d.read("SELECT count(*) FROM brands") == "0" })
	d.write("Kopi Senja")
	d.keys("Return")
	d.reads("Kopi Senja", "SELECT name FROM brands")
	d.built()
	d.keys("n")
	d.write("Takjil Senin")
	d.keys("Return")
	d.reads("Takjil Senin", "SELECT title FROM posts")
	d.keys("ctrl+k")
	d.write("Takjil Senin")
	d.keys("Return")
	d.until("the editor", func() bool { return strings.Contains(d.log.String(), "editor shown") })
	return d
}

// TestWriting types a caption as a person does: lines, corrections, undo, an
// account's own text, a version; then the power goes.
func TestWriting(t *testing.T) {
	d := writer(t)
	d.write("Kolak pisang hangat")
	d.keys("Return")
	d.write("Buka jam lima sorex")
	d.keys("BackSpace")
	d.reads("Kolak pisang hangat\nBuka jam lima sore", "SELECT caption FROM posts")
	d.shot("written")
	d.keys("ctrl+a", "Delete")
	d.reads("", "SELECT caption FROM posts")
	d.keys("ctrl+z")
	d.reads("Kolak pisang hangat\nBuka jam lima sore", "SELECT caption FROM posts")

	d.keys("alt+Right", "ctrl+End")
	d.write(" ya")
	d.reads("Kolak pisang hangat\nBuka jam lima sore ya", "SELECT caption FROM variants WHERE own_caption = 1")
	d.reads("Kolak pisang hangat\nBuka jam lima sore", "SELECT caption FROM posts")
	d.shot("variant")

	if err := d.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.done
	if out, err := exec.Command(program, "doctor", "--workspace", d.workspace).CombinedOutput(); err != nil {
		t.Errorf("doctor after kill: %v\n%s", err, out)
	}
	again := open(t, d.home)
	again.built()
	again.reads("Kolak pisang hangat\nBuka jam lima sore", "SELECT caption FROM posts")
	again.quit()
}

// TestWritingLeavesNothingBehind quits while the last words are not saved yet.
func TestWritingLeavesNothingBehind(t *testing.T) {
	d := writer(t)
	d.write("Sampai jumpa")
	d.keys("ctrl+q")
	select {
	case <-d.done:
	case <-time.After(20 * time.Second):
		t.Fatal("Ctrl Q does not end the program")
	}
	again := open(t, d.home)
	again.built()
	again.reads("Sampai jumpa", "SELECT caption FROM posts")
	again.quit()
}
