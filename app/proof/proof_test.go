package proof

import (
	"context"
	"slices"
	"strings"
	"testing"

	"lontar/app/proof/honesty"
)

func open(t testing.TB) *Checker {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// found are the findings beside spelling as "kind:text>suggestion".
func found(c *Checker, in Input) []string {
	if in.Today == "" {
		in.Today = "2027-02-24"
	}
	list := []string{}
	for _, f := range c.Check(context.Background(), in) {
		if f.Kind == KindSpelling || f.Kind == KindHint {
			continue
		}
		s := f.Kind + ":" + f.Text
		if len(f.Suggestions) > 0 && f.Kind != KindClaim {
			s += ">" + f.Suggestions[0]
		}
		list = append(list, s)
	}
	return list
}

func TestChecks(t *testing.T) {
	c := open(t)
	for text, want := range map[string]string{
		// dates
		"Senin, 12 Mei 2025 kita mulai.":       "",
		"Selasa, 12 Mei 2025 kita mulai.":      "date:Selasa, 12 Mei 2025>Senin, 12 Mei 2025",
		"Sampai jumpa Senin, 12 Mei ya":        "date:Senin, 12 Mei>Rabu, 12 Mei",
		"Sabtu 3/7 jam 10":                     "",
		"Minggu 3/7/2027 jam 10":               "date:Minggu 3/7/2027>Sabtu 3/7/2027",
		"Monday, May 12, 2025":                 "",
		"See you Tuesday, May 12, 2025!":       "date:Tuesday, May 12, 2025>Monday, May 12, 2025",
		"Sabtu–Minggu, 3–4 Juli 2027":          "",
		"Jumat–Sabtu, 3–4 Juli 2027":           "date:Jumat–Sabtu, 3>Sabtu–Sabtu, 3|date:Sabtu, 3–4 Juli 2027>Minggu, 3–4 Juli 2027",
		"Setiap 2 minggu 12 Mei":               "",
		"Tutup 31 Juni 2027":                   "date:31 Juni 2027",
		"29 Februari 2027":                     "date:29 Februari 2027",
		"3 Juli 2027 (Jumat)":                  "date:3 Juli 2027 (Jumat)>3 Juli 2027 (Sabtu)",
		"Buka Senin–Sabtu 09.00–17.00 WIB":     "",
		"May 5 people join? Sun is out, mar 3": "",
		"Sabtu malam, 3 Juli 2027 di teras":    "",
		"Acara 03-07-2027, Minggu":             "",
		// prices
		"Mulai Rp25.000 saja":                          "",
		"Harga mulai Rp25,000 saja":                    "price:Rp25,000>Rp25.000",
		"Only Rp25,000 for the set":                    "",
		"Harga Rp25.00 saja":                           "price:Rp25.00",
		"Kopi Rp25.000, roti 15k, teh harga 10k":       "price:Rp25.000>25k",
		"Kopi Rp25.000, roti Rp15.000, teh cuma 10rb":  "price:10rb>Rp10.000",
		"10k followers, terima kasih! Hadiah Rp50.000": "",
		"Rp1,5 juta atau Rp250.000 sebulan":            "",
		"Total Rp1.250.000,00":                         "",
		// phones
		"WA 0812-5550-1717":                "",
		"WA 0812-5550":                     "phone:0812-5550",
		"Hubungi 081255501717123":          "phone:081255501717123",
		"Hubungi +62 812 5550 1717 ya":     "",
		"Hubungi +62 812 5550 ya":          "phone:+62 812 5550",
		"Buka 08.00-17.00 dan 10.00-22.00": "",
		"Telepon (021) 7888 1234":          "",
		"Tanggal 06-12-2027":               "",
		"021-7788-9900, +62 813-1111-2222": "",
		"0812-5550-1717, +62 813-1111-222": "phone:+62 813-1111-222",
		// placeholders
		"Daftar di [link] ya {nama}":           "placeholder:[link]|placeholder:{nama}",
		"[GIVEAWAY] dimulai":                   "",
		"Hubungi 08xxxxxxxxxx":                 "placeholder:08xxxxxxxxxx",
		"Lorem ipsum dolor":                    "placeholder:Lorem ipsum",
		"Isi di sini captionnya, oleh @handle": "placeholder:Isi di sini|placeholder:@handle",
		"Harga Rp XXX, tanggal TBD":            "placeholder:XXX|placeholder:TBD",
		"Kaos ukuran XL dan XXL":               "",
		"Kunjungi example.com":                 "placeholder:example.com",
		"<nama> dan {{name}}":                  "placeholder:<nama>|placeholder:{{name}}",
		"Halo ____ selamat":                    "placeholder:____",
		// doubles
		"Kopi yang yang enak":                    "double:yang yang>yang",
		"Kami datang pelan pelan":                "double:pelan pelan>pelan-pelan",
		"the the cup":                            "double:the the>the",
		"oleh oleh khas Garut":                   "double:oleh oleh>oleh-oleh",
		"segelas kopi kopi yang hangat di teras": "double:kopi kopi>kopi-kopi",
		"a warm coffee coffee for the day":       "double:coffee coffee>coffee",
		"very very good":                         "",
		"ayo ayo ayo, hore hore":                 "",
		"Apa itu? Itu kopi":                      "",
		// links
		"Cek http://kopi.id/menu":                    "link:http://kopi.id/menu>https://kopi.id/menu",
		"Cek https://kopi.id/menu.":                  "",
		"Cek https:// kopi.id/menu":                  "link:https:// kopi.id/menu",
		"Cek http//kopi.id":                          "link:http//kopi.id",
		"Chat wa.me/081255501717":                    "link:wa.me/081255501717>wa.me/6281255501717",
		"Chat wa.me/6281255501717":                   "",
		"Chat https://wa.me/+6281255501717?text=Hai": "link:https://wa.me/+6281255501717?text=Hai>https://wa.me/6281255501717?text=Hai",
		"Chat wa.me/62812":                           "link:wa.me/62812",
		"https://kopisenja":                          "link:https://kopisenja",
		"https://192.168.1.4/menu":                   "link:https://192.168.1.4/menu",
		"https://shоpee.co.id/x":                     "link:https://shоpee.co.id/x",
		"javascript:alert(1)":                        "link:javascript:alert(1)",
		"kopisenja,com":                              "link:kopisenja,com",
		"bit.ly/kopisenja dan halo@kopi.id":          "",
		// hidden
		"ko\u200bpi":          "hidden:\u200b>",
		"👩\u200d🍳 siap":       "",
		"a\u202eb":            "hidden:\u202e>",
		"rusak \xff\xfe sini": "hidden:\ufffd\ufffd>",
		"itâ€™s":              "hidden:â€™",
		"𝗣𝗿𝗼𝗺𝗼 𝗯𝗮𝗿𝘂 hari ini": "fancy:𝗣𝗿𝗼𝗺𝗼 𝗯𝗮𝗿𝘂>Promo baru",
		// shape
		"DISKON BESAR HARI INI SAJA untuk kamu": "caps:DISKON BESAR HARI INI SAJA>Diskon besar hari ini saja",
		"BCA, BNI, BRI, DANA, OVO dan GOPAY":    "",
		"OPEN PO":                               "",
		"Ayo!!!!":                               "marks:!!!!>!",
		"Kamu mau? Kamu bisa, Anda juga":        "tone:Anda>Kamu",
	} {
		if got := strings.Join(found(c, Input{Text: text}), "|"); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestAroundTheText(t *testing.T) {
	c := open(t)
	for name, x := range map[string]struct {
		in   Input
		want []string
	}{
		"brief price":   {Input{Text: "Cuma Rp25.000", Brief: "Harga Rp20.000, jangan lupa"}, []string{"price:Rp25.000>Rp20.000"}},
		"base price":    {Input{Text: "Cuma 25rb", Base: "Cuma Rp20.000", Brief: "Rp25.000"}, []string{"price:25rb>20rb"}},
		"same price":    {Input{Text: "Cuma 25rb", Base: "Cuma Rp25.000"}, nil},
		"base number":   {Input{Text: "WA 0812-5550-1717", Base: "WA +62 812 5550 2828"}, []string{"phone:0812-5550-1717>+62 812 5550 2828"}},
		"tomorrow":      {Input{Text: "Besok, 26 Februari 2027", Day: "2027-02-24"}, []string{"date:Besok, 26 Februari 2027"}},
		"tomorrow fits": {Input{Text: "Besok, 25 Februari 2027", Day: "2027-02-24"}, nil},
		"alt":           {Input{Text: "Halo", Media: 3, Alts: []string{"Orang minum kopi", "IMG_1.jpg"}}, []string{"alt:", "alt:"}},
		"utm":           {Input{Text: "Daftar di kopi.id/kelas atau wa.me/6281255501717", WantUTM: true, Link: "https://kopi.id"}, []string{"utm:", "utm:kopi.id/kelas"}},
		"utm there":     {Input{Text: "kopi.id/kelas?utm_source=ig", WantUTM: true}, nil},
		"avoid":         {Input{Text: "Kopi Murah, murahnya", Brand: Brand{Avoid: []Avoided{{"murah", "terjangkau"}}}}, []string{"avoid:Murah>Terjangkau", "avoid:murahnya>terjangkau"}},
		"pronoun":       {Input{Text: "Untuk kamu", Brand: Brand{Pronoun: "anda"}}, []string{"tone:kamu>Anda"}},
		"own claim":     {Input{Text: "Bikin melek semalaman!", Brand: Brand{Claims: []honesty.Rule{{ID: "b1", Category: "khasiat", Patterns: []string{"bikin melek semalaman"}}}}}, []string{"claim:Bikin melek semalaman"}},
	} {
		if got := found(c, x.in); !slices.Equal(got, x.want) && len(got)+len(x.want) > 0 {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

func TestClaimShowsLimits(t *testing.T) {
	list := open(t).Check(context.Background(), Input{Text: "Pasti langsing dalam 7 hari", Brand: Brand{Limits: "Hasil tiap orang berbeda"}})
	if len(list) != 1 || list[0].Limits == "" || list[0].Rule == "" || list[0].Category == "" || len(list[0].Suggestions) == 0 || list[0].Source == "" {
		t.Fatalf("%+v", list)
	}
}

// TestRulesHold: a waiver remembers a rule and the words it was given for, so
// editing around them, and reading them again, must not change either.
func TestRulesHold(t *testing.T) {
	checkers := []*Checker{open(t), open(t)}
	for _, claim := range []string{
		"pasti langsing dalam 7 hari", "dijamin 100%", "sembuh total", "tanpa efek samping", "terbaik di Depok", "nomor 1 di Indonesia",
		"cepat kaya", "paling murah se-Indonesia", "satu-satunya klinik", "garansi seumur hidup", "stok selalu ada", "terbukti klinis",
		"guaranteed results", "risk-free", "the best coffee in town", "cures diabetes", "no side effects", "dijamin langsing, pasti sembuh",
	} {
		want := ""
		for i, text := range []string{
			claim, claim + "!", claim + "!!! 🎉", "Halo semua. " + claim + ".\nSampai jumpa Sabtu.", "🎉 " + claim + "\n\n#kopi @kopi",
			"Kabar baru: " + claim, strings.ToUpper(claim), "Yuk mampir ke kedai kami di Depok.\n" + claim,
		} {
			rules := ""
			for _, f := range checkers[i%2].Check(context.Background(), Input{Text: text}) {
				if f.Kind == KindClaim {
					rules += f.Rule + " " + strings.ToLower(f.Text) + "|"
				}
			}
			if want == "" {
				want = rules
			}
			if rules != want || rules == "" {
				t.Errorf("%q: %s, want %s", text, rules, want)
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	c := open(f)
	f.Add("Senin, 12 Mei Rp25,00 0812-5550 [link] https:// x \xff \u200b pasti langsing!!!!", "Rp 20.000 0812-5550-1717")
	f.Fuzz(func(t *testing.T, text, base string) {
		runes := []rune(text)
		for _, x := range c.Check(context.Background(), Input{Text: text, Base: base, Day: "2027-02-24", Brand: Brand{Avoid: []Avoided{{"x", "y"}}}}) {
			if x.Start < 0 || x.End < x.Start || x.End > len(runes) || string(runes[x.Start:x.End]) != x.Text || x.Suggestions == nil || x.Message == "" {
				t.Fatalf("%q: %+v", text, x)
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	c := open(b)
	text := strings.Repeat("Habis tarawih, jangan langsung rebahan dulu 😄\n\nCukup 15 menit di rumah: peregangan, plank, dan squat. Badan lebih segar saat sahur, istrahat pun lebih nyenyak. Rp25.000, pasti langsing dalam 7 hari!\n", 12)[:2200]
	for b.Loop() {
		c.Check(context.Background(), Input{Text: text})
	}
}
