package editor

import (
	"strings"

	"lontar/app/voice"
	"lontar/views/kit"
)

// most is how many ways to go on are offered under the caret.
const most = 6

// complete offers what a word begun with "{", "#" or "@" may become: a snippet,
// a hashtag of the brand's groups, a name of the brand's book.
func (w *writing) complete(prefix string, at int) { w.entry.Suggest(at, w.offers(prefix)) }

func (w *writing) offers(prefix string) []kit.Suggestion {
	if prefix == "" {
		return nil
	}
	s := w.v.s
	typed := strings.ToLower(prefix[1:])
	var out []kit.Suggestion
	add := func(o kit.Suggestion) {
		if len(out) < most && !strings.EqualFold(strings.TrimSpace(o.Text), prefix) {
			out = append(out, o)
		}
	}
	switch prefix[0] {
	case '{':
		for _, sn := range voice.Offer(s.known.snippets, typed) {
			add(kit.Suggestion{Label: "{" + sn.Name + "}", Detail: sn.Text, Text: sn.Text})
		}
	case '@':
		for _, name := range s.handleNames() {
			if strings.HasPrefix(strings.ToLower(name), typed) {
				add(kit.Suggestion{Label: "@" + name, Text: "@" + name + " "})
			}
		}
	case '#':
		if typed == "" {
			return nil // a bare "#" is a list to come, or a number
		}
		seen := map[string]bool{}
		for _, g := range s.known.groups {
			for _, t := range g.List() {
				if low := strings.ToLower(t); strings.HasPrefix(low, typed) && !seen[low] {
					seen[low] = true
					add(kit.Suggestion{Label: "#" + t, Detail: g.Name, Text: "#" + t + " "})
				}
			}
		}
	}
	return out
}
