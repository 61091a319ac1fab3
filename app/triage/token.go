package triage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type class uint8

const (
	word class = iota
	number
	picture // emoji
	mark    // "?" or "!"
	edge    // a comma, full stop or new line: phrases end here
	mention
	hashtag
	address // of a web page
	foreign // letters that have no Latin twin
)

// token is a piece of a comment as the rules see it.
type token struct {
	class class
	word  string // canonical: lower case, plain letters, no doubled ones, slang resolved
	stem  string // word without -nya, -kah, -lah; "" when the same
	raw   string // lower case, plain letters, as written otherwise
	start int    // byte of the text
	end   int

	fancy  bool // written with letters chosen to look different
	spaced bool // written with its letters apart
	upper  bool // all its letters are capitals
}

const (
	mostBytes  = 4096 // read from the beginning of a text; nobody writes a comment that long
	lastBytes  = 1024 // and from its end, where spam hides its address
	mostTokens = 700
)

// shortened is what of a text is looked at.
func shortened(text string) string {
	if len(text) <= mostBytes+lastBytes {
		return text
	}
	head, tail := mostBytes, len(text)-lastBytes
	for head > 0 && !utf8.RuneStart(text[head]) {
		head--
	}
	for tail < len(text) && !utf8.RuneStart(text[tail]) {
		tail++
	}
	return text[:head] + " " + text[tail:]
}

// reader takes a text apart.
type reader struct {
	text   string
	words  *lexicon
	tokens []token

	buf                       []byte // the word being read, folded
	start, end                int
	letters, uppers, dressed  int // of the word being read
	twins, latins, strangers  int
	digits, marks             int
	sigil                     byte // '@' or '#' before the word
	lastEnd                   int
	lastDot, lastFlag, inLine bool
}

// read takes a text apart into tokens. Invalid UTF-8 separates.
func read(text string, words *lexicon) []token {
	r := reader{text: text, words: words, tokens: make([]token, 0, 16)}
	for i := 0; i < len(text) && len(r.tokens) < mostTokens; {
		if !r.inLine {
			if n := webAddress(text[i:], i == 0 || !isWordByte(text[i-1])); n > 0 {
				r.flush()
				r.add(token{class: address, word: "<url>", raw: strings.ToLower(text[i : i+n]), start: i, end: i + n})
				i += n
				continue
			}
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		r.rune(c, i, size)
		i += size
	}
	r.flush()
	return r.joined()
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '@' || b == '.'
}

func (r *reader) rune(c rune, at, size int) {
	switch {
	case c < utf8.RuneSelf:
		r.ascii(byte(c), at)
		return
	case c == 0x20E3: // keycap: the digit before was a picture of one
		if len(r.buf) > 0 {
			r.dressed++
			r.end = at + size
		}
		return
	case unseen(c):
		if len(r.buf) > 0 {
			r.end = at + size
			if c < 0x2000 && c != 0xAD || c >= 0x20D0 && c < 0x2100 { // a combining mark
				r.marks++
			}
		}
		return
	case c >= 0x1F1E6 && c <= 0x1F1FF && r.flag(at, size):
		return
	}
	if f, ok := folds[c]; ok {
		r.letter(f, c, at, at+size)
		return
	}
	r.other(c, at, size)
}

// flag takes two regional indicators that follow each other as a flag; letters
// spelled with them stand apart.
func (r *reader) flag(at, size int) bool {
	if r.lastFlag {
		r.lastFlag = false
		return true
	}
	next, n := utf8.DecodeRuneInString(r.text[at+size:])
	if next < 0x1F1E6 || next > 0x1F1FF {
		return false
	}
	r.flush()
	r.lastFlag = true
	r.add(token{class: picture, word: "<flag>", raw: "<flag>", start: at, end: at + size + n})
	return true
}

func (r *reader) ascii(b byte, at int) {
	switch {
	case b >= 'a' && b <= 'z':
		r.letter(folded{rune(b), plain}, rune(b), at, at+1)
	case b >= '0' && b <= '9':
		r.letter(folded{rune(b), plain}, rune(b), at, at+1)
	case b >= 'A' && b <= 'Z':
		r.letter(folded{rune(b) + 32, plain}, rune(b), at, at+1)
	case (b == '@' || b == '#') && len(r.buf) == 0:
		r.sigil = b
		r.start, r.end = at, at+1
	case (b == '_' || b == '.') && r.sigil == '@' && len(r.buf) > 0 && at+1 < len(r.text) && (isWordByte(r.text[at+1]) || r.text[at+1] == '_'),
		b == '_' && r.sigil == '#':
		r.end = at + 1
		r.buf = append(r.buf, b)
	case b == '@' && len(r.buf) > 0 && r.digits == 0 && r.hiddenA(at):
		r.letter(folded{'a', fancy}, 'a', at, at+1)
	case b == '\'' || b == '`':
		// "Jum'at", "don't": one word
		if len(r.buf) == 0 {
			r.flush()
		}
	default:
		r.flush()
		r.punctuation(rune(b), at, 1)
	}
}

// hiddenA reports an "@" that stands for an a: "g@cor", not an e-mail address.
func (r *reader) hiddenA(at int) bool {
	rest := r.text[at+1:]
	if rest == "" || !isWordByte(rest[0]) || rest[0] == '@' || rest[0] == '.' {
		return false
	}
	for i := 0; i < len(rest) && i < 40; i++ {
		switch {
		case rest[i] == '.':
			return false
		case !isWordByte(rest[i]):
			return true
		}
	}
	return true
}

func (r *reader) punctuation(c rune, at, size int) {
	switch c {
	case '?', '？', '¿', '⁇', '❓', '❔', '⁉', '؟':
		r.add(token{class: mark, word: "?", raw: "?", start: at, end: at + size})
	case '!', '！', '‼', '❗', '❕':
		r.add(token{class: mark, word: "!", raw: "!", start: at, end: at + size})
	case '.':
		if r.lastDot && r.lastEnd == at { // "..." is a pause, not an end
			if n := len(r.tokens); n > 0 && r.tokens[n-1].class == edge && r.tokens[n-1].end == at {
				r.tokens = r.tokens[:n-1]
			}
			r.lastEnd = at + size
			return
		}
		r.lastDot, r.lastEnd = true, at+size
		r.add(token{class: edge, word: ",", raw: ".", start: at, end: at + size})
		r.lastDot = true
		return
	case ',', ';', ':', '\n', '(', ')', '。', '、', '，':
		r.add(token{class: edge, word: ",", raw: ",", start: at, end: at + size})
	}
	r.lastDot = false
}

func (r *reader) other(c rune, at, size int) {
	switch {
	case strings.ContainsRune("？¿⁇❓❔⁉؟！‼❗❕。、，", c):
		r.flush()
		r.punctuation(c, at, size)
	case c >= 0x1F3FB && c <= 0x1F3FF: // skin
	case pictorial(c):
		r.flush()
		r.add(token{class: picture, word: string(c), raw: string(c), start: at, end: at + size})
	case c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c)):
		r.letter(folded{unicode.ToLower(c), plain}, c, at, at+size)
		r.strangers++
		r.letters--
	default:
		r.flush()
	}
}

