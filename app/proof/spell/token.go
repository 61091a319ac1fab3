package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word of a text.
type token struct {
	start, end int    // bytes
	text       string // as written
	low        string // lower case, accents off, straight apostrophes
	upper      int    // capitals in it
	first      bool   // opens a sentence or a line
	skip       bool   // not prose: a link, a tag, a code, another script
}

// scan cuts a text into words, one pass, left to right. Runs of non-blank
// characters that are links, handles, tags or variables are skipped whole.
func scan(text string, each func(token)) {
	first := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			first = true
			i += n
		case unicode.IsSpace(r):
			i += n
		default:
			end := i + chunk(text[i:])
			first = pieces(text, i, end, first, each)
			i = end
		}
	}
}

// chunk is the length of the run up to the next blank.
func chunk(s string) int {
	for i, r := range s {
		if unicode.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

// pieces cuts one run into words and says whether the next word opens a
// sentence.
func pieces(text string, start, end int, first bool, each func(token)) bool {
	if link(text[start:end]) {
		return false
	}
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case r == '@' || r == '#' || r == '$' || r == '＠' || r == '＃':
			i += n
			i += tagLength(text[i:end])
		case r == '{':
			i += variable(text[i:end])
		case wordRune(r):
			t := word(text, i, end)
			t.first = first
			if t.start > 0 && text[t.start-1] == '_' {
				t.skip = true
			}
			each(t)
			first, i = false, t.end
		default:
			if strings.ContainsRune(".!?…:;•–—|\"“”‘(*✅✨-~", r) || r > 0x2190 {
				first = true
			}
			i += n
		}
	}
	return first
}

// link: an address of the web or of mail.
func link(s string) bool {
	low := strings.ToLower(s)
	if strings.Contains(low, "://") || strings.HasPrefix(strings.TrimLeft(low, "(["), "www.") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 && wordRune(rune(s[at-1])) {
		return true
	}
	host, path, _ := strings.Cut(strings.Trim(low, "()[].,!?:;\"'"), "/")
	dot := strings.LastIndexByte(host, '.')
	if dot < 1 || dot+1 >= len(host) {
		return false
	}
	return path != "" || domains[host[dot+1:]]
}

// domains end the addresses people write without "https://".
var domains = map[string]bool{"com": true, "id": true, "net": true, "org": true, "io": true, "me": true, "ly": true, "co": true, "my": true, "store": true, "shop": true, "ee": true, "link": true, "bio": true, "app": true, "tv": true, "gg": true, "xyz": true, "info": true, "biz": true, "dev": true}

func tagLength(s string) int {
	for i, r := range s {
		if !wordRune(r) && r != '_' && r != '.' {
			return i
		}
	}
	return len(s)
}

// variable: "{nama}", to the brace or past the opening one.
func variable(s string) int {
	if n := strings.IndexByte(s[:min(len(s), maxWord)], '}'); n > 0 {
		return n + 1
	}
	return 1
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// joiner: a mark inside a word, between two word characters.
func joiner(r rune) bool {
	return r == '\'' || r == '’' || r == '-' || r == '‑' || r == '_'
}

// word reads the word that begins at start.
func word(text string, start, limit int) token {
	end := start
	for i := start; i < limit; {
		r, n := utf8.DecodeRuneInString(text[i:limit])
		if joiner(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n : limit])
			if !wordRune(next) {
				break
			}
		} else if !wordRune(r) {
			break
		}
		i += n
		end = i
	}
	t := token{start: start, end: end, text: text[start:end]}
	if end-start > maxWord {
		t.skip = true
		return t
	}
	t.low, t.upper = fold(t.text)
	t.skip = t.low == "" || strings.ContainsAny(t.low, "0123456789_")
	return t
}

// accents are the letters loan words bring.
var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "â", "a", "ä", "a", "ó", "o", "ô", "o", "ö", "o", "í", "i", "ï", "i", "ü", "u", "ú", "u", "ñ", "n", "ç", "c", "’", "'", "‑", "-")

// fold writes a word as the automaton has it and counts its capitals. A word
// with letters of another script folds to "".
func fold(w string) (low string, upper int) {
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	low = accents.Replace(strings.ToLower(w))
	for i := range len(low) {
		if low[i] >= utf8.RuneSelf {
			return "", upper
		}
	}
	return low, upper
}
