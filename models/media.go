package models

import "strings"

// PostMedia places a media file in a post; VariantID is 0 for all variants.
type PostMedia struct {
	ID        int64 `gorm:"primaryKey"`
	PostID    int64
	VariantID int64
	MediaID   int64
	Position  int
	Alt       string

	Media *Media `gorm:"foreignKey:MediaID"`
}

// Media is a file of the workspace, stored once under its hash. What it is was
// read from the file itself when it came.
type Media struct {
	ID         int64  `gorm:"primaryKey"`
	Hash       string // SHA-256, hex; media/<hash[:2]>/<hash><ext>
	Name       string // the name it came with
	MIME       string
	Size       int64   // bytes
	Format     string  // "jpeg", "png", "webp", "gif", "heic", "mp4", "mov", …; "" not known
	Width      int     // px upright, 0 unknown
	Height     int     // px upright, 0 unknown
	Millis     int64   // duration, 0 for pictures and unknown
	FPS        float64 // frames a second, 0 unknown
	VideoCodec string
	AudioCodec string
	Frames     int // of a picture; more than 1 when it moves
	Alt        string
	Cover      string // hash of the picture that stands for a video, "" none
	BrandID    int64  // the brand it was added for, 0 none
	CreatedAt  int64  `gorm:"autoCreateTime:false"`
	DeletedAt  int64  // 0 while it is in the library
}

// TableName keeps GORM from pluralising "media".
func (Media) TableName() string { return "media" }

// Video reports whether the file is a film.
func (m Media) Video() bool { return strings.HasPrefix(m.MIME, "video/") }
