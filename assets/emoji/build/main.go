// Command build makes emoji.tsv from packages of the npm registry:
//
//	npm pack emojibase-data@17.0.0 && npm pack cldr-annotations-full@48.2.0 && npm pack cldr-annotations-derived-full@48.2.0
//	(each unpacked into a folder of its own: emojibase, cldr, derived)
//	go run ./assets/emoji/build FOLDER > assets/emoji/emoji.tsv
//
// Order, groups and skin tones are emojibase's (MIT), names and words in
// Indonesian and English the CLDR's (Unicode licence).
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type entry struct {
	Emoji   string   `json:"emoji"`
	Group   *int     `json:"group"`
	Order   int      `json:"order"`
	Type    int      `json:"type"` // 1: drawn in colour without a variation selector
	Version float64  `json:"version"`
	Label   string   `json:"label"`
	Tags    []string `json:"tags"`
	Skins   []struct {
		Emoji   string          `json:"emoji"`
		Tone    json.RawMessage `json:"tone"`
		Version float64         `json:"version"`
	} `json:"skins"`
}

type words map[string]struct {
	Default []string `json:"default"`
	TTS     []string `json:"tts"`
}

// newest is the last version of emoji the shipped font draws; the two of
// torn the toolkit takes apart for their arrows. A test of the picker draws all.
const newest = 15.1

var torn = []string{"🙂‍↔️", "🙂‍↕️"}

// components is emojibase's group of bare skin tones and hair, which nobody picks.
const components = 2

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: build FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string) error {
	var list []entry
	if err := read(filepath.Join(dir, "emojibase/package/en/data.json"), &list); err != nil {
		return err
	}
	id, err := annotations(dir, "id")
	if err != nil {
		return err
	}
	en, err := annotations(dir, "en")
	if err != nil {
		return err
	}
	slices.SortStableFunc(list, func(a, b entry) int { return a.Order - b.Order })
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, "# emoji\tgroup\twith skin tone in the place of *\tname id\tname en\twords id\twords en")
	for _, e := range list {
		if e.Group == nil || *e.Group == components || e.Version > newest || slices.Contains(torn, e.Emoji) {
			continue
		}
		bare := strings.ReplaceAll(e.Emoji, "\uFE0F", "")
		if e.Type == 1 && len([]rune(bare)) == 1 {
			e.Emoji = bare
		}
		nameID, wordsID := named(id, bare, e.Emoji)
		nameEN, wordsEN := named(en, bare, e.Emoji)
		if nameEN == "" {
			nameEN = e.Label
		}
		if nameID == "" {
			nameID = nameEN
		}
		for _, t := range e.Tags {
			if !slices.Contains(wordsEN, t) {
				wordsEN = append(wordsEN, t)
			}
		}
		fmt.Fprintf(out, "%s\t%d\t%s\t%s\t%s\t%s\t%s\n", e.Emoji, *e.Group, pattern(e), nameID, nameEN,
			strings.Join(wordsID, "|"), strings.Join(wordsEN, "|"))
	}
	return out.Flush()
}

func read(file string, into any) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

// annotations are the CLDR's words of a language, those of sequences included.
func annotations(dir, language string) (words, error) {
	var own struct {
		Annotations struct {
			Annotations words `json:"annotations"`
		} `json:"annotations"`
	}
	var derived struct {
		Derived struct {
			Annotations words `json:"annotations"`
		} `json:"annotationsDerived"`
	}
	if err := read(filepath.Join(dir, "cldr/package/annotations", language, "annotations.json"), &own); err != nil {
		return nil, err
	}
	if err := read(filepath.Join(dir, "derived/package/annotationsDerived", language, "annotations.json"), &derived); err != nil {
		return nil, err
	}
	all := derived.Derived.Annotations
	for k, v := range own.Annotations.Annotations {
		all[k] = v
	}
	return all, nil
}

func named(w words, keys ...string) (name string, also []string) {
	for _, k := range keys {
		a, ok := w[k]
		if !ok {
			continue
		}
		if len(a.TTS) > 0 {
			name = a.TTS[0]
		}
		for _, d := range a.Default {
			if d != name {
				also = append(also, d)
			}
		}
		return name, also
	}
	return "", nil
}

// pattern is the emoji of one skin tone with "*" for the tone, "" when it has none.
func pattern(e entry) string {
	for _, s := range e.Skins {
		if s.Version > newest {
			continue
		}
		var one int
		var two []int
		if json.Unmarshal(s.Tone, &one) != nil {
			if json.Unmarshal(s.Tone, &two) != nil || len(two) == 0 || slices.Max(two) != slices.Min(two) {
				continue
			}
			one = two[0]
		}
		if one == 1 {
			return strings.ReplaceAll(s.Emoji, "\U0001F3FB", "*")
		}
	}
	return ""
}
