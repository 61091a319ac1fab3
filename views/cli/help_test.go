package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"lontar/app/lang"
)

// TestHelp: every verb, argument and flag says what it is, in both languages.
func TestHelp(t *testing.T) {
	defer lang.Set(lang.Code())
	for _, code := range []string{"id", "en"} {
		lang.Set(code)
		var g grammar
		p, err := kong.New(&g, kong.Name("lontar"))
		if err != nil {
			t.Fatal(err)
		}
		helpIn(p.Model)
		var verbs int
		check := func(what, help string) {
			if help == "" || strings.HasPrefix(help, "cli.") {
				t.Errorf("%s: %s says %q", code, what, help)
			}
		}
		var walk func(n *kong.Node)
		walk = func(n *kong.Node) {
			if n.Type == kong.CommandNode {
				verbs++
				check(n.Path(), n.Help)
			}
			for _, f := range n.Flags {
				check(n.Path()+" --"+f.Name, f.Help)
			}
			for _, a := range n.Positional {
				check(n.Path()+" "+a.Name, a.Help)
			}
			for _, c := range n.Children {
				walk(c)
			}
		}
		walk(p.Model.Node)
		if verbs < 12 {
			t.Errorf("%d verbs", verbs)
		}
	}
}

func TestHelpIsPrinted(t *testing.T) {
	defer lang.Set(lang.Code())
	for code, want := range map[string]string{"id": "Impor rencana editorial", "en": "Import an editorial plan"} {
		var out bytes.Buffer
		if _, status := Run([]string{"--lang", code, "import", "plan", "--help"}, &out, &out, "1"); status != 0 || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %d\n%s", code, status, out.String())
		}
	}
}
