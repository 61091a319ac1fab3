package proof

import (
	"strings"
	"unicode"

	"lontar/app/lang"
	"lontar/app/proof/token"
)

// linkProblem is what is wrong with an address; key "" is nothing.
type linkProblem struct {
	key, level, better string
}

// message says it in words.
func (p linkProblem) message(link string) string {
	return lang.T("proof.link."+p.key, "link", link)
}

// links judges the addresses of the text, and what should have been one.
func (r *reading) links() {
	for i, t := range r.tokens {
		if t.Kind == token.Word {
			r.brokenLink(i)
			continue
		}
		if t.Kind != token.Link || mail(t.Text) {
			continue
		}
		if strings.HasSuffix(t.Text, "://") && r.afterBlank(i+1) {
			r.addLink("space", t.Start, r.tokens[i+1].End)
			continue
		}
		p := judgeLink(t.Text)
		if p.key == "" {
			if r.in.WantUTM && wantsUTM(t.Text) {
				r.addTokens(Finding{Kind: KindUTM, Level: Warn, Rule: "utm", Message: lang.T("proof.utm", "link", t.Text)}, i, i)
			}
			continue
		}
		f := Finding{Kind: KindLink, Level: p.level, Rule: "link." + p.key, Message: p.message(t.Text)}
		if p.better != "" {
			f.Suggestions = []string{p.better}
		}
		r.addTokens(f, i, i)
	}
}

// afterBlank: nothing but blanks parts a token from the one before it.
func (r *reading) afterBlank(i int) bool {
	return i < len(r.tokens) && strings.Trim(r.text[r.tokens[i-1].End:r.tokens[i].Start], " ") == ""
}

// brokenLink finds "https:// kopi.id", "http//kopi.id", "www. kopi.id",
// "kopisenja,com": an address that leads nowhere.
func (r *reading) brokenLink(i int) {
	t := r.tokens[i]
	rest := r.text[t.End:]
	switch {
	case schemes[t.Norm]:
		end := t.End
		for end < len(r.text) && !unicode.IsSpace(rune(r.text[end])) {
			end++
		}
		if rest == "" || !strings.ContainsAny(rest[:1], ":/;.") {
			return // the word "http" alone
		}
		if i+1 < len(r.tokens) && strings.TrimLeft(r.text[t.End:r.tokens[i+1].Start], ":/;. ") == "" && strings.Contains(r.text[t.End:r.tokens[i+1].Start], " ") {
			end = r.tokens[i+1].End
		}
		r.addLink("broken", t.Start, end)
	case t.Norm == "www" && strings.HasPrefix(rest, ". ") && i+1 < len(r.tokens):
		r.addLink("space", t.Start, r.tokens[i+1].End)
	case len(rest) > 3 && rest[0] == ',' && i+1 < len(r.tokens) && r.tokens[i+1].Start == t.End+1 && (r.norm(i+1) == "com" || r.norm(i+1) == "id"):
		r.addLink("comma", t.Start, r.tokens[i+1].End)
	}
}

func (r *reading) addLink(key string, from, to int) {
	p := linkProblem{key: key}
	r.add(Finding{Kind: KindLink, Level: Error, Rule: "link." + key, Message: p.message(r.text[from:to])}, from, to)
}

var schemes = set("http https htp htps htttp htttps hhtp hhtps htpp htpps hxxp hxxps")

func mail(link string) bool {
	return !strings.Contains(link, "://") && strings.Contains(link, "@") && !strings.Contains(link, "/")
}

