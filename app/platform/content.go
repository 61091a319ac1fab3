package platform

import "lontar/models"

// File is what is known of a picture or video of a post. Zero values are not
// known and break no rule.
type File struct {
	Name          string
	Format        string // "jpeg", "png", "webp", "gif", "heic", "mp4", "mov", …
	Bytes         int64
	Width, Height int   // pixels, upright
	Millis        int64 // duration, 0 for pictures
	FPS           float64
	VideoCodec    string
	AudioCodec    string
	Frames        int // of a moving GIF
}

// Content is a whole post as one account would get it.
type Content struct {
	Form          models.Form
	Text          string
	Title         string
	Description   string
	FirstComment  string
	Link          string
	Location      string
	Tags          []string // YouTube's own, not hashtags
	Thread        []string
	Media         []File
	Alts          []string // parallel to Media
	Collaborators []string
	Options       map[string]string
	Tier          Tier
}

// CheckContent lists what the platform will not take of a post, text first.
func CheckContent(p models.Platform, c Content) []Problem {
	return CheckText(p, c.Text, TextOptions{Tier: c.Tier, Media: len(c.Media) > 0, Form: c.Form}).Problems
}
