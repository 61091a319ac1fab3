package cli

import (
	"context"
	"errors"
	"path/filepath"

	"lontar/app/example"
	"lontar/app/lang"
	"lontar/app/workspace"
)

type exampleCmd struct {
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// Run makes the example workspace: three brands and their plan around Ramadan 1448 H.
func (c *exampleCmd) Run(o *out) error {
	if workspace.Exists(c.Workspace) {
		return usageError{errors.New(lang.T("cli.has_workspace", "folder", filepath.Clean(c.Workspace)))}
	}
	w, err := workspace.Open(c.Workspace, workspace.Options{})
	if err != nil {
		return err
	}
	defer w.Close()
	if err := example.Build(context.Background(), w); err != nil {
		return err
	}
	dir := filepath.Clean(c.Workspace)
	return o.say(c.JSON, map[string]string{"workspace": dir}, dir)
}
