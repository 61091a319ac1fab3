package proof

import (
	"strings"

	"lontar/app/lang"
	"lontar/app/proof/token"
)

// placeholders finds what was to be filled in and was not.
func (r *reading) placeholders() {
	for i := 0; i < len(r.tokens); i++ {
		if n := r.placeholder(i); n > 0 {
			r.addTokens(Finding{
				Kind: KindPlaceholder, Level: Error, Rule: "placeholder",
				Message: lang.T("proof.placeholder", "text", r.text[r.tokens[i].Start:r.tokens[i+n-1].End]),
			}, i, i+n-1)
			i += n - 1
		}
	}
	r.blanks()
}

// placeholder is how many tokens from i on are one, 0 for none.
func (r *reading) placeholder(i int) int {
	t := r.tokens[i]
	switch {
	case t.Kind == token.Sign && strings.Contains("[{<", t.Text):
		return r.bracketed(i)
	case t.Kind == token.Handle && dummyHandles[strings.TrimPrefix(t.Norm, "@")], t.Kind == token.Tag && dummyTags[strings.TrimPrefix(t.Norm, "#")]:
		return 1
	case t.Kind == token.Link && dummyLink(t.Norm):
		return 1
	case t.Kind == token.Number && r.masked(i):
		return 2
	case t.Kind == token.Number && (t.Text == "00/00/0000" || t.Text == "00/00"):
		return 1
	case t.Kind == token.Word:
		return r.dummyWord(i)
	}
	return 0
}

// masked: "08xxxx", "0812xxxx", "Rp99xxx".
func (r *reading) masked(i int) bool {
	return i+1 < len(r.tokens) && r.tokens[i+1].Start == r.tokens[i].End && crosses(r.tokens[i+1].Text, 2)
}

// crosses: nothing but x, at least n of them.
func crosses(w string, n int) bool {
	return len(w) >= n && strings.Trim(w, "xX") == ""
}

// bracketed: "{nama}", "{{name}}", "[link]", "[isi di sini]", "<nama>". Words
// between square brackets are mostly a heading ("[GIVEAWAY]"), so only the
// known ones count.
func (r *reading) bracketed(i int) int {
	closing := map[string]string{"[": "]", "{": "}", "<": ">"}[r.tokens[i].Text]
	known := r.tokens[i].Text == "{"
	for k := i + 1; k < len(r.tokens) && k < i+8; k++ {
		t := r.tokens[k]
		if t.Break == token.Sentence {
			return 0
		}
		if t.Text == closing {
			if closing == "}" && k+1 < len(r.tokens) && r.tokens[k+1].Text == "}" {
				k++
			}
			if !known || k == i+1 {
				return 0
			}
			return k - i + 1
		}
		known = known || t.Kind == token.Word && (fillIns[t.Norm] || crosses(t.Text, 2))
	}
	return 0
}

// dummyWord: "lorem ipsum", "TBD", "XXX", "isi di sini".
func (r *reading) dummyWord(i int) int {
	t := r.tokens[i]
	if crosses(t.Text, 3) || dummyWords[t.Text] {
		return 1
	}
	if crosses(t.Text, 2) && i > 0 && (r.norm(i-1) == "rp" || r.norm(i+1) == "%") {
		return 1
	}
	for _, phrase := range dummyPhrases {
		if r.reads(i, phrase) {
			return len(phrase)
		}
	}
	return 0
}

func (r *reading) reads(i int, phrase []string) bool {
	for k, w := range phrase {
		if r.norm(i+k) != w || k > 0 && r.tokens[i+k].Break > token.Soft {
			return false
		}
	}
	return true
}

func (r *reading) norm(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Norm
}

// blanks: "____" left to be filled.
func (r *reading) blanks() {
	for i := 0; i < len(r.text); i++ {
		from := i
		for i < len(r.text) && r.text[i] == '_' {
			i++
		}
		if i-from >= 3 && (from == 0 || r.text[from-1] <= ' ') && !strings.HasPrefix(r.text[i:], "\n") && i-from < 12 {
			r.add(Finding{Kind: KindPlaceholder, Level: Error, Rule: "placeholder", Message: lang.T("proof.placeholder", "text", r.text[from:i])}, from, i)
		}
	}
}

func dummyLink(link string) bool {
	link = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://"), "www.")
	host, path, _ := strings.Cut(link, "/")
	if _, after, ok := strings.Cut(host, "@"); ok {
		host = after
	}
	return dummyHosts[host] || crosses(path, 3) || path == "..." || path == "link"
}

var (
	dummyHandles = set("handle username akun namaakun nama_akun brand yourhandle your_handle user usernamekamu accountname namabrand handleku tag mention xxx")
	dummyTags    = set("hashtag hashtags hashtagkamu yourhashtag tagar namahashtag tag1 hashtag1 hashtag2")
	dummyHosts   = set("example.com example.org example.net contoh.com domain.com yourdomain.com yourwebsite.com websiteanda.com namadomain.com link.com url.com domainanda.com contoh.id test.com yoursite.com")
	dummyWords   = map[string]bool{"TBD": true, "TODO": true, "FIXME": true, "TBC": true, "asdf": true, "asdfgh": true, "qwerty": true, "PLACEHOLDER": true, "placeholder": true, "Placeholder": true}
	fillIns      = set(`link tautan url nama name tanggal date harga price brand merek produk product insert nomor number alamat address
		lokasi location jam waktu time foto gambar image photo video caption hashtag tagar tbd todo kota city tempat judul title diskon
		discount telepon phone wa whatsapp email kode code xx xxx teks text handle akun username cta hari bulan tahun customer client klien
		isi sini here variabel variable kalimat deskripsi description persen jumlah acara event menu bio`)
	dummyPhrases = [][]string{
		{"lorem", "ipsum"},
		{"isi", "di", "sini"},
		{"isi", "disini"},
		{"tulis", "di", "sini", "ya", "isi"},
		{"tulis", "caption", "di", "sini"},
		{"masukkan", "link"},
		{"masukkan", "teks"},
		{"masukan", "link"},
		{"caption", "di", "sini"},
		{"caption", "disini"},
		{"link", "menyusul"},
		{"isi", "nanti"},
		{"diisi", "nanti"},
		{"insert", "link"},
		{"insert", "text"},
		{"insert", "caption"},
		{"insert", "name"},
		{"insert", "date"},
		{"insert", "price"},
		{"your", "text", "here"},
		{"your", "caption", "here"},
		{"caption", "here"},
		{"text", "here"},
		{"link", "here", "tbd"},
		{"nama", "produk", "di", "sini"},
		{"add", "link", "here"},
		{"dd", "mm", "yyyy"},
		{"to", "be", "confirmed", "by", "client"},
		{"dolor", "sit", "amet"},
		{"teks", "di", "sini"},
		{"harga", "menyusul", "dari", "klien"},
	}
)
