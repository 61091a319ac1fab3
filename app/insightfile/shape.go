package insightfile

import (
	"strings"

	"lontar/app/platform"
	"lontar/models"
)

// creatorPosts recognises LinkedIn's list of top posts in a language the
// headings are not known in: addresses of posts, their day, a number; the left
// list is by engagements, the right one by impressions.
func creatorPosts(head []string, rows [][]string, o Options) (guess, bool) {
	if o.Platform != "" && o.Platform != models.LinkedIn || len(rows) == 0 {
		return guess{}, false
	}
	f := layoutNamed("linkedin_creator_posts")
	g := guess{layout: f, cols: make([]column, len(head))}
	for i := range head {
		g.cols[i].header = strings.TrimSpace(head[i])
	}
	for i := 0; i+2 < len(head); i++ {
		fits := 0
		for _, r := range rows {
			if postRow(r, i) {
				fits++
			}
		}
		if fits == 0 || textless(head[i:i+3]) {
			continue
		}
		metric := "engagements"
		if i >= 3 {
			metric = "impressions"
		}
		for k, key := range []string{"@permalink", "@published", metric} {
			t, err := books().target(key)
			if err != nil {
				return guess{}, false
			}
			g.cols[i+k].target = t
			g.known++
		}
		i += 2
	}
	return g, g.known > 0
}

func postRow(r []string, i int) bool {
	l, ok := platform.Recognise(cellAt(r, i))
	if !ok || l.Platform != models.LinkedIn || !strings.Contains(cellAt(r, i), "linkedin") {
		return false
	}
	_, dated := readWhen(cellAt(r, i+1), 0)
	n := books().metrics["impressions"].read(cellAt(r, i+2), decimalPoint)
	return dated && n.reason == "" && !n.empty
}

func textless(cells []string) bool {
	for _, c := range cells {
		if !textCell(c) {
			return true
		}
	}
	return false
}

func layoutNamed(name string) *layout {
	for _, f := range books().layouts {
		if f.Name == name {
			return f
		}
	}
	return nil
}
