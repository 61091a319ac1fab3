package insightfile

import (
	"errors"
	"io"
	"strings"

	"lontar/models"
)

// line is one record and its number.
type line struct {
	n     int
	cells []string
}

func (l line) blank() bool { return len(trimmed(l.cells)) == 0 }

// single gives the only filled cell of a line.
func (l line) single() (string, bool) {
	found := ""
	for _, c := range l.cells {
		if c = strings.TrimSpace(c); c != "" {
			if found != "" {
				return "", false
			}
			found = c
		}
	}
	return found, found != ""
}

// head is where a table begins.
type head struct {
	guess
	line   line
	title  string
	before []line // what stands above, the title included
	next   []line // the first rows
	where  models.Platform
	rivals []guess // other readings almost as good
	named  string  // the file's name, when it told what is counted
}

// walker cuts the lines of a sheet into tables: at empty lines followed by new
// headings, and at headings within.
type walker struct {
	next  func() ([]string, int, error)
	names string // folded names of file and sheet
	file  string // the file's name without folders, ending and "(1)"
	o     Options
	begin func(head) error
	row   func(n int, cells []string) error
	loose func([]line) error

	queue []line
	last  bool // next is at its end
	card  bool
}

// lookAhead is how many lines are searched for headings.
const lookAhead = 14

// take gives the next line; its cells may be reused by the following call.
func (w *walker) take() (line, error) {
	if len(w.queue) > 0 {
		l := w.queue[0]
		w.queue = w.queue[1:]
		return l, nil
	}
	if w.last {
		return line{}, io.EOF
	}
	cells, n, err := w.next()
	if err != nil {
		w.last = errors.Is(err, io.EOF)
		return line{}, err
	}
	return line{n, cells}, nil
}

func (w *walker) ahead(n int) ([]line, error) {
	for len(w.queue) < n && !w.last {
		cells, at, err := w.next()
		if errors.Is(err, io.EOF) {
			w.last = true
			break
		}
		if err != nil {
			return nil, err
		}
		w.queue = append(w.queue, line{at, append([]string(nil), cells...)})
	}
	return w.queue[:min(n, len(w.queue))], nil
}

func separator(l line) bool {
	s, ok := l.single()
	if !ok || len(s) > 8 {
		return false
	}
	_, ok = separatorOf(s)
	return ok
}

// run walks to the end.
func (w *walker) run() error {
	for {
		chunk, err := w.ahead(lookAhead)
		if err != nil {
			return err
		}
		skip := 0
		for skip < len(chunk) && (chunk[skip].blank() || separator(chunk[skip])) {
			skip++
		}
		if skip > 0 {
			w.queue = w.queue[skip:]
			continue
		}
		if len(chunk) == 0 {
			return nil
		}
		h, at, ok := w.find(chunk)
		if !ok {
			if err := w.takeLoose(); err != nil {
				return err
			}
			continue
		}
		h.before, h.next = chunk[:at], chunk[at+1:]
		w.queue = append([]line(nil), w.queue[at+1:]...)
		w.card = h.layout.Name == string(FormatCard)
		if err := w.begin(h); err != nil {
			return err
		}
		if err := w.rows(); err != nil {
			return err
		}
	}
}

// maxLoose bounds a block without headings; longer ones are given in pieces.
const maxLoose = 400

func (w *walker) takeLoose() error {
	var lines []line
	for len(lines) < maxLoose {
		chunk, err := w.ahead(1)
		if err != nil {
			return err
		}
		if len(chunk) == 0 || chunk[0].blank() || separator(chunk[0]) {
			break
		}
		lines = append(lines, chunk[0])
		w.queue = w.queue[1:]
	}
	return w.loose(lines)
}

