package planvalue

import (
	"lontar/models"
)

// formWords are what people call forms, folded by letters.
var formWords = map[string]models.Form{}

// statusWords are the words for statuses in both languages and common others.
var statusWords = map[string]models.Status{}

func init() {
	for form, words := range map[models.Form][]string{
		models.FormText:     {"teks", "text", "tulisan", "tweet", "status", "copy", "kutipan", "textpost", "posttext"},
		models.FormImage:    {"foto", "gambar", "image", "images", "photo", "photos", "feed", "feeds", "feedpost", "single", "singlepost", "singleimage", "singlefeed", "feedsingle", "poster", "static", "statis", "staticpost", "infografis", "infographic", "desain", "design", "meme", "quote", "quotes", "flyer", "igfeed", "singlephoto", "post", "postingan", "graphic", "grafis", "singlecontent"},
		models.FormCarousel: {"carousel", "carousels", "carousell", "corousel", "carrousel", "caraousel", "karosel", "karusel", "korsel", "slide", "slides", "slideshow", "album", "multipleimage", "multipost", "feedcarousel", "carouselpost", "carouselfeed", "igcarousel"},
		models.FormVideo:    {"video", "videos", "vidio", "vidgraphic", "motion", "motiongraphic", "motiongraphics", "animasi", "animation", "videopost", "videofeed", "feedvideo", "longvideo", "videopanjang", "tiktokvideo", "youtubevideo", "vt", "igtv", "podcast", "vlog"},
		models.FormReel:     {"reel", "reels", "real", "igreels", "igreel", "reelsvideo", "videoreels", "igr", "reelsig", "instagramreels", "fbreels", "videoreel"},
		models.FormShort:    {"short", "shorts", "ytshort", "ytshorts", "youtubeshorts", "youtubeshort", "shortvideo", "shortsvideo", "videopendek"},
		models.FormStory:    {"story", "stories", "storys", "instastory", "instastories", "igs", "igstory", "igstories", "storyig", "snapgram", "sg", "wastory", "storywa", "fbstory", "instagramstory", "instagramstories"},
		models.FormThread:   {"utas", "thread", "threads utas", "kultwit", "tweetthread", "xthread"},
		models.FormLive:     {"live", "siaranlangsung", "livestreaming", "livestream", "iglive", "liveig", "tiktoklive", "livetiktok", "livevideo"},
	} {
		for _, w := range words {
			formWords[letters(w)] = form
		}
	}
	for status, words := range map[models.Status][]string{
		models.Idea:      {"ide", "idea", "ideas", "gagasan", "brainstorm", "brainstorming", "konsep", "concept", "bank ide"},
		models.Draft:     {"draf", "draft", "drafting", "to do", "todo", "belum", "not started", "planned", "rencana", "direncanakan", "on progress", "in progress", "progress", "onprogress", "proses", "on process", "dalam proses", "wip", "writing", "copywriting", "design", "desain", "editing", "produksi", "production", "pending", "on going", "ongoing", "open", "backlog", "new", "baru", "shooting", "hold", "on hold"},
		models.Review:    {"tinjauan", "review", "in review", "on review", "ditinjau", "menunggu", "waiting", "waiting approval", "waiting for approval", "menunggu acc", "menunggu approval", "need approval", "needs approval", "need review", "to review", "preview", "for approval", "pending approval", "submitted", "cek client", "review client"},
		models.Revise:    {"perlu revisi", "revisi", "revise", "revision", "needs changes", "need revision", "on revision", "in revision", "rework", "changes requested", "revisi client", "minor revisi", "mayor revisi"},
		models.Approved:  {"disetujui", "approved", "acc", "approve", "ready", "ready to post", "ready to posting", "siap", "siap posting", "siap tayang", "siap upload", "fix", "final", "setuju", "ok", "oke", "ready to publish", "ready to upload", "ready to schedule"},
		models.Scheduled: {"terjadwal", "scheduled", "schedule", "dijadwalkan", "sudah dijadwalkan", "queued", "scheduling"},
		models.Live:      {"tayang", "sudah tayang", "live", "published", "publish", "posted", "post", "done", "selesai", "uploaded", "upload", "sudah posting", "sudah upload", "terposting", "terbit", "sudah", "terupload", "complete", "completed", "done posting", "sudah terbit", "finish", "finished"},
		models.Checked:   {"dicek", "checked", "verified", "terverifikasi"},
		models.Cancelled: {"dibatalkan", "batal", "cancelled", "canceled", "cancel", "skip", "drop", "dropped", "tidak jadi", "ditunda", "postponed", "reject", "rejected", "ditolak"},
	} {
		for _, w := range words {
			statusWords[letters(w)] = status
		}
	}
}

// Form reads the name of a form: "Reels", "IG Story", "feed (carousel)". ok is
// false for what is no form; FormNone and true for a blank cell.
func Form(s string) (f models.Form, ok bool) {
	if Blank(s) {
		return models.FormNone, true
	}
	if f, ok := formWords[letters(s)]; ok {
		return f, true
	}
	// Of several words the most telling one counts: "Feed (Carousel)", "Video Reels".
	order := map[models.Form]int{
		models.FormStory: 9, models.FormReel: 8, models.FormShort: 7, models.FormCarousel: 6,
		models.FormThread: 5, models.FormLive: 4, models.FormVideo: 3, models.FormText: 2, models.FormImage: 1,
	}
	best := 0
	parts := words(plain(s))
	if len(parts) > 6 {
		return models.FormNone, false
	}
	for _, w := range parts {
		if g, known := formWords[w]; known && order[g] > best {
			f, best = g, order[g]
		}
	}
	return f, best > 0
}

// Status reads the word for a status in either language. It says what was
// meant, not what may be done: an import never approves.
func Status(s string) (st models.Status, ok bool) {
	st, ok = statusWords[letters(s)]
	return st, ok
}
