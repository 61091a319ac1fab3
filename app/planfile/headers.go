package planfile

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"lontar/app/planvalue"
	"lontar/app/platform"
	"lontar/assets/plan"
	"lontar/models"
)

// Two kinds of header need the values below them to be decided.
const (
	topicLike  = "topic"        // the title when there is no better one, else the brief
	formPillar = "formorpillar" // "Jenis konten": Reels, or Edukasi?
)

var (
	aliases     = map[string]string{}
	preferSheet []string
	avoidSheet  []string
	notDay      []string
	pillarWords []string // names pillars usually have
	contentWord []string // words in the header of a column that is the content
)

func init() {
	var file struct {
		Headers []struct {
			Target  string   `json:"target"`
			Aliases []string `json:"aliases"`
		} `json:"headers"`
		Sheets struct{ Prefer, Avoid []string } `json:"sheets"`
		NotDay []string                         `json:"not_day"`
		Pillar []string                         `json:"pillars"`
		Words  []string                         `json:"content_words"`
	}
	if err := json.Unmarshal(plan.Headers, &file); err != nil {
		panic(err) // compiled in and checked by a test
	}
	for _, h := range file.Headers {
		for _, a := range h.Aliases {
			key := fold(a)
			if strings.HasPrefix(a, "_") {
				key = a
			}
			if _, taken := aliases[key]; !taken {
				aliases[key] = h.Target
			}
		}
	}
	preferSheet, avoidSheet, notDay = file.Sheets.Prefer, file.Sheets.Avoid, file.NotDay
	pillarWords, contentWord = file.Pillar, file.Words
}

// fold brings a header to what is compared: lower-case words with one space
// between them; everything else is a separator.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#'
	}), " ")
}

// match is what a header was taken for.
type match struct {
	target string
	sure   bool
}

// matchHeader reads one header; target "" means it is not known.
func matchHeader(h string) match {
	h = strings.TrimSpace(h)
	if h == "" || len(h) > 120 {
		return match{}
	}
	if strings.HasPrefix(h, "_") {
		base := strings.TrimRight(strings.ToLower(h), "0123456789")
		if t, ok := aliases[base]; ok {
			return match{t, true}
		}
		return match{}
	}
	if m := exact(h); m.target != "" {
		return m
	}
	bare := h
	if i := strings.IndexByte(h, '('); i > 0 { // "Caption (maks 2200)", "Jam (WIB)", "Caption (IG)"
		bare = strings.TrimSpace(h[:i])
		if _, p := ofPlatform(h); p == "" {
			if m := exact(bare); m.target != "" {
				return m
			}
		}
	}
	if t, p := ofPlatform(h); p != "" {
		if t == "" {
			return match{tickPrefix + string(p), true}
		}
		return match{t + ":" + string(p), true}
	}
	parts := strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune("/&|,+\n", r) })
	if len(parts) > 1 {
		for _, part := range parts {
			if m := exact(part); m.target != "" {
				return match{m.target, false}
			}
		}
	}
	return loose(fold(bare))
}

func exact(h string) match {
	key := fold(h)
	if t, ok := aliases[key]; ok {
		return match{t, true}
	}
	return match{}
}

// loose finds an alias as the beginning or end of a longer header. A date that
// is not the day of posting ("Tanggal deadline") stays the client's own column.
func loose(key string) match {
	w := strings.Fields(key)
	if len(w) < 2 || len(w) > 6 {
		return match{}
	}
	for n := len(w) - 1; n >= 1; n-- {
		for _, part := range [][]string{w[:n], w[len(w)-n:]} {
			t, ok := aliases[strings.Join(part, " ")]
			if !ok || len(strings.Join(part, "")) < 3 {
				continue
			}
			switch t {
			case TargetDay, TargetClock:
				if slices.ContainsFunc(w, func(s string) bool { return slices.Contains(notDay, s) }) {
					return match{}
				}
				return match{t, false}
			case TargetCaption, TargetHashtags, TargetTitle, TargetPillar, TargetPlatforms, TargetCTA:
				if slices.ContainsFunc(w, func(s string) bool {
					return slices.Contains([]string{"revisi", "revision", "feedback", "count", "jumlah", "status", "deadline", "client", "klien", "pic", "max", "length", "approval", "english", "inggris", "alternatif", "2"}, s)
				}) {
					return match{}
				}
				return match{t, false}
			}
		}
	}
	return match{}
}

// ofPlatform reads a header that names a platform: alone ("IG" is a column of
// ticks), or with what the column holds ("Caption IG", "Link TikTok").
func ofPlatform(h string) (target string, p models.Platform) {
	key := fold(h)
	w := strings.Fields(key)
	if len(w) == 0 || len(w) > 5 {
		return "", ""
	}
	for n := min(3, len(w)); n >= 1; n-- {
		for i := 0; i+n <= len(w); i++ {
			name := strings.Join(w[i:i+n], " ")
			if name == "meta" || name == "feeds" || name == "google" || name == "other" || name == "lainnya" {
				continue
			}
			if known, ok := platform.ByName(name); ok {
				rest := strings.TrimSpace(strings.Join(append(append([]string{}, w[:i]...), w[i+n:]...), " "))
				rest = strings.TrimSpace(strings.NewReplacer(" only", "", " untuk", "", " for", "", " di", "", " on", "").Replace(" " + rest))
				if rest == "" {
					return "", known
				}
				if t, ok := aliases[rest]; ok && slices.Contains(perPlatform, t) {
					return t, known
				}
				if t, ok := aliases["link "+rest]; ok && t == TargetLive && strings.HasPrefix(key, "link") {
					return TargetLive, known
				}
				if f, ok := planvalue.Form(rest); ok && f != models.FormNone && len(strings.Fields(rest)) == 1 && aliases[rest] == "" {
					return "", known // "IG Story" as a column of ticks
				}
			}
		}
	}
	return "", ""
}

// headerForm is the form a column of ticks implies: "IG Story".
func headerForm(h string) models.Form {
	if p := planvalue.ReadPlaces(h); len(p.Forms) == 1 {
		return p.Forms[0]
	}
	return models.FormNone
}
