package models

// Revision is an immutable snapshot of a whole post at a moment that matters.
type Revision struct {
	ID       int64 `gorm:"primaryKey"`
	PostID   int64
	Number   int // from 1 within the post
	At       int64
	Actor    string
	Reason   string // "import", "restore", "submit", "undo", …
	Snapshot string // JSON of Post with variants, media and fields
}

// Event is a line of the log: who did what when.
type Event struct {
	ID      int64 `gorm:"primaryKey"`
	At      int64
	Actor   string
	Kind    string // "post.create", "post.move", "import.commit", …
	BrandID int64
	PostID  int64
	Data    string // JSON, small
}

// Import is one import of a file: what it was, what it did, and whether it was undone.
type Import struct {
	ID          int64 `gorm:"primaryKey"`
	UID         string
	Kind        string // "plan"
	BrandID     int64
	File        string // name only
	FileHash    string // SHA-256, hex
	Fingerprint string // of the header row
	At          int64
	New         int
	Changed     int
	Unchanged   int
	Conflicts   int
	Rejected    int
	UndoneAt    int64
}

// ImportItem says what an import did to one post; Before is its JSON before
// (empty for a new post) so that the import can be undone whole.
type ImportItem struct {
	ID       int64 `gorm:"primaryKey"`
	ImportID int64
	PostID   int64
	Line     int // line in the file, from 1
	Action   string
	Before   string
	After    string // empty when the import left the post as it was
	Said     string // the post as the file said it, JSON owned by the importer
}

// Mapping remembers how the columns of a client's sheet map onto Lontar, by
// the fingerprint of its header row.
type Mapping struct {
	ID          int64 `gorm:"primaryKey"`
	BrandID     int64
	Kind        string
	Fingerprint string
	Columns     string // JSON, owned by the importer
	UsedAt      int64
}

// PlanLayout is the client's own column order for one brand's plan, kept from
// the last import and used by the export.
type PlanLayout struct {
	BrandID int64  `gorm:"primaryKey"`
	Layout  string // JSON, owned by the exporter
}

// Slot is a recurring place in the plan of an account: "every Friday 16.30".
// The recurrence follows wall time in the brand's zone.
type Slot struct {
	ID        int64 `gorm:"primaryKey"`
	BrandID   int64
	AccountID int64  // 0: all accounts of the brand
	Weekday   int    // time.Weekday, 0 = Sunday
	Clock     string // "15:04"
	PillarID  int64  // 0 any
	Form      Form
	Title     string
	FromDay   string // "" always
	UntilDay  string // "" open
	PausedAt  int64
}
