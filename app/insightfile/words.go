package insightfile

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"lontar/assets/insight"
	"lontar/models"
)

// role is what a column is for, when it holds no figure.
type role uint8

const (
	roleNone role = iota
	roleFigure
	roleID
	roleContent // YouTube's first column: an id, or the word for a part of the channel
	rolePermalink
	roleTitle
	roleCaption
	rolePublished
	roleClock
	roleDuration
	roleForm
	roleDate
	roleScope // Meta's "Date": "Lifetime" or the day the figures are of
	roleAsOf
	roleHour
	roleAccountID
	roleHandle
	roleAccountName
	roleNote
	roleBoosted
	roleKey
	roleValue
	rolePlatform
	roleIgnore
	roleAmbiguous
	roleKept // known, but only kept beside the post
)

var roleNames = map[string]role{
	"id": roleID, "video_id": roleID, "content": roleContent, "permalink": rolePermalink, "title": roleTitle, "caption": roleCaption,
	"published": rolePublished, "clock": roleClock, "duration": roleDuration, "form": roleForm, "date": roleDate, "scope": roleScope, "asof": roleAsOf,
	"hour": roleHour, "account_id": roleAccountID, "page_id": roleAccountID, "account_handle": roleHandle, "account_name": roleAccountName,
	"note": roleNote, "boosted": roleBoosted, "key": roleKey, "value": roleValue, "platform": rolePlatform, "ignore": roleIgnore, "ambiguous": roleAmbiguous,
	"universal_id": roleKept, "caption_type": roleKept, "post_kind": roleKept, "campaign": roleKept, "author": roleKept, "split": roleKept,
	"video_key": roleKept, "uploaded": roleKept, "video_link": roleKept, "monetized": roleKept,
}

// Metric is a standard figure: its name in the program and what its values
// are. The table is assets/insight/metrics.json.
type Metric struct {
	Name     string `json:"name"`
	Unit     string `json:"unit"` // "count", "people", "minutes", "seconds", "percent" (0–100), "ratio", "money"
	Whole    bool   `json:"whole"`
	Negative bool   `json:"negative"` // may be below 0
	Note     string `json:"note"`
}

// target is what a heading stands for.
type target struct {
	role   role
	name   string // of the role or the metric, as the data writes it
	metric *Metric
	scale  float64 // from the file's unit to the metric's
}

// layout is a table some platform writes.
type layout struct {
	Name      string              `json:"name"`
	Platform  models.Platform     `json:"platform"`
	Rows      string              `json:"rows"` // "posts", "days", "hours", "parts"
	Zone      string              `json:"zone"`
	Order     string              `json:"order"`
	Decimal   string              `json:"decimal"` // "none": numbers come without separators of thousands
	Needs     []string            `json:"needs"`
	Without   []string            `json:"without"`
	Lacks     []string            `json:"lacks"`   // columns such a table never has
	Columns   map[string][]string `json:"columns"` // headings that mean something else in this table
	Marks     []string            `json:"marks"`
	Hints     []string            `json:"hints"` // in the name of the file or sheet
	Hinted    bool                `json:"hinted"`
	Only      bool                `json:"only"` // nearly every heading must be known
	MinMarks  int                 `json:"minmarks"`
	Positions []string            `json:"positions"`
	Main      []string            `json:"main"` // figures such a table usually has

	words          *words
	own            map[string]target // of Columns
	without, marks map[string]bool
	needs          [][]string
}

// words is what one platform's file of headings says.
type words struct {
	Read       string              `json:"read"`
	Columns    map[string][]string `json:"columns"`
	Formats    []*layout           `json:"formats"`
	Cards      map[string][]string `json:"cards"`
	CardDates  []string            `json:"card_dates"`
	CardValues []string            `json:"card_values"`
	Audience   []string            `json:"audience"`
	Forms      map[string][]string `json:"forms"`
	Lifetime   []string            `json:"lifetime"`
	Labels     map[string][]string `json:"labels"`
	Total      []string            `json:"total"`
	Notices    []string            `json:"notices"`
	Empty      []string            `json:"empty"`
	Months     map[string]string   `json:"months"`
	NotInsight []string            `json:"not_insight"`

	byHeading  map[string]target
	form       map[string]models.Form
	lifetime   map[string]bool
	total      map[string]bool
	card       map[string]*Metric
	label      map[string]*Metric
	cardDates  map[string]bool
	cardValues map[string]bool
	audience   map[string]bool
}

type library struct {
	metrics map[string]*Metric
	list    []Metric
	files   map[string]*words
	layouts []*layout
	empty   map[string]bool
	months  map[string]int
	first   map[string]bool // headings a table may begin with
	others  map[string]bool // headings of files that are no insight
}

var books = sync.OnceValue(func() *library {
	l, err := loadWords()
	if err != nil {
		panic(err) // compiled in and checked by a test
	}
	return l
})

// Metrics lists every figure the readers know, with its unit.
func Metrics() []Metric { return books().list }