// judgeLink says what is wrong with an address.
func judgeLink(link string) linkProblem {
	low := strings.ToLower(strings.TrimSpace(link))
	scheme, rest, has := strings.Cut(low, "://")
	if !has {
		scheme, rest = "", low
	}
	switch {
	case strings.HasPrefix(low, "javascript:") || strings.HasPrefix(low, "data:") || scheme == "javascript" || scheme == "file":
		return linkProblem{key: "unsafe", level: Error}
	case strings.ContainsAny(low, " \t\n"):
		return linkProblem{"space", Error, strings.Join(strings.Fields(link), "")}
	case has && scheme != "http" && scheme != "https":
		return linkProblem{key: "broken", level: Error}
	case strings.Contains(rest, "://") && strings.HasPrefix(rest, "http"):
		return linkProblem{"broken", Error, link[len(scheme)+3:]}
	}
	host, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	if p := judgeHost(host, has); p.key != "" {
		return p
	}
	if p := judgeWhatsApp(host, path, link); p.key != "" {
		return p
	}
	if scheme == "http" {
		return linkProblem{"http", Warn, "https" + strings.TrimSpace(link)[4:]}
	}
	return linkProblem{}
}

func judgeHost(host string, scheme bool) linkProblem {
	if strings.Contains(host, "@") && scheme {
		return linkProblem{key: "unsafe", level: Error}
	}
	host, _, _ = strings.Cut(host, ":")
	switch {
	case mixed(host) || strings.Contains(host, "xn--"):
		return linkProblem{key: "lookalike", level: Error}
	case host != "" && strings.Trim(host, "0123456789.") == "":
		return linkProblem{key: "ip", level: Warn}
	case !strings.Contains(host, ".") || strings.HasSuffix(host, ".") || strings.HasPrefix(host, ".") || strings.Contains(host, ".."):
		return linkProblem{key: "broken", level: Error}
	case host == "goo.gl":
		return linkProblem{key: "dead", level: Warn}
	}
	return linkProblem{}
}

// mixed: letters beside Latin ones, or instead of them, that only look alike.
func mixed(host string) bool {
	for _, c := range host {
		if token.Invisible(c) || unicode.IsLetter(c) && c > 0x24F {
			return true
		}
	}
	return false
}

// judgeWhatsApp: wa.me wants the number as people abroad dial it, digits only.
// Source: WhatsApp Help Center, "How to use click to chat".
func judgeWhatsApp(host, path, link string) linkProblem {
	var number string
	switch host {
	case "wa.me":
		number, _, _ = strings.Cut(strings.TrimPrefix(path, "/"), "?")
	case "api.whatsapp.com", "web.whatsapp.com":
		_, after, ok := strings.Cut(path, "phone=")
		if !ok {
			return linkProblem{}
		}
		number, _, _ = strings.Cut(after, "&")
	default:
		return linkProblem{}
	}
	number = strings.TrimSuffix(number, "/")
	if number == "" || strings.Trim(number, "0123456789+-.()%") != "" {
		return linkProblem{} // wa.me/message/…, wa.me/c/…
	}
	digits := onlyDigits(number)
	right := digits
	switch {
	case strings.HasPrefix(digits, "0"):
		right = "62" + digits[1:]
	case strings.HasPrefix(digits, "620"):
		right = "62" + digits[3:]
	case strings.HasPrefix(digits, "8") && len(digits) >= 9 && len(digits) <= 12:
		right = "62" + digits
	}
	if len(right) < 8 || len(right) > 15 || strings.HasPrefix(right, "628") && (len(right) < 11 || len(right) > 14) {
		return linkProblem{key: "wa_digits", level: Error}
	}
	if right != number {
		return linkProblem{"wa", Error, strings.Replace(link, number, right, 1)}
	}
	return linkProblem{}
}

func onlyDigits(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}

// wantsUTM: a web address whose visits can be counted, without UTM parameters.
func wantsUTM(link string) bool {
	low := strings.ToLower(link)
	if strings.Contains(low, "utm_") || mail(link) {
		return false
	}
	low = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(low, "https://"), "http://"), "www.")
	for _, host := range []string{
		"wa.me", "api.whatsapp.com", "t.me", "maps.app.goo.gl", "goo.gl/maps", "maps.google", "google.com/maps", "instagram.com",
		"facebook.com", "fb.me", "tiktok.com", "youtube.com", "youtu.be", "x.com", "twitter.com", "threads.net", "threads.com", "linkedin.com", "line.me",
	} {
		if strings.HasPrefix(low, host) {
			return false
		}
	}
	return true
}