// find looks for headings among the coming lines. A title or two may stand
// above them, also with an empty line between; a block of its own may not.
func (w *walker) find(chunk []line) (head, int, bool) {
	title, filled := "", 0
	for i, l := range chunk {
		if i > 10 {
			break
		}
		if l.blank() {
			if filled > 2 {
				break
			}
			continue
		}
		if h, ok := w.head(l, title, chunk[i+1:]); ok {
			return h, i, true
		}
		if s, ok := l.single(); ok {
			title = s
		}
		filled++
	}
	filled = 0
	for i, l := range chunk {
		if l.blank() || filled > 5 {
			if filled > 2 {
				break
			}
			continue
		}
		if g, ok := generic(l.cells, w.o); ok && len(trimmed(l.cells)) > 1 {
			return head{guess: g, line: l, title: title}, i, true
		}
		filled++
	}
	return head{}, 0, false
}

func (w *walker) head(l line, title string, next []line) (head, bool) {
	var first []string
	var rows [][]string
	for _, n := range next {
		if n.blank() {
			break
		}
		if first == nil {
			first = n.cells
		}
		rows = append(rows, n.cells)
	}
	if w.o.Format == "" || w.o.Format == FormatCard {
		var second []string
		if len(first) > 0 {
			second = first
		}
		if g, where, ok := card(l.cells, title, second); ok {
			return head{guess: g, line: l, title: title, where: where}, true
		}
		// A card whose title went missing is still called after its figure.
		if g, where, ok := card(l.cells, w.file, second); ok && title == "" && len(g.cols) == 2 && g.known == 2 {
			return head{guess: g, line: l, named: w.file, where: where}, true
		}
	}
	if w.o.Format == FormatTable {
		return head{}, false
	}
	if list := guesses(l.cells, rows, w.names, w.o); len(list) > 0 {
		h := head{guess: list[0], line: l, title: title}
		for _, g := range list[1:] {
			if g.layout.Platform != list[0].layout.Platform && list[0].score-g.score < 1 {
				h.rivals = append(h.rivals, g)
			}
		}
		return h, true
	}
	if g, ok := byPosition(l.cells, rows, w.names, w.o); ok {
		return head{guess: g, line: l, title: title}, true
	}
	if g, ok := creatorPosts(l.cells, rows, w.o); ok {
		return head{guess: g, line: l, title: title}, true
	}
	return head{}, false
}

// rows gives the rows of the table begun, until another begins.
func (w *walker) rows() error {
	for {
		l, err := w.take()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if l.blank() || separator(l) {
			chunk, err := w.ahead(lookAhead)
			if err != nil {
				return err
			}
			if w.startsNew(chunk) {
				return nil
			}
			continue
		}
		if w.heading(l.cells) {
			l.cells = append([]string(nil), l.cells...) // reading on reuses them
			w.queue = append([]line{l}, w.queue...)
			if chunk, err := w.ahead(lookAhead); err != nil {
				return err
			} else if _, ok := w.head(l, "", chunk[1:]); ok {
				return nil
			}
			w.queue = w.queue[1:]
		}
		if err := w.row(l.n, l.cells); err != nil {
			return err
		}
	}
}

// heading is a quick look whether a row could be the headings of a table.
func (w *walker) heading(cells []string) bool {
	if len(cells) < 2 {
		return false
	}
	c := cells[0]
	if c == "" || len(c) > 40 || digit(c[0]) {
		return false
	}
	return books().first[fold(c)] && (books().first[fold(cells[1])] || books().first[cardName(cells[1])])
}

func (w *walker) startsNew(chunk []line) bool {
	for len(chunk) > 0 && (chunk[0].blank() || separator(chunk[0])) {
		if separator(chunk[0]) {
			return true
		}
		chunk = chunk[1:]
	}
	if len(chunk) == 0 {
		return false
	}
	if w.card {
		_, dated := readWhen(chunk[0].cells[0], 0)
		return !dated
	}
	title := ""
	for i, l := range chunk[:min(3, len(chunk))] {
		if l.blank() {
			continue
		}
		if _, ok := w.head(l, title, chunk[i+1:]); ok {
			return true
		}
		s, ok := l.single()
		if !ok {
			return false
		}
		title = s
	}
	return false
}
