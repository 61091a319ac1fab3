package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/app/workspace"
	"lontar/models"
	"lontar/models/store"
)

type importCmd struct {
	Plan importPlanCmd `cmd:""`
}

type exportCmd struct {
	Plan exportPlanCmd `cmd:""`
}

type importPlanCmd struct {
	File      string `arg:"" type:"path"`
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	Brand     string `required:""`
	Sheet     string
	Answer    map[string]string `mapsep:"none" placeholder:"KEY=VALUE"`
	DryRun    bool
	JSON      bool
}

// imported is what the verb prints: the draft, and what was written of it.
type imported struct {
	planfile.Result
	DryRun   bool  `json:"dry_run"`
	ImportID int64 `json:"import_id,omitempty"`
}

// refusal is a file that could not be read, as JSON.
type refusal struct {
	File  string `json:"file"`
	Error struct {
		Key    string `json:"key"`
		Reason string `json:"reason"`
	} `json:"error"`
}

// Run reads the file, and writes the plan unless it is a dry run. Conflicts
// keep what Lontar has. Rejected rows end it with status 1.
func (c *importPlanCmd) Run(o *out) error {
	ctx := context.Background()
	w, b, err := openBrand(ctx, c.Workspace, c.Brand)
	if err != nil {
		return err
	}
	defer w.Close()
	plans := planfile.New(w.Store, w.Bus, w.Now, func(ctx context.Context) error {
		_, err := w.Backup(ctx, "import")
		return err
	})
	d, err := plans.Read(ctx, c.File, planfile.ReadOptions{BrandID: b.ID, Sheet: c.Sheet, Answers: c.Answer})
	if err != nil {
		return c.refuse(o, err)
	}
	result := imported{DryRun: c.DryRun}
	if !c.DryRun {
		done, err := plans.Commit(ctx, d)
		if err != nil {
			return c.refuse(o, err)
		}
		result.ImportID = done.ID
	}
	result.Result = d.Result()
	if c.JSON {
		err = printJSON(o, result)
	} else {
		printDraft(o, result)
	}
	if err == nil && d.Counts.Rejected > 0 {
		return errProblem
	}
	return err
}

func (c *importPlanCmd) refuse(o *out, err error) error {
	var told lang.Told
	if !c.JSON || !errors.As(err, &told) {
		return err
	}
	slog.Error("plan file refused", "file", c.File, "err", err)
	r := refusal{File: c.File}
	key, args := told.Told()
	r.Error.Key, r.Error.Reason = key, lang.T(key, args...)
	if err := printJSON(o, r); err != nil {
		return err
	}
	return errProblem
}

func printDraft(o *out, r imported) {
	fmt.Fprintln(o, lang.T("import.cli.read", "format", r.Format, "sheet", r.Sheet, "line", r.HeaderRow))
	for _, c := range r.Mapping {
		fmt.Fprintf(o, "  %-3s %-28s %s\n", c.Column, c.Header, planfile.TargetName(c.Target))
	}
	for _, p := range r.Problems {
		fmt.Fprintf(o, "  %s:%d\t%s\t%s\t%s\n", p.Sheet, p.Line, p.Column, p.Value, p.Reason)
	}
	for _, q := range r.Questions {
		fmt.Fprintf(o, "  ? %s  [%s=%s]\n", q.Text, q.Key, q.Answer)
	}
	n := r.Counts
	fmt.Fprintln(o, lang.T("import.cli.counts", "new", n.New, "changed", n.Changed, "unchanged", n.Unchanged, "conflict", n.Conflict, "rejected", n.Rejected))
}

type exportPlanCmd struct {
	Out       string `arg:"" type:"path"`
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	Brand     string `required:""`
	From      string `placeholder:"DAY"`
	To        string `placeholder:"DAY"`
	JSON      bool
}

// Run writes the plan.
func (c *exportPlanCmd) Run(o *out) error {
	for _, day := range []string{c.From, c.To} {
		if _, err := time.Parse(models.DayFormat, day); day != "" && err != nil {
			return usageError{errors.New(lang.T("import.cli.bad_day", "day", day))}
		}
	}
	ctx := context.Background()
	w, b, err := openBrand(ctx, c.Workspace, c.Brand)
	if err != nil {
		return err
	}
	defer w.Close()
	n, err := planfile.New(w.Store, w.Bus, w.Now, nil).Export(ctx, c.Out, planfile.ExportOptions{BrandID: b.ID, From: c.From, To: c.To})
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(o, map[string]any{"file": c.Out, "posts": n})
	}
	fmt.Fprintln(o, lang.T("import.cli.written", "n", n, "file", c.Out))
	return nil
}

// openBrand opens a workspace and finds a brand by its name.
func openBrand(ctx context.Context, dir, name string) (*workspace.Workspace, *models.Brand, error) {
	w, err := openExisting(dir)
	if err != nil {
		return nil, nil, err
	}
	b, err := w.Store.BrandByName(ctx, name)
	if err != nil {
		_ = w.Close() // the brand is the news
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil, usageError{errors.New(lang.T("import.cli.no_brand", "brand", name))}
		}
		return nil, nil, err
	}
	return w, b, nil
}
