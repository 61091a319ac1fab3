// Package commentfile reads comments out of the files that collectors and
// platforms export (ExportComments, YouTube Takeout, TikTok, tables of any
// columns, JSON) and out of blocks copied from the platforms' pages and apps.
// It writes nothing and looks nothing up: who the brand is, and which comments
// are known already, is decided by who calls.
//
// Texts are kept as they are, whatever they hold, except bytes that are no text
// and lengths no comment has. What a file leaves open (the order of day and
// month, its time zone) is decided over the whole file and said, never guessed
// in silence. The words files and pages use are dated data
// (assets/commentfile).
package commentfile

import (
	"errors"
	"fmt"
	"time"

	"lontar/models"
)

// Guesses about Comment.At.
const (
	AtExact    = ""
	AtRelative = "relative" // "2 hari": counted back from the moment of reading
	AtDay      = "day"      // the file tells the day only
	AtZone     = "zone"     // the file tells no zone; Options.Zone was taken
)

// Comment is one comment as a file or a copied block tells it.
type Comment struct {
	// Key names the comment in every import: the platform's own id where it is
	// told, else "h:" and a hash of post, author, minute and text. It never
	// depends on the place in the file.
	Key       string
	ParentKey string // of the comment it answers; "" for one directly under the post

	Platform models.Platform // "" when nothing tells it
	PostLink string          // of the post, as in the file
	PostKey  string          // "<platform>:<id>" of the post; "" unknown
	Link     string          // of the comment itself; "" unknown

	Author     string // handle without "@"; "" when only the name is told
	AuthorName string // the name shown
	AuthorID   string
	AuthorLink string

	Text    string    // "" for a sticker, GIF or picture
	At      time.Time // UTC; zero when the file has none
	AtGuess string    // one of At…: how sure At is

	Likes      int // -1 unknown
	ReplyCount int
	OwnLike    bool // liked or hearted by the creator
	Hidden     bool
	Edited     bool
	Creator    bool // the file or page marks the author as the post's own, or the file holds only its own account's comments

	Line  int               // in the file or pasted text, from 1
	Extra map[string]string // columns this program has no place for, by header
}

// Problem is something about one line worth saying; the comment is read all the
// same unless Lost.
type Problem struct {
	Line   int
	Column string // header, "" for the whole line
	Value  string // shortened, safe to show
	Reason string // ready to show, in the language in use
	Lost   bool   // the line gave no comment
}

// Format names a kind of file.
type Format string

// The formats.
const (
	FormatExportComments Format = "exportcomments"
	FormatTakeout        Format = "youtube_takeout"
	FormatTikTok         Format = "tiktok"
	FormatMeta           Format = "meta"
	FormatWhatsApp       Format = "whatsapp"
	FormatGeneric        Format = "generic"
)

// Fields a column can be taken for, in the order they are offered.
var Fields = []string{
	"text", "author", "name", "at", "clock", "likes", "post", "post_id", "link", "id", "parent", "root", "reply",
	"number", "sub", "platform", "author_id", "author_link", "replies", "own_like", "hidden", "edited",
}

// Mapping says which column holds which field. It fits every file with the
// same Fingerprint.
type Mapping struct {
	Format      Format            `json:"format"`
	Columns     map[string]string `json:"columns"` // field to header
	Fingerprint string            `json:"fingerprint"`
}

// Options say what the file does not; the zero value lets it speak.
type Options struct {
	Platform models.Platform // "" finds it
	Zone     *time.Location  // of times without zone; nil is UTC+7
	Now      time.Time       // relative times count from it; zero is the clock's
	Mapping  *Mapping        // instead of what the headers say
	PostLink string          // used where the file does not name its post
	// Progress is called now and then while reading; in bytes or rows, whatever
	// the file can tell. total is 0 while unknown.
	Progress func(done, total int64)
}

func (o Options) filled() Options {
	if o.Zone == nil {
		o.Zone = time.FixedZone("WIB", 7*3600)
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	return o
}

// Head is the beginning of a file and what it is taken for.
type Head struct {
	Format   Format
	Platform models.Platform
	Mapping  Mapping
	Headers  []string   // as in the file; a column without one is named by its letter
	Sample   [][]string // the first rows, one cell per header
	Missing  []string   // fields that must be chosen before it can be read: "text"
	PostLink string     // told above the table or by its name
}

// Result is what a reading found besides the comments.
type Result struct {
	Format   Format
	Platform models.Platform
	PostLink string
	Rows     int // lines with something in them, below the header
	Comments int // given to each
	Replies  int // of these, with a parent
	NoText   int // of these, without text
	Repaired int // texts that had been encoded twice
	Problems []Problem
	// ProblemCount counts all problems; Problems holds the first 200.
	ProblemCount int
	Doubts       []string // decisions over the whole file, ready to show
}

// maxProblems is how many problems are kept with their text.
const maxProblems = 200

// Bounds of one comment, in code points.
const (
	maxText  = 20_000
	maxShort = 500 // names, ids, links have no business being longer (links 2000)
	maxLink  = 2_000
	maxExtra = 2_000
)

// Why nothing could be read. Files that are no table at all give the errors of
// app/sheet.
var (
	// ErrNoText asks for a mapping: no column is known to hold the comments.
	ErrNoText = errors.New("no_text")
	// ErrNotComments is a table or JSON without anything like comments.
	ErrNotComments = errors.New("not_comments")
	// ErrEmpty is a table with headers only, or a pasted nothing.
	ErrEmpty = errors.New("empty")
)

// Error is a refusal the user reads.
type Error struct {
	Kind error
	Args []any
}

func refuse(kind error, args ...any) *Error { return &Error{kind, args} }

// Error is for the log.
func (e *Error) Error() string { return fmt.Sprint("commentfile: ", e.Kind, " ", e.Args) }

// Unwrap gives the kind.
func (e *Error) Unwrap() error { return e.Kind }

// Told gives the text of the refusal.
func (e *Error) Told() (key string, args []any) {
	switch e.Kind {
	case ErrNoText:
		return "commentfile.error.no_text", e.Args
	case ErrEmpty:
		return "commentfile.error.empty", e.Args
	}
	return "commentfile.error.not_comments", e.Args
}
