package models

// LivePost is a post as it stands on a platform, planned here or not.
type LivePost struct {
	ID          int64 `gorm:"primaryKey"`
	AccountID   int64
	VariantID   int64  // the variant it came from; 0 when it was not planned here
	NativeID    string // the platform's own id, always text
	Permalink   string
	Caption     string // as published
	PublishedAt int64  // Unix seconds UTC
}

// Comment is what somebody wrote under a live post.
type Comment struct {
	ID         int64 `gorm:"primaryKey"`
	AccountID  int64
	LivePostID int64
	ParentID   int64  // 0 unless it answers another comment
	NativeID   string // the platform's own id, always text
	Author     string
	Body       string
	At         int64 // Unix seconds UTC
	Likes      int
	Kind       string // "question", "complaint", "praise", "spam", "" not sorted yet
	State      string // "open", "done"
}

// Figure is one value of a metric on a day, of a live post or (LivePostID 0) of
// an account. A missing value has no row: it is never 0.
type Figure struct {
	ID         int64 `gorm:"primaryKey"`
	AccountID  int64
	LivePostID int64
	Metric     string
	Day        string // "2006-01-02"
	Value      float64
	ImportID   int64 // the file it came from, 0 none
	Line       int   // and its line there
}
