package cli

import (
	"strings"

	"lontar/app/example"
	"lontar/views/shots"
)

type shotsCmd struct {
	Dir   string `arg:"" type:"path"`
	Size  string `default:"1440x900"`
	Theme string `enum:"light,dark" default:"light"`
	Only  []string
	JSON  bool
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
	if err != nil {
		return err
	}
	return o.say(c.JSON, map[string][]string{"files": files}, strings.Join(files, "\n"))
}
