package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"strings"
)

// workbook is an open XLSX: its parts, read when asked for.
type workbook struct {
	o      Options
	parts  map[string]*zip.File // by lower-case name
	shared []string
	ready  bool // shared strings read
	styles []style
	from04 bool // the 1904 date system
}

// Limits of what one part of a workbook may unpack to.
const (
	maxSheetPart  = 384 << 20
	maxSharedPart = 192 << 20
	maxSmallPart  = 24 << 20
	maxEntries    = 20_000
	maxSheets     = 500
)

func (b *Book) openZip(f *os.File) error {
	z, err := zip.NewReader(f, b.Size)
	if err != nil {
		return fail(ErrTruncated, err)
	}
	if len(z.File) > maxEntries {
		return fail(ErrBomb, nil)
	}
	w := &workbook{o: b.o, parts: make(map[string]*zip.File, len(z.File))}
	mime := ""
	for _, part := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(part.Name, "\\", "/"), "/"))
		w.parts[name] = part
		if name == "mimetype" {
			if text, err := w.all(name, 200); err == nil {
				mime = text
			}
		}
	}
	switch {
	case strings.Contains(mime, "opendocument.spreadsheet"):
		return fail(ErrODS, nil)
	case w.parts["xl/workbook.bin"] != nil:
		return fail(ErrOldExcel, nil)
	case w.parts["word/document.xml"] != nil:
		return fail(ErrNotTable, nil, "what", "Word")
	case w.parts["ppt/presentation.xml"] != nil:
		return fail(ErrNotTable, nil, "what", "PowerPoint")
	}
	main, err := w.main()
	if err != nil {
		return err
	}
	b.Format = "xlsx"
	if w.parts["xl/vbaproject.bin"] != nil {
		b.Format = "xlsm" // the macros stay where they are
	}
	b.zip = w
	if b.Sheets, err = w.sheets(main); err != nil {
		return err
	}
	if len(b.Sheets) == 0 {
		return fail(ErrEmpty, nil)
	}
	return w.readStyles(path.Join(path.Dir(main), "styles.xml"))
}

// main finds the part that lists the sheets.
func (w *workbook) main() (string, error) {
	if w.parts["xl/workbook.xml"] != nil {
		return "xl/workbook.xml", nil
	}
	if w.parts["_rels/.rels"] == nil {
		return "", fail(ErrNotTable, nil, "what", "ZIP")
	}
	rels, err := w.relations("_rels/.rels", "")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && w.parts[strings.ToLower(r.target)] != nil {
			return r.target, nil
		}
	}
	return "", fail(ErrNotTable, nil, "what", "ZIP")
}

// open opens a part; more than limit bytes, declared or real, is a bomb.
func (w *workbook) open(name string, limit int64) (io.ReadCloser, error) {
	part := w.parts[strings.ToLower(name)]
	if part == nil {
		return nil, fail(ErrTruncated, errors.New("no part "+name))
	}
	if int64(part.UncompressedSize64) > limit || part.UncompressedSize64 > 1<<40 {
		return nil, fail(ErrBomb, nil)
	}
	// Text compresses a hundredfold at most; zeros a thousandfold.
	if part.UncompressedSize64 > 8<<20 && part.CompressedSize64*400 < part.UncompressedSize64 {
		return nil, fail(ErrBomb, nil)
	}
	r, err := part.Open()
	if err != nil {
		return nil, fail(ErrTruncated, err)
	}
	return &bounded{r: r, left: limit}, nil
}

// bounded fails when more is read than was allowed, whatever was declared.
type bounded struct {
	r    io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fail(ErrBomb, nil)
	}
	return n, err
}

func (b *bounded) Close() error { return b.r.Close() }

func (w *workbook) all(name string, limit int64) (string, error) {
	r, err := w.open(name, limit)
	if err != nil {
		return "", err
	}
	defer func() { _ = r.Close() }()
	text, err := io.ReadAll(r)
	return string(text), broken(err)
}

