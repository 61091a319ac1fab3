package planfile

import (
	"lontar/app/lang"
	"lontar/models"
)

// Result is a draft as the command line prints it.
type Result struct {
	File       string          `json:"file"`
	Format     string          `json:"format"`
	Sheet      string          `json:"sheet,omitempty"`
	Sheets     []string        `json:"sheets,omitempty"`
	Tabs       []string        `json:"tabs,omitempty"`
	HeaderRow  int             `json:"header_row"`
	Remembered bool            `json:"remembered"`
	Mapping    []ResultColumn  `json:"mapping"`
	Counts     Counts          `json:"counts"`
	Problems   []ResultProblem `json:"problems"`
	Questions  []ResultAsk     `json:"questions"`
	Posts      []ResultPost    `json:"posts"`
}

// ResultColumn is one column and what it was taken for.
type ResultColumn struct {
	Column   string   `json:"column"`
	Header   string   `json:"header"`
	Target   string   `json:"target"`
	Kind     string   `json:"kind,omitempty"`
	Certain  bool     `json:"certain"`
	Examples []string `json:"examples,omitempty"`
}

// ResultProblem is one problem with its place and reason.
type ResultProblem struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Column string `json:"column,omitempty"`
	Value  string `json:"value,omitempty"`
	Level  Level  `json:"level"`
	Key    string `json:"key"`
	Reason string `json:"reason"`
}

// ResultAsk is one open or answered question.
type ResultAsk struct {
	Key     string         `json:"key"`
	Text    string         `json:"text"`
	Column  string         `json:"column,omitempty"`
	Lines   []int          `json:"lines,omitempty"`
	Options []ResultOption `json:"options"`
	Answer  string         `json:"answer"`
	Open    bool           `json:"open"`
}

// ResultOption is one answer to choose.
type ResultOption struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// ResultPost is one row as read.
type ResultPost struct {
	Sheet     string            `json:"sheet,omitempty"`
	Line      int               `json:"line"`
	Lines     []int             `json:"lines,omitempty"`
	Action    Action            `json:"action"`
	Reason    string            `json:"reason,omitempty"`
	Date      string            `json:"date"`
	Time      string            `json:"time"`
	TimeNote  string            `json:"time_note,omitempty"`
	Zone      string            `json:"zone,omitempty"`
	Platforms []models.Platform `json:"platforms"`
	Accounts  []string          `json:"accounts"`
	Pillar    string            `json:"pillar"`
	Pillar2   string            `json:"pillar2,omitempty"`
	Title     string            `json:"title"`
	Caption   string            `json:"caption"`
	Hashtags  string            `json:"hashtags"`
	Status    string            `json:"status"`
	Form      string            `json:"form,omitempty"`
	PIC       string            `json:"pic,omitempty"`
	Brief     string            `json:"brief,omitempty"`
	Goal      string            `json:"goal,omitempty"`
	CTA       string            `json:"cta,omitempty"`
	Link      string            `json:"link,omitempty"`
	Reference string            `json:"reference,omitempty"`
	AssetLink string            `json:"asset_link,omitempty"`
	Notes     string            `json:"notes,omitempty"`
	LiveURL   string            `json:"live_url,omitempty"`
	Custom    map[string]string `json:"custom"`
	Captions  map[string]string `json:"captions,omitempty"` // per account that has its own
	Diffs     []ResultDiff      `json:"diffs,omitempty"`
}

// ResultDiff is one field that differs.
type ResultDiff struct {
	Field    string `json:"field"`
	Old      string `json:"old"`
	New      string `json:"new"`
	Take     bool   `json:"take"`
	Conflict bool   `json:"conflict"`
}

// Reason is a problem's reason in words.
func (p Problem) Reason() string { return lang.T(p.Key, p.Args...) }

// Result sums the draft up for JSON. Lists are never null.
func (d *Draft) Result() Result {
	r := Result{
		File: d.File, Format: d.Format, Sheet: d.Sheet, Sheets: d.Sheets, Tabs: d.Tabs, HeaderRow: d.HeaderRow, Remembered: d.Remembered, Counts: d.Counts,
		Mapping: []ResultColumn{}, Problems: []ResultProblem{}, Questions: []ResultAsk{}, Posts: []ResultPost{},
	}
	for _, c := range d.Columns {
		col := ResultColumn{Column: c.Letter, Header: c.Header, Target: c.Target, Kind: string(c.Kind), Certain: c.Certain}
		for _, e := range c.Examples {
			if e != "" {
				col.Examples = append(col.Examples, e)
			}
		}
		r.Mapping = append(r.Mapping, col)
	}
	for _, p := range d.Problems {
		r.Problems = append(r.Problems, ResultProblem{p.Sheet, p.Line, p.Column, p.Value, p.Level, p.Key, p.Reason()})
	}
	for _, q := range d.Questions {
		ask := ResultAsk{Key: q.Key, Text: q.Text, Column: q.Column, Lines: q.Lines, Answer: q.Answer, Open: q.Open}
		for _, o := range q.Options {
			ask.Options = append(ask.Options, ResultOption(o))
		}
		r.Questions = append(r.Questions, ask)
	}
	for i := range d.Rows {
		r.Posts = append(r.Posts, d.post(&d.Rows[i]))
	}
	return r
}

func (d *Draft) post(row *Row) ResultPost {
	s := row.Said
	p := ResultPost{
		Sheet: row.Sheet, Line: row.Line, Action: row.Action, Reason: row.Reason, Date: s.Day, Time: s.Clock, TimeNote: s.TimeNote, Zone: s.Zone,
		Platforms: s.Platforms, Accounts: s.Accounts, Pillar: s.Pillar, Pillar2: s.Pillar2, Title: s.Title, Caption: s.Caption, Hashtags: s.Hashtags,
		Status: s.Status, Form: s.Form, PIC: s.PIC, Brief: s.Brief, Goal: s.Goal, CTA: s.CTA, Link: s.Link, Reference: s.Reference,
		AssetLink: s.AssetLink, Notes: s.Notes, LiveURL: s.LiveURL, Custom: s.Custom,
	}
	if len(row.Lines) > 1 {
		p.Lines = row.Lines
	}
	if p.Platforms == nil {
		p.Platforms = []models.Platform{}
	}
	if p.Accounts == nil {
		p.Accounts = []string{}
	}
	if p.Custom == nil {
		p.Custom = map[string]string{}
	}
	if row.Post != nil {
		for _, v := range row.Post.Variants {
			if a := accountIn(d.Brand, v.AccountID); v.OwnCaption && a != nil {
				if p.Captions == nil {
					p.Captions = map[string]string{}
				}
				p.Captions[a.Label()] = v.Caption
			}
		}
	}
	for _, diff := range row.Diffs {
		p.Diffs = append(p.Diffs, ResultDiff{diff.Field, diff.Old, diff.New, diff.Take, diff.Conflict})
	}
	return p
}
