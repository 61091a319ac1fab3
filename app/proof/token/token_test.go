package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAll(t *testing.T) {
	for text, want := range map[string]string{
		"Pastiiii langsing dalam 7 hari!":    "pasti langsing dalam 7 hari",
		"satu-satunya, No. 1 di Depok":       "satu ~satunya ,no 1 di depok",
		"Cek sehatfit.id/kelas. Yuk":         "cek sehatfit.id/kelas .yuk",
		"(https://a.id/x?y=1)":               ",https://a.id/x?y=1",
		"link:https://a.id":                  "link ,https://a.id",
		"100% @kopi.id #Kopi #1 pas\u200bti": "100 % @kopi.id #kopi # 1 pasti",
		"𝗽𝗮𝘀𝘁𝗶 don’t":                        "pasti don't",
		"Rp25.000, 19:30":                    "rp 25.000 ,19:30",
		"mau.tapi oke":                       "mau .tapi oke",
		"satu\ndua":                          "satu .dua",
	} {
		var got []string
		for _, k := range All(text) {
			got = append(got, []string{"", "~", ",", "."}[k.Break]+k.Norm)
		}
		if s := strings.TrimLeft(strings.Join(got, " "), "."); s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
}

func TestSentences(t *testing.T) {
	list := All(`Apa pasti? Ada yang bilang "pasti sembuh". Ya`)
	q, quote := "", ""
	for _, k := range list {
		if k.Question {
			q += k.Norm + " "
		}
		if k.Quote {
			quote += k.Norm + " "
		}
	}
	if q != "apa pasti " || quote != "pasti sembuh " || list[len(list)-1].Number != 2 {
		t.Errorf("%q %q %d", q, quote, list[len(list)-1].Number)
	}
}

func FuzzAll(f *testing.F) {
	f.Add("Pasti \"langsing\" #1 a@b.id \xff http://x")
	f.Fuzz(func(t *testing.T, text string) {
		end, until := 0, 0
		for _, k := range All(text) {
			if k.Start < end || k.End <= k.Start || k.End > len(text) || text[k.Start:k.End] != k.Text {
				t.Fatalf("%q: %+v", text, k)
			}
			if utf8.RuneCountInString(text[:k.Start]) != k.At || utf8.RuneCountInString(text[:k.End]) != k.Until || k.At < until {
				t.Fatalf("%q: %+v", text, k)
			}
			end, until = k.End, k.Until
		}
	})
}