func (r *reader) letter(f folded, seen rune, from, to int) {
	if len(r.buf) == 0 && r.sigil == 0 {
		r.start = from
	}
	r.end = to
	if len(r.buf) > 60 {
		return
	}
	r.buf = utf8.AppendRune(r.buf, f.r)
	if f.r >= '0' && f.r <= '9' {
		r.digits++
	} else {
		r.letters++
		if unicode.IsUpper(seen) || f.dress == fancy {
			r.uppers++
		}
	}
	switch f.dress {
	case fancy:
		r.dressed++
	case lookalike:
		r.twins++
	default:
		r.latins++
	}
}

// flush ends the word being read.
func (r *reader) flush() {
	r.lastDot = false
	if len(r.buf) == 0 {
		r.sigil = 0
		return
	}
	raw := string(r.buf)
	t := token{class: word, raw: raw, start: r.start, end: r.end, upper: r.letters > 1 && r.uppers == r.letters}
	t.fancy = r.disguised()
	switch {
	case r.sigil == '@' && !t.fancy:
		t.class, t.word = mention, "<@>"
	case r.strangers > 0 && !t.fancy:
		t.class, t.word = foreign, raw
	case r.letters == 0 && r.strangers == 0:
		t.class, t.word = number, raw
	default:
		t.word, t.stem = r.words.canon(raw)
		if r.sigil == '#' {
			t.class = hashtag
		}
	}
	r.buf = r.buf[:0]
	r.letters, r.uppers, r.dressed, r.twins, r.latins, r.strangers, r.digits, r.marks, r.sigil = 0, 0, 0, 0, 0, 0, 0, 0, 0
	r.add(t)
}

// disguised reports letters chosen to look different: decorated ones, marks
// over most of them, or another script's among Latin ones. A whole word of
// another script is a language, unless each of its letters has a Latin twin.
func (r *reader) disguised() bool {
	switch {
	case r.dressed > 0, r.strangers == 0 && r.marks >= 3 && r.marks*3 >= 2*(r.letters+r.digits):
		return true
	case r.strangers > 0:
		return r.latins >= 3 && r.letters > r.strangers
	}
	return r.twins > 0 && (r.latins > 0 || r.twins >= 3)
}

