// Package cli is Lontar without a window: the verbs of the command line, for
// scripts and tests. Exit status: 0 fine, 1 found a problem or failed, 2 wrong
// call.
package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"

	"github.com/alecthomas/kong"

	"lontar/app/lang"
	"lontar/app/workspace"
)

// The exit statuses.
const (
	fine      = 0
	failed    = 1
	wrongCall = 2
)

// errProblem ends a verb with status 1 after it has printed what it found.
var errProblem = errors.New("problems found")

// usageError ends a verb with status 2.
type usageError struct{ error }

// grammar is the whole command line.
type grammar struct {
	Lang []string `enum:"id,en"` // the first is that of messages; check proof reads all

	Window  Window     `cmd:"" default:"withargs" hidden:""`
	Doctor  doctorCmd  `cmd:""`
	Backup  backupCmd  `cmd:""`
	Restore restoreCmd `cmd:""`
	Import  importCmd  `cmd:""`
	Export  exportCmd  `cmd:""`
	Brand   brandCmd   `cmd:""`
	Check   checkCmd   `cmd:""`
	Triage  triageCmd  `cmd:""`
	Shots   shotsCmd   `cmd:""`
	Example exampleCmd `cmd:""`
	Seed    seedCmd    `cmd:""`
	Version versionCmd `cmd:""`
}

// Window is a call without a verb: the window is wanted.
type Window struct {
	File      string  `arg:"" optional:"" type:"existingfile"`
	Workspace string  `type:"path" placeholder:"DIR"`
	Theme     string  `enum:"system,light,dark," default:""`
	Scale     float32 `default:"0"`
	Example   bool
	Measure   bool `hidden:""`

	lang string
}

// Apply lets the call's choices win over the remembered ones.
func (w *Window) Apply(p *workspace.Prefs) {
	if w.lang != "" {
		p.Language = w.lang
	}
	if w.Theme != "" {
		p.Theme = w.Theme
	}
	if w.Scale >= 0.5 && w.Scale <= 3 {
		p.Scale = w.Scale
	}
}

// Dir is the workspace to open: the named one, the last one, the default one.
func (w *Window) Dir(p *workspace.Prefs) string {
	switch {
	case w.Workspace != "":
		return w.Workspace
	case w.Example:
		return workspace.ExampleDir()
	case p.Last != "" && workspace.Exists(p.Last):
		return p.Last
	}
	return workspace.DefaultDir()
}

// out is where verbs print.
type out struct {
	io.Writer
	version string
	lang    string    // "" when the call does not say
	langs   []string  // all the call names
	stderr  io.Writer // for progress
}

// say prints what a verb made, as JSON or as text.
func (o *out) say(asJSON bool, v any, text string) error {
	if asJSON {
		return printJSON(o, v)
	}
	_, err := fmt.Fprintln(o, text)
	return err
}

// Run carries out the verb in args. It answers with the window's options when
// there is none; otherwise with nil and the exit status.
func Run(args []string, stdout, stderr io.Writer, version string) (*Window, int) {
	var g grammar
	code := -1
	parser, err := kong.New(&g, kong.Name("lontar"),
		kong.Writers(stdout, stderr), kong.Exit(func(c int) {
			code = c
			panic(exited{})
		}), kong.UsageOnError())
	if err != nil {
		fmt.Fprintln(stderr, "lontar:", err)
		return nil, failed
	}
	if code := callLanguage(args); code != "" {
		lang.Set(code)
	}
	helpIn(parser.Model)
	ctx, err := parse(parser, args)
	if code >= 0 {
		return nil, code
	}
	if err != nil {
		fmt.Fprintln(stderr, "lontar:", err)
		return nil, wrongCall
	}
	o := &out{Writer: stdout, version: version, langs: g.Lang, stderr: stderr}
	if len(g.Lang) > 0 {
		o.lang = g.Lang[0]
		lang.Set(o.lang)
	}
	if ctx.Selected() == nil || ctx.Selected().Name == "window" {
		g.Window.lang = o.lang
		return &g.Window, fine
	}
	return nil, status(ctx.Run(o), stderr)
}

// exited carries an exit that kong asks for (--help) up to Run.
type exited struct{}

func parse(parser *kong.Kong, args []string) (ctx *kong.Context, err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(exited); !ok {
				panic(r)
			}
		}
	}()
	return parser.Parse(args)
}

func status(err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errProblem):
		return failed
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "lontar:", err)
		return wrongCall
	}
	var told lang.Told
	if errors.As(err, &told) {
		slog.Error("verb failed", "err", err)
		fmt.Fprintln(stderr, "lontar:", lang.Error(err))
		return failed
	}
	fmt.Fprintln(stderr, "lontar:", err)
	return failed
}

// existing refuses a folder without a workspace: a verb never makes one by a
// mistyped name.
func existing(dir string) error {
	if !workspace.Exists(dir) {
		return usageError{errors.New(lang.T("cli.no_workspace", "folder", filepath.Clean(dir)))}
	}
	return nil
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
