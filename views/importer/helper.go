package importer

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/app/planfile"
	"lontar/views/kit"
)

// Actions of rows, as planfile names them in files and answers.
const (
	actionNew       = planfile.Action("new")
	actionChanged   = planfile.Action("changed")
	actionUnchanged = planfile.Action("unchanged")
	actionConflict  = planfile.Action("conflict")
	actionRejected  = planfile.Action("rejected")
)

func id(n int64) string { return strconv.FormatInt(n, 10) }

func number(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64) // our own text
	return n
}

func fileName(path string) string { return filepath.Base(path) }

// reason is an error in the words of the user.
func reason(err error) string { return lang.Error(err) }

// center keeps a control at its own height in a bar.
func center(o fyne.CanvasObject) fyne.CanvasObject { return kit.Center(o) }

// withSheet turns to another sheet: header and mapping are found anew.
func withSheet(o planfile.ReadOptions, sheet string) planfile.ReadOptions {
	return planfile.ReadOptions{BrandID: o.BrandID, Sheet: sheet, Answers: o.Answers}
}

// withHeader moves the header line: the mapping is found anew.
func withHeader(o planfile.ReadOptions, sheet string, line int) planfile.ReadOptions {
	return planfile.ReadOptions{BrandID: o.BrandID, Sheet: sheet, HeaderRow: line, Answers: o.Answers}
}

// withTarget maps one column over what was found.
func withTarget(o planfile.ReadOptions, column int, target string) planfile.ReadOptions {
	m := make(map[int]string, len(o.Mapping)+1)
	for k, v := range o.Mapping {
		m[k] = v
	}
	m[column] = target
	o.Mapping = m
	return o
}

// withAnswer answers a question of the file.
func withAnswer(o planfile.ReadOptions, key, value string) planfile.ReadOptions {
	m := make(map[string]string, len(o.Answers)+1)
	for k, v := range o.Answers {
		m[k] = v
	}
	m[key] = value
	o.Answers = m
	return o
}

// actionLook is the word and colour of what happens to a row.
func actionLook(a planfile.Action) (string, kit.Token) {
	word := lang.T("importer.action_" + string(a))
	switch a {
	case actionNew:
		return word, kit.Accent
	case actionChanged:
		return word, kit.Amber
	case actionConflict, actionRejected:
		return word, kit.Red
	}
	return word, kit.Ink3
}
