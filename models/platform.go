package models

// Platform is a place where posts go live. The value is stored and must not change.
type Platform string

// The platforms an account can be on. Other covers everything without rules of its own.
const (
	Instagram Platform = "instagram"
	Facebook  Platform = "facebook"
	X         Platform = "x"
	YouTube   Platform = "youtube"
	TikTok    Platform = "tiktok"
	Threads   Platform = "threads"
	LinkedIn  Platform = "linkedin"
	Pinterest Platform = "pinterest"
	Telegram  Platform = "telegram"
	WhatsApp  Platform = "whatsapp"
	Bluesky   Platform = "bluesky"
	Mastodon  Platform = "mastodon"
	Google    Platform = "google"
	Other     Platform = "other"
)

// Platforms lists all platforms in the order they are offered.
var Platforms = []Platform{
	Instagram, Facebook, TikTok, X, YouTube, Threads, LinkedIn,
	Pinterest, Telegram, WhatsApp, Bluesky, Mastodon, Google, Other,
}

var platformNames = map[Platform]string{
	Instagram: "Instagram", Facebook: "Facebook", X: "X", YouTube: "YouTube",
	TikTok: "TikTok", Threads: "Threads", LinkedIn: "LinkedIn", Pinterest: "Pinterest",
	Telegram: "Telegram", WhatsApp: "WhatsApp", Bluesky: "Bluesky", Mastodon: "Mastodon",
	Google: "Google Business", Other: "Lainnya",
}

// Name is the platform's own name; the same in every language except Other,
// which screens translate.
func (p Platform) Name() string {
	if n, ok := platformNames[p]; ok {
		return n
	}
	return string(p)
}

// Known reports whether p is one of Platforms.
func (p Platform) Known() bool { _, ok := platformNames[p]; return ok }

// Form is the shape of a post.
type Form string

// The forms a post can take; "" is not chosen yet.
const (
	FormNone     Form = ""
	FormText     Form = "text"
	FormImage    Form = "image"
	FormCarousel Form = "carousel"
	FormVideo    Form = "video"
	FormReel     Form = "reel"
	FormShort    Form = "short"
	FormStory    Form = "story"
	FormThread   Form = "thread"
	FormLive     Form = "live"
)

// Forms lists all chosen forms in the order they are offered.
var Forms = []Form{FormImage, FormCarousel, FormReel, FormVideo, FormShort, FormStory, FormText, FormThread, FormLive}
