package proof

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// rubbish are texts of a size in bytes that nobody writes but somebody pastes.
func rubbish(size int) map[string]string {
	random := rand.New(rand.NewPCG(1, 2))
	bytes := make([]byte, size)
	for i := range bytes {
		bytes[i] = byte(random.UintN(256))
	}
	unknown := func(capital bool) string {
		var b strings.Builder
		for b.Len() < size {
			for i := range 6 + random.IntN(4) {
				c := byte('a' + random.IntN(26))
				if i == 0 && capital {
					c -= 'a' - 'A'
				}
				b.WriteByte(c)
			}
			b.WriteString(". "[:1+random.IntN(2)])
			b.WriteByte(' ')
		}
		return b.String()
	}
	again := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	return map[string]string{
		"bytes": string(bytes), "one word": again("a"), "unknown words": unknown(false), "unknown names": unknown(true),
		"claims": again("Pasti langsing dalam 7 hari! "), "not": again("tidak "), "sure": again("pasti dijamin 100% "),
		"quotes": again("\"pasti ‘sembuh\" "), "prices": again("Rp25,00 "), "phones": again("0812-5550-"), "digits": again("0812"), "stars": again("081255501717*"),
		"brackets": again("[{<("), "links": again("https:// x.id/( "), "dots": again("a."), "ats": again("@a#b"), "marks": again("!?"),
		"dates": again("Senin, 12 Mei 3/7 "), "doubles": again("yang yang "), "pairs": again("abcd abcd efgh efgh "), "capitals": again("DISKON BESAR HARI INI SAJA untuk "),
		"hidden": again("a\u200b"), "joiners": again("\u034f\u034f a"), "emoji": again("👩\u200d🍳"), "wide": again("𝗽𝗮𝘀𝘁𝗶 "), "marks over": again("a\u0301\u0302"),
		"lines": again("\n"), "blanks": again(" "), "hyphens": again("a-"), "apostrophes": again("'a"), "numbers": again("1,2.3/4:"),
	}
}

// TestRubbishIsBounded: whatever is pasted, the list stays short and fits the text.
func TestRubbishIsBounded(t *testing.T) {
	c := open(t)
	for name, text := range rubbish(1 << 17) {
		list := c.Check(context.Background(), Input{Text: text, Brand: Brand{Avoid: []Avoided{{"tidak", "x"}}}})
		kinds := map[string]int{}
		for _, f := range list {
			if kinds[f.Kind]++; kinds[f.Kind] > most {
				t.Errorf("%s: more than %d of %s", name, most, f.Kind)
				break
			}
		}
		if n := utf8.RuneCountInString(text); len(list) > 0 && list[len(list)-1].End > n {
			t.Errorf("%s: a finding ends at %d of %d", name, list[len(list)-1].End, n)
		}
	}
}

func TestCheckEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if list := open(t).Check(ctx, Input{Text: "Pasti langsing, pelan pelan"}); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

func BenchmarkRubbish(b *testing.B) {
	c := open(b)
	for name, text := range rubbish(1 << 20) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Check(context.Background(), Input{Text: text})
			}
		})
	}
}
