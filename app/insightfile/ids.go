package insightfile

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"lontar/models"
)

// Ids of these platforms carry the moment they were given out. The layouts are
// not documented by the platforms; each was checked against the times that real
// exports state.
const (
	xEpoch         = 1288834974657 // ms
	instagramEpoch = 1314220021721 // ms
)

// shortcodeLetters are the digits of an Instagram short code.
const shortcodeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// idTime is the moment an id was given out, in UTC; false when the id does not
// tell or what it tells is no time such a post can have.
func idTime(p models.Platform, id string) (time.Time, bool) {
	var t time.Time
	switch p {
	case models.Instagram:
		if len(id) < 10 || len(id) > 60 {
			return t, false
		}
		if v, err := strconv.ParseUint(id, 10, 64); err == nil && len(id) > 16 { // of a story
			t = time.UnixMilli(int64(v>>23) + instagramEpoch)
			break
		}
		if len(id) > 11 { // codes of private posts have a key behind them
			id = id[:11]
		}
		v := uint64(0)
		for i := range len(id) {
			d := strings.IndexByte(shortcodeLetters, id[i])
			if d < 0 {
				return t, false
			}
			v = v<<6 | uint64(d)
		}
		t = time.UnixMilli(int64(v>>23) + instagramEpoch)
	default:
		v, err := strconv.ParseUint(id, 10, 64)
		if err != nil || len(id) < 15 {
			return t, false
		}
		switch p {
		case models.X:
			t = time.UnixMilli(int64(v>>22) + xEpoch)
		case models.TikTok:
			t = time.Unix(int64(v>>32), 0)
		case models.LinkedIn:
			t = time.UnixMilli(int64(v >> 22))
		default:
			return t, false
		}
	}
	t = t.UTC().Truncate(time.Second)
	return t, t.Year() >= 2010 && t.Before(time.Now().AddDate(1, 0, 0))
}

var (
	linkedInURN = regexp.MustCompile(`(?:activity|share|ugcPost)[:\-](\d{15,20})`)
	lostID      = regexp.MustCompile(`(?i)^\d([.,]\d+)?e\+?\d+$`)
	fbTail      = regexp.MustCompile(`/(?:posts|videos|reel|reels|photos)/(?:[^/?]*/)?(\d{10,20})`)
)

// linkID is the id a post's address holds.
func linkID(p models.Platform, l string) string {
	switch p {
	case models.LinkedIn:
		if m := linkedInURN.FindStringSubmatch(strings.ReplaceAll(l, "%3A", ":")); m != nil {
			return m[1]
		}
		return ""
	case models.Facebook:
		if m := fbTail.FindStringSubmatch(l); m != nil {
			return m[1]
		}
		return ""
	}
	return ""
}

// rounded reports whether an id looks as if a spreadsheet program had kept
// fifteen of its digits.
func rounded(id string) bool {
	return len(id) > 15 && strings.TrimRight(id[15:], "0") == ""
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return false
		}
	}
	return s != ""
}
