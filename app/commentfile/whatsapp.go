package commentfile

import (
	"regexp"
	"strings"
)

// message is one message of a chat as copied or exported.
type message struct {
	line       int
	at         string // as written, day before hour
	name, text string
}

var (
	reBracketed = regexp.MustCompile(`^\[(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?\s+(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)\]\s?(.*)$`)
	reHourFirst = regexp.MustCompile(`^\[(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?),\s+(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\]\s?(.*)$`)
	reDashed    = regexp.MustCompile(`^(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s+(?:pukul\s+)?(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)\s[-–]\s(.*)$`)
)

// chatLine reads the beginning of a message.
func chatLine(s string) (at, rest string, ok bool) {
	if len(s) < 14 {
		return "", "", false
	}
	s = strings.TrimLeft(s, "\u200e\u200f\u202a\ufeff ")
	if s == "" || s[0] != '[' && (s[0] < '0' || s[0] > '9') {
		return "", "", false
	}
	head := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s[:min(len(s), 60)])
	if m := reBracketed.FindStringSubmatchIndex(head); m != nil {
		return head[m[2]:m[3]] + " " + head[m[4]:m[5]], tail(s, head, m[6]), true
	}
	if m := reHourFirst.FindStringSubmatchIndex(head); m != nil {
		return head[m[4]:m[5]] + " " + head[m[2]:m[3]], tail(s, head, m[6]), true
	}
	if m := reDashed.FindStringSubmatchIndex(head); m != nil {
		return head[m[2]:m[3]] + " " + head[m[4]:m[5]], tail(s, head, m[6]), true
	}
	return "", "", false
}

// tail is what follows in the whole line after i bytes of its cleaned head.
func tail(s, head string, i int) string {
	cut := 0
	for j, r := range s { // the cleaning made some characters shorter
		if cut >= i {
			return s[j:]
		}
		if r == '\u202f' || r == '\u00a0' {
			cut++
		} else {
			cut += len(string(r))
		}
	}
	return ""
}

// chat reads a WhatsApp chat; rest are lines before its first message, and the
// lines of the system are left out.
func chat(text string) (list []message, rest []string) {
	open := false
	for i, l := range strings.Split(lines(text), "\n") {
		at, body, ok := chatLine(l)
		if !ok {
			switch {
			case open:
				last := &list[len(list)-1]
				last.text += "\n" + l
			case strings.TrimSpace(l) != "" && len(list) == 0:
				rest = append(rest, l)
			}
			continue
		}
		name, said, found := strings.Cut(strings.TrimLeft(body, "\u200e\u200f"), ": ")
		if !found {
			name, found = strings.CutSuffix(strings.TrimRight(body, " "), ":")
		}
		name = strings.Trim(name, " \u200e\u202a\u202c\u00a0~\u202f")
		if !found || name == "" || len(name) > 200 || systemLine(said) {
			open = false
			continue
		}
		list = append(list, message{line: i + 1, at: at, name: name, text: said})
		open = true
	}
	for i := range list {
		m := &list[i]
		m.text = strings.TrimSpace(strings.TrimLeft(m.text, "\u200e\u200f"))
		for _, e := range []string{"<This message was edited>", "<Pesan ini diedit>", "<Pesan ini telah diedit>"} {
			m.text = strings.TrimSpace(strings.TrimSuffix(m.text, e))
		}
		if p := strings.Trim(fold(m.text), "."); is("media", p) || is("deleted", p) || is("deleted", p+".") {
			m.text = ""
		}
	}
	return list, rest
}

// systemLine reports what WhatsApp itself writes into a chat.
func systemLine(s string) bool {
	if len(s) > 300 || !strings.HasPrefix(s, "\u200e") && !strings.Contains(s, "end-to-end") {
		return false
	}
	p := fold(s)
	for _, w := range words().pages.System {
		if strings.Contains(p, w) {
			return true
		}
	}
	return false
}

// isChat reports a text that is a chat: most of its first lines begin messages.
func isChat(head string) bool {
	n, starts := 0, 0
	for _, l := range strings.SplitN(head, "\n", 60) {
		if strings.TrimSpace(l) == "" {
			continue
		}
		n++
		if _, _, ok := chatLine(strings.TrimRight(l, "\r")); ok {
			starts++
		}
	}
	return starts > 0 && starts*4 >= n
}
