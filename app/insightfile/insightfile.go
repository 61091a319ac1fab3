// Package insightfile reads the insight files platforms export: posts, days,
// hours and parts of an audience with their figures, as they stand in the file.
// It writes nothing and looks nothing up.
//
// A cell that says nothing gives no figure, never 0. What a file leaves open (a
// year, the order of day and month, whose account it is) is a Doubt with the
// reading proposed; what cannot be read is a Problem with line, column, value
// and reason. Headings per platform and language are dated data
// (assets/insight).
//
// A file is read as a stream, once to weigh what only the whole of it tells
// (order of dates, time zone, whose rows they are) and once to give the rows.
package insightfile

import (
	"context"
	"time"

	"lontar/app/planvalue"
	"lontar/models"
)

// Format names the shape of a table: "meta_content_instagram", "x_classic",
// "youtube_table" …; the names stand in assets/insight, and these in the code.
type Format string

// Formats the code knows by name.
const (
	FormatTable     Format = "table" // columns recognised one by one, or mapped by hand
	FormatCard      Format = "meta_card"
	FormatAudience  Format = "meta_audience"
	FormatDiscovery Format = "linkedin_creator_totals"
)

// How a moment is known.
const (
	KnownID    = "id"        // from the id: exact, UTC
	KnownClock = "file_zone" // the file's hour, in the file's zone
	KnownHour  = "file_hour" // the same, but the minutes of this file are not to be trusted
	KnownDay   = "file_day"  // only the day is written
	KnownYear  = "file_year_assumed"
	KnownNone  = "none"
)

// How a file's time zone is known.
const (
	ZoneByIDs  = "ids"        // the posts' own ids prove it
	ZoneOfRule = "documented" // what this platform always writes
	ZoneChosen = "chosen"     // Options.Zone
	ZoneOpen   = "unknown"    // the file does not say; days are as written
)

// Figure is one value as read. Value is in the unit of the metric (see
// Metrics); Raw is the cell. Below marks an upper bound ("< 1%"), Rounded a
// figure written short ("1.2K").
type Figure struct {
	Metric string
	Value  float64
	Raw    string
	Below  bool

	Rounded bool
}

// Post is one row about one post.
type Post struct {
	Platform    models.Platform
	NativeID    string // always text; "" when the file lost it
	Permalink   string
	Title       string
	Caption     string
	Account     string // handle without "@"
	AccountID   string
	AccountName string
	Form        models.Form
	Duration    time.Duration
	At          time.Time // UTC; with KnownDay the day at 00:00 UTC, not an hour to count on
	AtKnown     string    // one of the Known constants
	Day         string    // figures of this day alone; "" of its whole life so far
	Figures     []Figure
	Line        int // record, as a spreadsheet program shows it
	File        string
	Sheet       string
	Foreign     bool  // of another account than the file's: a collaborator's row
	Boosted     *bool // nil when the file does not say
	Extra       map[string]string
}

// Day is one row about one day of an account, or of one post or part of it
// when ID or Key is filled: such rows are not the account's total.
type Day struct {
	Platform  models.Platform
	Account   string
	AccountID string
	Date      string // "2006-01-02" in the file's zone
	Known     string // KnownDay or KnownYear
	ID, Title string // of a post
	Dimension string // "traffic_source"
	Key       string // "YouTube search"
	Figures   []Figure
	Line      int
	File      string
	Sheet     string
	Extra     map[string]string
}

// Hour is how many followers were active in an hour of a day.
type Hour struct {
	Platform models.Platform
	Date     string
	Known    string
	Hour     int // 0–23 in the file's zone
	Value    float64
	Line     int
	File     string
}

// Part is a row about a part of an audience or of the whole: a gender, a
// territory, a traffic source. Dimension "total" is the whole itself.
type Part struct {
	Platform  models.Platform
	Dimension string
	Key       string
	Figures   []Figure
	Line      int
	File      string
	Sheet     string
}

// Problem is a cell or row that was not taken, or not wholly.
type Problem struct {
	File   string
	Sheet  string
	Line   int // 0 for the whole file
	Column string
	Value  string
	Reason string // "insightfile.reason." + Reason is its text
	Row    bool   // the whole row was left out
}

// Doubt is a question the file cannot answer alone. The reading follows Taken.
type Doubt struct {
	Kind    string // "account", "accounts", "year", "order", "zone", "decimal", "platform", "mapping", "ids", "minutes"
	Column  string
	Taken   string
	Choices []string
	Value   string // an example from the file
}

// Table is one table of a file: a sheet, or a block between empty lines.
type Table struct {
	Sheet    string
	Title    string // what stands above it
	Format   Format
	Platform models.Platform
	Rows     string // "posts", "days", "hours", "parts"
	Line     int    // of its headings, 0 when it has none
	Headers  []string
	Mapping  map[string]string // heading → metric or "@role"
	Unknown  []string          // headings nothing is known of; their values are kept in Extra
	Count    int               // rows given
}

// File is what was read of one file, or of one file inside a zip.
type File struct {
	Path      string
	Inner     string // inside a zip
	Size      int64
	Encoding  string
	Separator string
	Notes     []string // "double_encoded", "scrambled", "cut_rows" …
	Format    Format
	Platform  models.Platform
	Zone      string
	ZoneKnown string
	Account   string
	AccountID string
	Name      string         // of the account
	Accounts  map[string]int // rows per account
	From      string         // first day or day of publication
	Until     string
	Tables    []Table
	Missing   []string // figures such a file can have and this one lacks
	Doubts    []Doubt

	Posts, Days, Hours, Parts int
	Rows, Rejected            int
	Problems                  []Problem // the first MaxProblems of them
	ProblemCount              int
	Refused                   string // why nothing was read of it, a reason
	Err                       error  // what the refusal came from

	unknown int // blocks nothing is known of
}

// MaxProblems is how many problems of a file are kept one by one.
const MaxProblems = 500

// Options correct what was detected; zero values leave it to the file.
type Options struct {
	Format   Format
	Platform models.Platform
	Zone     string // IANA
	Year     int    // of the last day written without a year
	Order    planvalue.Order
	Decimal  string            // "." or ","
	Account  string            // the handle or id the file should be of
	Mapping  map[string]string // heading → metric, "@role" or "" for not at all
	Now      time.Time         // for years not written; zero: the file's own time
	Progress func(done, total int64)
}

// Sink takes what is read, in the order of the file; nil ones are passed over.
// An error of theirs ends the reading.
type Sink struct {
	Post func(*File, Post) error
	Day  func(*File, Day) error
	Hour func(*File, Hour) error
	Part func(*File, Part) error
}

// Look reads files without giving their rows: what they are, what is in them
// and what must be asked. A zip or folder gives several.
func Look(ctx context.Context, path string, o Options) ([]File, error) {
	return Read(ctx, path, o, Sink{})
}
