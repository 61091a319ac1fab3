package cli

import (
	"strings"

	"github.com/alecthomas/kong"

	"lontar/app/lang"
)

// helpIn gives every verb, argument and flag its text in the language of the
// call. Keys: "cli.VERB" ("cli.import_plan"), "cli.VERB.FLAG" where a flag means
// something of its own there, else "cli.flag.FLAG".
func helpIn(model *kong.Application) {
	model.Help = lang.T("cli.about")
	describe(model.Node)
	if model.HelpFlag != nil {
		model.HelpFlag.Help = lang.T("cli.flag.help")
	}
}

func describe(n *kong.Node) {
	key := "cli.window"
	if path := n.Path(); path != "" {
		key = "cli." + strings.ReplaceAll(path, " ", "_")
	}
	if n.Type == kong.CommandNode {
		n.Help = lang.T(key)
	}
	for _, f := range n.Flags {
		f.Help = helpOf(key, f.Name)
	}
	for _, p := range n.Positional {
		p.Help = helpOf(key, p.Name)
	}
	for _, c := range n.Children {
		describe(c)
	}
}

func helpOf(verb, name string) string {
	if own := verb + "." + name; lang.Has(own) {
		return lang.T(own)
	}
	return lang.T("cli.flag." + name)
}

// callLanguage finds --lang, the first of its list, before the call is read,
// for the help.
func callLanguage(args []string) string {
	list := ""
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			list = v
			break
		}
		if a == "--lang" && i+1 < len(args) {
			list = args[i+1]
			break
		}
	}
	first, _, _ := strings.Cut(list, ",")
	return first
}
