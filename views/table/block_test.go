package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseBlock(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want [][]string
	}{
		"empty":                        {"", nil},
		"one cell":                     {"Promo", [][]string{{"Promo"}}},
		"excel ends rows with CRLF":    {"a\tb\r\nc\td\r\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"sheets has no last line end":  {"a\tb\nc\td", [][]string{{"a", "b"}, {"c", "d"}}},
		"empty cells stay":             {"a\t\t\n\t\tb", [][]string{{"a", "", ""}, {"", "", "b"}}},
		"empty last row of two":        {"a\n\n", [][]string{{"a"}, {""}}},
		"quoted line end":              {"\"satu\r\ndua\"\tx", [][]string{{"satu\ndua", "x"}}},
		"quoted with quotes":           {"\"kata \"\"Halo\"\"\nlagi\"\tx\ny\tz", [][]string{{"kata \"Halo\"\nlagi", "x"}, {"y", "z"}}},
		"quotes that are only text":    {"\"Halo\" kata dia\tx", [][]string{{"\"Halo\" kata dia", "x"}}},
		"whole cell in its own quotes": {"\"Halo\"\tx", [][]string{{"\"Halo\"", "x"}}},
		"quote that never closes":      {"\"Halo\tx", [][]string{{"\"Halo", "x"}}},
		"byte order mark":              {"\ufeffa\tb", [][]string{{"a", "b"}}},
		"old mac line ends":            {"a\rb", [][]string{{"a"}, {"b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, ParseBlock(c.in)); d != "" {
				t.Errorf("ParseBlock(%q): %s", c.in, d)
			}
		})
	}
}

func TestBlockRoundTrip(t *testing.T) {
	in := [][]string{
		{"Kolak pisang", "Baris 1\nBaris 2 \"kutip\"", ""},
		{"\"Halo\"", "tab\tdi dalam", "🌇 emoji"},
		{"", "\"", "x"},
	}
	if d := cmp.Diff(in, ParseBlock(FormatBlock(in))); d != "" {
		t.Error(d)
	}
}

func FuzzBlock(f *testing.F) {
	f.Add("a", "\"b\nc\"")
	f.Add("\"", "\t")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range []string{a, b} {
			for _, r := range s {
				if r == '\r' || r == 0 || r == '\ufeff' || r == 0xfffd {
					t.Skip()
				}
			}
		}
		if a == "" && b == "" {
			t.Skip()
		}
		in := [][]string{{"k", a}, {"k", b}}
		if d := cmp.Diff(in, ParseBlock(FormatBlock(in))); d != "" {
			t.Error(d)
		}
	})
}
