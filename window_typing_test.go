//go:build window && linux

package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// BenchmarkTyping is the bar of DESIGN for typing: from a key pressed to the
// letter on the screen, in a caption of 2,200 characters with counters and
// previews beside it, in a real window. Pictures of the caption are asked of
// the display until one differs, so a painter without a graphics card is in it.
func BenchmarkTyping(b *testing.B) {
	d := writer(b)
	d.must("type", "--delay", "1", strings.Repeat("Kolak pisang hangat buat buka nanti. ", 58))
	d.until("the text", func() bool { return len(d.read("SELECT caption FROM posts")) > 2100 })
	time.Sleep(2 * time.Second) // proofreading of the last words is done
	s := newSight(b)
	var took []time.Duration
	for b.Loop() {
		for _, letter := range []string{"a", "b", "c", "d", "e", " "} {
			took = append(took, s.key(letter))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(0, "ns/op")
	d.quit()
}

// sight presses keys and looks at the caption, on one connection.
type sight struct {
	b    *testing.B
	x    *xgb.Conn
	root xproto.Window
	code map[string]xproto.Keycode
}

func newSight(b *testing.B) *sight {
	b.Helper()
	x, err := xgb.NewConnDisplay(display)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(x.Close)
	if err := xtest.Init(x); err != nil {
		b.Fatal(err)
	}
	setup := xproto.Setup(x)
	s := &sight{b: b, x: x, root: setup.DefaultScreen(x).Root, code: map[string]xproto.Keycode{}}
	codes, err := xproto.GetKeyboardMapping(x, setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)).Reply()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; i < len(codes.Keysyms); i += int(codes.KeysymsPerKeycode) {
		if sym := codes.Keysyms[i]; sym >= ' ' && sym <= 'z' { // Latin letters are their own symbols
			s.code[string(rune(sym))] = setup.MinKeycode + xproto.Keycode(i/int(codes.KeysymsPerKeycode))
		}
	}
	return s
}

// key presses a key and returns how long its letter took to be seen.
func (s *sight) key(letter string) time.Duration {
	time.Sleep(80 * time.Millisecond) // as fast as people type; what the key before drew is on the screen
	before := s.caption()
	began := time.Now()
	for _, kind := range []byte{xproto.KeyPress, xproto.KeyRelease} {
		xtest.FakeInput(s.x, kind, byte(s.code[letter]), 0, s.root, 0, 0, 0)
	}
	for bytes.Equal(before, s.caption()) {
		time.Sleep(time.Millisecond) // leaves the processors to the painter
		if time.Since(began) > 5*time.Second {
			s.b.Fatalf("%q never came", letter)
		}
	}
	return time.Since(began)
}

// caption is the picture of the last lines of the text at 1440x900.
func (s *sight) caption() []byte {
	img, err := xproto.GetImage(s.x, xproto.ImageFormatZPixmap, xproto.Drawable(s.root), 360, 380, 510, 130, 1<<32-1).Reply()
	if err != nil {
		s.b.Fatal(err)
	}
	return img.Data
}
