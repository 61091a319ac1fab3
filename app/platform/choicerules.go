package platform

import (
	"strings"
	"time"

	"lontar/app/lang"
	"lontar/models"
)

// Choices the rules look at.
const (
	kindEvent  = "event"
	kindOffer  = "offer"
	ctaNone    = "none"
	ctaCall    = "call"
	paid       = "paid"
	ownAndPaid = "both"
	private    = "private"
)

// choices checks the options of a platform against each other.
func (k *check) choices() {
	o := k.c.Options
	switch k.p {
	case models.TikTok:
		if o["privacy"] == private && (o["disclose"] == paid || o["disclose"] == ownAndPaid) {
			k.choice("option.branded_private", "privacy")
		}
	case models.Pinterest:
		if strings.TrimSpace(o["board"]) == "" {
			k.choice("option.board", "board")
		}
	case models.Google:
		k.google()
	default:
	}
}

func (k *check) google() {
	o, c := k.c.Options, k.c
	if o["kind"] == kindEvent || o["kind"] == kindOffer {
		if strings.TrimSpace(c.Title) == "" {
			k.choice("option.event_title", "title")
		}
		start, okStart := ReadDay(o["start"])
		end, okEnd := ReadDay(o["end"])
		if !okStart || !okEnd || end.Before(start) {
			k.choice("option.event_dates", "start")
		}
	}
	if cta := o["cta"]; cta != "" && cta != ctaNone && cta != ctaCall && strings.TrimSpace(c.Link) == "" {
		k.choice("option.cta_link", "cta")
	}
}

func (k *check) choice(rule, key string) {
	if f, ok := Find(k.p, rule, k.o); ok {
		at := place{field: FieldOption, index: -1, name: key}
		k.add(f, at, lang.T("rules."+rule, "platform", lang.Platform(k.p)))
	}
}

// ReadDay reads the day of an option as people type it: "24/2/2027",
// "24-02-2027" or "2027-02-24", with or without an hour "09.00" behind it.
func ReadDay(typed string) (time.Time, bool) {
	typed = strings.TrimSpace(typed)
	for _, day := range []string{"2006-01-02", "2/1/2006", "2-1-2006", "2.1.2006"} {
		for _, hour := range []string{"", " 15.04", " 15:04"} {
			if t, err := time.Parse(day+hour, typed); err == nil {
				return t, true
			}
		}
	}
	return time.Time{}, false
}
