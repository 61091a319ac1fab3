package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// TestImportsPointOneWay reads the import graph and fails when an arrow of the
// house points back: main → views → app → models, assets below all; Fyne only
// in views and main; fyne/v2/app only in main; no screen imports another.
func TestImportsPointOneWay(t *testing.T) {
	imports := importGraph(t)
	if len(imports) < 10 {
		t.Fatalf("read only %d packages: the graph is not the project's", len(imports))
	}
	for pkg, list := range imports {
		for _, to := range list {
			if why := forbidden(pkg, to); why != "" {
				t.Errorf("%s imports %s: %s", pkg, to, why)
			}
		}
	}
}

func TestForbiddenArrows(t *testing.T) {
	for _, c := range []struct {
		from, to string
		bad      bool
	}{
		{"lontar", "fyne.io/fyne/v2/app", false},
		{"lontar/views/shell", "fyne.io/fyne/v2/app", true},
		{"lontar/views/shell", "lontar/views/calendar", false},
		{"lontar/views/calendar", "lontar/views/table", true},
		{"lontar/views/calendar", "lontar/views/kit", false},
		{"lontar/views/kit", "lontar/views/shell", true},
		{"lontar/app/plan", "fyne.io/fyne/v2", true},
		{"lontar/app/plan", "lontar/views/kit", true},
		{"lontar/app/plan", "gorm.io/gorm", true},
		{"lontar/models", "lontar/app/plan", true},
		{"lontar/models/store", "gorm.io/gorm", false},
		{"lontar/assets", "lontar/models", true},
	} {
		if got := forbidden(c.from, c.to) != ""; got != c.bad {
			t.Errorf("forbidden(%q, %q) = %v, want %v", c.from, c.to, got, c.bad)
		}
	}
}

// forbidden says why a package must not import another, or "".
func forbidden(from, to string) string {
	room := func(p string) string {
		rest, ok := strings.CutPrefix(p, "lontar/")
		if !ok {
			return ""
		}
		return strings.SplitN(rest, "/", 2)[0]
	}
	floor := map[string]int{"": 4, "views": 3, "app": 2, "models": 1, "assets": 0}
	if strings.HasPrefix(from, "lontar/packaging/") {
		return ""
	}
	switch {
	case to == "fyne.io/fyne/v2/app" && from != "lontar":
		return "only main starts Fyne"
	case strings.HasPrefix(to, "fyne.io/fyne/") && from != "lontar" && room(from) != "views":
		return "Fyne belongs to the views"
	case strings.HasPrefix(to, "gorm.io/") && room(from) != "models":
		return "GORM belongs to the store"
	case to == "lontar":
		return "nobody imports main"
	case room(to) == "":
		return ""
	case floor[room(to)] > floor[room(from)] && from != "lontar":
		return "the arrow points back"
	case room(from) == "views" && room(to) == "views":
		return betweenViews(strings.TrimPrefix(from, "lontar/views/"), strings.TrimPrefix(to, "lontar/views/"))
	}
	return ""
}

// betweenViews: everyone may use the kit and show previews, the shell opens screens, the shots
// and the command line show what the shell shows.
func betweenViews(from, to string) string {
	from, to = strings.SplitN(from, "/", 2)[0], strings.SplitN(to, "/", 2)[0]
	switch {
	case from == to, to == "kit", to == "preview", from == "shell", from == "shots", from == "cli" && to == "shots":
		return ""
	}
	return "screens do not import each other: the shell opens them"
}

func importGraph(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	graph := map[string][]string{}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return graph
		} else if err != nil {
			t.Fatal(err)
		}
		graph[p.ImportPath] = p.Imports
	}
}
