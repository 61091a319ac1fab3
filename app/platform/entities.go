package platform

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lontar/models"
)

var simpleEntity = regexp.MustCompile(`[#@$][\p{L}\p{N}_.]+|https?://\S+`)

// Entities are the parts of a text the platform makes links of, in order.
func Entities(_ models.Platform, text string) []Entity {
	list := []Entity{}
	kinds := map[byte]Kind{'#': Hashtag, '@': Mention, '$': Cashtag, 'h': URL}
	for _, m := range simpleEntity.FindAllStringIndex(text, -1) {
		t := strings.TrimRight(text[m[0]:m[1]], ".,!?")
		start := utf8.RuneCountInString(text[:m[0]])
		list = append(list, Entity{kinds[t[0]], t, start, start + utf8.RuneCountInString(t)})
	}
	return list
}
