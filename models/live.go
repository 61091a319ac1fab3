package models

// LivePost is a post as it stands on a platform, planned here or not.
type LivePost struct {
	ID          int64 `gorm:"primaryKey"`
	AccountID   int64
	VariantID   int64  // the variant it came from; 0 when it was not planned here
	NativeID    string // the platform's own id, always text
	Permalink   string
	Title       string // what people call it, when nothing was planned for it: the first words of its caption
	Form        Form
	Caption     string // as published
	PublishedAt int64  // Unix seconds UTC
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
