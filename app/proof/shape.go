package proof

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/app/proof/token"
)

// likeCase gives words the capitals of the ones they replace: all of them, or
// the first.
func likeCase(words, old string) string {
	first, _ := utf8.DecodeRuneInString(old)
	switch {
	case utf8.RuneCountInString(old) > 1 && old == strings.ToUpper(old) && old != strings.ToLower(old):
		return strings.ToUpper(words)
	case unicode.IsUpper(first):
		r, n := utf8.DecodeRuneInString(words)
		return string(unicode.ToUpper(r)) + words[n:]
	}
	return words
}

// doubles finds a word written twice: a slip of the hand for small words, a
// missing hyphen for what Indonesian doubles ("pelan pelan").
func (r *reading) doubles() {
	indonesian := r.indonesian()
	for i := 1; i < len(r.tokens); i++ {
		a, b := r.tokens[i-1], r.tokens[i]
		if a.Kind != token.Word || b.Kind != token.Word || a.Norm != b.Norm || !r.adjacent(i) || len(b.Norm) < 2 {
			continue
		}
		if i > 1 && r.tokens[i-2].Norm == b.Norm || i+1 < len(r.tokens) && r.tokens[i+1].Norm == b.Norm && r.adjacent(i+1) {
			continue // three times is meant
		}
		r.double(i, indonesian)
	}
}

// double says what is wrong with the word of tokens i-1 and i.
func (r *reading) double(i int, indonesian bool) {
	a, b := r.tokens[i-1], r.tokens[i]
	f := Finding{Kind: KindDouble, Level: Info, Rule: "double.hyphen", Message: lang.T("proof.hyphen", "word", a.Text+"-"+b.Text)}
	switch hyphened := a.Text + "-" + b.Text; {
	case eitherWords[b.Norm]:
		f.Suggestions = []string{hyphened, a.Text}
	case smallWords[b.Norm]:
		f.Level, f.Rule, f.Suggestions = Warn, "double", []string{a.Text}
		f.Message = lang.T("proof.double", "word", b.Text)
	case pairs[b.Norm]:
		f.Suggestions = []string{hyphened}
	case len(b.Norm) >= 4 && a.Text == b.Text && b.Text == strings.ToLower(b.Text) && !meantTwice[b.Norm]:
		if f.Suggestions = []string{hyphened, a.Text}; !indonesian {
			f.Rule, f.Suggestions = "double", []string{a.Text}
			f.Message = lang.T("proof.double", "word", b.Text)
		}
	default:
		return
	}
	r.addTokens(f, i-1, i)
}

// adjacent: only blanks stand before token i.
func (r *reading) adjacent(i int) bool {
	return r.tokens[i].Break == token.None && strings.Trim(r.text[r.tokens[i-1].End:r.tokens[i].Start], " \t\u00a0") == "" &&
		r.tokens[i].Start > r.tokens[i-1].End
}

// set makes a set of words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// smallWords are never meant twice; pairs are doubled with a hyphen, and
// eitherWords may be one or the other. meantTwice are calls and stresses.
var (
	eitherWords = set(`oleh dalam lebih kita kami mereka ini itu kalau jangan bukan sampai bisa jadi saat sudah antara bagi
		paling sangat sedang masing setiap ada`)
	meantTwice = set(`very really much haha hehe hihi wkwk hahaha hehehe ayok ayoo yuuk hore yeay yummy knock chop tick toot
		alhamdulillah mantap mantul good nice wow love happy sayang gaskeun gass halo hallo hello cling dong kring duar pyar
		puji terima please here there come more super same same choo long never again tuk tok ting tang`)
	smallWords = set(`yang di ke dari dan atau untuk dengan pada dalam oleh adalah ialah akan ini itu juga karena sebagai
		kepada bagi agar supaya tetapi tapi namun jika kalau saat ketika hingga sampai bahwa telah sudah sedang masih
		bisa dapat harus kami kita kamu anda saya mereka tidak bukan belum jangan hanya lebih paling sangat setiap
		para si sang yg dgn utk tdk ada jadi menjadi buat lewat tanpa antara seperti
		the a an of to and or in on at for with from by is are was were be been it its this that's your our their we you
		they he she but if as not will can have has do does into about than then there`)
	pairs = set(`pelan kupu anak teman sama hari lama baik benar kira tiba jalan makan minum duduk main lihat cepat
		hati buru kadang rata laki ibu bapak orang kata mata macam masing satu dua tiga pagi malam sore siang diam sedikit
		ramai rame warna gara oleh cita cuma laba kunang ubur kura layang mudah moga alih sungguh betul jauh dekat tinggi
		besar kecil rajin bagus keren cantik santai bagi siap tanya jawab cerita ngobrol ketawa buku bunga rumah toko
		barang kawan sahabat guru murid tamu tim ayam ikan buah sayur ragu malu`)
)

