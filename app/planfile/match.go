package planfile

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"lontar/models"
)

// twin is a post of the brand a row of the file may be.
type twin struct {
	post *models.Post
	base *models.Post // what a file last said of it; nil when no file did
	line int
	file string // fingerprint of the sheet that said it
	said string
	all  string // the words that meant all accounts then
	used bool
}

// lookAround is how far beyond the days of a file its posts may have moved.
const lookAround = 45 * 24 * time.Hour

// twins loads what the rows can be compared with: posts named by their hidden
// id, posts around the days of the file, posts without a day, and posts an
// earlier file spoke of.
func (r *reading) twins(ctx context.Context) (byUID map[string]*twin, all []*twin, err error) {
	said, err := r.s.st.LastSaid(ctx, r.brand.ID)
	if err != nil {
		return nil, nil, err
	}
	from, to := r.span()
	around := func(day string, by time.Duration) string {
		t, err := time.Parse(models.DayFormat, day)
		if err != nil {
			return day
		}
		return t.Add(by).Format(models.DayFormat)
	}
	var list []*models.Post
	if from != "" {
		if list, err = r.s.st.BrandPosts(ctx, r.brand.ID, around(from, -lookAround), around(to, lookAround)); err != nil {
			return nil, nil, err
		}
	}
	tray, err := r.s.st.Tray(ctx, models.Filter{Brands: []int64{r.brand.ID}})
	if err != nil {
		return nil, nil, err
	}
	have := map[int64]*twin{}
	add := func(p *models.Post) *twin {
		if t := have[p.ID]; t != nil {
			return t
		}
		t := &twin{post: p}
		have[p.ID] = t
		all = append(all, t)
		return t
	}
	for _, p := range list {
		add(p)
	}
	var missing []int64
	for _, c := range tray {
		if have[c.PostID] == nil && !slices.Contains(missing, c.PostID) {
			missing = append(missing, c.PostID)
		}
	}
	bases := map[int64]kept{}
	for _, s := range said {
		k, ok := unpack(s.Said)
		if !ok {
			continue
		}
		bases[s.PostID] = k
		if have[s.PostID] == nil && (k.day() == "" || k.day() >= from && k.day() <= to) {
			missing = append(missing, s.PostID)
		}
	}
	if list, err = r.s.st.Posts(ctx, missing...); err != nil {
		return nil, nil, err
	}
	for _, p := range list {
		add(p)
	}
	byUID = map[string]*twin{}
	var uids []string
	for _, row := range r.d.Rows {
		if row.uid != "" {
			uids = append(uids, row.uid)
		}
	}
	if list, err = r.s.st.PostsByUID(ctx, r.brand.ID, uids); err != nil {
		return nil, nil, err
	}
	for _, p := range list {
		byUID[p.UID] = add(p)
	}
	for _, s := range said {
		if t := have[s.PostID]; t != nil {
			if k, ok := bases[s.PostID]; ok {
				t.base, t.line, t.file, t.said, t.all = k.post(r), s.Line, s.File, s.Said, k.Where
				r.bases = append(r.bases, t.base)
			}
		}
	}
	return byUID, all, nil
}

// day is the first planned day a kept post has.
func (k kept) day() string {
	first := ""
	for _, v := range k.Variants {
		if v.Day != "" && (first == "" || v.Day < first) {
			first = v.Day
		}
	}
	return first
}

// span gives the first and last day of the file.
func (r *reading) span() (from, to string) {
	for _, row := range r.d.Rows {
		if row.Post == nil {
			continue
		}
		for _, v := range row.Post.Variants {
			if v.Day == "" {
				continue
			}
			if from == "" || v.Day < from {
				from = v.Day
			}
			to = max(to, v.Day)
		}
	}
	return from, to
}

// likeness is how sure it is that a row and a post are the same, surest first.
type likeness func(p *models.Post) string

// The stages of matching. Rows keep their order, so that equal posts pair up
// as they stand.
var stages = []likeness{
	func(p *models.Post) string { return join(words(p), dayOf(p), clockOf(p), placesKey(p)) },
	func(p *models.Post) string { return join(words(p), dayOf(p), placesKey(p)) },
	func(p *models.Post) string { return join(words(p), dayOf(p)) },
}

func join(parts ...string) string {
	if parts[0] == "" {
		return ""
	}
	return strings.Join(parts, "\x1f")
}

// words are what a post is called: its title, else its text, else whatever it
// says at all.
func words(p *models.Post) string {
	for _, s := range []string{p.Title, p.Caption, p.Brief} {
		if f := fold(s); f != "" {
			return f
		}
	}
	rest := []string{p.Goal, p.Target, p.Hashtags, p.CTA, p.Link, p.Reference, p.AssetLink, p.Notes}
	var own []string
	for _, f := range p.Fields {
		own = append(own, f.Value)
	}
	slices.Sort(own)
	return "~" + fold(strings.Join(append(rest, own...), " "))
}

