package triage

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"strings"
	"sync"

	"lontar/assets/triage"
)

// Accuracy is how well the sorter that ships does on the texts that ship.
type Accuracy struct {
	Version  string // of rules and model together
	Texts    int
	Accuracy float64          // share of texts whose kind was found
	Unsorted float64          // share of texts of another kind left unsorted
	PerKind  map[Kind]Measure // Unsorted counts as a kind
}

// Measure is how well one kind is found.
type Measure struct {
	Texts     int
	Precision float64 // of the texts taken for it, the share that is it
	Recall    float64 // of the texts that are it, the share taken for it
}

// Shipped is the accuracy of the shipped rules and model on the shipped texts,
// as it was measured when the program was built.
func Shipped() Accuracy { return shippedFigures() }

var shippedFigures = sync.OnceValue(func() Accuracy {
	var a Accuracy
	_ = json.Unmarshal(triage.Accuracy, &a) // a test keeps the file right
	return a
})

// labelled are the texts that ship for measuring.
func labelled() ([]Line, error) {
	var lines []Line
	for line := range strings.Lines(triage.Test) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		kind, text, ok := strings.Cut(line, "\t")
		if !ok || kindIndex(Kind(kind)) < 0 {
			return nil, fmt.Errorf("triage: test.tsv: %q", line)
		}
		lines = append(lines, Line{Kind(kind), text})
	}
	return lines, nil
}

// measure runs the sorter over labelled texts.
func (s *Sorter) measure(lines []Line) Accuracy {
	a := Accuracy{Version: version(), Texts: len(lines), PerKind: map[Kind]Measure{}}
	var is, taken, right [5]int
	hit, left := 0, 0
	for _, l := range lines {
		want, got := kindIndex(l.Kind), kindIndex(s.Guess(l.Text).Kind)
		is[want]++
		taken[got]++
		switch {
		case want == got:
			right[want]++
			hit++
		case got == iUnsorted:
			left++
		}
	}
	a.Accuracy, a.Unsorted = share(hit, len(lines)), share(left, len(lines))
	for k, kind := range kinds {
		a.PerKind[kind] = Measure{is[k], share(right[k], taken[k]), share(right[k], is[k])}
	}
	return a
}

// share is n of all, to four places.
func share(n, all int) float64 { return math.Round(float64(n)/float64(max(all, 1))*1e4) / 1e4 }

// version names the rules and the model by when they were last read and what
// they hold.
func version() string {
	h := fnv.New32a()
	_ = fs.WalkDir(triage.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path != "accuracy.json" {
			data, _ := triage.Files.ReadFile(path)
			_, _ = h.Write(data)
		}
		return nil
	})
	_, _ = h.Write(triage.Model)
	return fmt.Sprintf("%s-%08x", released, h.Sum32())
}

// released is the month the rules were last read through.
const released = "2026-11"
