package insightfile

import (
	"context"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// FileJSON is what was read of a file as scripts take it. Times are UTC; a post
// of which only the day is known has that day as published_at, without an hour.
type FileJSON struct {
	File      string          `json:"file"`
	Inner     string          `json:"inner,omitempty"`
	Format    Format          `json:"format"`
	Platform  models.Platform `json:"platform"`
	Zone      string          `json:"zone"`
	ZoneKnown string          `json:"zone_known"`
	Account   string          `json:"account"`
	AccountID string          `json:"account_id,omitempty"`
	Name      string          `json:"account_name,omitempty"`
	Accounts  map[string]int  `json:"accounts,omitempty"`
	From      string          `json:"from,omitempty"`
	Until     string          `json:"until,omitempty"`
	Encoding  string          `json:"encoding,omitempty"`
	Separator string          `json:"separator,omitempty"`
	Notes     []string        `json:"notes,omitempty"`
	Missing   []string        `json:"missing,omitempty"`
	Refused   string          `json:"refused,omitempty"`
	Message   string          `json:"message,omitempty"`
	Counts    CountsJSON      `json:"counts"`
	Tables    []TableJSON     `json:"tables"`
	Doubts    []DoubtJSON     `json:"doubts"`
	Problems  []ProblemJSON   `json:"problems"`
	Posts     []PostJSON      `json:"posts"`
	Days      []DayJSON       `json:"days"`
	Hours     []HourJSON      `json:"hours,omitempty"`
	Parts     []PartJSON      `json:"parts,omitempty"`
	dayAt     map[[5]string]int
}

// CountsJSON counts what a file gave.
type CountsJSON struct {
	Rows     int `json:"rows"`
	Posts    int `json:"posts"`
	Days     int `json:"days"`
	Hours    int `json:"hours"`
	Parts    int `json:"parts"`
	Rejected int `json:"rejected"`
	Problems int `json:"problems"`
}

// TableJSON is a table of a file.
type TableJSON struct {
	Sheet    string            `json:"sheet,omitempty"`
	Title    string            `json:"title,omitempty"`
	Format   Format            `json:"format"`
	Platform models.Platform   `json:"platform"`
	Rows     string            `json:"rows"`
	Line     int               `json:"line"`
	Mapping  map[string]string `json:"mapping"`
	Unknown  []string          `json:"unknown"`
	Count    int               `json:"count"`
}

// DoubtJSON is a question about a file.
type DoubtJSON struct {
	Kind    string   `json:"kind"`
	Column  string   `json:"column,omitempty"`
	Taken   string   `json:"taken"`
	Choices []string `json:"choices,omitempty"`
	Value   string   `json:"value,omitempty"`
	Message string   `json:"message"`
}

// ProblemJSON is a cell or row not taken.
type ProblemJSON struct {
	Sheet   string `json:"sheet,omitempty"`
	Line    int    `json:"line"`
	Column  string `json:"column"`
	Value   string `json:"value"`
	Reason  string `json:"reason"`
	Row     bool   `json:"row"`
	Message string `json:"message"`
}

// PostJSON is a row about a post. Figures are in the units of Metrics.
type PostJSON struct {
	ID          string             `json:"id"`
	Platform    models.Platform    `json:"platform"`
	Permalink   string             `json:"permalink"`
	Title       string             `json:"title,omitempty"`
	Caption     string             `json:"caption"`
	Account     string             `json:"account,omitempty"`
	AccountID   string             `json:"account_id,omitempty"`
	Form        models.Form        `json:"form,omitempty"`
	Seconds     float64            `json:"duration_seconds,omitempty"`
	PublishedAt string             `json:"published_at"`
	Known       string             `json:"published_at_known"`
	Day         string             `json:"day,omitempty"`
	Foreign     bool               `json:"foreign,omitempty"`
	Boosted     *bool              `json:"boosted,omitempty"`
	Figures     map[string]float64 `json:"figures"`
	Below       []string           `json:"below,omitempty"`   // figures that are upper bounds
	Rounded     []string           `json:"rounded,omitempty"` // figures written short: "1.2K"
	Extra       map[string]string  `json:"extra,omitempty"`
	Sheet       string             `json:"sheet,omitempty"`
	Line        int                `json:"line"`
}

// DayJSON is a day; what several tables of a file say of it stands together.
type DayJSON struct {
	Date      string             `json:"date"`
	Known     string             `json:"date_known"`
	Platform  models.Platform    `json:"platform"`
	Account   string             `json:"account,omitempty"`
	ID        string             `json:"id,omitempty"`
	Title     string             `json:"title,omitempty"`
	Dimension string             `json:"dimension,omitempty"`
	Key       string             `json:"key,omitempty"`
	Figures   map[string]float64 `json:"figures"`
	Extra     map[string]string  `json:"extra,omitempty"`
	Line      int                `json:"line"`
}

// HourJSON is an hour of follower activity.
type HourJSON struct {
	Date  string  `json:"date"`
	Known string  `json:"date_known"`
	Hour  int     `json:"hour"`
	Value float64 `json:"active_followers"`
	Line  int     `json:"line"`
}

// PartJSON is a part of an audience or of the whole.
type PartJSON struct {
	Platform  models.Platform    `json:"platform"`
	Dimension string             `json:"dimension"`
	Key       string             `json:"key"`
	Figures   map[string]float64 `json:"figures"`
	Below     []string           `json:"below,omitempty"`
	Line      int                `json:"line"`
}

// JSON reads files whole into what scripts take. It holds every row: for
// imports use Read.
func JSON(ctx context.Context, path string, o Options) ([]FileJSON, error) {
	byFile := map[string]*FileJSON{}
	of := func(f *File) *FileJSON {
		key := f.Path + "\x00" + f.Inner
		if byFile[key] == nil {
			byFile[key] = &FileJSON{Posts: []PostJSON{}, Days: []DayJSON{}, dayAt: map[[5]string]int{}}
		}
		return byFile[key]
	}
	files, err := Read(ctx, path, o, Sink{
		Post: func(f *File, p Post) error { j := of(f); j.Posts = append(j.Posts, postJSON(p)); return nil },
		Day:  func(f *File, d Day) error { of(f).day(d); return nil },
		Hour: func(f *File, h Hour) error {
			j := of(f)
			j.Hours = append(j.Hours, HourJSON{h.Date, h.Known, h.Hour, h.Value, h.Line})
			return nil
		},
		Part: func(f *File, p Part) error {
			j := of(f)
			values, below, _ := figuresJSON(p.Figures)
			j.Parts = append(j.Parts, PartJSON{p.Platform, p.Dimension, p.Key, values, below, p.Line})
			return nil
		},
	})
	if err != nil {
		return nil, err
	}
	out := make([]FileJSON, 0, len(files))
	for i := range files {
		j := of(&files[i])
		j.about(&files[i])
		out = append(out, *j)
	}
	return out, nil
}

func figuresJSON(list []Figure) (values map[string]float64, below, rounded []string) {
	values = make(map[string]float64, len(list))
	for _, f := range list {
		if _, twice := values[f.Metric]; twice {
			continue
		}
		values[f.Metric] = f.Value
		if f.Below {
			below = append(below, f.Metric)
		}
		if f.Rounded {
			rounded = append(rounded, f.Metric)
		}
	}
	return values, below, rounded
}

func postJSON(p Post) PostJSON {
	j := PostJSON{
		ID: p.NativeID, Platform: p.Platform, Permalink: p.Permalink, Title: p.Title, Caption: p.Caption, Account: p.Account, AccountID: p.AccountID,
		Form: p.Form, Seconds: p.Duration.Seconds(), Known: p.AtKnown, Day: p.Day, Foreign: p.Foreign, Boosted: p.Boosted, Extra: p.Extra, Sheet: p.Sheet, Line: p.Line,
	}
	switch p.AtKnown {
	case KnownNone:
	case KnownDay:
		j.PublishedAt = p.At.Format(models.DayFormat)
	default:
		j.PublishedAt = p.At.UTC().Format(time.RFC3339)
	}
	j.Figures, j.Below, j.Rounded = figuresJSON(p.Figures)
	return j
}

func (j *FileJSON) day(d Day) {
	values, _, _ := figuresJSON(d.Figures)
	key := [5]string{d.Date, string(d.Platform), d.AccountID + d.Account, d.ID, d.Dimension + "\x00" + d.Key}
	if i, ok := j.dayAt[key]; ok {
		have := &j.Days[i]
		clash := false
		for m := range values {
			_, in := have.Figures[m]
			clash = clash || in
		}
		if !clash {
			for m, v := range values {
				have.Figures[m] = v
			}
			return
		}
	}
	j.dayAt[key] = len(j.Days)
	j.Days = append(j.Days, DayJSON{d.Date, d.Known, d.Platform, d.Account, d.ID, d.Title, d.Dimension, d.Key, values, d.Extra, d.Line})
}

// about fills what is said of the file itself.
func (j *FileJSON) about(f *File) {
	j.File, j.Inner, j.Format, j.Platform = f.Path, f.Inner, f.Format, f.Platform
	j.Zone, j.ZoneKnown, j.Account, j.AccountID, j.Name = f.Zone, f.ZoneKnown, f.Account, f.AccountID, f.Name
	if len(f.Accounts) > 1 {
		j.Accounts = f.Accounts
	}
	j.From, j.Until, j.Encoding, j.Separator, j.Notes, j.Missing = f.From, f.Until, f.Encoding, f.Separator, f.Notes, f.Missing
	j.Refused, j.Message = f.Refused, f.Why()
	j.Counts = CountsJSON{f.Rows, f.Posts, f.Days, f.Hours, f.Parts, f.Rejected, f.ProblemCount}
	j.Tables, j.Doubts, j.Problems = []TableJSON{}, []DoubtJSON{}, []ProblemJSON{}
	for _, t := range f.Tables {
		j.Tables = append(j.Tables, TableJSON{t.Sheet, t.Title, t.Format, t.Platform, t.Rows, t.Line, t.Mapping, append([]string{}, t.Unknown...), t.Count})
	}
	for _, d := range f.Doubts {
		j.Doubts = append(j.Doubts, DoubtJSON{d.Kind, d.Column, d.Taken, d.Choices, d.Value, d.Text()})
	}
	for _, p := range f.Problems {
		j.Problems = append(j.Problems, ProblemJSON{p.Sheet, p.Line, p.Column, p.Value, p.Reason, p.Row, p.Text()})
	}
}

// Text is the reason of a problem in the language in use.
func (p Problem) Text() string { return lang.T("insightfile.reason." + p.Reason) }

// Text is the question of a doubt in the language in use.
func (d Doubt) Text() string {
	return lang.T("insightfile.doubt."+d.Kind, "taken", d.Taken, "value", d.Value, "column", d.Column)
}

// Why says why nothing was read of a file; "" when something was.
func (f *File) Why() string {
	if f.Refused == "" {
		return ""
	}
	if told, ok := f.Err.(interface{ Told() (string, []any) }); ok {
		key, args := told.Told()
		if lang.Has(key) {
			return lang.T(key, args...)
		}
	}
	if lang.Has("insightfile.reason." + f.Refused) {
		return lang.T("insightfile.reason." + f.Refused)
	}
	return f.Refused
}
