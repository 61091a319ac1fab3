package cli

import (
	"fmt"

	"lontar/app/example"
	"lontar/views/shots"
)

type shotsCmd struct {
	Dir   string `arg:"" type:"path"`
	Size  string `default:"1440x900"`
	Theme string `enum:"light,dark" default:"light"`
	Only  []string
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