// caps finds long stretches of capitals; short ones and abbreviations are fine.
func (r *reading) caps() {
	for i := 0; i < len(r.tokens); {
		if !r.shouts(i) {
			i++
			continue
		}
		end, long, letters := i, 0, 0
		for end < len(r.tokens) && (r.shouts(end) || r.tokens[end].Kind == token.Number || r.tokens[end].Kind == token.Sign) {
			if n := utf8.RuneCountInString(r.tokens[end].Text); r.shouts(end) {
				letters += n
				if n >= 4 {
					long++
				}
			}
			end++
		}
		if long >= 3 && letters >= 20 {
			r.shout(i, end-1)
		}
		i = end
	}
}

func (r *reading) shout(a, b int) {
	for !r.shouts(b) {
		b--
	}
	text := strings.ToLower(r.text[r.tokens[a].Start:r.tokens[b].End])
	first, n := utf8.DecodeRuneInString(text)
	r.addTokens(Finding{
		Kind: KindCaps, Level: Info, Rule: "caps", Message: lang.T("proof.caps"),
		Suggestions: []string{string(unicode.ToUpper(first)) + text[n:]},
	}, a, b)
}

// shouts: a word in capitals, but no placeholder ("[LINK]").
func (r *reading) shouts(i int) bool {
	t := r.tokens[i]
	if t.Start > 0 && strings.IndexByte("[{", r.text[t.Start-1]) >= 0 {
		return false
	}
	return t.Kind == token.Word && len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) && t.Text != strings.ToLower(t.Text)
}

// exclamations finds four or more exclamation marks in a row.
func (r *reading) exclamations() {
	for i := 0; i < len(r.text); i++ {
		if r.text[i] != '!' {
			continue
		}
		from := i
		for i < len(r.text) && (r.text[i] == '!' || r.text[i] == '1' && i > from && r.text[i-1] == '!') {
			i++
		}
		if i-from >= 4 {
			r.add(Finding{Kind: KindMarks, Level: Info, Rule: "marks", Message: lang.T("proof.marks"), Suggestions: []string{"!"}}, from, i)
		}
	}
}

// post looks at what belongs to the text: alt texts and the link field.
func (r *reading) post() {
	missing := 0
	for i := range r.in.Media {
		if i >= len(r.in.Alts) || strings.TrimSpace(r.in.Alts[i]) == "" {
			missing++
		} else if fileName(r.in.Alts[i]) {
			r.add(Finding{Kind: KindAlt, Level: Warn, Rule: "alt.file", Message: lang.T("proof.alt_file", "text", r.in.Alts[i])}, 0, 0)
		}
	}
	if missing > 0 {
		r.add(Finding{Kind: KindAlt, Level: Warn, Rule: "alt.missing", Message: lang.N("proof.alt", missing)}, 0, 0)
	}
	if r.in.Link != "" {
		problem := judgeLink(r.in.Link)
		if problem.key != "" {
			r.add(Finding{Kind: KindLink, Level: problem.level, Rule: "link." + problem.key, Message: problem.message(r.in.Link)}, 0, 0)
		} else if r.in.WantUTM && wantsUTM(r.in.Link) {
			r.add(Finding{Kind: KindUTM, Level: Warn, Rule: "utm", Message: lang.T("proof.utm", "link", r.in.Link)}, 0, 0)
		}
	}
}

// fileName: an alt text that only repeats the name of its file.
func fileName(alt string) bool {
	low := strings.ToLower(strings.TrimSpace(alt))
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".heic", ".mp4", ".mov", ".gif"} {
		if strings.HasSuffix(low, end) && !strings.Contains(low, " ") {
			return true
		}
	}
	return false
}
