package preview

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"lontar/app/platform"
	"lontar/views/kit"
)

const (
	// mostShown bounds the code points drawn of one text: nobody scrolls a
	// preview of a megabyte that was pasted by mistake.
	mostShown = 6000
	// mostCluster bounds the code points of one visible character.
	mostCluster = 40
)

// piece is a part of a text in one look. A line may begin at it unless it is
// joined to the piece before.
type piece struct {
	text   string
	at     int // code point it begins at
	color  color.Color
	mark   string
	bold   bool
	joined bool
	brk    bool // a line break, without text
}

// cutter cuts a text into pieces.
type cutter struct {
	look     look
	entities []platform.Entity
	marks    []Mark
	squeeze  bool // empty lines are left out
	out      []piece
	text     strings.Builder
	cur      piece
	prev     string // cluster
	entity   int
}

// pieces cuts the first most code points of a text, never through a visible
// character. cut reports that there was more.
func (c *cutter) pieces(text string, most int) (out []piece, cut bool) {
	if !utf8.ValidString(text) { // a broken byte is a character, and joins none
		text = string([]rune(text))
	}
	at := 0
	it := graphemes.FromString(text)
	for it.Next() {
		cluster := it.Value()
		n := utf8.RuneCountInString(cluster)
		if at+n > most {
			c.flush()
			if breaks(c.prev, cluster) || unicode.IsSpace(firstRune(cluster)) {
				return c.trimmed(), true
			}
			return c.wholeWords(), true
		}
		c.put(cluster, at)
		at += n
	}
	c.flush()
	return c.trimmed(), false
}

// wholeWords are the pieces without the last word, which was cut, unless it is
// the only one.
func (c *cutter) wholeWords() []piece {
	n := len(c.out) - 1
	for n > 0 && c.out[n].joined && !c.out[n].brk {
		n--
	}
	if n > 0 && !c.out[n].brk {
		c.out = c.out[:n]
	}
	return c.trimmed()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// put takes the next visible character, which begins at a code point.
func (c *cutter) put(cluster string, at int) {
	if cluster == "\n" || cluster == "\r\n" || cluster == "\r" {
		c.flush()
		if n := len(c.out); !c.squeeze || n > 0 && !c.out[n-1].brk {
			c.out = append(c.out, piece{brk: true, at: at})
		}
		c.prev = ""
		return
	}
	next := piece{at: at, color: c.look.ink, mark: c.markAt(at), joined: !breaks(c.prev, cluster)}
	for c.entity < len(c.entities) && c.entities[c.entity].End <= at {
		c.entity++
	}
	if c.entity < len(c.entities) && c.entities[c.entity].Start <= at {
		next.color, next.bold = c.look.link, c.look.strong
	}
	c.prev = cluster
	if hidden := hiddenIn(cluster); len(hidden) > 0 {
		c.spell(cluster, hidden, next)
		return
	}
	if c.text.Len() > 0 && (!next.joined || next.color != c.cur.color || next.mark != c.cur.mark || next.bold != c.cur.bold) {
		c.flush()
	}
	if c.text.Len() == 0 {
		c.cur = next
	}
	if cluster == "\t" {
		cluster = "    "
	}
	c.text.WriteString(short(cluster))
}

// spell writes a character with hidden ones in it, each of these by its code,
// so that it neither hides nor turns what stands beside it.
func (c *cutter) spell(cluster string, hidden []int, next piece) {
	c.flush()
	for i, r := range short(cluster) {
		p := next
		p.text, p.joined = string(r), p.joined || i > 0
		if slices.Contains(hidden, i) {
			p.text, p.mark, p.color = fmt.Sprintf("‹U+%04X›", r), "error", c.look.bad
		}
		c.out = append(c.out, p)
	}
}

func (c *cutter) flush() {
	if c.text.Len() == 0 {
		return
	}
	c.cur.text = c.text.String()
	c.out = append(c.out, c.cur)
	c.text.Reset()
}

// trimmed are the pieces without the space at their end.
func (c *cutter) trimmed() []piece {
	for n := len(c.out); n > 0; n-- {
		last := &c.out[n-1]
		if !last.brk {
			last.text = strings.TrimRight(last.text, " ")
		}
		if last.text != "" {
			break
		}
		c.out = c.out[:n-1]
	}
	return c.out
}

// markAt is the kind of the worst mark at a code point.
func (c *cutter) markAt(at int) string {
	kind := ""
	for _, m := range c.marks {
		if m.Start <= at && at < m.End && kind != "error" {
			kind = m.Kind
		}
	}
	return kind
}

// marksAfter is the kind of the worst mark that ends after a code point.
func (c *cutter) marksAfter(at int) string {
	kind := ""
	for _, m := range c.marks {
		if m.End > at && kind != "error" {
			kind = m.Kind
		}
	}
	return kind
}

// hiddenIn lists the hidden characters of a cluster, as byte offsets.
func hiddenIn(cluster string) []int {
	if len(cluster) == 1 && cluster[0] >= ' ' && cluster[0] < 0x7F || cluster == "\t" {
		return nil
	}
	return kit.Hiddens(cluster)
}

// short is what is drawn of a cluster that carries too many accents.
func short(cluster string) string {
	if len(cluster) <= mostCluster {
		return cluster
	}
	n := 0
	for i := range cluster {
		if n++; n > mostCluster {
			return cluster[:i]
		}
	}
	return cluster
}

// breaks reports whether a line may end between two characters.
func breaks(before, after string) bool {
	if before == "" {
		return true
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b := firstRune(after)
	if unicode.IsSpace(b) {
		return false
	}
	return unicode.IsSpace(a) && a != 0xA0 || a == '-' && unicode.IsLetter(b) || wide(a) || wide(b)
}

// wide reports characters that need no space between them to end a line:
// emoji, and the scripts of China and Japan.
func wide(r rune) bool {
	return r >= 0x1F000 && r < 0x1FB00 || r >= 0x3040 && r < 0xA4D0 || r >= 0xF900 && r < 0xFB00
}
