package commentfile

import (
	"bytes"
	"context"

	"lontar/app/sheet"
)

// looksJSON reports by the beginning that a file is JSON.
func looksJSON(head []byte) bool {
	b := bytes.TrimLeft(head[:min(len(head), 4096)], " \t\r\n")
	if len(b) < 2 {
		return false
	}
	rest := bytes.TrimLeft(b[1:], " \t\r\n")
	switch b[0] {
	case '{':
		return len(rest) > 0 && rest[0] == '"' && bytes.Contains(rest, []byte(`":`))
	case '[':
		return len(rest) > 0 && rest[0] == '{'
	}
	return false
}

func openJSON(string, int64) (source, error) {
	return nil, &sheet.Error{Kind: sheet.ErrNotTable, Args: []any{"what", "JSON"}}
}

var _ = context.Background
