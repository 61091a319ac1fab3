package proof

import (
	"strings"
	"unicode/utf8"

	"lontar/app/lang"
)

// phone is a telephone number in a text.
type phone struct {
	digits   string // national, "0812…"
	abroad   bool   // written with 62
	from, to int    // bytes
}

// phones finds numbers with too few or too many digits, written in two ways,
// or unlike the brief and the base.
func (r *reading) phones() {
	list := readPhones(r.text, r.inLink)
	for _, p := range list {
		if n := len(p.digits); strings.HasPrefix(p.digits, "08") && (n < 10 || n > 13) {
			r.add(Finding{
				Kind: KindPhone, Level: Error, Rule: "phone.digits",
				Message: lang.T("proof.phone_digits", "text", r.text[p.from:p.to], "n", n),
			}, p.from, p.to)
		}
	}
	r.phoneStyles(list)
	r.phoneDiffers(list, r.in.Base, "base")
	if r.in.Base == "" {
		r.phoneDiffers(list, r.in.Brief, "brief")
	}
}

// inLink: byte i belongs to an address ("wa.me/62812…").
func (r *reading) inLink(i int) bool {
	near := r.text[max(0, i-maxRun):i]
	return strings.ContainsAny(near[strings.LastIndexAny(near, " \t\n(")+1:], "/=?#@")
}

// maxRun is how far back an address may have begun, in bytes.
const maxRun = 300

// readPhones finds mobile numbers ("0812…", "+62 812…", "62812…") and those
// with an area code ("(021) …", "021-…"). A mobile number in Indonesia has 10
// to 13 digits with its 0 (Ministry of Communication, Fundamental Technical
// Plan 2018); fewer than seven are no number at all.
func readPhones(text string, skip func(int) bool) []phone {
	var list []phone
	for i := 0; i < len(text); {
		c := text[i]
		if c != '0' && c != '+' && c != '6' && c != '(' || i > 0 && partOfNumber(text[:i]) {
			i++
			continue
		}
		end, digits := dialled(text, i)
		if digits == "" {
			i++
			continue
		}
		if p, ok := asPhone(text[i:end], digits); ok && !skip(i) {
			p.from, p.to = i, end
			list = append(list, p)
		}
		i = max(end, i+1)
	}
	return list
}

// partOfNumber: the text goes on with a number or word already begun.
func partOfNumber(before string) bool {
	c, _ := utf8.DecodeLastRuneInString(before)
	return c >= '0' && c <= '9' || c == '.' || c == ',' || c == '+' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-'
}

// dialled is where the number ends, and its digits. One blank, hyphen, dot
// or bracket may part two groups.
func dialled(text string, i int) (end int, digits string) {
	var b strings.Builder
	gap := 0
	for end = i; i < len(text) && b.Len() <= maxDigits; i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			b.WriteByte(c)
			gap, end = 0, i+1
		case strings.IndexByte(" -.()", c) >= 0 && gap < 2, c == '+' && b.Len() == 0:
			gap++
		default:
			return end, b.String()
		}
	}
	return end, b.String()
}

const maxDigits = 24

// asPhone: digits that are dialled. The first group tells a number from a
// clock ("08.00-17.00") and a date ("06-12-2027").
func asPhone(written, digits string) (p phone, ok bool) {
	groups := strings.FieldsFunc(written, func(c rune) bool { return c < '0' || c > '9' })
	plus := strings.HasPrefix(written, "+")
	switch {
	case plus && !strings.HasPrefix(digits, "62"):
		return p, false // abroad: not ours to judge
	case strings.HasPrefix(digits, "62") && (plus || strings.HasPrefix(digits, "628") && len(digits) >= 9):
		p.abroad = true
		p.digits = "0" + strings.TrimPrefix(digits[2:], "0")
	case len(groups[0]) < 3 || digits[0] != '0':
		return p, false
	default:
		p.digits = digits
	}
	if strings.HasPrefix(p.digits, "08") {
		return p, len(p.digits) >= 7 && (p.abroad || len(groups[0]) >= 4 || len(p.digits) > 9)
	}
	return p, strings.HasPrefix(p.digits, "0") && len(p.digits) >= 9 && len(p.digits) <= 12
}

// phoneStyles: "+62 812…" beside "0812…". A number with an area code is
// written its own way.
func (r *reading) phoneStyles(list []phone) {
	first := -1
	for i, p := range list {
		switch {
		case !strings.HasPrefix(p.digits, "08"):
		case first < 0:
			first = i
		case p.abroad != list[first].abroad:
			r.add(Finding{Kind: KindPhone, Level: Info, Rule: "phone.style", Message: lang.T("proof.phone_style", "text", r.text[p.from:p.to])}, p.from, p.to)
		}
	}
}

// phoneDiffers: the brief or the base names other numbers.
func (r *reading) phoneDiffers(list []phone, other, where string) {
	if len(list) == 0 || other == "" {
		return
	}
	theirs := readPhones(other, func(int) bool { return false })
	if len(theirs) == 0 {
		return
	}
	for _, p := range list {
		same := false
		for _, t := range theirs {
			same = same || t.digits == p.digits
		}
		if !same {
			right := other[theirs[0].from:theirs[0].to]
			r.add(Finding{
				Kind: KindPhone, Level: Warn, Rule: "phone." + where, Suggestions: []string{right},
				Message: lang.T("proof.phone_"+where, "text", r.text[p.from:p.to], "other", right),
			}, p.from, p.to)
		}
	}
}
