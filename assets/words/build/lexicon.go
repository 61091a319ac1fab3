package main

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"lontar/assets/words"
)

// sources are the files the automata are made of.
type sources struct {
	idAff, idDic, enAff, enDic, trained, idRank, enCount, own string
}

// lexicon gathers what every source says of a word.
type lexicon struct {
	words    map[string]uint64 // lower case → bits of package words
	idClass  map[string]int    // 1 rare … 15 among the most frequent
	enClass  map[string]int
	rejected map[string]bool // own/never.txt: in a source, and wrong
}

func newLexicon() *lexicon {
	return &lexicon{words: map[string]uint64{}, idClass: map[string]int{}, enClass: map[string]int{}, rejected: map[string]bool{}}
}

func (l *lexicon) read(in sources) error {
	steps := []func() error{
		func() error { return l.readOwn(in.own) },
		func() error { return l.readDictionary(in.idAff, in.idDic, words.ID) },
		func() error { return l.readDictionary(in.enAff, in.enDic, words.EN) },
		func() error { return l.readWeb(in.trained) },
		func() error { return l.readRanks(in.idRank) },
		func() error { return l.readCounts(in.enCount) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	for w := range l.rejected {
		delete(l.words, w)
	}
	return nil
}

// add notes a word. A word only ever written with a capital is a name.
func (l *lexicon) add(word string, bits uint64) {
	word = strings.ReplaceAll(word, "’", "'")
	low := strings.ToLower(word)
	if !plausible(low) {
		return
	}
	old, seen := l.words[low]
	if low == word {
		l.words[low] = old&^words.Name | bits
		return
	}
	if !seen || old&words.Name != 0 {
		bits |= words.Name
	}
	l.words[low] = old | bits
}

// plausible leaves out what the scanner never hands to the automaton.
func plausible(w string) bool {
	for _, r := range w {
		if (r < 'a' || r > 'z') && r != '\'' && r != '-' && r != 'é' {
			return false
		}
	}
	return len(w) > 0 && w[0] != '-' && w[0] != '\'' && w[len(w)-1] != '-'
}

func (l *lexicon) readDictionary(aff, dic string, lang uint64) error {
	a, err := readAffixes(aff)
	if err != nil {
		return err
	}
	return a.expandFile(dic, func(w string, hidden bool) {
		bits := lang | words.Dictionary
		if hidden {
			bits |= words.Hidden
		}
		l.add(w, bits)
	})
}

func (l *lexicon) readWeb(path string) error {
	list, err := readTrained(path)
	if err != nil {
		return err
	}
	for _, w := range list {
		low := strings.ToLower(w)
		old, known := l.words[low]
		switch {
		case known && w == low:
			l.words[low] = old&^words.Name | words.Web
		case known:
			l.words[low] = old | words.Web
		case w == low && len(w) > 3:
			l.add(w, words.ID|words.Web)
		case w != low:
			l.add(w, words.ID|words.Web)
		}
	}
	return nil
}

// readRanks: a list in falling frequency. Class 15 is the first dozen, one
// less for every doubling of the rank.
func (l *lexicon) readRanks(path string) error {
	lines, err := readLines(path, false)
	if err != nil {
		return err
	}
	for i, w := range lines {
		w = strings.ToLower(strings.TrimSpace(w))
		if l.words[w]&(words.ID|words.Own) != 0 {
			l.idClass[w] = max(l.idClass[w], 15-int(math.Log2(float64(i)/8+1)))
		}
	}
	return nil
}

// readCounts: words counted in film subtitles; class 15 from a million on.
func (l *lexicon) readCounts(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var list []struct {
		Word  string
		Count float64
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	for _, e := range list {
		w := strings.ToLower(e.Word)
		if l.words[w]&words.EN == 0 {
			continue
		}
		if c := int(math.Log2(e.Count+1) * 15 / 20); c > 0 {
			l.enClass[w] = min(15, c)
		}
	}
	return nil
}

// readOwn reads own/*.txt: words apart by blanks, "#" to the line's end is a
// remark, "@lang id|en|both" and "@class 1…15" hold for what follows.
func (l *lexicon) readOwn(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		return l.readList(path, filepath.Base(path) == "never.txt")
	})
}

func (l *lexicon) readList(path string, never bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lang, class := words.ID|words.EN, 6
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line, _, _ := strings.Cut(scan.Text(), "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case fields[0] == "@lang":
			lang = map[string]uint64{"id": words.ID, "en": words.EN, "both": words.ID | words.EN}[fields[1]]
		case fields[0] == "@class":
			class = number(fields[1])
		case never:
			for _, w := range fields {
				l.rejected[w] = true
			}
		default:
			l.own(fields, lang, class)
		}
	}
	return scan.Err()
}

func (l *lexicon) own(list []string, lang uint64, class int) {
	for _, w := range list {
		l.add(w, lang|words.Own)
		low := strings.ToLower(w)
		if lang&words.ID != 0 {
			l.idClass[low] = max(l.idClass[low], class)
		}
		if lang&words.EN != 0 {
			l.enClass[low] = max(l.enClass[low], class)
		}
	}
}

func number(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// classes joins both frequencies: Indonesian in the low four bits.
func (l *lexicon) classes() map[string]uint64 {
	out := map[string]uint64{}
	for w, c := range l.idClass {
		out[w] |= uint64(c)
	}
	for w, c := range l.enClass {
		out[w] |= uint64(c) << 4
	}
	return out
}

// writeFST writes a map as an automaton.
func writeFST(path string, m map[string]uint64) (int, error) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	b, err := vellum.New(f, nil)
	if err != nil {
		return 0, err
	}
	for _, k := range keys {
		if err := b.Insert([]byte(k), m[k]); err != nil {
			return 0, err
		}
	}
	return len(keys), b.Close()
}
