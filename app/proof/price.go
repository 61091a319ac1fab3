package proof

import (
	"slices"
	"strconv"
	"strings"

	"lontar/app/lang"
	"lontar/app/proof/token"
)

// price is an amount of rupiah a text names.
type price struct {
	rupiah      int64
	style       string // "full" (Rp25.000), "k", "rb", "jt"
	comma       bool   // thousands grouped by commas
	broken      bool   // groups that are no thousands
	first, last int    // tokens
}

var units = map[string]struct {
	style string
	times float64
}{
	"k": {"k", 1e3}, "rb": {"rb", 1e3}, "ribu": {"rb", 1e3}, "rebu": {"rb", 1e3},
	"jt": {"jt", 1e6}, "juta": {"jt", 1e6}, "miliar": {"jt", 1e9}, "milyar": {"jt", 1e9},
}

// priceCues stand before an amount without "Rp"; countNouns behind one say
// it is no price ("10k followers", "lari 5K").
var (
	priceCues = set(`harga harganya hanya cuma mulai dari jadi diskon promo potongan hemat bayar only from for at min minimal htm tiket
		ongkir @ = tarif biaya cuman seharga sebesar modal voucher cashback budget under dibawah bawah`)
	countNouns = set(`followers follower pengikut run lari langkah steps km views view penonton tayangan likes suka orang peserta pcs porsi cup
		pelanggan member anggota subscriber subscribers viewers download unduhan kali tahun pax mil ton liter meter kilometer kata word
		words watt mah resolution video kalori kcal takjil kg buku pohon donatur unit`)
)

// prices finds amounts written wrongly, in two ways, or unlike the brief and
// the base.
func (r *reading) prices() {
	list := readPrices(r)
	r.priceForms(list)
	r.priceStyles(list)
	r.priceDiffers(list, r.in.Base, "base")
	if r.in.Base == "" {
		r.priceDiffers(list, r.in.Brief, "brief")
	}
}

func readPrices(r *reading) []price {
	var list []price
	rupiah := r.rupiah()
	for i := 0; i < len(r.tokens); i++ {
		if p, ok := r.priceAt(i, rupiah); ok {
			list = append(list, p)
			i = p.last
		}
	}
	return list
}

// rupiah: the text names an amount with its currency, so that "15k" in it is
// money too unless its noun says otherwise.
func (r *reading) rupiah() bool {
	return slices.ContainsFunc(r.tokens, func(t token.Token) bool { return t.Norm == "rp" || t.Norm == "idr" })
}

// priceAt reads "Rp 25.000", "IDR 25,000", "25rb", "harga 25k".
func (r *reading) priceAt(i int, rupiah bool) (p price, ok bool) {
	p.first = i
	currency := r.norm(i) == "rp" || r.norm(i) == "idr"
	if currency {
		if i++; i >= len(r.tokens) || r.tokens[i].Break > token.Soft {
			return p, false
		}
	}
	if i >= len(r.tokens) || r.tokens[i].Kind != token.Number {
		return p, false
	}
	number := r.tokens[i].Text
	p.last, p.style = i, "full"
	times := 1.0
	if u, has := units[r.norm(i+1)]; has && (r.tokens[i+1].Break == token.None) && (r.norm(i+1) != "k" || r.tokens[i+1].Start == r.tokens[i].End) {
		p.style, times = u.style, u.times
		p.last++
	}
	if !currency && (p.style == "full" || !rupiah && !r.cued(i) || countNouns[r.norm(p.last+1)] || countNouns[r.norm(i-1)]) {
		return p, false
	}
	value, comma, broken := amount(number, p.style == "full")
	p.rupiah, p.comma, p.broken = int64(value*times+0.5), comma, broken
	return p, value > 0
}

// cued: something near says that a short amount is money.
func (r *reading) cued(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if priceCues[r.norm(k)] {
			return true
		}
	}
	return false
}

