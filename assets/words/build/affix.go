package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// rule is one line of an affix class: what it takes off, what it puts on, the
// classes that may follow, and the stem it fits.
type rule struct {
	strip, add string
	follow     []string
	fits       *regexp.Regexp
}

// affixes is a Hunspell .aff file, as far as the two dictionaries need it:
// prefixes, suffixes, and the flags that forbid a form to stand alone.
type affixes struct {
	long               bool // FLAG long: two letters a flag
	latin1             bool // SET ISO8859-1
	prefix, suffix     map[string][]rule
	circumfix, needs   string
	inCompound, hidden string
}

// readAffixes reads a .aff file.
func readAffixes(path string) (*affixes, error) {
	a := &affixes{prefix: map[string][]rule{}, suffix: map[string][]rule{}}
	lines, err := readLines(path, false)
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		switch f[0] {
		case "SET":
			a.latin1 = f[1] == "ISO8859-1"
		case "FLAG":
			a.long = f[1] == "long"
		case "CIRCUMFIX":
			a.circumfix = f[1]
		case "NEEDAFFIX":
			a.needs = f[1]
		case "ONLYINCOMPOUND":
			a.inCompound = f[1]
		case "NOSUGGEST":
			a.hidden = f[1]
		case "PFX", "SFX":
			if err := a.addRule(f); err != nil {
				return nil, fmt.Errorf("%s: %q: %w", path, line, err)
			}
		}
	}
	return a, nil
}

// addRule reads "SFX Ba 0 an/B1l0 [^r]"; a class's head ("SFX Ba Y 1") and
// the upper-cased doubles of religious texts are left out.
func (a *affixes) addRule(f []string) error {
	if len(f) < 4 {
		return nil
	}
	if _, err := strconv.Atoi(f[3]); err == nil && (f[2] == "Y" || f[2] == "N") {
		return nil
	}
	add, flags, _ := strings.Cut(f[3], "/")
	r := rule{strip: zero(f[2]), add: zero(add), follow: a.split(flags)}
	if strings.ToLower(r.add) != r.add {
		return nil
	}
	cond := "."
	if len(f) > 4 && !strings.HasPrefix(f[4], "#") {
		cond = f[4]
	}
	var err error
	if f[0] == "PFX" {
		r.fits, err = regexp.Compile("^" + cond)
		a.prefix[f[1]] = append(a.prefix[f[1]], r)
	} else {
		r.fits, err = regexp.Compile(cond + "$")
		a.suffix[f[1]] = append(a.suffix[f[1]], r)
	}
	return err
}

func zero(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// split cuts a flag string into flags.
func (a *affixes) split(flags string) []string {
	step := 1
	if a.long {
		step = 2
	}
	var out []string
	for i := 0; i+step <= len(flags); i += step {
		out = append(out, flags[i:i+step])
	}
	return out
}

// has says whether a flag is among some.
func has(flags []string, flag string) bool {
	for _, f := range flags {
		if flag != "" && f == flag {
			return true
		}
	}
	return false
}

// expand gives every form of a stem: suffixes on two levels, prefixes over
// them, circumfixes only as pairs.
func (a *affixes) expand(stem string, flags []string, emit func(string)) {
	if has(flags, a.inCompound) {
		return
	}
	if !has(flags, a.needs) {
		emit(stem)
	}
	a.prefixed(stem, flags, false, emit)
	a.suffixed(stem, flags, func(w1 string, f1 []string) {
		a.form(w1, flags, f1, emit)
		a.suffixed(w1, f1, func(w2 string, f2 []string) {
			a.form(w2, flags, append(append([]string(nil), f1...), f2...), emit)
		})
	})
}

// form emits a suffixed word, alone where it may stand and under its prefixes.
func (a *affixes) form(word string, root, follow []string, emit func(string)) {
	bound := has(follow, a.circumfix)
	if !bound && !has(follow, a.needs) {
		emit(word)
	}
	a.prefixed(word, append(append([]string(nil), root...), follow...), bound, emit)
}

// suffixed calls each with every suffix that fits.
func (a *affixes) suffixed(word string, flags []string, each func(string, []string)) {
	for _, flag := range flags {
		for _, r := range a.suffix[flag] {
			if r.fits.MatchString(word) && strings.HasSuffix(word, r.strip) {
				each(strings.TrimSuffix(word, r.strip)+r.add, r.follow)
			}
		}
	}
}

// prefixed emits the word under every prefix that fits; bound ones only on a
// word that waits for one, free ones only on one that does not.
func (a *affixes) prefixed(word string, flags []string, bound bool, emit func(string)) {
	for _, flag := range flags {
		for _, r := range a.prefix[flag] {
			if has(r.follow, a.circumfix) == bound && r.fits.MatchString(word) && strings.HasPrefix(word, r.strip) {
				emit(r.add + strings.TrimPrefix(word, r.strip))
			}
		}
	}
}

// expandFile calls emit with every form of a .dic file. hidden are words a
// dictionary knows and never offers.
func (a *affixes) expandFile(path string, emit func(form string, hidden bool)) error {
	lines, err := readLines(path, a.latin1)
	if err != nil {
		return err
	}
	for _, line := range lines[1:] {
		entry := strings.Fields(line)
		if len(entry) == 0 {
			continue
		}
		stem, flagText, _ := strings.Cut(entry[0], "/")
		flags := a.split(flagText)
		hide := has(flags, a.hidden)
		a.expand(stem, flags, func(w string) { emit(w, hide) })
	}
	return nil
}

// readLines reads a text file, from Latin-1 where the dictionary says so.
func readLines(path string, latin1 bool) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		line := scan.Text()
		if latin1 {
			if line, err = charmap.ISO8859_1.NewDecoder().String(line); err != nil {
				return nil, err
			}
		}
		out = append(out, strings.TrimRight(line, "\r"))
	}
	return out, scan.Err()
}
