package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/app/proof"
	"lontar/app/proof/spell"
	"lontar/app/voice"
	"lontar/models"
)

type checkProofCmd struct {
	File      string `arg:"" optional:"" default:"-"`
	Brand     string
	Workspace string `type:"path" placeholder:"DIR"`
	Lines     bool
	JSON      bool
}

// Run prints what to look at in a text, or in every line. Findings are advice:
// they do not end the verb with another status than 0.
func (c *checkProofCmd) Run(o *out) error {
	input, err := c.input(o)
	if err != nil {
		return err
	}
	in, err := openInput(c.File)
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	checker, err := proof.New()
	if err != nil {
		return err
	}
	check := func(text string) []proof.Finding {
		input.Text = text
		return checker.Check(context.Background(), input)
	}
	if c.Lines {
		return c.lines(o, in, check)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	list := check(string(text))
	if c.JSON {
		return printJSON(o, list)
	}
	return printFindings(o, list)
}

// input is all that is known around the text: the languages of the call and
// the brand's words.
func (c *checkProofCmd) input(o *out) (proof.Input, error) {
	in := proof.Input{Today: time.Now().Format(models.DayFormat)}
	for _, l := range o.langs {
		in.Languages = append(in.Languages, spell.Language(l))
	}
	if c.Brand == "" && c.Workspace == "" {
		return in, nil
	}
	w, b, err := openBrand(context.Background(), c.Workspace, c.Brand)
	if err != nil {
		return in, err
	}
	defer w.Close()
	in.Today = w.Now().In(b.Location()).Format(models.DayFormat)
	in.Brand, err = voice.New(w.Store, nil, w.Now).ProofBrand(context.Background(), b.ID)
	return in, err
}

// lines checks every line as a text of its own and prints a line of JSON for each.
func (c *checkProofCmd) lines(o *out, in io.Reader, check func(string) []proof.Finding) error {
	w := bufio.NewWriter(o)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	err := eachLine(in, func(line string) error { return enc.Encode(check(line)) })
	if err != nil {
		return err
	}
	return w.Flush()
}

func printFindings(o *out, list []proof.Finding) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(o, lang.T("proof.nothing"))
		return err
	}
	for _, f := range list {
		if _, err := fmt.Fprintln(o, describeFinding(f)); err != nil {
			return err
		}
	}
	return nil
}

// describeFinding is a finding in one line: where, what, and what instead.
func describeFinding(f proof.Finding) string {
	s := fmt.Sprintf("%d–%d %s: %s", f.Start, f.End, f.Kind, f.Message)
	if better := strings.Join(f.Suggestions, " | "); better != "" {
		s += " → " + better
	}
	return s
}
