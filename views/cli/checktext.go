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
	Lines       bool
	JSON        bool
}

// Run prints what the platform makes of a text, or of every line. A text the
// platform would refuse ends it with status 1.
func (c *checkTextCmd) Run(o *out) error {
	p, ok := platform.ByName(c.Platform)
	if !ok {
		return usageError{errors.New(lang.T("cli.no_platform", "name", c.Platform))}
	}
	in, err := openInput(c.File)
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	options := platform.TextOptions{Tier: platform.Tier(c.AccountTier)}
	if c.Lines {
		return c.lines(o, in, p, options)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	r := platform.CheckText(p, string(text), options)
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

// lines checks every line as a text of its own and prints a line of JSON for
// each, or a short row without --json.
func (c *checkTextCmd) lines(o *out, in io.Reader, p models.Platform, options platform.TextOptions) error {
	w := bufio.NewWriter(o)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	bad := false
	err := eachLine(in, func(line string) error {
		r := platform.CheckText(p, line, options)
		bad = bad || !r.Valid
		return enc.Encode(r)
	})
	if err == nil {
		err = w.Flush()
	}
	if err == nil && bad {
		return errProblem
	}
	return err
}

// openInput opens a file, or what is piped in for "-".
func openInput(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(os.Stdin), nil
	}
	return os.Open(file)
}

// eachLine calls do with every line, however long, without its ending.
func eachLine(in io.Reader, do func(line string) error) error {
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
			if err := do(line); err != nil {
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

func printReport(o *out, r platform.Report) error {
	limit := "–"
	if r.Limit > 0 {
		limit = lang.Int(r.Limit)
	}
	fmt.Fprintf(o, "%s: %s / %s\n", r.Platform.Name(), lang.Int(r.Length), limit)
	for _, e := range r.Entities {
		fmt.Fprintf(o, "  %-8s %s\n", e.Kind, e.Text)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(o, "  %-5s %s\n", p.Level, p.Message)
	}
	return nil
}