func loadWords() (*library, error) {
	l := &library{metrics: map[string]*Metric{}, files: map[string]*words{}, empty: map[string]bool{}, months: map[string]int{}, first: map[string]bool{}}
	read := func(name string, into any) error {
		b, err := insight.Files.ReadFile(name)
		if err != nil {
			return err
		}
		return json.Unmarshal(b, into)
	}
	var m struct{ Metrics []Metric }
	if err := read("metrics.json", &m); err != nil {
		return nil, err
	}
	l.list = m.Metrics
	for i := range l.list {
		l.metrics[l.list[i].Name] = &l.list[i]
	}
	for _, name := range []string{"meta", "x", "youtube", "tiktok", "linkedin", "general"} {
		w := &words{}
		if err := read(name+".json", w); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := l.add(w); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		l.files[name] = w
	}
	for _, s := range l.files["general"].Empty {
		l.empty[strings.ToLower(s)] = true
	}
	l.others = folded(l.files["general"].NotInsight)
	for number, names := range l.files["general"].Months {
		n, err := strconv.Atoi(number)
		if err != nil {
			return nil, err
		}
		for _, s := range strings.Fields(names) {
			l.months[s] = n
		}
	}
	return l, nil
}

func (l *library) add(w *words) error {
	w.byHeading, w.form = map[string]target{}, map[string]models.Form{}
	for key, names := range w.Columns {
		t, err := l.target(key)
		if err != nil {
			return err
		}
		for _, n := range names {
			w.byHeading[fold(n)] = t
			l.first[fold(n)] = true
		}
	}
	for form, names := range w.Forms {
		for _, n := range names {
			w.form[fold(n)] = models.Form(form)
		}
	}
	metricsOf := func(from map[string][]string) (map[string]*Metric, error) {
		out := map[string]*Metric{}
		for metric, names := range from {
			if l.metrics[metric] == nil {
				return nil, fmt.Errorf("no metric %q", metric)
			}
			for _, n := range names {
				out[fold(n)] = l.metrics[metric]
			}
		}
		return out, nil
	}
	var err error
	if w.card, err = metricsOf(w.Cards); err != nil {
		return err
	}
	if w.label, err = metricsOf(w.Labels); err != nil {
		return err
	}
	w.lifetime, w.total = folded(w.Lifetime), folded(w.Total)
	w.audience = folded(w.Audience)
	w.cardDates, w.cardValues = folded(w.CardDates), folded(w.CardValues)
	for _, n := range w.CardDates {
		l.first[fold(n)] = true
	}
	for _, list := range w.Cards {
		for _, n := range list {
			l.first[fold(n)] = true
		}
	}
	for _, n := range w.CardValues {
		l.first[fold(n)] = true
	}
	for _, f := range w.Formats {
		f.words, f.without, f.marks, f.own = w, folded(f.Without), folded(f.Marks), map[string]target{}
		for key, names := range f.Columns {
			t, err := l.target(key)
			if err != nil {
				return err
			}
			for _, n := range names {
				f.own[fold(n)] = t
				l.first[fold(n)] = true
			}
		}
		for _, n := range f.Needs {
			f.needs = append(f.needs, strings.Fields(n))
		}
		if f.Name != string(FormatTable) {
			l.layouts = append(l.layouts, f)
		}
	}
	return nil
}

// target reads a key of the data: "@role", "@key:dimension", "metric",
// "metric*60" or "metric/60".
func (l *library) target(key string) (target, error) {
	if name, ok := strings.CutPrefix(key, "@"); ok {
		short, dimension, _ := strings.Cut(name, ":")
		r, ok := roleNames[short]
		if !ok {
			return target{}, fmt.Errorf("no role %q", key)
		}
		if dimension != "" {
			name = dimension
		}
		return target{role: r, name: name}, nil
	}
	t := target{role: roleFigure, name: key, scale: 1}
	if i := strings.IndexAny(key, "*/"); i > 0 {
		v, err := strconv.ParseFloat(key[i+1:], 64)
		if err != nil || v == 0 {
			return target{}, fmt.Errorf("scale of %q", key)
		}
		t.name, t.scale = key[:i], v
		if key[i] == '/' {
			t.scale = 1 / v
		}
	}
	if t.metric = l.metrics[t.name]; t.metric == nil {
		return target{}, fmt.Errorf("no metric %q", key)
	}
	return t, nil
}

func folded(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, s := range list {
		out[fold(s)] = true
	}
	return out
}

// fold gives a heading without what differs between exports of the same
// column: case, punctuation, underscores and spaces.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '%' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

var copyNumber = regexp.MustCompile(`\s*\(\d+\)$`)

// plainName is the name of a file as its platform gave it, without the number
// a browser puts behind the second of the same name.
func plainName(p string) string {
	base := path.Base(strings.ReplaceAll(p, "\\", "/"))
	return copyNumber.ReplaceAllString(strings.TrimSuffix(base, path.Ext(base)), "")
}

// nameOf is the folded name of a file without folders and ending.
func nameOf(p string) string {
	base := path.Base(strings.ReplaceAll(p, "\\", "/"))
	return fold(strings.TrimSuffix(base, path.Ext(base)))
}
