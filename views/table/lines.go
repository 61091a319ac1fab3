package table

import (
	"sort"
	"time"

	"lontar/models"
)

// Heights of lines in logical pixels (TOKENS §7).
const (
	rowHeight   = 36
	groupHeight = 32
)

// Key is what is known of every row before its texts are read.
type Key struct {
	PostID  int64
	Day     string // "" unscheduled
	BrandID int64
	Status  models.Status
	At      int64
}

// Group is the head over the rows of one week.
type Group struct {
	Monday    string // "2006-01-02"; "" holds the unscheduled
	N         int
	Ready     int // approved or further
	Collapsed bool
}

// Line is one line of the table: a row, or the head of a group.
type Line struct {
	Group int32 // index into Groups, -1 without grouping
	Row   int32 // index into Keys, -1 for a head
}

// Lines knows which line lies at which height. It is made anew when rows,
// grouping or folding change and never altered.
type Lines struct {
	Keys   []Key
	Groups []Group
	lines  []Line
	tops   []int32       // top of each line, and the whole height at the end
	where  map[int64]int // post to line, only rows that are shown
}

// Arrange puts keys in lines. With weeks the keys keep their order inside
// each week and the weeks follow the days (desc: latest first); the
// unscheduled come last. collapsed names the Mondays whose rows are hidden.
func Arrange(keys []Key, weeks, desc bool, collapsed map[string]bool) *Lines {
	l := &Lines{Keys: keys}
	if !weeks {
		l.lines = make([]Line, len(keys))
		for i := range keys {
			l.lines[i] = Line{Group: -1, Row: int32(i)}
		}
		l.measure()
		return l
	}
	week := mondays()
	index := map[string]int{}
	members := [][]int32{}
	for i, k := range keys {
		m := week(k.Day)
		g, ok := index[m]
		if !ok {
			g = len(l.Groups)
			index[m] = g
			l.Groups = append(l.Groups, Group{Monday: m, Collapsed: collapsed[m]})
			members = append(members, nil)
		}
		l.Groups[g].N++
		if k.Status.AtLeastApproved() {
			l.Groups[g].Ready++
		}
		members[g] = append(members[g], int32(i))
	}
	order := make([]int, len(l.Groups))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool {
		x, y := l.Groups[order[a]].Monday, l.Groups[order[b]].Monday
		if x == "" || y == "" {
			return y == "" && x != ""
		}
		if desc {
			return x > y
		}
		return x < y
	})
	groups := make([]Group, 0, len(order))
	l.lines = make([]Line, 0, len(keys)+len(order))
	for _, g := range order {
		l.lines = append(l.lines, Line{Group: int32(len(groups)), Row: -1})
		if !l.Groups[g].Collapsed {
			for _, i := range members[g] {
				l.lines = append(l.lines, Line{Group: int32(len(groups)), Row: i})
			}
		}
		groups = append(groups, l.Groups[g])
	}
	l.Groups = groups
	l.measure()
	return l
}

// mondays answers the Monday of a day's week, remembering days seen: 50,000
// rows share a few thousand days.
func mondays() func(day string) string {
	seen := map[string]string{"": ""}
	return func(day string) string {
		if m, ok := seen[day]; ok {
			return m
		}
		m := ""
		if t, err := time.Parse(models.DayFormat, day); err == nil {
			m = t.AddDate(0, 0, -((int(t.Weekday()) + 6) % 7)).Format(models.DayFormat)
		}
		seen[day] = m
		return m
	}
}

func (l *Lines) measure() {
	l.tops = make([]int32, len(l.lines)+1)
	l.where = make(map[int64]int, len(l.Keys))
	y := int32(0)
	for i, ln := range l.lines {
		l.tops[i] = y
		if ln.Row < 0 {
			y += groupHeight
			continue
		}
		y += rowHeight
		l.where[l.Keys[ln.Row].PostID] = i
	}
	l.tops[len(l.lines)] = y
}

// Len is the number of lines, heads included.
func (l *Lines) Len() int { return len(l.lines) }

// Height is the height of all lines.
func (l *Lines) Height() float32 { return float32(l.tops[len(l.lines)]) }

// Top is the upper edge of line i.
func (l *Lines) Top(i int) float32 { return float32(l.tops[i]) }

// HeightOf is the height of line i.
func (l *Lines) HeightOf(i int) float32 { return float32(l.tops[i+1] - l.tops[i]) }

// At is the line at height y, clamped to the first and last; -1 when empty.
func (l *Lines) At(y float32) int {
	if len(l.lines) == 0 {
		return -1
	}
	i := sort.Search(len(l.lines), func(i int) bool { return float32(l.tops[i+1]) > y })
	return min(i, len(l.lines)-1)
}

// Head returns the group whose head is line i.
func (l *Lines) Head(i int) (*Group, bool) {
	if i < 0 || i >= len(l.lines) || l.lines[i].Row >= 0 {
		return nil, false
	}
	return &l.Groups[l.lines[i].Group], true
}

// Key returns the row of line i.
func (l *Lines) Key(i int) (*Key, bool) {
	if i < 0 || i >= len(l.lines) || l.lines[i].Row < 0 {
		return nil, false
	}
	return &l.Keys[l.lines[i].Row], true
}

// LineOf is the line of a post, -1 when it is not shown.
func (l *Lines) LineOf(post int64) int {
	if i, ok := l.where[post]; ok {
		return i
	}
	return -1
}

// Step walks n rows down (up when negative) from line i, over heads, and
// stops at the first or last row. It answers -1 when there is no row at all.
func (l *Lines) Step(i, n int) int {
	dir := 1
	if n < 0 {
		dir, n = -1, -n
	}
	at := -1
	if _, ok := l.Key(i); ok {
		at = i
	}
	for j := i + dir; n > 0 && j >= 0 && j < len(l.lines); j += dir {
		if l.lines[j].Row >= 0 {
			at = j
			n--
		}
	}
	if at >= 0 {
		return at
	}
	for d := 1; d < len(l.lines)+1; d++ { // i stood on a head at the edge
		for _, j := range []int{i + d, i - d} {
			if _, ok := l.Key(j); ok {
				return j
			}
		}
	}
	return -1
}

// First and Last are the outermost rows, -1 when there is none.
func (l *Lines) First() int { return l.Step(-1, 1) }

// Last is the last row's line, -1 when there is none.
func (l *Lines) Last() int { return l.Step(len(l.lines), -1) }

// Between lists the row lines from a to b, heads left out.
func (l *Lines) Between(a, b int) []int {
	if a > b {
		a, b = b, a
	}
	var rows []int
	for i := max(a, 0); i <= b && i < len(l.lines); i++ {
		if l.lines[i].Row >= 0 {
			rows = append(rows, i)
		}
	}
	return rows
}