func dayOf(p *models.Post) string   { d, _ := p.Slot(); return d }
func clockOf(p *models.Post) string { _, c := p.Slot(); return c }

func placesKey(p *models.Post) string {
	ids := accountsOf(p)
	slices.Sort(ids)
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(strconv.FormatInt(id, 10) + " ")
	}
	return b.String()
}

func accountsOf(p *models.Post) []int64 {
	var ids []int64
	for _, v := range p.Variants {
		if v.AccountID != 0 {
			ids = append(ids, v.AccountID)
		}
	}
	return ids
}

// pair finds the post each row is: by hidden id, by what a file said of it
// before, by day and title, and, within the same sheet only, by title alone
// (the day was moved) or place alone (the title was rewritten).
func (r *reading) pair(ctx context.Context) (map[int]*twin, []*twin, error) {
	byUID, all, err := r.twins(ctx)
	if err != nil {
		return nil, nil, err
	}
	pairs := map[int]*twin{}
	take := func(row int, t *twin) { pairs[row], t.used = t, true }
	var open []int
	for i := range r.d.Rows {
		row := &r.d.Rows[i]
		if row.Action == Rejected {
			continue
		}
		if t := byUID[row.uid]; t != nil && row.uid != "" && !t.used {
			take(i, t)
			continue
		}
		if t := byUID[row.uid]; t != nil && row.uid != "" {
			r.note(row.Sheet, row.Line, "", row.Said.Title, LevelInfo, "import.note.copied_row")
		}
		row.uid = ""
		open = append(open, i)
	}
	for _, like := range stages {
		open = r.stage(open, all, like, take)
	}
	from, to := r.span()
	ofSheet := slices.DeleteFunc(slices.Clone(all), func(t *twin) bool {
		day := ""
		if t.base != nil {
			day = dayOf(t.base)
		}
		return t.used || t.base == nil || t.post.DeletedAt != 0 || t.file != r.d.Fingerprint || day != "" && (day < from || day > to)
	})
	open = r.onlyOne(open, ofSheet, words, take)
	samePlace := func(p *models.Post) string {
		if dayOf(p) == "" {
			return ""
		}
		return join(dayOf(p), clockOf(p), placesKey(p))
	}
	r.onlyOne(open, ofSheet, samePlace, take)
	return pairs, all, nil
}

func (r *reading) stage(open []int, all []*twin, like likeness, take func(int, *twin)) []int {
	at := map[string][]*twin{}
	for _, t := range all {
		if t.used {
			continue
		}
		mine := like(t.post)
		if t.base != nil {
			if k := like(t.base); k != "" {
				at[k] = append(at[k], t)
				if k == mine {
					continue
				}
			}
		}
		if mine != "" && t.post.DeletedAt == 0 {
			at[mine] = append(at[mine], t)
		}
	}
	var rest []int
	for _, i := range open {
		k := like(r.d.Rows[i].Post)
		n := slices.IndexFunc(at[k], func(t *twin) bool { return !t.used })
		if k == "" || n < 0 {
			rest = append(rest, i)
			continue
		}
		take(i, at[k][n])
	}
	return rest
}

// onlyOne pairs rows and posts that are the only ones left with a key.
func (r *reading) onlyOne(open []int, all []*twin, like likeness, take func(int, *twin)) []int {
	posts, rows := map[string][]*twin{}, map[string]int{}
	for _, t := range all {
		if k := like(t.base); k != "" && !t.used {
			posts[k] = append(posts[k], t)
		}
	}
	for _, i := range open {
		rows[like(r.d.Rows[i].Post)]++
	}
	var rest []int
	for _, i := range open {
		k := like(r.d.Rows[i].Post)
		if k != "" && rows[k] == 1 && len(posts[k]) == 1 {
			take(i, posts[k][0])
			continue
		}
		rest = append(rest, i)
	}
	return rest
}

// gone counts posts an earlier import of the same sheet brought, inside the
// days of this file, which it no longer names. They stay; it is said.
func (r *reading) gone(all []*twin) {
	from, to := r.span()
	n := 0
	for _, t := range all {
		if t.used || t.base == nil || t.post.DeletedAt != 0 || t.file != r.d.Fingerprint {
			continue
		}
		if day := dayOf(t.base); day != "" && day >= from && day <= to {
			n++
		}
	}
	if n > 0 {
		r.note("", 0, "", "", LevelWarn, "import.note.gone", "n", n)
	}
}

// saidOf is a row's post as kept with an import, to compare the next file with.
func saidOf(p *models.Post, b *models.Brand, where string) string {
	k := keep(p, b)
	k.Status, k.Where = "", where
	slices.SortStableFunc(k.Variants, func(a, b keptVariant) int {
		return cmp.Or(cmp.Compare(a.Platform, b.Platform), cmp.Compare(a.Handle, b.Handle))
	})
	s, _ := json.Marshal(k) // texts and maps of texts: it cannot fail
	return string(s)
}