func (r *reader) add(t token) {
	if n := len(r.tokens); n > 0 && t.class == edge && (r.tokens[n-1].class == edge || t.raw != "." && r.tokens[n-1].class == mark) {
		return
	}
	r.tokens = append(r.tokens, t)
}

// joined puts words together that were written in pieces: "A L E X I S 1 7",
// "g-a-c-o-r", "ＧＡ Ｒ Ｕ ＤＡ", "GA RU DA HO KI".
func (r *reader) joined() []token {
	list := r.tokens
	for i := 0; i < len(list); i++ {
		end := r.run(list, i)
		if end == i {
			continue
		}
		t := list[i]
		raw := ""
		for _, piece := range list[i:end] {
			if piece.class != edge {
				raw += piece.raw
				t.fancy = t.fancy || piece.fancy
			}
		}
		t.class, t.raw, t.end, t.spaced, t.upper = word, raw, list[end-1].end, true, false
		t.word, t.stem = r.words.canon(raw)
		list[i] = t
		list = append(list[:i+1], list[end:]...)
	}
	return list
}

// run is the end of the pieces of one word that begin at i, i when there are none.
func (r *reader) run(list []token, i int) int {
	end, singles, fancies, uppers, odd, letters, sizes := i, 0, 0, 0, 0, 0, 0
	for end < len(list) && (short(&list[end]) || list[end].fancy && end > i && len(list[end].raw) <= 4) {
		p := &list[end]
		if len(p.raw) == 1 {
			singles++
		}
		if p.fancy {
			fancies++
		}
		if p.class == word {
			letters += len(p.raw)
			if p.upper || len(p.raw) == 1 && r.text[p.start] >= 'A' && r.text[p.start] <= 'Z' {
				uppers++
			}
			if p.word == p.raw && !commonShort[p.raw] {
				odd++
			}
		}
		switch p.raw {
		case "s", "m", "l", "xl", "xs":
			sizes++
		}
		end++
		for end+1 < len(list) && list[end].class == edge && list[end].raw == "." && short(&list[end+1]) {
			end++
		}
	}
	n := end - i
	if n < 2 || letters < 3 || sizes >= n-1 {
		return i
	}
	if singles >= 4 || singles >= 3 && n >= 4 || fancies >= 2 && fancies*2 >= n || n >= 4 && uppers == n && odd >= 2 {
		return end
	}
	return i
}

// commonShort are words of two letters that people do write.
var commonShort = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("di ke yg dr dg tp jg ni tu lg sy gw lu lo aq ya yo oh ah eh ih uh wa no rp kg gr ml cm pm am rt rw tv hp ig fb yt id in on to is it we he me my so go do up of or an as at by if ok bb sd jt rb xl ls gt td kt mn pa ma om") {
		m[w] = true
	}
	return m
}()

func short(t *token) bool {
	return (t.class == word || t.class == number) && utf8.RuneCountInString(t.raw) <= 2
}

// webAddress is the length of a web address at the beginning of s, 0 if none.
func webAddress(s string, fresh bool) int {
	if !fresh || s == "" || !isWordByte(s[0]) {
		return 0
	}
	end, dot := 0, -1
	for end < len(s) && end < 300 && s[end] > ' ' && s[end] < utf8.RuneSelf && s[end] != ',' {
		if s[end] == '.' && dot < 0 {
			dot = end
		}
		end++
	}
	if dot <= 0 {
		return 0
	}
	low := strings.ToLower(s[:end])
	if strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") || low[0] != '@' && !strings.Contains(low, "..") && domain(low) {
		return end
	}
	return 0
}

var topDomains = map[string]bool{
	"com": true, "net": true, "org": true, "id": true, "co": true, "me": true, "ly": true, "io": true, "xyz": true, "site": true,
	"online": true, "shop": true, "store": true, "info": true, "link": true, "bio": true, "ee": true, "my": true, "click": true, "vip": true, "top": true, "win": true, "gg": true, "to": true, "cc": true, "asia": true, "biz": true, "live": true, "pro": true, "fun": true, "club": true,
}

func domain(low string) bool {
	host, path, hasPath := strings.Cut(low, "/")
	host = strings.TrimRight(host, ".?!)")
	i := strings.LastIndexByte(host, '.')
	if i < 2 || !topDomains[host[i+1:]] || strings.ContainsAny(host, "@") {
		return false
	}
	// "mana.co" might be a missing space; a real address has a path, or an ending that is no word
	switch host[i+1:] {
	case "me", "my", "to", "top", "win", "live", "pro", "fun", "id", "co", "link", "bio", "shop", "store", "online", "info":
		return hasPath && path != "" || strings.Count(host, ".") > 1 || host[i+1:] == "id" || host[i+1:] == "co"
	}
	return true
}
