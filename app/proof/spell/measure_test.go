package spell

import (
	"bufio"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// captions reads the ordinary captions of testdata, one a line.
func captions(t testing.TB) []string {
	t.Helper()
	f, err := os.Open("testdata/captions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if line := scan.Text(); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// TestOrdinaryCaptions: what an honest caption costs in false alarms.
func TestOrdinaryCaptions(t *testing.T) {
	s := open(t)
	tokens, flagged, hinted := 0, 0, 0
	var which []string
	for _, c := range captions(t) {
		scan(c, func(token) { tokens++ })
		for _, m := range s.Check(c, Options{}) {
			if m.Kind == Hint {
				hinted++
			} else {
				flagged++
				which = append(which, m.Word)
			}
		}
	}
	rate := 100 * float64(flagged) / float64(tokens)
	t.Logf("%d tokens, %d false alarms (%.2f %%), %d hints: %v", tokens, flagged, rate, hinted, which)
	if rate > 2 {
		t.Errorf("%.2f %% false alarms, more than 2", rate)
	}
}

// everyday are the words of the captions from four letters on.
func everyday(t testing.TB) []string {
	seen := map[string]bool{}
	for _, c := range captions(t) {
		scan(c, func(tok token) {
			if !tok.skip && tok.upper == 0 && len(tok.low) >= 4 && !strings.ContainsAny(tok.low, "-'") {
				seen[tok.low] = true
			}
		})
	}
	var out []string
	for w := range seen {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// slips gives one typo of each kind: a letter lost, added, changed, swapped.
func slips(rng *rand.Rand, w string) map[string]string {
	i := rng.IntN(len(w))
	c := string(rune('a' + rng.IntN(26)))
	j := rng.IntN(len(w) - 1)
	k := rng.IntN(len(w) + 1)
	return map[string]string{
		"lost":    w[:i] + w[i+1:],
		"added":   w[:k] + c + w[k:],
		"changed": w[:i] + c + w[i+1:],
		"swapped": w[:j] + w[j+1:j+2] + w[j:j+1] + w[j+2:],
	}
}

// TestTypos: how many one-letter typos in everyday words are found, and how
// often the right word is among five suggestions.
func TestTypos(t *testing.T) {
	s := open(t)
	rng := rand.New(rand.NewPCG(1, 2))
	all, found, listed, first := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	var passed, missed []string
	list := everyday(t)
	for _, w := range list {
		if !s.Known(w) {
			continue
		}
		for kind, typo := range slips(rng, w) {
			if typo == w {
				continue
			}
			for _, key := range []string{kind, "all"} {
				all[key]++
			}
			if s.Known(typo) {
				passed = append(passed, w+">"+typo)
				continue
			}
			found[kind]++
			found["all"]++
			five := s.Suggest(typo, 5)
			switch slices.Index(five, w) {
			case -1:
				missed = append(missed, w+">"+typo+"="+strings.Join(five, "|"))
				continue
			case 0:
				first[kind]++
				first["all"]++
			}
			listed[kind]++
			listed["all"]++
		}
	}
	for _, key := range []string{"lost", "added", "changed", "swapped", "all"} {
		t.Logf("%-8s %5d typos, %.1f %% found; of these %.1f %% first, %.1f %% among five", key, all[key],
			share(found[key], all[key]), share(first[key], found[key]), share(listed[key], found[key]))
	}
	if os.Getenv("SHOW") != "" {
		rng.Shuffle(len(passed), func(i, j int) { passed[i], passed[j] = passed[j], passed[i] })
		t.Log(len(passed), passed[:min(400, len(passed))])
		rng.Shuffle(len(missed), func(i, j int) { missed[i], missed[j] = missed[j], missed[i] })
		t.Log(len(missed), missed[:min(100, len(missed))])
	}
	if got := share(found["all"], all["all"]); got < 88 {
		t.Errorf("only %.1f %% of the typos found", got)
	}
	if got := share(listed["all"], all["all"]); got < 90 {
		t.Errorf("only %.1f %% of the typos found with the right word among five", got)
	}
}

func share(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }
