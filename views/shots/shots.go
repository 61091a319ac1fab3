// Package shots draws the screens of a temporary example workspace to PNG
// files, with the toolkit's software painter and without a display. The clock of
// the example is pinned and all work runs in order, so the same call draws the
// same pictures.
package shots

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/app/almanac"
	"lontar/app/workspace"
	"lontar/views/calendar"
	"lontar/views/kit"
	"lontar/views/shell"
)

// Options say what to draw and where.
type Options struct {
	Dir           string
	Width, Height float32
	Theme, Lang   string
	Only          []string // names; none: all
	Example       func(context.Context, *workspace.Workspace) error
}

var sizeText = regexp.MustCompile(`^(\d{3,4})x(\d{3,4})$`)

// Parse reads the options of the command line.
func Parse(size, theme, language string, only []string) (Options, error) {
	o := Options{Theme: theme, Lang: language, Only: only}
	m := sizeText.FindStringSubmatch(size)
	if m == nil {
		return o, fmt.Errorf("--size %s: a size is written like 1440x900", size)
	}
	w, _ := strconv.Atoi(m[1]) // digits, by the expression
	h, _ := strconv.Atoi(m[2])
	o.Width, o.Height = float32(w), float32(h)
	for _, name := range only {
		if !slices.Contains(Names(), name) {
			return o, fmt.Errorf("--only %s: there is no such picture; there are %s", name, strings.Join(Names(), ", "))
		}
	}
	return o, nil
}

// Draw draws the screens and answers with the files written.
func Draw(o Options) (files []string, err error) {
	if err := os.MkdirAll(o.Dir, 0o755); err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "lontar-shots-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(home)) }()
	example := filepath.Join(home, "Lontar")
	if err := shell.MakeExample(context.Background(), example, o.Example); err != nil {
		return nil, err
	}
	app := test.NewApp()
	defer app.Quit()
	for _, s := range all {
		if len(o.Only) > 0 && !slices.Contains(o.Only, s.name) {
			continue
		}
		file := filepath.Join(o.Dir, fmt.Sprintf("%s-%.0fx%.0f-%s-%s.png", s.name, o.Width, o.Height, o.Theme, o.Lang))
		if err := o.draw(s, home, example, file); err != nil {
			return files, fmt.Errorf("%s: %w", s.name, err)
		}
		files = append(files, file)
	}
	return files, nil
}

// began is when the example is opened; the clock of the workspace goes on from
// its pinned moment by nothing, because this clock stands.
var began = time.Date(2027, 2, 24, 14, 32, 0, 0, time.FixedZone("WIB", 7*3600))

func (o Options) draw(s shot, home, example, file string) error {
	prefs := workspace.LoadPrefsFrom(filepath.Join(home, "settings.json"))
	prefs.Recent = nil // workspaces of the pictures before this one
	prefs.Language, prefs.Theme = o.Lang, o.Theme
	shell.ApplyLook(prefs)
	dir := example
	if s.workspace != nil {
		dir = filepath.Join(home, s.name)
		if err := s.workspace(dir); err != nil {
			return err
		}
	}
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	sh := shell.New(w, shell.Options{
		Dir: dir, Version: "0.1.0", Prefs: prefs, Runner: kit.Inline{}, Now: func() time.Time { return began },
		Labels: calendar.Named(almanac.Load()), Example: o.Example, Home: home,
	})
	size := fyne.NewSize(o.Width, o.Height)
	w.Resize(size)
	sh.Open()
	w.Resize(size)
	if s.act != nil {
		if err := s.act(sh, w); err != nil {
			return err
		}
	}
	defer sh.Stop()
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, w.Canvas().Capture()), f.Close())
}
