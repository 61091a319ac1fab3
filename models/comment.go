package models

// CommentKind says what somebody wants with a comment. The values are stored.
type CommentKind string

// The kinds of comments; KindUnsorted is one nobody is sure about.
const (
	KindUnsorted  CommentKind = ""
	KindQuestion  CommentKind = "question"
	KindComplaint CommentKind = "complaint"
	KindPraise    CommentKind = "praise"
	KindSpam      CommentKind = "spam"
)

// CommentState says where a comment stands. The values are stored.
type CommentState string

// The states of comments.
const (
	CommentOpen      CommentState = "open"      // waits for the brand
	CommentEscalated CommentState = "escalated" // waits for a person the brand asked
	CommentDone      CommentState = "done"
)

// How a comment came to be done.
const (
	DoneReplied = "reply" // answered, here or seen in an imported file
	DoneLiked   = "like"  // liked, no words needed
	DoneClosed  = "done"  // needs nothing
	DoneSpam    = "spam"  // left alone: spam, or its author is blocked
)

// Comment is what somebody wrote under a live post. The brand's own replies
// are comments too (Own), under the comment they answer.
type Comment struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	AccountID  int64 // 0: the account is not known
	LivePostID int64 // 0: the post is not known
	ParentID   int64 // 0 unless it answers another comment
	PersonID   int64 // its author; 0 for the brand's own and for unnamed ones
	// Key tells the comment again when the same file comes in a second time:
	// the platform's id, or a hash of post, author, time and text. Unique
	// within an account; "" is never matched.
	Key        string
	NativeID   string // the platform's own id, always text
	Author     string // handle without "@", as the platform has it
	AuthorName string // the name shown; "" when only the handle is known
	Body       string
	Link       string // of the comment itself; "" unknown
	At         int64  // Unix seconds UTC; 0 unknown
	// AtGuess says how sure At is: "" exact, "relative" ("2 hari"), "day" (no
	// hour in the file), "zone" (no zone in the file, taken as the brand's).
	AtGuess string
	Likes   int    // -1 unknown
	Own     bool   // written by the brand itself
	Liked   bool   // the brand likes it
	Hidden  bool   // hidden on the platform
	Proof   string // SHA-256 of a screenshot in the media store; "" none

	Kind       CommentKind
	KindBy     string // "auto" or "person"
	Confidence int    // percent 0–100 of a guess; 100 when a person said it
	Tags       string // topics, ids joined by spaces: "stock price shipping"

	State CommentState
	// DueAt is the end of the promised time to answer, counted in the brand's
	// working hours; 0 when there is no promise. Unix seconds.
	DueAt int64
	// Rank orders the queue, the smallest first: DueAt less the seconds that
	// kind, author and likes are worth.
	Rank int64

	DoneAt int64  // Unix seconds; 0 while open
	DoneBy string // who did it: Actor of the workspace
	DoneAs string // one of Done…; "" while open
	// AnswerMinutes are the working minutes from At to the first answer; -1
	// while there is none or At is not known to the hour.
	AnswerMinutes int
	InTime        bool // answered before DueAt

	ImportID  int64 // 0 when it was not in a file
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	UpdatedAt int64 `gorm:"autoUpdateTime:false"`
}

// Name is how the author is called: the handle, else the shown name.
func (c *Comment) Name() string {
	if c.Author != "" {
		return c.Author
	}
	return c.AuthorName
}

// Reply is an answer noted by hand: the officer copied it and says it was
// sent. One that is later found in an imported file is Seen.
type Reply struct {
	ID        int64 `gorm:"primaryKey"`
	CommentID int64
	Body      string
	At        int64 // when it was noted, Unix seconds
	By        string
	SavedID   int64 // the saved reply it came from; 0 none
	SeenID    int64 // the brand's own comment in an imported file that is this reply; 0 not seen
	UndoneAt  int64 // taken back ("belum terkirim"); 0 stands
}

// Escalation is a comment handed to somebody who knows the answer.
type Escalation struct {
	ID        int64 `gorm:"primaryKey"`
	CommentID int64
	Person    string // who is asked
	Contact   string // phone number for WhatsApp, digits; "" none
	Note      string
	At        int64 // Unix seconds
	DueAt     int64 // when an answer is wanted; then it is back in the queue
	BackAt    int64 // when it came back; 0 still away
	Answer    string
	By        string
}

// Person is somebody who comments on a brand's accounts of one platform. A
// person is known per brand: nothing is carried from one client to another.
type Person struct {
	ID        int64 `gorm:"primaryKey"`
	BrandID   int64
	Platform  Platform
	Handle    string // lower case, without "@"; the shown name where there is no handle
	Name      string
	NativeID  string
	Notes     string
	Labels    string // joined by ", "
	VIP       bool   `gorm:"column:vip"` // gorm would call it v_ip
	BlockedAt int64  // 0 not blocked
	CreatedAt int64  `gorm:"autoCreateTime:false"`
}

// SavedReply is an answer to use again. Its variants say the same in other
// words and take turns, so that answers do not look pasted.
type SavedReply struct {
	ID       int64 `gorm:"primaryKey"`
	BrandID  int64 // 0 for all brands
	Name     string
	Kind     CommentKind // offered first for this kind; "" for every kind
	Topic    string      // offered first for this topic; "" any
	Variants []string    `gorm:"serializer:json"`
	Next     int         // index of the variant whose turn it is
	Position int
	UsedAt   int64 // Unix seconds; 0 never
}

// Fact is something the officer must know to answer: prices, hours, sizes.
type Fact struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	Title      string
	Body       string
	Words      string // other words people ask with
	CheckAfter string // day after which it must be checked again, "2006-01-02"; "" never
	UpdatedDay string // day it was last checked
	Position   int
}

// ReplyGuide is what a brand wants done for a kind or topic of comment,
// instead of the lines that come with the program.
type ReplyGuide struct {
	ID      int64 `gorm:"primaryKey"`
	BrandID int64
	Topic   string   // kind or topic id: "complaint", "shipping"
	Do      []string `gorm:"serializer:json"`
	Dont    []string `gorm:"serializer:json"`
}

// SavedFilter is a view of the queue with a name.
type SavedFilter struct {
	ID       int64 `gorm:"primaryKey"`
	Name     string
	Query    string // JSON, owned by the inbox
	Position int
}

// Correction is a kind a person gave to a comment; the workspace's own model
// learns from it and can be made anew from all of them.
type Correction struct {
	ID        int64 `gorm:"primaryKey"`
	CommentID int64
	Body      string
	Kind      CommentKind
	At        int64
}

// CommentCard is a comment as the queue shows it, flat and finished.
type CommentCard struct {
	ID, BrandID, AccountID, LivePostID, PersonID int64

	Platform   Platform
	Author     string
	AuthorName string
	Body       string // at most its first 400 code points
	At         int64
	AtGuess    string
	DueAt      int64
	Rank       int64
	Likes      int
	Liked      bool
	Kind       CommentKind
	KindBy     string
	Confidence int
	Tags       string
	State      CommentState
	DoneAt     int64
	DoneAs     string
	VIP        bool `gorm:"column:vip"` // gorm would call it v_ip
	Blocked    bool
	PostTitle  string
	Replies    int // answers under it, the brand's and others'
}
