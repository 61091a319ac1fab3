package plan

import (
	"strings"
	"unicode"

	"lontar/app/lang"
	"lontar/models"
)

// formWords are what people call forms, besides the words on the screen.
var formWords = map[string]models.Form{
	"teks": models.FormText, "text": models.FormText, "tulisan": models.FormText, "tweet": models.FormText,
	"foto": models.FormImage, "gambar": models.FormImage, "image": models.FormImage, "photo": models.FormImage,
	"feed": models.FormImage, "feeds": models.FormImage, "single": models.FormImage, "singlepost": models.FormImage,
	"singleimage": models.FormImage, "poster": models.FormImage, "static": models.FormImage, "infografis": models.FormImage,
	"carousel": models.FormCarousel, "carousell": models.FormCarousel, "karosel": models.FormCarousel,
	"korsel": models.FormCarousel, "slide": models.FormCarousel, "album": models.FormCarousel,
	"video": models.FormVideo, "reel": models.FormReel, "reels": models.FormReel,
	"short": models.FormShort, "shorts": models.FormShort, "story": models.FormStory, "stories": models.FormStory,
	"instastory": models.FormStory, "utas": models.FormThread, "thread": models.FormThread,
	"live": models.FormLive, "siaranlangsung": models.FormLive, "livestreaming": models.FormLive,
}

// statusWords are the default words of both languages and common others.
var statusWords = map[string]models.Status{
	"ide": models.Idea, "idea": models.Idea, "draf": models.Draft, "draft": models.Draft,
	"tinjauan": models.Review, "review": models.Review, "inreview": models.Review,
	"perlurevisi": models.Revise, "revisi": models.Revise, "revise": models.Revise, "needschanges": models.Revise,
	"disetujui": models.Approved, "approved": models.Approved, "acc": models.Approved, "approve": models.Approved,
	"terjadwal": models.Scheduled, "scheduled": models.Scheduled,
	"tayang": models.Live, "live": models.Live, "published": models.Live, "posted": models.Live,
	"dicek": models.Checked, "checked": models.Checked,
	"dibatalkan": models.Cancelled, "batal": models.Cancelled, "cancelled": models.Cancelled, "canceled": models.Cancelled,
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func formNamed(s string) (models.Form, bool) {
	if strings.TrimSpace(s) == "" || s == "-" {
		return models.FormNone, true
	}
	word := bare(s)
	for _, f := range models.Forms {
		if word == bare(lang.Form(f)) {
			return f, true
		}
	}
	f, ok := formWords[word]
	return f, ok
}

func knownForms() string {
	var names []string
	for _, f := range models.Forms {
		names = append(names, lang.Form(f))
	}
	return lang.List(names)
}

// statusNamed finds a status by the brand's word, the screen's, or a common one.
func statusNamed(s string, b *models.Brand) (models.Status, bool) {
	word := bare(s)
	if word == "" {
		return "", false
	}
	for _, st := range append([]models.Status{models.Cancelled}, models.Statuses...) {
		if word == bare(lang.Status(st, b)) {
			return st, true
		}
	}
	st, ok := statusWords[word]
	return st, ok
}

func knownStatuses(b *models.Brand) string {
	var names []string
	for _, st := range models.Statuses {
		names = append(names, lang.Status(st, b))
	}
	return lang.List(names)
}
