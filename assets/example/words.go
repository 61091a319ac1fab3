package example

import (
	_ "embed"
	"fmt"
	"strings"
)

// Film is a reel of 38 seconds, 1080 by 1920, H.264 at 24 frames a second: the
// drawn lunge over a bar that fills. It was encoded once, with the npm package
// h264-mp4-encoder, from the picture app/example/picture draws.
//
//go:embed film.mp4
var Film []byte

// words are the brands' own words: brand ("-" all), kind, name, value, and two
// more that the kinds fill differently.
//
//go:embed words.tsv
var words string

// Word is a piece of a brand's voice.
type Word struct {
	Brand string // "" all brands
	Kind  string // "pronoun", "group", "banned", "handle", "snippet", "known", "avoid", "use", "claim", "campaign", "template"
	Name  string
	Value string
	More  string
	Last  string
}

// Words lists them.
func Words() ([]Word, error) {
	var list []Word
	for n, row := range rows(words) {
		if len(row) != 6 {
			return nil, fmt.Errorf("words.tsv, line %d: %d fields", n+1, len(row))
		}
		filled(row)
		list = append(list, Word{row[0], row[1], row[2], row[3], row[4], row[5]})
	}
	return list, nil
}

// details are what some posts have beside the plan: title, platform ("-" the
// post itself), field, value.
//
//go:embed details.tsv
var details string

// Detail is one field of a post or of one of its variants.
type Detail struct {
	Title    string
	Platform string // "" the post itself
	Field    string // "goal", "target", "link", "draft" (an earlier caption, oldest first); of a variant "caption", "hashtags", "first_comment", "link", else an option
	Value    string
}

// Details lists them.
func Details() ([]Detail, error) {
	var list []Detail
	for n, row := range rows(details) {
		if len(row) != 4 {
			return nil, fmt.Errorf("details.tsv, line %d: %d fields", n+1, len(row))
		}
		filled(row)
		list = append(list, Detail{row[0], row[1], row[2], row[3]})
	}
	return list, nil
}

// filled reads "-" as nothing and "\n" as a new line.
func filled(row []string) {
	for i, f := range row {
		if f == "-" {
			f = ""
		}
		row[i] = strings.ReplaceAll(f, `\n`, "\n")
	}
}
