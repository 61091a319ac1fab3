package platform

import (
	"fmt"
	"strings"
	"testing"

	"lontar/models"
)

// said writes entities as "kind:text" in their order.
func said(list []Entity) string {
	var b strings.Builder
	for i, e := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s:%s", e.Kind, e.Text)
	}
	return b.String()
}

func TestEntities(t *testing.T) {
	for _, c := range []struct {
		p          models.Platform
		text, want string
	}{
		// X: mentions and lists
		{models.X, "halo @kopi_ombak, apa kabar", "mention:@kopi_ombak"},
		{models.X, "＠kopi dan @teh/daftar-pagi", "mention:＠kopi mention:@teh/daftar-pagi"},
		{models.X, "surel@kopi.id.example !@kopi #@kopi RT@kopi RT:@teh", "mention:@kopi mention:@teh"},
		{models.X, "@kopi@teh @susué @aren://", ""},
		{models.X, "@abcdefghijklmnopqrstuvwxyz", "mention:@abcdefghijklmnopqrst"},
		// X: hashtags
		{models.X, "#kopi ＃teh #2027ya #2027 #_ #_a", "hashtag:#kopi hashtag:＃teh hashtag:#2027ya hashtag:#_a"},
		{models.X, "a#kopi &#teh; (#susu) #aren#gula /#jahe", "hashtag:#susu hashtag:#jahe"},
		{models.X, "#ngopi-yuk #kopi’s #café #コーヒー #кофе #한국 #हिन्दी", "hashtag:#ngopi hashtag:#kopi hashtag:#café hashtag:#コーヒー hashtag:#кофе hashtag:#한국 hashtag:#हिन्दी"},
		{models.X, "#️⃣satu #kopi://x https://kopi.id/#gula", "url:https://kopi.id/#gula"},
		{models.X, "🇮🇩#merdeka 👍🏽 #𠀀", "hashtag:#merdeka hashtag:#𠀀"},
		// X: cashtags
		{models.X, "$BBCA $tlkm, $GOTO.JK $abcdefg Rp$BBRI $1 $A_b", "cashtag:$BBCA cashtag:$tlkm cashtag:$GOTO.JK cashtag:$A_b"},
		// X: addresses
		{models.X, "kopi.id/promo?x=1&y=2#z. HTTPS://Kopi.ID, (www.kopi.co.id)", "url:kopi.id/promo?x=1&y=2#z url:HTTPS://Kopi.ID url:www.kopi.co.id"},
		{models.X, "https://id.wikipedia.org/wiki/Kopi_(minuman) https://kopi.id:8080/a/", "url:https://id.wikipedia.org/wiki/Kopi_(minuman) url:https://kopi.id:8080/a/"},
		{models.X, "selesai.Besok jam 10.30 di toko.rumah a@kopi.id @kopi.id #kopi.id -kopi.id", "mention:@kopi hashtag:#kopi"},
		{models.X, "http://localhost http://kopi_.com http://a_b.kopi.com", "url:http://a_b.kopi.com"},
		{models.X, "http://кофе.рф кофе.рф コーヒーkopi.comです", "url:http://кофе.рф url:kopi.com"},
		{models.X, "https://t.co/abc123/lagi t.co/abc", "url:https://t.co/abc123 url:t.co/abc"},
		{models.X, "kopi.id/@gula https://kopi.id?q=@teh", "url:kopi.id/@gula url:https://kopi.id?q=@teh"},
		{models.X, "\u202dkopi.com\u202c", "url:kopi.com"},
		// Bluesky
		{models.Bluesky, "@kopi.bsky.social (@teh.test) @kopi e@kopi.id @gula.jpg", "mention:@kopi.bsky.social mention:@teh.test"},
		{models.Bluesky, "kopi.id/promo, https://kopi.id. (https://teh.id) https://a.id/b_(c)", "url:kopi.id/promo url:https://kopi.id url:https://teh.id url:https://a.id/b_(c)"},
		{models.Bluesky, "e.g. foto.jpg a..b https://localhost", "url:https://localhost"},
		{models.Bluesky, "#kopi! #1 #1a #☕️ ##dua #️⃣tiga (#empat) #lima\u200benam", "hashtag:#kopi hashtag:#1a hashtag:#☕️ hashtag:##dua hashtag:#lima"},
		{models.Bluesky, "#" + strings.Repeat("a", 65) + " #" + strings.Repeat("b", 64), "hashtag:#" + strings.Repeat("b", 64)},
		{models.Bluesky, "$BBCA, ($goto) $TERLALU $1 $A", "cashtag:$BBCA cashtag:$goto cashtag:$A"},
		// Mastodon
		{models.Mastodon, "@kopi @kopi@ombak.social, @teh.hijau. a@b.id =@x /@y @café", "mention:@kopi mention:@kopi@ombak.social mention:@teh.hijau"},
		{models.Mastodon, "#kopi (#teh) #1 #1a #satu·dua· #_x ＃penuh a#b", "hashtag:#kopi hashtag:#1a hashtag:#satu·dua hashtag:#_x hashtag:＃penuh"},
		{models.Mastodon, "#1_2 #1· #a· #_1 #️⃣ #kopihttps://kopi.id @a@.id", "hashtag:#1_2 hashtag:#a hashtag:#kopi"},
		{models.Mastodon, "https://kopi.id/@gula?x=1 kopi.id gemini://kopi.id/ $BBCA", "url:https://kopi.id/@gula?x=1 url:gemini://kopi.id/"},
		{models.Mastodon, "lihat https://kopi.id/a_(b), https://kopi.id/カフェ。", "url:https://kopi.id/a_(b) url:https://kopi.id/カフェ。"},
		{models.Mastodon, "xhttps://kopi.id http://" + strings.Repeat("a", 64) + ".com", ""},
		// Telegram
		{models.Telegram, "@kopi @teh a@kopi @gif @" + strings.Repeat("a", 33), "mention:@kopi mention:@gif"},
		{models.Telegram, "#kopi #1 a#b #kopi#teh #kopi@ombak #gula·aren", "hashtag:#kopi hashtag:#kopi@ombak hashtag:#gula·aren"},
		{models.Telegram, "$BBCA $bbca $ABCDEFGHI $$BBRI $1INCH", "cashtag:$BBCA cashtag:$1INCH"},
		{models.Telegram, "kopi.id, (teh.id) https://gula.lokal/a(b) Selesai.Id 1.1.1.1 http://10.0.0.1/x", "url:kopi.id url:teh.id url:https://gula.lokal/a(b) url:1.1.1.1 url:http://10.0.0.1/x"},
		{models.Telegram, "surel kopi@ombak.id, mailto:teh@ombak.id tg://x rdar://1.id ftp://a.id", "url:ftp://a.id"},
		{models.Telegram, "10.30 v1.2 .kopi.id kopi_.id kopi.id…", "url:kopi.id"},
		// those without published rules
		{models.Instagram, "@kopi.ombak. #ngopi☕️ kopi.id #2027 a@b #café_1", "mention:@kopi.ombak hashtag:#ngopi☕️ hashtag:#2027 hashtag:#café_1"},
		{models.Instagram, "#️⃣1 #satu#dua#⭐️ a#b", "hashtag:#satu hashtag:#dua hashtag:#⭐️"},
		{models.Threads, "@kopi #teh kopi.id", "mention:@kopi hashtag:#teh url:kopi.id"},
		{models.TikTok, "#fyp#kopi @teh.hijau kopi.id", "hashtag:#fyp hashtag:#kopi mention:@teh.hijau"},
		{models.YouTube, "#kopi https://kopi.id @kopi-ombak", "hashtag:#kopi url:https://kopi.id mention:@kopi-ombak"},
		{models.Google, "@kopi #teh kopi.id", ""},
		{models.WhatsApp, "@kopi #teh kopi.id", "url:kopi.id"},
	} {
		if got := said(Entities(c.p, c.text)); got != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.p, c.text, got, c.want)
		}
	}
}

func TestEntityOffsetsAreCodePoints(t *testing.T) {
	text := "👨‍👩‍👧‍👦 cafe\u0301 @kopi #teh kopi.id 𠀀 $BBCA \xff @susu"
	for _, p := range []models.Platform{models.X, models.Telegram, models.Mastodon, models.Bluesky, models.Threads} {
		for _, e := range Entities(p, text) {
			if got := string([]rune(text)[e.Start:e.End]); got != e.Text {
				t.Errorf("%s: %s says %q, there stands %q", p, e.Kind, e.Text, got)
			}
		}
	}
	if e := Entities(models.X, "e\u0301 #a")[0]; e.Start != 3 || e.End != 5 {
		t.Errorf("offsets of the text as given: %+v", e)
	}
}

func TestFullStopsOfATopLevelDomainAreReadAsWritten(t *testing.T) {
	if list := Entities(models.X, "a.b.cİ toko.\u212Am"); len(list) != 0 {
		t.Errorf("letters of another script stand for ASCII ones: %v", list)
	}
}
