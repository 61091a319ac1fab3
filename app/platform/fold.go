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

// cut is where a feed stops: after so many characters or so many lines of that
// width, whichever comes first; 0 never. Empty lines count where they are kept.
type cut struct {
	characters, lines, width int
	empty                    bool
}

// cuts are estimates: no platform documents them, and fonts differ. Several
// guides of 2025 and 2026 agree within a few words (read 2026-11).
var cuts = map[models.Platform]map[Where]cut{
	models.Instagram: {Phone: {125, 2, 63, false}, Desktop: {125, 2, 70, false}},
	models.Facebook:  {Phone: {400, 5, 85, false}, Desktop: {477, 5, 100, false}},
	models.LinkedIn:  {Phone: {140, 3, 50, true}, Desktop: {210, 3, 75, true}},
	models.TikTok:    {Phone: {100, 2, 50, false}, Desktop: {150, 2, 80, false}},
	models.YouTube:   {Phone: {100, 2, 55, false}, Desktop: {157, 3, 90, false}},
	models.X:         {Phone: {280, 0, 0, false}, Desktop: {280, 0, 0, false}},
	models.Pinterest: {Phone: {50, 1, 50, false}, Desktop: {60, 1, 60, false}},
	models.Google:    {Phone: {80, 2, 45, false}, Desktop: {100, 2, 55, false}},
	models.WhatsApp:  {Phone: {768, 0, 0, false}, Desktop: {768, 0, 0, false}},
}

// Fold is how many code points of a text are shown before "… selengkapnya"; −1
// when all are. It is an estimate, and ends at a word: never within an address,
// a hashtag, a mention or an emoji.
func Fold(p models.Platform, text string, w Where) int {
	c, ok := cuts[p][w]
	if !ok {
		return -1
	}
	at := c.stop(text)
	if p == models.X { // a long post shows what a short one can hold
		at = weigh(text, c.characters).fits
	}
	runes := []rune(text)
	return fold(runes, Entities(p, text), at)
}

// fold is where a text stops that is shown up to a place.
func fold(runes []rune, list []Entity, at int) int {
	if at < 0 || at >= len(runes) || blank(runes[at:]) {
		return -1
	}
	return wordEnd(runes, list, at)
}

// stop is the first code point that is no longer shown, −1 when all are.
func (c cut) stop(text string) int {
	shown, points, line, column := 0, 0, 1, 0
	for g := range characters(text) {
		if shown == 0 && trimmed(g) == "" { // white space before the text is not shown
			points += utf8.RuneCountInString(g)
			continue
		}
		if shown >= c.characters {
			return points
		}
		if column++; column > max(c.width, 1) && c.lines > 0 {
			line, column = line+1, 1
		}
		if c.lines > 0 && line > c.lines {
			return points
		}
		if g == "\n" || g == "\r\n" {
			if column > 1 || c.empty {
				line++
			}
			if column = 0; c.lines > 0 && line > c.lines {
				return points
			}
		}
		shown++
		points += utf8.RuneCountInString(g)
	}
	return -1
}

func blank(runes []rune) bool {
	for _, r := range runes {
		if !scriptSpace(r) {
			return false
		}
	}
	return true
}

// longestWord is how far back a fold looks for the end of a word.
const longestWord = 30

// wordEnd moves a place back to the end of the word before it.
func wordEnd(runes []rune, list []Entity, at int) int {
	for _, e := range list {
		if e.Start < at && at < e.End && e.Start > 0 {
			at = e.Start
		}
	}
	for i := at; i > 0 && i > at-longestWord; i-- {
		if scriptSpace(runes[i]) || scriptSpace(runes[i-1]) {
			for i > 0 && scriptSpace(runes[i-1]) {
				i--
			}
			if i > 0 {
				return i
			}
			break
		}
	}
	return at
}
