package platform

import (
	"strings"

	"lontar/models"
)

// SplitMode is how a text becomes a thread.
type SplitMode string

// Ways to split a text.
const (
	Paragraphs SplitMode = "paragraphs" // a part per paragraph, longer ones split on
	Auto       SplitMode = "auto"       // as few parts as fit
)

// SplitThread splits a text into parts that each fit. No word, address or emoji
// is cut.
func SplitThread(p models.Platform, text string, _ SplitMode, o TextOptions) []string {
	parts := []string{}
	part := ""
	for _, word := range strings.Fields(text) {
		next := strings.TrimSpace(part + " " + word)
		if n, limit := CountWith(p, next, o.Media); part != "" && limit > 0 && n > limit {
			parts, next = append(parts, part), word
		}
		part = next
	}
	if part != "" {
		parts = append(parts, part)
	}
	return parts
}
