package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
)

type checkTextCmd struct {
	File        string `arg:"" optional:"" default:"-"`
	Platform    string `required:""`
	AccountTier string `placeholder:"TIER"`
	Media       bool
	Lines       bool
	JSON        bool
}

// Run prints what the platform makes of a text, or of every line. A text the
// platform would refuse ends it with status 1; of lines, each says so itself.
func (c *checkTextCmd) Run(o *out) error {
	p, options, err := c.rules()
	if err != nil {
		return usageError{err}
	}
	in, err := openInput(c.File)
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	if c.Lines {
		return c.lines(o, in, p, options)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	r := platform.CheckText(p, withoutEnding(string(text)), options)
	if c.JSON {
		err = printJSON(o, r)
	} else {
		err = printReport(o, r)
	}
	if err == nil && !r.Valid {
		return errProblem
	}
	return err
}

// rules reads the platform and the account's tier of the call.
func (c *checkTextCmd) rules() (models.Platform, platform.TextOptions, error) {
	o := platform.TextOptions{Media: c.Media}
	p, ok := platform.ByName(c.Platform)
	if !ok {
		names := make([]string, len(models.Platforms))
		for i, known := range models.Platforms {
			names[i] = string(known)
		}
		return p, o, errors.New(lang.T("text.no_platform", "name", c.Platform, "names", strings.Join(names, ", ")))
	}
	tiers := map[string]platform.Tier{"": platform.Basic, "basic": platform.Basic, "free": platform.Basic, "premium": platform.Premium}
	if o.Tier, ok = tiers[strings.ToLower(strings.TrimSpace(c.AccountTier))]; !ok {
		return p, o, errors.New(lang.T("text.no_tier", "name", c.AccountTier, "names", "basic, premium"))
	}
	return p, o, nil
}

// lines checks every line as a text of its own and prints a line of JSON for
// each. What is checked is printed before more is waited for, so that another
// program can ask and read in turn.
func (c *checkTextCmd) lines(o *out, in io.Reader, p models.Platform, options platform.TextOptions) error {
	w := bufio.NewWriterSize(o, 1<<16)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	err := eachLine(flushing{in, w}, func(line string) error {
		return enc.Encode(platform.CheckText(p, line, options))
	})
	if err == nil {
		err = w.Flush()
	}
	return err
}

// flushing writes out what is held back before it reads on.
type flushing struct {
	io.Reader
	w *bufio.Writer
}

func (f flushing) Read(b []byte) (int, error) {
	if err := f.w.Flush(); err != nil {
		return 0, err
	}
	return f.Reader.Read(b)
}

// openInput opens a file, without the byte order mark some editors begin it
// with, or what is piped in for "-", as it is.
func openInput(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(os.Stdin), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		f.Close()
		return nil, errors.New(lang.T("text.folder", "file", file))
	}
	r := bufio.NewReader(f)
	if mark, err := r.Peek(3); err == nil && string(mark) == "\uFEFF" {
		_, _ = r.Discard(3)
	}
	return struct {
		io.Reader
		io.Closer
	}{r, f}, nil
}

// eachLine calls do with every line, however long, without its ending.
func eachLine(in io.Reader, do func(line string) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			if err := do(withoutEnding(line)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// withoutEnding drops one line ending: files end with one that is not meant.
func withoutEnding(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
}

func printReport(o *out, r platform.Report) error {
	limit := "–"
	if r.Limit > 0 {
		limit = lang.Int(r.Limit)
	}
	w := bufio.NewWriter(o)
	fmt.Fprintf(w, "%s: %s / %s\n", lang.Platform(r.Platform), lang.Int(r.Length), limit)
	for _, e := range r.Entities {
		fmt.Fprintf(w, "  %-8s %d–%d %s\n", e.Kind, e.Start, e.End, e.Text)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(w, "  %-8s %d–%d %s\n", p.Level, p.Start, p.End, p.Message)
	}
	return w.Flush()
}
