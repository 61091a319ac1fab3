package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"lontar/app/lang"
	"lontar/app/workspace"
)

type doctorCmd struct {
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// Run checks the workspace; status 1 when something needs doing.
func (c *doctorCmd) Run(o *out) error {
	if err := existing(c.Workspace); err != nil {
		return err
	}
	r, err := workspace.Doctor(context.Background(), c.Workspace)
	if err != nil {
		return err
	}
	if c.JSON {
		if err := printJSON(o, r); err != nil {
			return err
		}
	} else {
		o.report(r)
	}
	if !r.OK() {
		return errProblem
	}
	return nil
}

func (o *out) report(r workspace.Report) {
	list := func(what string, items []string) {
		if len(items) == 0 {
			fmt.Fprintf(o, "%-16s ok\n", what)
			return
		}
		fmt.Fprintf(o, "%-16s %d\n", what, len(items))
		for _, item := range items {
			fmt.Fprintf(o, "  %s\n", item)
		}
	}
	list("integrity", r.Integrity)
	list("foreign keys", r.ForeignKeys)
	list("missing media", r.MissingMedia)
	list("damaged media", r.DamagedMedia)
	list("stray media", r.StrayMedia)
	list("bad backups", r.BadBackups)
	fmt.Fprintf(o, "%-16s %d\n", "backups", len(r.Backups))
}

type backupCmd struct {
	Out       string `arg:"" optional:"" type:"path"`
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// Run writes a backup and prints its path.
func (c *backupCmd) Run(o *out) error {
	if c.Out != "" && !strings.EqualFold(filepath.Ext(c.Out), workspace.Extension) {
		return usageError{errors.New(lang.T("cli.bad_ending", "file", filepath.Base(c.Out), "ending", workspace.Extension))}
	}
	w, err := openExisting(c.Workspace)
	if err != nil {
		return err
	}
	defer w.Close()
	path := c.Out
	if path != "" {
		err = w.Export(context.Background(), path)
	} else {
		path, err = w.Backup(context.Background(), workspace.ReasonManual)
	}
	if err != nil {
		return err
	}
	return o.say(c.JSON, map[string]string{"file": path}, path)
}

type restoreCmd struct {
	File      string `arg:"" type:"existingfile"`
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// Run restores; the database that was there stays beside it.
func (c *restoreCmd) Run(o *out) error {
	if err := workspace.Restore(context.Background(), c.File, c.Workspace); err != nil {
		return err
	}
	dir := filepath.Clean(c.Workspace)
	return o.say(c.JSON, map[string]string{"workspace": dir}, dir)
}

type versionCmd struct {
	JSON bool
}

// Run prints the version.
func (c *versionCmd) Run(o *out) error {
	return o.say(c.JSON, map[string]string{"version": o.version}, "lontar "+o.version)
}

func openExisting(dir string) (*workspace.Workspace, error) {
	if err := existing(dir); err != nil {
		return nil, err
	}
	return workspace.Open(dir, workspace.Options{})
}
