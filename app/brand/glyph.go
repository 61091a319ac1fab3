package brand

import (
	"slices"
	"strings"
)

// glyphs are the shipped drawings a brand without a logo can wear.
var glyphs = []string{
	"cup", "batik", "dumbbell", "leaf", "bag", "plate", "camera", "book",
	"house", "heart", "star", "drop",
}

// Glyphs lists the names of the shipped brand drawings; a brand wears one as
// Logo "glyph:<name>".
func Glyphs() []string { return slices.Clone(glyphs) }

// knownLogo reports whether a logo is none, a shipped glyph, or the hash of a
// picture in the media store.
func knownLogo(logo string) bool {
	if logo == "" {
		return true
	}
	if name, ok := strings.CutPrefix(logo, "glyph:"); ok {
		return slices.Contains(glyphs, name)
	}
	return len(logo) == 64 && strings.Trim(logo, "0123456789abcdef") == ""
}
