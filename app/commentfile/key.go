package commentfile

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"unicode"
)

// hashKey names a comment whose file tells no id. Signs that get lost between
// programs (spaces, case of a handle, invisible characters) do not count.
func hashKey(c *Comment) string {
	who := c.Author
	if who == "" {
		who = c.AuthorID
	}
	if who == "" {
		who = c.AuthorName
	}
	when := ""
	if !c.At.IsZero() {
		switch c.AtGuess {
		case AtRelative: // counted anew in every file
		case AtDay:
			when = c.At.Format("2006-01-02")
		default:
			when = c.At.Format("2006-01-02T15:04")
		}
	}
	h := sha256.New()
	for _, s := range []string{c.PostKey, strings.ToLower(bare(who)), when, bare(c.Text)} {
		_, _ = h.Write([]byte(s))
		_, _ = h.Write([]byte{0})
	}
	return "h:" + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15])
}

// bare leaves out spaces and what cannot be seen.
func bare(s string) string {
	clean := true
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x80 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unseen(r) {
			return -1
		}
		return r
	}, s)
}

// twins numbers comments without id and without exact time that are alike:
// "done kak" twice by one person are two comments, in every file that has both.
type twins map[string]int

func (t twins) key(c *Comment) string {
	k := hashKey(c)
	if !c.At.IsZero() && (c.AtGuess == AtExact || c.AtGuess == AtZone) {
		return k // the same in the same minute is the same row twice
	}
	t[k]++
	if n := t[k]; n > 1 {
		return k + "#" + strconv.Itoa(n)
	}
	return k
}
