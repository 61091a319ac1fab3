// Package media is the workspace's library of pictures and videos: what each
// file is, which posts use it, its alt text and cover, and the ways to put
// another in its place or take it out without losing anything.
package media

import (
	"lontar/app/media/probe"
	"lontar/app/platform"
	"lontar/app/workspace"
	"lontar/models"
)

// Info is what a file says about itself.
type Info = probe.Info

// What can be wrong with a file; each has a text for the user.
var (
	ErrGone          = probe.ErrGone
	ErrEmpty         = probe.ErrEmpty
	ErrFolder        = probe.ErrFolder
	ErrNotFile       = probe.ErrNotFile
	ErrNoRight       = probe.ErrNoRight
	ErrNotMedia      = probe.ErrNotMedia
	ErrOtherKind     = probe.ErrOtherKind
	ErrBlank         = probe.ErrBlank
	ErrLoop          = probe.ErrLoop
	ErrChanged       = workspace.ErrChanged
	ErrLost          = workspace.ErrLost
	ErrTruncated     = probe.ErrTruncated
	ErrTooManyPixels = probe.ErrTooManyPixels
)

// Probe reads what a picture or video says about itself from its headers.
func Probe(path string) (Info, error) { return probe.Read(path) }

// File is a media record as the platforms' rules judge it.
func File(m models.Media) platform.File {
	return platform.File{
		Name: m.Name, Format: m.Format, Bytes: m.Size, Width: m.Width, Height: m.Height,
		Millis: m.Millis, FPS: m.FPS, VideoCodec: m.VideoCodec, AudioCodec: m.AudioCodec, Frames: m.Frames,
	}
}
