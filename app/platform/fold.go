package platform

import (
	"unicode/utf8"

	"lontar/models"
)

// Where a text is read.
type Where string

// Places a text is read.
const (
	Phone   Where = "phone"
	Desktop Where = "desktop"
)

// Fold is how many code points a feed shows before "… selengkapnya"; −1 when it
// shows all. No platform documents this: it is an estimate.
func Fold(p models.Platform, text string, _ Where) int {
	at := map[models.Platform]int{models.Instagram: 125, models.Facebook: 400, models.LinkedIn: 140, models.TikTok: 100, models.YouTube: 120, models.X: 280, models.Google: 90}[p]
	if at == 0 || utf8.RuneCountInString(text) <= at {
		return -1
	}
	return at
}
