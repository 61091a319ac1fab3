package commentfile

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"lontar/app/sheet"
	"lontar/models"
)

// memory is a small source made of something that is no table: a chat, JSON.
type memory struct {
	rows     []record
	format   Format
	platform models.Platform
	own      bool // holds only what the account itself wrote
}

// maxMemory is the size of a file that is read as a whole.
const maxMemory = 256 << 20

func (m *memory) close() {}

func (m *memory) each(ctx context.Context, progress func(done, total int64), f func(record) error) error {
	for n, r := range m.rows {
		if n%512 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if progress != nil && n%4096 == 0 {
				progress(int64(n), int64(len(m.rows)))
			}
		}
		if err := f(r); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return err
		}
	}
	if progress != nil {
		progress(int64(len(m.rows)), int64(len(m.rows)))
	}
	return nil
}

func (m *memory) add(line int, texts ...string) {
	r := record{line: line}
	for _, t := range texts {
		r.cells = append(r.cells, cell{text: t})
	}
	m.rows = append(m.rows, r)
}

// content is the whole text of a file.
func (t *textFile) content() (string, error) {
	if t.size > maxMemory {
		return "", &sheet.Error{Kind: sheet.ErrTooBig, Args: []any{"size", "> 256 MB", "limit", "256 MB"}}
	}
	f, err := os.Open(t.path)
	if err != nil {
		return "", sheetError(t.path, err)
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(t.decode(f))
	if err != nil {
		return "", &sheet.Error{Kind: sheet.ErrUnreadable}
	}
	return string(b[min(t.mark, len(b)):]), nil
}

// openChat reads an exported chat.
func openChat(t *textFile) (source, error) {
	text, err := t.content()
	if err != nil {
		return nil, err
	}
	m := &memory{format: FormatWhatsApp, platform: models.WhatsApp}
	m.add(0, "Tanggal", "Nama", "Pesan")
	list, _ := chat(cleanText(text))
	for _, msg := range list {
		m.add(msg.line, msg.at, msg.name, msg.text)
	}
	return m, nil
}

// openDiary reads the list of an account's own comments in TikTok's download
// as text: "Date: …", "Comment: …", a line each.
func openDiary(t *textFile) (source, error) {
	text, err := t.content()
	if err != nil {
		return nil, err
	}
	m := &memory{format: FormatTikTok, platform: models.TikTok, own: true}
	m.add(0, "Date (UTC)", "Comment", "Link")
	date, body, link, line := "", "", "", 0
	flush := func() {
		if date != "" || body != "" {
			m.add(line, date, strings.TrimSpace(body), link)
		}
		date, body, link = "", "", ""
	}
	open := false
	for i, l := range strings.Split(lines(cleanText(text)), "\n") {
		label, value, ok := strings.Cut(l, ": ")
		switch {
		case ok && (label == "Date" || label == "Tanggal"):
			flush()
			date, line, open = strings.TrimSpace(value), i+1, false
		case ok && (label == "Comment" || label == "Komentar"):
			body, open = value, true
		case ok && (label == "Url" || label == "Photo" || label == "Link" || label == "URL"):
			if label != "Photo" {
				link = value
			}
			open = false
		case open && strings.TrimSpace(l) != "":
			body += "\n" + l
		}
	}
	flush()
	return m, nil
}

func isDiary(head string) bool {
	n := strings.Count(head, "\nComment: ") + strings.Count(head, "\nKomentar: ")
	return n > 0 && (strings.Contains(head, "Date: ") || strings.Contains(head, "Tanggal: ")) && strings.Count(head, "\n") <= 8*(n+2)
}
