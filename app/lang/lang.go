// Package lang gives the program its words: texts by key in the chosen
// language, plurals, and dates and numbers as people write them. Indonesian is
// the first language and the one a fresh start speaks; English is complete.
// All functions may be called from any goroutine.
package lang

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	words "lontar/assets/lang"
)

// The languages the program speaks.
const (
	Indonesian = "id"
	English    = "en"
)

// Codes lists the languages in the order they are offered.
var Codes = []string{Indonesian, English}

type table struct {
	code  string
	texts map[string]string
}

var (
	tables  = map[string]*table{}
	current atomic.Pointer[table]
	missing sync.Map // code + key, so that each missing text is logged once
)

func init() {
	for _, code := range Codes {
		t, err := load(code)
		if err != nil {
			panic(err) // the files are compiled in and checked by a test
		}
		tables[code] = t
	}
	current.Store(tables[Indonesian])
}

func load(code string) (*table, error) {
	t := &table{code: code, texts: map[string]string{}}
	files, err := words.Files.ReadDir(code)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		b, err := words.Files.ReadFile(path.Join(code, f.Name()))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, &t.texts); err != nil {
			return nil, fmt.Errorf("lang %s/%s: %w", code, f.Name(), err)
		}
	}
	return t, nil
}

// Set switches the language for everything asked from now on. A code such as
// "en-GB" or "id_ID.UTF-8" chooses its language; it reports whether the
// language is spoken, and changes nothing when it is not.
func Set(code string) bool {
	short, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "_", "-"), "-")
	short, _, _ = strings.Cut(short, ".")
	if short == "in" { // what old Java and Android systems call Indonesian
		short = Indonesian
	}
	t, ok := tables[short]
	if ok {
		current.Store(t)
	}
	return ok
}

// Code is the language in use: "id" or "en".
func Code() string { return current.Load().code }

// Fyne returns Fyne's own strings in a language, in the format its lang
// package loads. Fyne has no language switch: it always follows the system's
// locale, so the strings are loaded under that name, whatever their language:
// lang.AddTranslationsForLocale(words, lang.SystemLocale()).
func Fyne(code string) []byte {
	b, err := words.Files.ReadFile("fyne-" + code + ".json")
	if err != nil {
		return nil
	}
	return b
}

// T is the text of a key with its named arguments filled in:
// T("calendar.moved", "day", "Jum 26 Feb") fills {day}. Whole numbers are
// grouped; an argument "n" also chooses the plural form where the key has one.
// A missing key returns itself and is logged once.
func T(key string, args ...any) string {
	t := current.Load()
	text, ok := t.texts[key]
	if !ok {
		text, ok = t.plural(key, args)
	}
	if !ok {
		if _, again := missing.LoadOrStore(t.code+" "+key, true); !again {
			slog.Warn("lang: missing text", "language", t.code, "key", key)
		}
		return key
	}
	return fill(text, args)
}

// N is the text of a key for a count, which fills {n}.
func N(key string, n int, args ...any) string {
	return T(key, append([]any{"n", n}, args...)...)
}

// Has reports whether the key, or a plural form of it, has a text in the
// language in use.
func Has(key string) bool {
	t := current.Load()
	if _, ok := t.texts[key]; ok {
		return true
	}
	_, ok := t.texts[key+".other"]
	return ok
}

func (t *table) plural(key string, args []any) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if n, isInt := args[i+1].(int); args[i] == "n" && isInt && (n == 1 || n == -1) {
			if text, ok := t.texts[key+".one"]; ok {
				return text, true
			}
		}
	}
	text, ok := t.texts[key+".other"]
	return text, ok
}

func fill(text string, args []any) string {
	if len(args) < 2 || !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, "{"+fmt.Sprint(args[i])+"}", word(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return Int(v)
	case int64:
		return Int(int(v))
	case float64:
		return Decimal(v, 1)
	case error:
		return Error(v)
	}
	return fmt.Sprint(v)
}

// Told is an error that knows how to say itself to the user.
type Told interface {
	error
	// Told returns the key of the text and its arguments.
	Told() (key string, args []any)
}

// Error is an error in the words of the user: its own text when it has one
// (Told), else a general one. The caller logs the error itself.
func Error(err error) string {
	if err == nil {
		return ""
	}
	var t Told
	if errors.As(err, &t) {
		key, args := t.Told()
		return T(key, args...)
	}
	return T("common.error_unknown")
}
