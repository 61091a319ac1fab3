package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"lontar/app/seed"
	"lontar/app/workspace"
	"lontar/models"
)

type seedCmd struct {
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	Years     int    `required:""`
	Brands    int    `default:"5"`
	Posts     int    `default:"5000"`
	Comments  int    `default:"100000"`
	Figures   int    `default:"200000"`
	Seed      uint64 `default:"1"`
	Today     string `placeholder:"DAY"`
	JSON      bool
}

// Run fills the workspace, telling on standard error how far it is.
func (c *seedCmd) Run(o *out) error {
	if c.Years < 1 || c.Years > 50 || c.Brands < 1 || c.Brands > 200 || min(c.Posts, c.Comments, c.Figures) < 1 {
		return usageError{errors.New("--years is 1 to 50, --brands 1 to 200, the others at least 1")}
	}
	if c.Today == "" {
		c.Today = time.Now().In(models.LoadZone(models.DefaultZone)).Format(models.DayFormat)
	}
	noon := models.UnixAt(c.Today, "12:00", models.DefaultZone)
	if noon == 0 {
		return usageError{fmt.Errorf("--today %s is no day like 2027-02-24", c.Today)}
	}
	// The clock stands still while it is filled: two runs leave the same rows.
	w, err := workspace.Open(c.Workspace, workspace.Options{Now: func() time.Time { return time.Unix(noon, 0) }})
	if err != nil {
		return err
	}
	defer w.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	sum, err := seed.Fill(ctx, w, seed.Options{
		Years: c.Years, Brands: c.Brands, Posts: c.Posts, Comments: c.Comments, Figures: c.Figures, Seed: c.Seed, Today: c.Today,
		Progress: func(done, all int) { fmt.Fprintf(o.stderr, "\r%3d %%", done*100/all) },
	})
	if errors.Is(err, seed.ErrNotEmpty) {
		return usageError{fmt.Errorf("%s already holds brands or posts: seed fills an empty workspace", filepath.Clean(c.Workspace))}
	}
	fmt.Fprintln(o.stderr)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(o, sum)
	}
	fmt.Fprintf(o, "%s to %s: %d brands, %d accounts, %d posts, %d variants, %d live posts, %d comments, %d figures in %.1f s\n",
		sum.From, sum.Until, sum.Brands, sum.Accounts, sum.Posts, sum.Variants, sum.LivePosts, sum.Comments, sum.Figures, sum.Seconds)
	return nil
}
