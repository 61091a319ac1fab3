package workspace

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"lontar/app/media/probe"
	"lontar/models"
)

// endings are what files are called on the disk: by what they are, so that
// other programs open them whatever name they came with.
var endings = map[string]string{
	probe.JPEG: ".jpg", probe.PNG: ".png", probe.WebP: ".webp", probe.GIF: ".gif", probe.HEIC: ".heic", probe.AVIF: ".avif",
	probe.MP4: ".mp4", probe.MOV: ".mov", probe.WebM: ".webm", probe.MKV: ".mkv",
}

// ending is that of a record's file; of one that is not known that of its name,
// where it is an ordinary one.
func ending(rec models.Media) string {
	if e := endings[rec.Format]; e != "" {
		return e
	}
	e := strings.ToLower(filepath.Ext(rec.Name))
	plain := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
	if len(e) < 2 || len(e) > 8 || strings.TrimFunc(e[1:], plain) != "" {
		return ""
	}
	return e
}

// longestName bounds a name, in characters; systems end at about 255.
const longestName = 255

// CleanName is a name of a file without what breaks a line or turns
// it around: a name must not look like another.
func CleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200d': // joins emoji
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && !(r >= 0xE0020 && r <= 0xE007F): // flags of England, Scotland, Wales
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
	name = strings.TrimSpace(name)
	if n := utf8.RuneCountInString(name); n > longestName {
		end := filepath.Ext(name)
		if utf8.RuneCountInString(end) > 10 {
			end = ""
		}
		runes := []rune(strings.TrimSuffix(name, end))
		name = string(runes[:longestName-1-utf8.RuneCountInString(end)]) + "…" + end
	}
	return name
}
