// Command lontar is the desk of a social media officer. Without a verb it opens
// the window; with one it works without (see views/cli).
package main

import (
	"context"
	"fmt"
	"image"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"gopkg.in/natefinch/lumberjack.v2"

	"lontar/app/almanac"
	"lontar/app/example"
	"lontar/app/workspace"
	"lontar/assets"
	"lontar/views/calendar"
	"lontar/views/cli"
	"lontar/views/kit"
	"lontar/views/shell"
)

// version is set by the build (-ldflags -X main.version=…).
var version = "dev"

const appID = "id.lontar.Lontar"

func main() {
	call, code := cli.Run(os.Args[1:], os.Stdout, os.Stderr, version)
	if call == nil {
		os.Exit(code)
	}
	closeLog := startLog()
	defer closeLog()
	if call.Example {
		dir := call.Dir(workspace.LoadPrefs())
		if err := shell.MakeExample(context.Background(), dir, example.Build); err != nil {
			slog.Error("make the example workspace", "dir", dir, "err", err) // the window says what is wrong with it
		}
	}
	openWindow(call)
}

// openWindow starts Fyne and shows the workspace of the call.
func openWindow(call *cli.Window) {
	// Fyne makes only the last level of its cache folder.
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(filepath.Join(cache, "fyne"), 0o755)
	}
	prefs := workspace.LoadPrefs()
	call.Apply(prefs)
	icon := fyne.NewStaticResource("lontar.png", assets.MarkPicture)
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Lontar", Version: strings.TrimPrefix(version, "v"), Icon: icon})
	a := app.NewWithID(appID)
	a.SetIcon(icon)
	kit.OnScreen()
	shell.ApplyLook(prefs)
	fontsRead := kit.WarmFonts()
	w := a.NewWindow("Lontar") // on X11 the first title becomes the window's class
	w.SetMaster()
	w.SetPadded(false)
	w.Resize(shell.WindowSize(prefs))
	s := shell.New(w, shell.Options{
		Dir: call.Dir(prefs), Version: version, Prefs: prefs, Example: example.Build, Drawn: drawn(call.Measure, w),
		Labels: calendar.Named(almanac.Load()), Plan: call.File,
	})
	s.Prepare()
	a.Lifecycle().SetOnStarted(func() {
		fontsRead()
		s.Start()
		// What only the start needed goes back to the system once it is over.
		time.AfterFunc(2*time.Second, debug.FreeOSMemory)
	})
	a.Lifecycle().SetOnEnteredForeground(s.Awake)
	a.Lifecycle().SetOnExitedForeground(s.Asleep)
	a.Lifecycle().SetOnStopped(s.Stop)
	w.ShowAndRun()
}

// drawn says "ready" on standard error behind the first frame that shows the
// calendar's posts, for the benchmark of the start: the dot it lays over them is
// asked for when everything below it has been drawn.
func drawn(measure bool, w fyne.Window) func() {
	if !measure {
		return nil
	}
	return func() {
		var said sync.Once
		over := w.Canvas().Overlays()
		var dot *canvas.Raster
		dot = canvas.NewRaster(func(int, int) image.Image {
			said.Do(func() {
				go fyne.Do(func() {
					over.Remove(dot)
					fmt.Fprintln(os.Stderr, "ready")
				})
			})
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		})
		over.Add(dot)
	}
}

// startLog writes the log beside the data, in files of 2 MB that are thinned out
// by themselves; what goes wrong also appears on standard error.
func startLog() (stop func()) {
	file := &lumberjack.Logger{Filename: filepath.Join(workspace.BaseDir(), "logs", "lontar.log"), MaxSize: 2, MaxBackups: 5}
	slog.SetDefault(slog.New(slog.NewTextHandler(io.MultiWriter(file, os.Stderr), &slog.HandlerOptions{Level: slog.LevelInfo})))
	slog.Info("start", "version", version)
	return func() { _ = file.Close() }
}
