// Package inbox is the comment inbox: what people wrote under the brands'
// posts, in the order it must be answered, with a deadline counted in each
// brand's working hours. It takes comments in from files and pastes, sorts them
// into kinds, and notes what became of each. It never answers by itself.
//
// Every command is one transaction, one step of undo and one announcement on
// the bus.
package inbox

import "lontar/models"

// Queue is a view of the inbox.
type Queue string

// The queues, in the order they are shown.
const (
	NeedsReply Queue = "reply"     // open, and neither praise nor spam
	Complaints Queue = "complaint" // open complaints
	Questions  Queue = "question"  // open questions
	Unsorted   Queue = "unsorted"  // open, nobody is sure what it is
	Praise     Queue = "praise"    // open praise: a like is enough
	Spam       Queue = "spam"      // open spam
	Escalated  Queue = "escalated" // away with somebody
	Done       Queue = "done"
	Everything Queue = "all"
)

// Queues lists the queues in the order they are shown.
var Queues = []Queue{NeedsReply, Complaints, Questions, Unsorted, Praise, Spam, Escalated, Done, Everything}

// Order is how a page is sorted.
type Order string

// The orders. A search keeps them.
const (
	ByPriority Order = "priority" // most urgent first; the latest done first in Done
	ByNewest   Order = "newest"
	ByOldest   Order = "oldest"
	ByLikes    Order = "likes"
)

// Query asks for a page of the inbox. Zero ids mean any.
type Query struct {
	BrandIDs   []int64 `json:",omitempty"` // none: all brands
	AccountID  int64   `json:",omitempty"`
	LivePostID int64   `json:",omitempty"`
	CampaignID int64   `json:",omitempty"`
	PersonID   int64   `json:",omitempty"`
	Queue      Queue
	Tag        string `json:",omitempty"` // a topic id
	Late       bool   `json:",omitempty"` // past the deadline only
	Text       string `json:",omitempty"` // words of comment, author or reply
	Order      Order
}

// Page is a page of the inbox.
type Page struct {
	Rows []models.CommentCard
	// Next goes back into the next call; "" when there is no more.
	Next string
}

// Counts are the numbers beside the queues.
type Counts struct {
	Queues   map[Queue]int
	Accounts map[int64]int // account id → comments that need a reply
	Brands   map[int64]int // brand id → comments that need a reply
	// Answered and Due are today's: of Due comments whose deadline is today or
	// was missed, Answered were answered in time.
	Answered, Due int
	Minutes       int // the promised minutes to answer, the same for all counted brands; 0 differs
}

// PostHead is the post a conversation belongs to.
type PostHead struct {
	LivePostID, PostID int64 // PostID 0: not planned here
	BrandID, AccountID int64
	Platform           models.Platform
	Form               models.Form
	Title              string
	Hash               string // of its first picture; "" none
	Permalink          string
	At                 int64
	Comments           int // known here, the brand's own included
	Likes              int // -1: not available
}

// Conversation is all a person needs to answer one comment.
type Conversation struct {
	Comment models.Comment
	Post    PostHead         // zero when the post is not known
	Thread  []models.Comment // the whole thread, oldest first, the comment included, the brand's own marked Own
	Replies []models.Reply   // noted by hand under the thread's comments, taken back ones left out
	Away    *models.Escalation
	Person  models.Person    // zero for unnamed authors
	History []models.Comment // the person's other comments on this brand, latest first, at most 20, done ones with AnswerMinutes
	Before  int              // how many earlier conversations there are
	Guide   models.ReplyGuide
	Topic   string   // topic the guide is about: "complaint", "shipping"; shown name lang "inbox.guide.<topic>"
	Reasons []string // why it was sorted so, in the user's words; none when a person said it
}
