// Command triage trains the model that ships for the kinds of comments:
//
//	go generate ./app/triage
//
// It reads lines.txt, writes out its templates into lines, and has
// lontar/app/triage learn from them. The same lines give the same model.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"

	"github.com/blevesearch/vellum"

	"lontar/app/triage"
	"lontar/assets/words"
)

// each is how many lines a template gives at most.
const each = 70

func main() {
	from := flag.String("lines", "lines.txt", "the templates")
	to := flag.String("model", "", "the model to write; none: print the lines")
	flag.Parse()
	lines, err := expand(*from)
	if err != nil {
		log.Fatal(err)
	}
	if *to == "" {
		for _, l := range lines {
			fmt.Printf("%s\t%s\n", l.Kind, l.Text)
		}
		return
	}
	model, err := triage.Train(lines)
	if err == nil {
		err = os.WriteFile(*to, model, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d lines, %d bytes\n", len(lines), len(model))
}

// writer writes templates out.
type writer struct {
	random *rand.Rand
	lists  map[string][]string
}

// expand reads the templates and writes each out a number of times.
func expand(file string) ([]triage.Line, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w := &writer{rand.New(rand.NewPCG(4, 17)), map[string][]string{"site": nil, "phone": nil, "money": nil}}
	var lines []triage.Line
	seen := map[string]bool{}
	kind := ""
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			kind = strings.Trim(line, "[]")
		case kind == "":
			name, list, ok := strings.Cut(line, "=")
			if !ok {
				return nil, fmt.Errorf("%s: %q is no list", file, line)
			}
			w.lists[strings.Trim(strings.TrimSpace(name), "{}")] = split(list)
		default:
			for range each {
				text := w.write(line)
				if text != "" && !seen[text] {
					seen[text] = true
					lines = append(lines, triage.Line{Kind: triage.Kind(kind), Text: text})
				}
			}
		}
	}
	talk, err := w.talk()
	if err != nil {
		return nil, err
	}
	return append(lines, talk...), sc.Err()
}

// talks is how many lines of nothing in particular are learned from.
const talks = 5000

// talk strings frequent Indonesian words together, of no kind. It keeps the
// model from taking "dari" or "kayak" for a sign of anything.
func (w *writer) talk() ([]triage.Line, error) {
	fst, err := vellum.Load(words.Frequency)
	if err != nil {
		return nil, err
	}
	var bag []string // each word as often as it is frequent
	it, err := fst.Iterator(nil, nil)
	for ; err == nil; err = it.Next() {
		word, classes := it.Current()
		if class := int(classes & 15); class >= 6 && len(word) > 1 {
			for range (class - 5) * (class - 5) {
				bag = append(bag, string(word))
			}
		}
	}
	if !errors.Is(err, vellum.ErrIteratorDone) {
		return nil, err
	}
	var lines []triage.Line
	for range talks {
		text := make([]string, 2+w.random.IntN(9))
		for i := range text {
			text[i] = w.pick(bag)
		}
		lines = append(lines, triage.Line{Text: strings.Join(text, " ")})
	}
	return lines, nil
}

func split(list string) []string {
	parts := strings.Split(list, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

var hole = regexp.MustCompile(`\([^()]*\)|\{[a-z]+\}`)

// write fills a template: lists, choices, and what people add or leave out.
func (w *writer) write(template string) string {
	for range 9 { // choices may hold lists
		filled := hole.ReplaceAllStringFunc(template, func(s string) string {
			if s[0] == '(' && strings.Contains(s, "{") {
				return w.pick(strings.Split(s[1:len(s)-1], "|"))
			}
			if s[0] == '(' {
				return w.pick(split(s[1 : len(s)-1]))
			}
			return w.named(s[1 : len(s)-1])
		})
		if filled == template {
			break
		}
		template = filled
	}
	text := strings.Join(strings.Fields(template), " ")
	text = strings.NewReplacer(" nya", "nya", " ku ", "ku ").Replace(text)
	if w.random.IntN(2) == 0 {
		text = strings.TrimSuffix(text, "?")
	}
	switch w.random.IntN(12) {
	case 0:
		text = "kak " + text
	case 1:
		text = "min " + text
	case 2:
		text += " 🙏"
	case 3:
		text += " 😭"
	case 4:
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

func (w *writer) pick(list []string) string { return list[w.random.IntN(len(list))] }

func (w *writer) named(name string) string {
	switch name {
	case "site":
		return w.site()
	case "phone":
		return fmt.Sprintf("08%d%08d", 11+w.random.IntN(80), w.random.IntN(100_000_000))
	case "money":
		return fmt.Sprintf("%d%s", 1+w.random.IntN(90), w.pick([]string{" juta", "jt", "juta", " jt"}))
	}
	return w.pick(w.lists[name])
}

// site makes up the name of a gambling site.
func (w *writer) site() string {
	var name strings.Builder
	for range 2 + w.random.IntN(2) {
		name.WriteByte("bcdfghjklmnprstvwyz"[w.random.IntN(19)])
		name.WriteByte("aeiou"[w.random.IntN(5)])
	}
	switch w.random.IntN(3) {
	case 0:
		return strings.ToUpper(name.String()) + w.pick([]string{"88", "77", "99", "138", "303", "4D", "777", "168"})
	case 1:
		return name.String() + w.pick([]string{"slot", "toto", "win", "bet", "play", "jitu"})
	}
	return name.String()
}