// amount reads a number with dots or commas between thousands. A short form
// ("1,5 juta") takes either as the decimal sign.
func amount(s string, full bool) (value float64, comma, broken bool) {
	s, cents, _ := strings.Cut(s, ",00")
	if cents != "" {
		s += ",00" + cents
	}
	separator := ""
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		separator = s[i : i+1]
	}
	if separator == "" {
		v, _ := strconv.ParseFloat(s, 64)
		return v, false, false
	}
	groups := strings.Split(s, separator)
	if !full && len(groups) == 2 && len(groups[1]) < 3 {
		v, _ := strconv.ParseFloat(groups[0]+"."+groups[1], 64)
		return v, false, false
	}
	for _, g := range groups[1:] {
		broken = broken || len(strings.TrimRight(g, ".,")) != 3
	}
	v, _ := strconv.ParseFloat(onlyDigits(s), 64)
	return v, separator == ",", broken || len(groups[0]) > 3
}

// priceForms: groups of digits that are no thousands, and commas where
// Indonesian writes dots.
func (r *reading) priceForms(list []price) {
	dots := r.indonesian()
	for _, p := range list {
		switch {
		case p.broken && p.style == "full":
			r.addTokens(Finding{Kind: KindPrice, Level: Warn, Rule: "price.digits", Message: lang.T("proof.price_digits", "text", r.span(p))}, p.first, p.last)
		case p.comma && dots && p.style == "full":
			right := strings.ReplaceAll(r.span(p), ",", ".")
			r.addTokens(Finding{
				Kind: KindPrice, Level: Warn, Rule: "price.separator", Suggestions: []string{right},
				Message: lang.T("proof.price_separator", "text", right),
			}, p.first, p.last)
		}
	}
}

func (r *reading) span(p price) string { return r.text[r.tokens[p.first].Start:r.tokens[p.last].End] }

// priceStyles: one text, one way to write a price. The rarer way is marked.
func (r *reading) priceStyles(list []price) {
	count := map[string]int{}
	for _, p := range list {
		count[p.style]++
	}
	delete(count, "jt") // "Rp1,5 juta" beside "Rp250.000" reads well
	if len(count) < 2 {
		return
	}
	usual := ""
	for _, style := range []string{"full", "rb", "k"} {
		if usual == "" || count[style] > count[usual] {
			usual = style
		}
	}
	for _, p := range list {
		if p.style == usual || p.style == "jt" {
			continue
		}
		right := written(p.rupiah, usual)
		r.addTokens(Finding{
			Kind: KindPrice, Level: Info, Rule: "price.style", Suggestions: []string{right},
			Message: lang.T("proof.price_style", "text", r.span(p), "better", right),
		}, p.first, p.last)
	}
}

// written is an amount in a style.
func written(rupiah int64, style string) string {
	if style != "full" && rupiah%1000 == 0 {
		return strconv.FormatInt(rupiah/1000, 10) + style
	}
	s := strconv.FormatInt(rupiah, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return "Rp" + s
}

// priceDiffers: the brief or the base names other amounts.
func (r *reading) priceDiffers(list []price, other, where string) {
	if strings.TrimSpace(other) == "" || len(list) == 0 {
		return
	}
	theirs := readPrices(read(&Input{Text: other}))
	if len(theirs) == 0 {
		return
	}
	for _, p := range list {
		if slices.ContainsFunc(theirs, func(t price) bool { return t.rupiah == p.rupiah }) {
			continue
		}
		var right []string
		for _, t := range theirs {
			if s := written(t.rupiah, p.style); !slices.Contains(right, s) && len(right) < 3 {
				right = append(right, s)
			}
		}
		r.addTokens(Finding{
			Kind: KindPrice, Level: Warn, Rule: "price." + where, Suggestions: right,
			Message: lang.T("proof.price_"+where, "text", r.span(p), "other", strings.Join(right, ", ")),
		}, p.first, p.last)
	}
}

// indonesian: more small words of Indonesian than of English.
func (r *reading) indonesian() bool {
	id, en := 0, 0
	for _, t := range r.tokens {
		if idWords[t.Norm] {
			id++
		} else if enWords[t.Norm] {
			en++
		}
	}
	return id >= en && id > 0
}

var (
	idWords = set("yang di ke dari dan untuk dengan ini itu kami kita kamu anda ada bisa sudah hanya mulai harga tidak buat cuma per juga hari jam pesan beli gratis sampai diskon")
	enWords = set("the of to and for with this that we our you your is are only from on off at buy get by now until order in")
)
