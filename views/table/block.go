package table

import "strings"

// ParseBlock reads the text form in which Excel, Google Sheets and LibreOffice
// put cells on the clipboard: tabs between cells, line ends between rows. A
// cell that holds a tab or a line end stands in double quotes, with quotes
// inside doubled. A cell that merely begins with a quote is taken as it is,
// because spreadsheets copy `"Halo" kata dia` without quoting it.
func ParseBlock(text string) [][]string {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.TrimRight(text, "\x00")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if text == "" {
		return nil
	}
	var rows [][]string
	row := []string{}
	for {
		cell, rest, quoted := quotedCell(text)
		if !quoted {
			end := strings.IndexAny(text, "\t\n")
			if end < 0 {
				end = len(text)
			}
			cell, rest = text[:end], text[end:]
		}
		row = append(row, cell)
		if rest == "" {
			return append(rows, row)
		}
		text = rest[1:]
		if rest[0] == '\n' {
			rows, row = append(rows, row), []string{}
			if text == "" { // the line end after the last row
				return rows
			}
		}
	}
}

// quotedCell reads a quoted cell at the start of text. It answers false when
// the quote does not close before a tab, a line end or the end, or when
// nothing inside needed the quotes.
func quotedCell(text string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	needed := false
	for i := 1; i < len(text); i++ {
		c := text[i]
		if c != '"' {
			needed = needed || c == '\n' || c == '\t'
			b.WriteByte(c)
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			needed = true
			b.WriteByte('"')
			i++
			continue
		}
		if i+1 == len(text) || text[i+1] == '\t' || text[i+1] == '\n' {
			return b.String(), text[i+1:], needed
		}
		return "", "", false
	}
	return "", "", false
}

// FormatBlock writes cells the way ParseBlock and spreadsheets read them.
func FormatBlock(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, cell := range row {
			if j > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(cell, "\t\r\n") || strings.HasPrefix(cell, `"`) {
				b.WriteByte('"')
				b.WriteString(strings.ReplaceAll(cell, `"`, `""`))
				b.WriteByte('"')
				continue
			}
			b.WriteString(cell)
		}
	}
	return b.String()
}
