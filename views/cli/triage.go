package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"lontar/app/lang"
	"lontar/app/triage"
)

type triageCmd struct {
	File  string `arg:"" optional:"" default:"-"`
	Lines bool
	JSON  bool
}

// guessOut is a guess as other programs read it.
type guessOut struct {
	Kind       triage.Kind `json:"kind"`
	Confidence float64     `json:"confidence"`
	Reasons    []string    `json:"reasons"`
	Tags       []string    `json:"tags,omitempty"`
	Urgent     bool        `json:"urgent,omitempty"`
}

// Run prints what kind a comment is, or every line of the input. What is known
// is printed before more is waited for, so that another program can ask and
// read in turn.
func (c *triageCmd) Run(o *out) error {
	sorter, err := triage.New()
	if err != nil {
		return err
	}
	in, err := openInput(c.File)
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	w := bufio.NewWriterSize(o, 1<<16)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	say := func(text string) error {
		g := sorter.Guess(text)
		if c.JSON {
			return enc.Encode(toOut(g))
		}
		return printGuess(w, g, text)
	}
	if c.Lines {
		err = eachLine(flushing{in, w}, say)
	} else {
		var text []byte
		if text, err = io.ReadAll(in); err == nil {
			err = say(withoutEnding(string(text)))
		}
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

func toOut(g triage.Guess) guessOut {
	return guessOut{g.Kind, math.Round(g.Confidence*1000) / 1000, shownReasons(g), g.Tags, g.Urgent}
}

func shownReasons(g triage.Guess) []string {
	list := make([]string, 0, len(g.Reasons))
	for _, r := range g.Reasons {
		list = append(list, r.Shown())
	}
	return list
}

// printGuess is a guess for people: kind, how sure, why, and the beginning of
// the comment on the same line.
func printGuess(w io.Writer, g triage.Guess, text string) error {
	percent := lang.Int(int(math.Round(g.Confidence * 100)))
	_, err := fmt.Fprintf(w, "%-14s %3s %%  %s\n", lang.T("triage.kind."+string(g.Kind)), percent, strings.Join(append(shownReasons(g), triage.Excerpt(text)), " · "))
	return err
}
