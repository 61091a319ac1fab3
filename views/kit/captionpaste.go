package kit

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// captionMax is how many code points a caption holds at most. No platform takes
// a tenth of it; more is a file pasted by mistake.
const captionMax = 100_000

// pasteMarks turns what word processors and web pages put into a text back
// into what a keyboard types.
var pasteMarks = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\v", "\n", "\f", "\n",
	"\u00A0", " ", "\u202F", " ", "\u2007", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u200A", " ",
	"\u3000", " ", "\u00AD", "",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "‘", "'", "’", "'", "‚", "'", "‛", "'",
	"\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl",
	"\uF0B7", "•", "\uF0A7", "•", "\uF0D8", "•", "\u2011", "-",
)

// CleanPaste takes the smart formatting of word processors and web pages out of
// a pasted text: curled quotes, spaces of special widths, soft hyphens,
// ligatures, the bullets of symbol fonts, tabs and spaces at the ends of lines.
// Line breaks stay. Zero-width and direction characters stay too, where they
// are shown and the checks report them; broken UTF-8 becomes U+FFFD.
func CleanPaste(s string) string {
	s = strings.TrimPrefix(sound(s), "\uFEFF")
	s = strings.ReplaceAll(pasteMarks.Replace(s), "\t", " ")
	if !strings.Contains(s, " \n") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i := range lines[:len(lines)-1] {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// sound makes a text valid UTF-8 with plain line breaks.
func sound(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// head cuts a text to a number of code points, between clusters.
func head(s string, most int) string {
	if most <= 0 {
		return ""
	}
	if len(s) <= most || utf8.RuneCountInString(s) <= most {
		return s
	}
	n, at := 0, 0
	for c := range graphemeSeq(s) {
		if n += utf8.RuneCountInString(c); n > most {
			break
		}
		at += len(c)
	}
	return s[:at]
}

// pastedFiles are the paths of files copied in a file manager, nil for text.
func pastedFiles(s string) []string {
	var paths []string
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimFunc(line, unicode.IsSpace)
		if plain := strings.Trim(line, `"`); filepath.IsAbs(plain) && filepath.Ext(plain) != "" { // "copy as path", and file managers that give plain paths
			paths = append(paths, plain)
			continue
		}
		u, err := url.Parse(line)
		if err != nil || u.Scheme != "file" || u.Path == "" {
			return nil
		}
		path := u.Path
		if len(path) > 2 && path[0] == '/' && path[2] == ':' { // file:///C:/foto.jpg
			path = path[1:]
		}
		paths = append(paths, filepath.FromSlash(path))
	}
	return paths
}
