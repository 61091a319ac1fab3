package inbox

import (
	"context"
	"time"

	"lontar/app/answer"
	"lontar/app/inbox"
	"lontar/app/proof"
	"lontar/models"
	"lontar/views/kit"
)

// Service is what the screen asks of the comment inbox.
type Service interface {
	Page(ctx context.Context, q inbox.Query, after string, limit int) (inbox.Page, error)
	Counts(ctx context.Context, brandIDs []int64) (inbox.Counts, error)
	Open(ctx context.Context, id int64) (inbox.Conversation, error)

	Reply(ctx context.Context, id int64, text string, savedID int64) (inbox.Result, error)
	Unsent(ctx context.Context, replyID int64) error
	Like(ctx context.Context, ids ...int64) (inbox.Result, error)
	Finish(ctx context.Context, ids ...int64) (inbox.Result, error)
	Reopen(ctx context.Context, ids ...int64) (inbox.Result, error)
	MarkSpam(ctx context.Context, ids ...int64) (inbox.Result, error)
	SetKind(ctx context.Context, kind models.CommentKind, ids ...int64) (inbox.Result, error)
	Escalate(ctx context.Context, id int64, h inbox.Handover) (text string, err error)
	Back(ctx context.Context, id int64, answer string) error
	Undo(ctx context.Context) (inbox.Result, error)
	Redo(ctx context.Context) (inbox.Result, error)

	Filters(ctx context.Context) ([]models.SavedFilter, error)
	SaveFilter(ctx context.Context, f *models.SavedFilter) error
	DeleteFilter(ctx context.Context, id int64) error
}

// Answers is what the screen asks of the saved replies, facts and guides.
type Answers interface {
	Saved(ctx context.Context, brandID int64, kind models.CommentKind, topic string) ([]models.SavedReply, error)
	SaveReply(ctx context.Context, r *models.SavedReply) error
	DeleteReply(ctx context.Context, id int64) (models.SavedReply, error)
	RestoreReply(ctx context.Context, r models.SavedReply) error
	Fill(ctx context.Context, r models.SavedReply, c models.Comment, b models.Brand) (text string, missing []string, err error)
	Used(ctx context.Context, id int64) error
	AddStarters(ctx context.Context, brandID int64) ([]models.SavedReply, error)

	Facts(ctx context.Context, brandID int64, search string) ([]answer.Fact, error)
	// Suggest returns the facts that may answer a comment, best first.
	Suggest(ctx context.Context, brandID int64, text string, tags []string) ([]answer.Fact, error)
	SaveFact(ctx context.Context, f *models.Fact) error
	DeleteFact(ctx context.Context, id int64) (models.Fact, error)
	RestoreFact(ctx context.Context, f models.Fact) error
	Checked(ctx context.Context, id int64) error

	Guide(ctx context.Context, brandID int64, kind models.CommentKind, tags []string) (g models.ReplyGuide, topic string, err error)
	SaveGuide(ctx context.Context, g *models.ReplyGuide) error
	ResetGuide(ctx context.Context, brandID int64, topic string) error
}

// Brands lists the brands with their accounts.
type Brands interface {
	List(ctx context.Context, archived bool) ([]models.Brand, error)
}

// Host is what the screen uses of the window it lies in.
type Host interface {
	Runner() kit.Runner
	Overlay() *kit.Overlay
	Now() time.Time
	Width() float32 // of the window, px
	Refresh()
	OpenPost(id int64)
	// OpenLink opens an address in the browser.
	OpenLink(address string) error
	// OpenCommentImport shows the import of comment files.
	OpenCommentImport()
	// PasteComments shows the sheet that takes copied comments; accountID 0: not known.
	PasteComments(accountID int64)
	// OpenGiveaway shows who takes part under a post.
	OpenGiveaway(livePostID int64)
}

// Check proofreads a reply of a brand; it runs off the UI goroutine.
type Check func(ctx context.Context, brandID int64, text string) []proof.Finding

// Options are what the screen can do without.
type Options struct {
	Check  Check                  // nil: replies are not proofread
	Attach func(commentID int64)  // adds a screenshot to a comment; nil: not offered
	Emoji  func() ([]string, int) // recent emoji and skin tone; nil: none known
	Keep   func([]string, int)    // keeps them; nil: they are forgotten
	Drafts string                 // file that keeps unfinished replies; "": they are forgotten at the end
	// SavePerson keeps what is noted of a person; nil: people cannot be edited.
	SavePerson func(ctx context.Context, p *models.Person) error
	// Alarms are the brands with an unusual number of complaints; nil: none.
	Alarms func(ctx context.Context, now time.Time) ([]Alarm, error)
	// Figures say how a period was answered; nil: not offered.
	Figures func(ctx context.Context, brandIDs []int64, from, until time.Time) (Figures, error)
	// Campaigns lists the campaigns to filter by; nil: no such filter.
	Campaigns func(ctx context.Context, brandIDs []int64) ([]models.Campaign, error)
}

// Alarm is an unusual number of complaints about one brand.
type Alarm struct {
	BrandID  int64
	Count    int
	Hours    int     // within so many hours
	Normal   float64 // what is usual in as many
	Comments []models.CommentCard
	Text     string // for the head of social
}

// Share is the figures of a part of the comments.
type Share struct {
	Name             string // a kind (stored value) or a person
	Comments         int
	Answered         int
	Median, P90      float64 // working minutes; -1: none answered
	InTime, Promised int     // of Promised answers with a deadline, InTime were in time
}

// Figures say how a period's comments were answered.
type Figures struct {
	Share
	NeedAnswer int
	ByKind     []Share
	ByPerson   []Share
	How        []string // how each figure is counted, in shown words
}
