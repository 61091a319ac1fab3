package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"lontar/app/example"
	"lontar/app/workspace"
)

type exampleCmd struct {
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// Run makes the example workspace: three brands and their plan around Ramadan 1448 H.
func (c *exampleCmd) Run(o *out) error {
	if workspace.Exists(c.Workspace) {
		return usageError{fmt.Errorf("%s already holds a workspace", filepath.Clean(c.Workspace))}
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
