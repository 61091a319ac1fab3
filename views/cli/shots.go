package cli

import (
	"fmt"

	"lontar/app/example"
	"lontar/views/shots"
)

type shotsCmd struct {
	Dir   string   `arg:"" type:"path" help:"Folder for the pictures."`
	Size  string   `help:"Size in pixels." default:"1440x900"`
	Theme string   `help:"light or dark." enum:"light,dark" default:"light"`
	Only  []string `help:"Names of the pictures to draw, separated by commas; all by default."`
}

// Run draws and prints the files written.
func (c *shotsCmd) Run(o *out) error {
	language := o.lang
	if language == "" {
		language = "id"
	}
	opts, err := shots.Parse(c.Size, c.Theme, language, c.Only)
	if err != nil {
		return usageError{err}
	}
	opts.Dir, opts.Example = c.Dir, example.Build
	files, err := shots.Draw(opts)
	for _, f := range files {
		fmt.Fprintln(o, f)
	}
	return err
}
