package models

// HashtagGroup is a named set of hashtags a brand uses together.
type HashtagGroup struct {
	ID       int64 `gorm:"primaryKey"`
	BrandID  int64
	Name     string
	Tags     string // "#a #b", in the order they are put into a post
	Position int
}

// BannedTag is a hashtag a brand must not use, for good or until a day.
type BannedTag struct {
	ID      int64 `gorm:"primaryKey"`
	BrandID int64
	Tag     string // without "#"
	Reason  string
	Until   string // last day it is banned, "2006-01-02" in the brand's zone; "" for good
}

// HandleEntry is what someone a brand mentions is called on one platform:
// a partner, a creator, the brand's own sister account.
type HandleEntry struct {
	ID       int64 `gorm:"primaryKey"`
	BrandID  int64
	Name     string // written "@name" in a caption
	Platform Platform
	Handle   string // without "@"
}

// TableName keeps the table's name short.
func (HandleEntry) TableName() string { return "handles" }

// Snippet is a text with a name: typing {name} offers it, and a {name} left in
// a text stands for it. One of the brand goes before one of all brands.
type Snippet struct {
	ID      int64 `gorm:"primaryKey"`
	BrandID int64 // 0 for all brands
	Name    string
	Text    string
}

// Template is the content of a post to begin others with.
type Template struct {
	ID        int64 `gorm:"primaryKey"`
	BrandID   int64
	Name      string
	Data      string // JSON of a Post without times, approvals, live data and ids of its own
	CreatedAt int64  `gorm:"autoCreateTime:false"`
}

// WordKind says what a brand thinks of a word.
type WordKind string

// Kinds of words.
const (
	WordKnown WordKind = "known" // spelled right, whatever the dictionary says
	WordAvoid WordKind = "avoid" // not to be used; Instead says what to use
	WordUse   WordKind = "use"   // the way the brand writes it
)

// Word is a word or phrase of a brand, or of all brands.
type Word struct {
	ID      int64 `gorm:"primaryKey"`
	BrandID int64 // 0 for all brands
	Word    string
	Kind    WordKind
	Instead string
}

// ClaimRule is a promise a brand must not make, beside the ones of the program.
type ClaimRule struct {
	ID       int64 `gorm:"primaryKey"`
	BrandID  int64
	Pattern  string // words as they are written; see the honesty check
	Category string // the word shown, e.g. "janji hasil"
	Instead  string // an honest wording
}

// Waiver is a finding someone chose to leave as it is, and why. It holds for
// the words it was given for: another claim is asked about again.
type Waiver struct {
	ID        int64 `gorm:"primaryKey"`
	PostID    int64
	AccountID int64  // 0: given on the base text, for every account
	Rule      string // stable id of the rule, e.g. "claim.promise_result"
	Text      string // what the finding marked
	Reason    string
	At        int64 // Unix seconds
	Actor     string
}

// Campaign is an effort of a brand over some days that posts belong to.
type Campaign struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	Name       string
	FromDay    string // "2006-01-02" in the brand's zone; "" open
	UntilDay   string // last day, "" open
	WantUTM    bool   // links of its posts must carry UTM marks
	Tags       string // its own hashtags, "#a #b"; no longer to be used once it is over
	ArchivedAt int64  // 0 while offered
}

// Over reports whether the campaign's last day is before day.
func (c *Campaign) Over(day string) bool { return c.UntilDay != "" && day != "" && c.UntilDay < day }
