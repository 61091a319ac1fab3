package lang

import (
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	words "lontar/assets/lang"
)

// readArea reads one area file, failing on anything but a flat object with
// every key once.
func readArea(t *testing.T, code, file string) map[string]string {
	t.Helper()
	b, err := words.Files.ReadFile(path.Join(code, file))
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(b)))
	m := map[string]string{}
	if tok, err := d.Token(); err != nil || tok != json.Delim('{') {
		t.Fatalf("%s/%s: not an object", code, file)
	}
	for d.More() {
		k, err := d.Token()
		if err != nil {
			t.Fatalf("%s/%s: %v", code, file, err)
		}
		v, err := d.Token()
		if err != nil {
			t.Fatalf("%s/%s: %v", code, file, err)
		}
		text, ok := v.(string)
		if !ok {
			t.Fatalf("%s/%s: %v is not a text", code, file, k)
		}
		if _, twice := m[k.(string)]; twice {
			t.Errorf("%s/%s: %v is there twice", code, file, k)
		}
		m[k.(string)] = text
	}
	return m
}

func areas(t *testing.T, code string) []string {
	t.Helper()
	list, err := fs.ReadDir(words.Files, code)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range list {
		names = append(names, f.Name())
	}
	return names
}

// withoutForms folds the plural forms of a language into their key: the texts
// of a key that has ".other" are all its forms.
func withoutForms(m map[string]string) map[string][]string {
	out := map[string][]string{}
	for k, text := range m {
		if base, ok := strings.CutSuffix(k, ".one"); ok {
			if _, plural := m[base+".other"]; plural {
				k = base
			}
		} else if base, ok := strings.CutSuffix(k, ".other"); ok {
			if _, plural := m[base+".one"]; plural {
				k = base
			}
		}
		out[k] = append(out[k], text)
	}
	return out
}

var argument = regexp.MustCompile(`\{[^{}]*\}`)

func arguments(texts []string) []string {
	var args []string
	for _, text := range texts {
		args = append(args, argument.FindAllString(text, -1)...)
	}
	slices.Sort(args)
	return slices.Compact(args)
}

func TestLanguagesSayTheSame(t *testing.T) {
	if a, b := areas(t, Indonesian), areas(t, English); !slices.Equal(a, b) {
		t.Fatalf("areas differ: id %v, en %v", a, b)
	}
	seen := map[string]string{}
	for _, file := range areas(t, Indonesian) {
		id, en := readArea(t, Indonesian, file), readArea(t, English, file)
		for k := range id {
			if other := seen[k]; other != "" {
				t.Errorf("%s is in %s and in %s", k, other, file)
			}
			seen[k] = file
		}
		area := strings.TrimSuffix(file, ".json")
		for code, m := range map[string]map[string]string{"id": id, "en": en} {
			for k, text := range m {
				if !strings.HasPrefix(k, area+".") {
					t.Errorf("%s/%s: %s does not begin with the name of its area", code, file, k)
				}
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s/%s: %s is empty", code, file, k)
				}
				if n := strings.Count(text, "{"); n != strings.Count(text, "}") || n != len(argument.FindAllString(text, -1)) {
					t.Errorf("%s/%s: %s: braces do not match: %q", code, file, k, text)
				}
			}
		}
		a, b := withoutForms(id), withoutForms(en)
		// Indonesian has one form; a lone ".other" there answers English ".one" and ".other".
		for k, texts := range a {
			if base, ok := strings.CutSuffix(k, ".other"); ok && b[k] == nil && b[base] != nil {
				a[base] = texts
				delete(a, k)
			}
		}
		for k, texts := range a {
			if b[k] == nil {
				t.Errorf("%s: %s is missing in English", file, k)
			} else if x, y := arguments(texts), arguments(b[k]); !slices.Equal(x, y) {
				t.Errorf("%s: %s takes %v in Indonesian and %v in English", file, k, x, y)
			}
		}
		for k := range b {
			if a[k] == nil {
				t.Errorf("%s: %s is missing in Indonesian", file, k)
			}
		}
	}
}

func TestFyneStringsInEveryLanguage(t *testing.T) {
	var want []string
	for _, code := range []string{English, Indonesian} {
		var m map[string]any
		if err := json.Unmarshal(Fyne(code), &m); err != nil {
			t.Fatalf("fyne-%s.json: %v", code, err)
		}
		var keys []string
		for k, v := range m {
			keys = append(keys, k)
			if v == "" {
				t.Errorf("fyne-%s.json: %s is empty", code, k)
			}
		}
		slices.Sort(keys)
		if want == nil {
			want = keys
		} else if !slices.Equal(want, keys) {
			t.Errorf("fyne-%s.json has keys %v, want %v", code, keys, want)
		}
	}
	if Fyne("de") != nil {
		t.Error("Fyne(de) gave something")
	}
}
