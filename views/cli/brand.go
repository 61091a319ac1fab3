package cli

import (
	"context"
	"errors"
	"fmt"

	"lontar/app/brand"
	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/app/workspace"
	"lontar/models"
)

type brandCmd struct {
	List brandListCmd `cmd:""`
	Add  brandAddCmd  `cmd:""`
}

type brandListCmd struct {
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	JSON      bool
}

// brandLine is a brand as the command line prints it.
type brandLine struct {
	Name     string   `json:"name"`
	Zone     string   `json:"zone"`
	Accounts []string `json:"accounts"`
	Archived bool     `json:"archived"`
}

// Run prints the brands, archived ones too.
func (c *brandListCmd) Run(o *out) error {
	w, err := openExisting(c.Workspace)
	if err != nil {
		return err
	}
	defer w.Close()
	list, err := w.Store.Brands(context.Background(), true)
	if err != nil {
		return err
	}
	lines := []brandLine{}
	for i := range list {
		l := brandLine{Name: list[i].Name, Zone: list[i].Zone, Accounts: []string{}, Archived: list[i].ArchivedAt != 0}
		for k := range list[i].Accounts {
			a := &list[i].Accounts[k]
			l.Accounts = append(l.Accounts, string(a.Platform)+" "+a.Label())
		}
		lines = append(lines, l)
	}
	if c.JSON {
		return printJSON(o, lines)
	}
	for _, l := range lines {
		fmt.Fprintf(o, "%s\t%s\t%v\n", l.Name, l.Zone, l.Accounts)
	}
	return nil
}

type brandAddCmd struct {
	Name      string `arg:""`
	Workspace string `required:"" type:"path" placeholder:"DIR"`
	Platform  []string
	Zone      string `default:"Asia/Jakarta"`
	Color     string `default:"#0F5E58"`
	JSON      bool
}

// Run adds the brand with the usual pillars.
func (c *brandAddCmd) Run(o *out) error {
	b := &models.Brand{
		Name: c.Name, Zone: c.Zone, Color: c.Color, ReplyMinutes: 60, PlanWeekday: 5, PlanClock: "17:00",
		Pillars: brand.DefaultPillars(),
	}
	for _, name := range c.Platform {
		p, ok := platform.ByName(name)
		if !ok {
			return usageError{errors.New(lang.T("cli.no_platform", "name", name))}
		}
		b.Accounts = append(b.Accounts, models.Account{Platform: p, Name: c.Name})
	}
	w, err := workspace.Open(c.Workspace, workspace.Options{})
	if err != nil {
		return err
	}
	defer w.Close()
	if err := brand.New(w.Store, w.Bus, w.Now).Save(context.Background(), b); err != nil {
		return err
	}
	return o.say(c.JSON, map[string]any{"id": b.ID, "name": b.Name}, b.Name)
}
