// Package planfile brings a client's editorial plan from a file onto the
// calendar and back. In comes any table app/sheet can read; out comes a Draft:
// what every column was taken for, what every row would do (new, changed,
// unchanged, conflict, rejected), what has to be asked and what is wrong, with
// line, column, value and reason. Nothing is written before Commit, which is
// one transaction and can be undone. Export writes the plan in the client's own
// columns so that reading it again changes nothing.
//
// Imported posts are drafts, always: a file can say "approved", it cannot
// approve.
package planfile

import (
	"context"
	"sync"
	"time"

	"lontar/models"
	"lontar/models/store"
)

// Service reads, commits and writes plan files of a workspace.
type Service struct {
	st     *store.Store
	bus    *models.Bus
	now    func() time.Time
	backup func(context.Context) error

	commits sync.Mutex // one at a time: a double click writes once
}

// New makes the service. backup is called before an import is written; nil
// means none is taken (tests).
func New(st *store.Store, bus *models.Bus, now func() time.Time, backup func(ctx context.Context) error) *Service {
	return &Service{st: st, bus: bus, now: now, backup: backup}
}

// ReadOptions say what a person chose; the zero value lets the file speak.
type ReadOptions struct {
	BrandID   int64
	Sheet     string            // "" chooses: all month tabs of one shape, else the most plan-like sheet
	HeaderRow int               // line of the header in the sheet, from 1; 0 finds it
	Mapping   map[int]string    // column index from 0 to target (Targets), over what was found
	Answers   map[string]string // Question.Key to the chosen Option.Value
	// Progress is called now and then while rows are read; total is 0 while unknown.
	Progress func(done, total int)
}

// Action says what an import would do with a row.
type Action string

// The actions. Skipped rows (sections, totals, repeated headers) are in
// Problems as notes, not in Rows.
const (
	Added     Action = "new"
	Changed   Action = "changed"
	Unchanged Action = "unchanged"
	Conflict  Action = "conflict"
	Rejected  Action = "rejected"
)

// Level says how much a problem matters.
type Level string

// Levels: an error rejects the row or leaves a value out, a warning is worth a
// look, a note says what was done.
const (
	LevelError Level = "error"
	LevelWarn  Level = "warn"
	LevelInfo  Level = "info"
)

// Draft is a plan file as read, before anything is written.
type Draft struct {
	File        string // path
	FileHash    string // SHA-256 of its bytes, hex
	Format      string // for people: "Excel (.xlsx)", "CSV, UTF-8, pemisah titik koma"
	Sheets      []string
	Sheet       string // the sheet read; of several month tabs the first
	Tabs        []string
	HeaderRow   int    // line of the header in Sheet, from 1
	Fingerprint string // of the header row
	Remembered  bool   // the mapping comes from an earlier import of the same header
	Forget      bool   // set by the screen: Commit does not keep the mapping for this header
	Columns     []Column
	Rows        []Row
	Problems    []Problem
	Questions   []Question
	Counts      Counts

	// Brand is the brand with the pillars, accounts and custom columns this
	// import would add (ID 0).
	Brand *models.Brand

	layout   Layout
	answers  map[string]string // given now or before, to remember
	brandWas string            // the brand as it was read, to notice edits until Commit
	done     *models.Import    // set by Commit
}

// Column is one column of the file and what it is taken for.
type Column struct {
	Index    int // from 0
	Letter   string
	Header   string
	Examples [3]string // the first filled values
	Target   string    // one of Targets; TargetCustom for a custom column
	Kind     models.ColumnKind
	Choices  []string
	Certain  bool // false: a guess worth a look
	Filled   int  // rows with a value
	ColumnID int64
}

// Row is one post as the file says it. A post may stand on several lines of
// the file (one per platform); Line is the first of them.
type Row struct {
	Sheet  string
	Line   int // in the sheet, from 1
	Lines  []int
	Action Action
	Post   *models.Post // as it would be written; nil when rejected
	Before *models.Post // as it is in Lontar; nil when new
	Diffs  []Diff       // of changed and conflicting rows
	Said   Said         // what the file says, for preview and CLI
	Cells  []string     // as in the file, for the rejected rows
	Reason string       // why it was rejected, ready to show

	key     string
	fileUID string       // the hidden _id
	uid     string       // the same, when it names a post of the brand
	base    *models.Post // what the file said when it was exported
	word    string       // of an exported row: its status word then
	said    string       // what the newest import of the post kept
	where   string       // "all platforms" in the words of the file; "" when it names them
}

// Said is a row in the words of the file after reading: dates and hours are in
// stored form, the rest as written.
type Said struct {
	Day, Clock, TimeNote        string
	Platforms                   []models.Platform
	Accounts                    []string
	Pillar, Pillar2             string
	Title, Caption, Hashtags    string
	Status, Form, PIC           string
	Brief, Goal, CTA, Link      string
	Reference, AssetLink, Notes string
	LiveURL, Zone, FirstComment string
	Custom                      map[string]string
}

// Diff is one field that differs between Lontar and the file. Take says
// whether the file's value is written; the screen may change it.
type Diff struct {
	Field    string // "title", "caption", "day:<n>" …
	Label    string // ready to show
	Old, New string // ready to show
	Take     bool
	Conflict bool // changed on both sides, or the post is approved

	apply func(*models.Post)
}

// Problem is something about a line or column worth saying.
type Problem struct {
	Sheet  string
	Line   int    // 0: the whole column or file
	Column string // header text, "" for the whole row
	Value  string
	Level  Level
	Key    string // lang key of the reason
	Args   []any
}

// Question is something the file cannot answer alone. Until it is answered the
// reading follows Answer, the proposed option.
type Question struct {
	Key     string // into ReadOptions.Answers
	Text    string
	Column  string
	Lines   []int
	Options []Option
	Answer  string // chosen or proposed
	Open    bool   // nobody has answered yet
}

// Option is one answer to a Question.
type Option struct{ Value, Text string }

// Counts sums up Rows.
type Counts struct {
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Conflict  int `json:"conflict"`
	Rejected  int `json:"rejected"`
}
