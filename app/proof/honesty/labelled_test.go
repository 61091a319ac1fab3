package honesty

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// labelled is a caption with the spans, in code points, that promise too much.
type labelled struct {
	text  string
	spans [][2]int
}

func readLabelled(t testing.TB, file string) []labelled {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []labelled
	for line := range strings.SplitSeq(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		list = append(list, parseLabelled(line))
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

// TestLabelled measures the rules on captions in our own words: claims found,
// and honest captions left alone.
func TestLabelled(t *testing.T) {
	c := open(t)
	for _, name := range []string{"id", "en"} {
		var captions, honest, marked, found, wrong, alarms int
		for _, l := range readLabelled(t, "testdata/"+name+".txt") {
			captions++
			list := c.Check(l.text)
			if len(l.spans) == 0 {
				honest++
				if len(list) > 0 {
					alarms++
					t.Logf("alarm: %s: %q in %q", list[0].Rule.ID, list[0].Text, l.text)
				}
			}
			hit := make([]bool, len(l.spans))
			for _, claim := range list {
				some := false
				for i, s := range l.spans {
					if claim.Start < s[1] && claim.End > s[0] {
						hit[i], some = true, true
					}
				}
				if !some && len(l.spans) > 0 {
					wrong++
					t.Logf("besides: %s: %q in %q", claim.Rule.ID, claim.Text, l.text)
				}
			}
			for i, h := range hit {
				marked++
				if h {
					found++
				} else {
					t.Logf("missed %q in %q", string([]rune(l.text)[l.spans[i][0]:l.spans[i][1]]), l.text)
				}
			}
		}
		t.Logf("%s: %d captions; %d of %d claims found, %d besides; %d of %d honest captions alarmed",
			name, captions, found, marked, wrong, alarms, honest)
		if found*100 < marked*95 || alarms*100 > honest*2 {
			t.Errorf("%s: %d of %d claims, %d alarms in %d honest captions", name, found, marked, alarms, honest)
		}
	}
}
