package honesty

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// labelled is a caption with the spans, in code points, that promise too much.
type labelled struct {
	text     string
	spans    [][2]int
	category string // of the heading above it, "# @health"
}

func readLabelled(t testing.TB, file string) []labelled {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []labelled
	category := ""
	for line := range strings.SplitSeq(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "# @"); ok {
			category = name
		}
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		l := parseLabelled(line)
		l.category = category
		list = append(list, l)
	}
	return list
}

func parseLabelled(line string) labelled {
	var l labelled
	for {
		before, rest, ok := strings.Cut(line, "[[")
		l.text += before
		if !ok {
			return l
		}
		inside, after, _ := strings.Cut(rest, "]]")
		start := utf8.RuneCountInString(l.text)
		l.text += inside
		l.spans = append(l.spans, [2]int{start, start + utf8.RuneCountInString(inside)})
		line = after
	}
}

// tally counts what the rules make of one file of captions.
type tally struct {
	captions, honest, marked, found, besides, alarms int
	category                                         map[string][2]int // found, marked
}

// TestLabelled measures the rules on captions in our own words: claims found,
// in all and by category, and honest captions left alone.
func TestLabelled(t *testing.T) {
	c := open(t)
	for _, name := range []string{"id", "en", "id2", "en2", "id3", "en3", "id4"} {
		n := tally{category: map[string][2]int{}}
		for _, l := range readLabelled(t, "testdata/"+name+".txt") {
			n.count(t, l, c.Check(l.text))
		}
		t.Logf("%s: %d captions; %d of %d claims found, %d besides; %d of %d honest captions alarmed; %v",
			name, n.captions, n.found, n.marked, n.besides, n.alarms, n.honest, n.category)
		if n.found*100 < n.marked*95 || n.alarms*100 > n.honest*2 {
			t.Errorf("%s: %d of %d claims, %d alarms in %d honest captions", name, n.found, n.marked, n.alarms, n.honest)
		}
	}
}

func (n *tally) count(t *testing.T, l labelled, list []Claim) {
	n.captions++
	if len(l.spans) == 0 {
		n.honest++
		if len(list) > 0 {
			n.alarms++
			t.Logf("alarm: %s: %q in %q", list[0].Rule.ID, list[0].Text, l.text)
		}
		return
	}
	for _, s := range l.spans {
		one := n.category[l.category]
		one[1]++
		n.marked++
		if slices.ContainsFunc(list, func(c Claim) bool { return c.Start < s[1] && c.End > s[0] }) {
			one[0]++
			n.found++
		} else {
			t.Logf("missed %q in %q", string([]rune(l.text)[s[0]:s[1]]), l.text)
		}
		n.category[l.category] = one
	}
	for _, c := range list {
		if !slices.ContainsFunc(l.spans, func(s [2]int) bool { return c.Start < s[1] && c.End > s[0] }) {
			n.besides++
			t.Logf("besides: %s: %q in %q", c.Rule.ID, c.Text, l.text)
		}
	}
}
