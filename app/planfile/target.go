package planfile

import (
	"strings"

	"lontar/app/lang"
	"lontar/models"
)

// What a column can be taken for. Targets that belong to one platform are
// written with the platform after a colon: "tick:instagram", "caption:tiktok".
const (
	TargetSkip      = "skip"
	TargetCustom    = "custom"
	TargetNumber    = "number"
	TargetDay       = "day"
	TargetMonth     = "month"
	TargetWeekday   = "weekday"
	TargetClock     = "clock"
	TargetZone      = "zone"
	TargetPlatforms = "platforms"
	TargetAccount   = "account"
	TargetTitle     = "title"
	TargetBrief     = "brief"
	TargetGoal      = "goal"
	TargetAudience  = "target"
	TargetPillar    = "pillar"
	TargetPillar2   = "pillar2"
	TargetForm      = "form"
	TargetCaption   = "caption"
	TargetHashtags  = "hashtags"
	TargetCTA       = "cta"
	TargetLink      = "link"
	TargetReference = "reference"
	TargetAsset     = "asset"
	TargetPIC       = "pic"
	TargetStatus    = "status"
	TargetApproval  = "approval"
	TargetLive      = "live"
	TargetNotes     = "notes"
	TargetComment   = "comment" // first comment
	TargetID        = "_id"
	TargetHash      = "_hash"
	TargetData      = "_data"

	tickPrefix = "tick:"
)

// Targets lists what a person can choose for a column, in the order offered.
var Targets = []string{
	TargetDay, TargetClock, TargetMonth, TargetWeekday, TargetZone, TargetPlatforms, TargetAccount,
	TargetTitle, TargetBrief, TargetPillar, TargetPillar2, TargetForm, TargetCaption, TargetHashtags,
	TargetCTA, TargetLink, TargetComment, TargetReference, TargetAsset, TargetGoal, TargetAudience,
	TargetPIC, TargetStatus, TargetApproval, TargetLive, TargetNotes, TargetNumber, TargetCustom, TargetSkip,
}

// perPlatform are the targets a platform can have of its own.
var perPlatform = []string{TargetCaption, TargetHashtags, TargetClock, TargetDay, TargetLive, TargetComment, TargetLink}

// TargetName is a target in the words of the user.
func TargetName(target string) string {
	base, p, own := strings.Cut(target, ":")
	name := lang.T("import.target." + strings.TrimPrefix(base, "_"))
	if own {
		return lang.T("import.target_of", "target", name, "platform", lang.Platform(models.Platform(p)))
	}
	return name
}
