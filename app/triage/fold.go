package triage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How a rune was written.
type dress uint8

const (
	plain     dress = iota
	fancy           // mathematical, enclosed, full-width, small capital: only ever chosen for show or to hide
	lookalike       // a letter of another script that looks Latin
)

// folded is the Latin letter or digit behind a rune, lower case.
type folded struct {
	r     rune
	dress dress
}

// folds holds the runes beyond ASCII that stand for a letter or digit.
var folds = makeFolds()

// The letters of other scripts and small capitals that pass for Latin ones,
// each pair "what is seen, what is meant".
const (
	lookalikes = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtнhвbгrпnАaВbЕeЅsІiЈjКkМmНhОoРpСcТtУyХxԌgԚqԜwҮyӏlӀi" +
		"αaβbγyεeηnιiκkνvοoρpτtυuχxωwΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx" +
		"ᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎥiᎫjᏦkᏞlᎷmᏁnᎾoᏢpᎡrᏚsᎢtᏙvᎳwᏃzոnսuօoհhցgՏs"
	smallCapitals = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiƖiɩiʋvɯwʍwɐaɔcǝeɥhʇtʌvʎyøoØołlŁlđdĐdħhŧtƒf" +
		"₳a฿b₵cĐdɆeǤgĦhł iɈj₭kⱠl₥m₦nØo₱pɌr₴sŦtɄuV v₩wӾxɎyⱫz" +
		"🄰a🄱b🄲c🄳d🄴e🄵f🄶g🄷h🄸i🄹j🄺k🄻l🄼m🄽n🄾o🄿p🅀q🅁r🅂s🅃t🅄u🅅v🅆w🅇x🅈y🅉z" +
		"ꓮaꓐbꓚcꓓdꓰeꓝfꓖgꓧhꓲiꓙjꓗkꓡlꓟmꓠnꓳoꓑpꓣrꓢsꓔtꓴuꓦvꓪwꓫxꓬyꓜz"
)

func makeFolds() map[rune]folded {
	m := map[rune]folded{}
	pairs := func(list string, d dress) {
		runes := []rune(strings.ReplaceAll(list, " ", ""))
		for i := 0; i+1 < len(runes); i += 2 {
			if runes[i] > 127 {
				m[runes[i]] = folded{runes[i+1], d}
			}
		}
	}
	compatible := func(from, to rune) {
		for r := from; r <= to; r++ {
			if f, ok := latin(norm.NFKD.String(string(r))); ok {
				m[r] = folded{f, fancy}
			}
		}
	}
	for r := rune(0xC0); r <= 0x24F; r++ { // accents of European and Vietnamese names are no disguise
		if f, ok := latin(norm.NFD.String(string(r))); ok {
			m[r] = folded{f, plain}
		}
	}
	for r := rune(0x1E00); r <= 0x1EFF; r++ {
		if f, ok := latin(norm.NFD.String(string(r))); ok {
			m[r] = folded{f, plain}
		}
	}
	compatible(0x1D00, 0x1DBF)   // phonetic extensions
	compatible(0x2070, 0x209F)   // superscripts, subscripts
	compatible(0x2100, 0x214F)   // letterlike
	compatible(0x2460, 0x24FF)   // enclosed
	compatible(0x1D400, 0x1D7FF) // mathematical
	compatible(0xFF01, 0xFF5E)   // full width
	compatible(0x1F100, 0x1F12F)
	compatible(0x2B0, 0x2B8)
	for i := range rune(26) {
		m[0x1F150+i] = folded{'a' + i, fancy} // negative circled
		m[0x1F170+i] = folded{'a' + i, fancy} // negative squared
		m[0x1F1E6+i] = folded{'a' + i, fancy} // regional indicators; flags are told apart before
		m[0xE0041+i] = folded{'a' + i, fancy} // tags
	}
	for i := range rune(10) {
		m[0x2776+i], m[0x2780+i], m[0x278A+i] = folded{'1' + i, fancy}, folded{'1' + i, fancy}, folded{'1' + i, fancy}
	}
	for _, r := range []rune{0x277F, 0x2789, 0x2793} { // the tens have two digits
		delete(m, r)
	}
	pairs(smallCapitals, fancy)
	pairs(lookalikes, lookalike)
	for _, r := range []rune{'™', '℠', 'ª', 'º', '²', '³', '¹', '№', '℃', '℉', '®'} {
		delete(m, r)
	}
	return m
}

// latin is the one letter or digit in a decomposition, with its marks and
// brackets dropped.
func latin(s string) (rune, bool) {
	var found rune
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if found != 0 {
				return 0, false
			}
			found = unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("()., ⁄", r):
		default:
			return 0, false
		}
	}
	return found, found != 0
}

// unseen reports runes that take no place: zero-width, bidi controls,
// combining marks, variation selectors, soft hyphens.
func unseen(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFEFF, r == 0xFFA0,
		r >= 0x180B && r <= 0x180E, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r)
}

// pictorial reports emoji and other pictures.
func pictorial(r rune) bool {
	switch {
	case r < 0x203C:
		return false
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r >= 0x2B00 && r <= 0x2BFF, r >= 0x2190 && r <= 0x21FF, r >= 0x2300 && r <= 0x23FF:
		return true
	}
	return false
}
