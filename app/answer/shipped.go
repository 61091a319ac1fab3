package answer

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	data "lontar/assets/answer"
	"lontar/models"
)

// shipped is what comes with the program.
type shipped struct {
	guides  map[string]guide // by topic
	first   map[string]int   // topics that go before others, and their place
	replies map[string][]models.SavedReply
	names   names
}

type guide struct {
	Topic string `json:"topic"`
	ID    lines  `json:"id"`
	EN    lines  `json:"en"`
}

type lines struct {
	Do   []string `json:"do"`
	Dont []string `json:"dont"`
}

var load = sync.OnceValue(func() *shipped {
	var g struct {
		First  []string `json:"first"`
		Guides []guide  `json:"guides"`
	}
	var r map[string]json.RawMessage
	var n map[string]string
	read("guides.json", &g)
	read("replies.json", &r)
	read("names.json", &n)
	s := &shipped{guides: map[string]guide{}, first: map[string]int{}, replies: map[string][]models.SavedReply{}}
	for i, t := range g.First {
		s.first[t] = i
	}
	for _, one := range g.Guides {
		s.guides[one.Topic] = one
	}
	for _, code := range []string{"id", "en"} {
		s.replies[code] = starters(r[code])
	}
	s.names = namesOf(n)
	return s
})

func starters(raw json.RawMessage) []models.SavedReply {
	var list []struct {
		Name     string             `json:"name"`
		Kind     models.CommentKind `json:"kind"`
		Topic    string             `json:"topic"`
		Variants []string           `json:"variants"`
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		panic(fmt.Errorf("replies.json: %w", err)) // compiled in and checked by a test
	}
	out := make([]models.SavedReply, len(list))
	for i, r := range list {
		out[i] = models.SavedReply{Name: r.Name, Kind: r.Kind, Topic: r.Topic, Variants: r.Variants, Position: i}
	}
	return out
}

func read(name string, into any) {
	b, err := data.Files.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		panic(fmt.Errorf("%s: %w", name, err)) // compiled in and checked by a test
	}
}

// set makes a set of the words of a line.
func set(line string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(line) {
		out[w] = true
	}
	return out
}
