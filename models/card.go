package models

// Filter narrows what calendar and table show. Empty lists mean "all".
type Filter struct {
	Brands    []int64
	Platforms []Platform
	Pillars   []int64
	Statuses  []Status // stored statuses; Late is matched against the clock by Now
	Text      string   // matched against title, caption and hashtags, case-insensitive
	Now       int64    // Unix seconds, used only when Statuses contains Late
}

// Card is a post at one slot of the calendar: the variants of a post that
// share a day and clock. It is a finished answer, small enough to load a month of.
type Card struct {
	PostID    int64
	BrandID   int64
	Title     string
	Form      Form
	PillarID  int64
	Day       string // "" in the tray
	Clock     string // "" hour not decided
	Zone      string // IANA of the slot
	At        int64  // 0 without day or clock
	Platforms []Platform
	Accounts  []int64
	Variants  []int64
	Status    Status // of these variants; lay lateness over it with Status.At
	Thumb     string // media hash, "" none
	MediaN    int
	PIC       string
	Snippet   string // first line of the caption, for posts without a title
}

// Row is a post as a line of the plan table, without its heavy parts loaded twice.
type Row struct {
	PostID    int64
	UID       string
	BrandID   int64
	Day       string
	Clock     string
	Zone      string
	At        int64
	Platforms []Platform
	Accounts  []int64
	PillarID  int64
	Form      Form
	Title     string
	Caption   string
	Hashtags  string
	MediaN    int
	Thumb     string
	Status    Status
	PIC       string
	Brief     string
	Goal      string
	CTA       string
	Link      string
	Notes     string
	LiveURL   string
	Fields    map[int64]string // by CustomColumn.ID
}