// broken puts what reading a part met into the words of this package.
func broken(err error) error {
	var known *Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return fail(ErrTruncated, err)
}

// walk reads a part tag by tag until f returns false or the part ends.
func (w *workbook) walk(ctx context.Context, name string, limit int64, f func(s *scanner, t token) (bool, error)) error {
	r, err := w.open(name, limit)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	s := scan(r)
	for n := 0; ; n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, err := s.next()
		if err != nil {
			return broken(err)
		}
		if t == tokenEOF {
			return nil
		}
		on, err := f(s, t)
		if err != nil || !on {
			return err
		}
	}
}

type relation struct{ kind, target string }

func (w *workbook) relations(name, base string) (map[string]relation, error) {
	out := map[string]relation{}
	if w.parts[strings.ToLower(name)] == nil {
		return out, nil
	}
	err := w.walk(context.Background(), name, maxSmallPart, func(s *scanner, t token) (bool, error) {
		if t != tokenStart || s.name != "Relationship" {
			return true, nil
		}
		r := relation{kind: s.attr("Type"), target: s.attr("Target")}
		if s.attr("TargetMode") != "External" {
			if strings.HasPrefix(r.target, "/") {
				r.target = r.target[1:]
			} else {
				r.target = path.Join(base, r.target)
			}
		}
		out[s.attr("Id")] = r
		return len(out) < 100_000, nil
	})
	return out, err
}

func (w *workbook) sheets(main string) ([]Info, error) {
	dir, file := path.Split(main)
	rels, err := w.relations(dir+"_rels/"+file+".rels", strings.TrimSuffix(dir, "/"))
	if err != nil {
		return nil, err
	}
	var list []Info
	err = w.walk(context.Background(), main, maxSmallPart, func(s *scanner, t token) (bool, error) {
		if t != tokenStart {
			return true, nil
		}
		switch s.name {
		case "workbookPr":
			v := s.attr("date1904")
			w.from04 = v == "1" || v == "true"
		case "sheet":
			r := rels[s.attr("*:id")]
			if strings.Contains(r.kind, "chartsheet") || strings.Contains(r.kind, "dialogsheet") || strings.Contains(r.kind, "macrosheet") || r.target == "" {
				return true, nil
			}
			state := s.attr("state")
			list = append(list, Info{Name: s.attr("name"), Hidden: state == "hidden" || state == "veryHidden", path: r.target})
			if len(list) > maxSheets {
				return false, fail(ErrBomb, nil)
			}
		}
		return true, nil
	})
	return list, err
}

// strings reads the texts shared by all cells; parts of rich text are joined,
// phonetic hints left out.
func (w *workbook) readShared(ctx context.Context) error {
	if w.ready || w.parts["xl/sharedstrings.xml"] == nil {
		return nil
	}
	var text strings.Builder
	inText, phonetic, total := false, false, 0
	err := w.walk(ctx, "xl/sharedStrings.xml", maxSharedPart, func(s *scanner, t token) (bool, error) {
		switch {
		case t == tokenStart && s.name == "si":
			text.Reset()
		case t == tokenStart && s.name == "rPh":
			phonetic = true
		case t == tokenEnd && s.name == "rPh":
			phonetic = false
		case s.name == "t" && t == tokenStart:
			inText = !phonetic
		case s.name == "t" && t == tokenEnd:
			inText = false
		case t == tokenText && inText:
			text.Write(s.text)
		case t == tokenEnd && s.name == "si":
			total += text.Len()
			if total > w.o.MaxText {
				return false, fail(ErrTooMuch, nil, "limit", w.o.MaxCells)
			}
			w.shared = append(w.shared, unhex(text.String()))
		}
		return true, nil
	})
	w.ready = err == nil
	return err
}

// unhex undoes the _x000D_ by which Excel writes control characters.
func unhex(s string) string {
	if !strings.Contains(s, "_x") {
		return lines(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if r, ok := entity("#x" + s[i+2:i+6]); ok {
				b.WriteRune(r)
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return lines(b.String())
}
