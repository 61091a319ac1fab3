package insightfile

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var jakarta = time.FixedZone("WIB", 7*3600)

// instagram writes a content file: two own posts and a collaborator's.
func instagram(head string) string {
	la := locations[pacific]
	at := []time.Time{
		time.Date(2027, 1, 12, 19, 30, 0, 0, jakarta),
		time.Date(2027, 1, 29, 7, 5, 0, 0, jakarta),
		time.Date(2027, 7, 3, 18, 0, 0, 0, jakarta),
	}
	if time.Now().AddDate(1, 0, 0).Before(at[2]) { // ids from too far ahead are not believed
		for i := range at {
			at[i] = at[i].AddDate(-2, 0, 0)
		}
	}
	rows := []string{head}
	for i, a := range at {
		account, name := "17841400000000001", "kopisenja.id"
		if i == 1 {
			account, name = "17841400000000002", "rotipagi"
		}
		rows = append(rows, fmt.Sprintf(`1799000000000000%d,%s,%s,"Kopi, Senja","Baris satu
baris dua ""kutip""",%d,"%s",https://www.instagram.com/reel/%s/,"Reel IG",,"Sepanjang Masa",1135%d,367,15,12,,6740,2`,
			i, account, name, 30+i, a.In(la).Format("01/02/2006 15:04"), shortcode(a), i))
	}
	return "\ufeff" + strings.Join(rows, "\n") + "\n"
}

const instagramID = `"ID Postingan","ID Akun","Nama pengguna akun","Nama akun",Deskripsi,"Durasi (detik)","Waktu penerbitan",Permalink,"Jenis postingan","Komentar data",Tanggal,Tayangan,Suka,"Frekuensi dibagikan",Komentar,"Frekuensi Disimpan",Jangkauan,Mengikuti`

const instagramEN = `"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)","Publish time",Permalink,"Post type","Data comment",Date,Views,Likes,Shares,Comments,Saves,Reach,Follows`

func TestInstagramContent(t *testing.T) {
	for lang, head := range map[string]string{"id": instagramID, "en": instagramEN} {
		t.Run(lang, func(t *testing.T) {
			f := one(t, put(t, "Jan-01-2027_Jan-31-2027_123.csv", instagram(head)), Options{})
			if f.Format != "meta_content_instagram" || f.Platform != "instagram" || f.Zone != pacific || f.ZoneKnown != ZoneByIDs {
				t.Errorf("%s %s %s %s", f.Format, f.Platform, f.Zone, f.ZoneKnown)
			}
			if f.Account != "kopisenja.id" || f.AccountID != "17841400000000001" || f.Counts.Posts != 3 || len(f.Problems)+len(f.Doubts) > 0 {
				t.Errorf("%+v %v %v", f.Counts, f.Problems, f.Doubts)
			}
			p := f.Posts[0]
			at, _ := idTime("instagram", strings.Split(p.Permalink, "/")[4])
			if p.PublishedAt != at.Truncate(time.Minute).Format(time.RFC3339) || p.Known != KnownClock {
				t.Errorf("published %s (%s), the id says %s", p.PublishedAt, p.Known, at)
			}
			if p.ID != "17990000000000000" || p.Form != "reel" || p.Seconds != 30 || p.Caption != "Baris satu\nbaris dua \"kutip\"" || p.Foreign || p.Line != 2 {
				t.Errorf("%+v", p)
			}
			is(t, p.Figures, figures{"views": 11350, "likes": 367, "shares": 15, "comments": 12, "reach": 6740, "follows": 2})
			if !f.Posts[1].Foreign || f.Posts[1].Account != "rotipagi" || f.Posts[2].Foreign {
				t.Error("the collaborator's row is not told from the own ones")
			}
		})
	}
}

// A spreadsheet program saves the file again: another separator, encoding, byte
// order mark or wrapping changes nothing that is read.
func TestSavedAgain(t *testing.T) {
	text := strings.TrimPrefix(instagram(instagramID), "\ufeff")
	want := one(t, put(t, "a.csv", text), Options{})
	semicolon := func(sep string) string {
		var b strings.Builder
		p := newRecords(strings.NewReader(text), ',')
		for {
			r, err := p.next()
			if err != nil {
				return b.String()
			}
			for i, c := range r {
				if i > 0 {
					b.WriteString(sep)
				}
				b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			b.WriteString("\r\n")
		}
	}
	wrappedText := func() string {
		var b strings.Builder
		p := newRecords(strings.NewReader(text), ',')
		for {
			r, err := p.next()
			if err != nil {
				return b.String()
			}
			var in []string
			for _, c := range r {
				in = append(in, `"`+strings.ReplaceAll(c, `"`, `""`)+`"`)
			}
			b.WriteString(`"` + strings.ReplaceAll(strings.Join(in, ","), `"`, `""`) + `"` + "\r\n")
		}
	}
	for name, content := range map[string]string{
		"bom":       "\ufeff" + text,
		"semicolon": semicolon(";"),
		"tab":       semicolon("\t"),
		"utf16":     wide(semicolon("\t")),
		"marked":    "sep=;\r\n" + semicolon(";"),
		"wrapped":   wrappedText(),
		"quoted":    semicolon(","),
	} {
		t.Run(name, func(t *testing.T) {
			got := one(t, put(t, "a.csv", content), Options{})
			if got.Format != want.Format || len(got.Posts) != len(want.Posts) {
				t.Fatalf("%s %+v %v", got.Format, got.Counts, got.Problems)
			}
			for i := range want.Posts {
				w, g := want.Posts[i], got.Posts[i]
				g.Line = w.Line
				if fmt.Sprintf("%+v", g) != fmt.Sprintf("%+v", w) {
					t.Errorf("got  %+v\nwant %+v", g, w)
				}
			}
		})
	}
}

func TestFacebookContent(t *testing.T) {
	head := `"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time","Caption type",Permalink,"Is crosspost","Post type","Data comment",Date,IMPRESSION:UNIQUE_USERS,Views,Reach,"Reactions, comments and shares",Reactions,Views,"Seconds viewed","Views by country: ID"`
	f := one(t, put(t, "fb.csv", head+`
1142000000000001,10890000000001,"Kopi Senja","Judul foto",,0,"02/03/2027 05:15",N/A,https://www.facebook.com/kopisenja/posts/pfbid0abc,0,Photos,,Lifetime,,6970,5969,309,236,6970,,12
,,,,,,,,,,,"An error occurred while computing metadata for content with ID 93.",Lifetime,51,,,,,,,
1142000000000002,10890000000001,"Kopi Senja",,"Cerita video",61,"01/31/2027 20:00",,https://www.facebook.com/kopisenja/videos/1142000000000002/,0,Reels,,Lifetime,,100,--,N/A,undefined,101,120
`), Options{})
	if f.Format != "meta_content_facebook" || f.Platform != "facebook" || f.Counts.Posts != 2 || f.Counts.Rejected != 1 || f.AccountID != "10890000000001" {
		t.Fatalf("%s %+v %v", f.Format, f.Counts, f.Problems)
	}
	p := f.Posts[0]
	if p.PublishedAt != "2027-02-03T13:15:00Z" || p.Caption != "Judul foto" || p.Form != "carousel" || p.Extra["Views by country: ID"] != "12" {
		t.Errorf("%+v", p)
	}
	is(t, p.Figures, figures{"views": 6970, "reach": 5969, "engagements": 309, "reactions": 236})
	is(t, f.Posts[1].Figures, figures{"views": 100, "watch_minutes": 2})
	if _, ok := problem(f, reasonConflict); !ok {
		t.Error("two columns of one name that differ are not said")
	}
	if p, ok := problem(f, reasonPlatform); !ok || p.Line != 3 || !p.Row {
		t.Errorf("%+v", f.Problems)
	}
}

// Meta's files of 2023 and 2024 have the month where the minutes belong.
func TestMinutesThatAreMonths(t *testing.T) {
	text := "Post ID,Page ID,Publish time,Permalink,Reach\n"
	for i, d := range []string{"12/12/2023 01:12", "01/04/2024 08:01", "02/28/2024 06:02", "03/01/2024 04:03", "02/26/2024 04:02"} {
		text += fmt.Sprintf("114200000000000%d,1089,%s,https://www.facebook.com/k/posts/pfbid%d,5\n", i, d, i)
	}
	f := one(t, put(t, "fb.csv", text), Options{})
	if _, ok := doubt(f, "minutes"); !ok || f.Posts[0].Known != KnownHour {
		t.Errorf("%v %s", f.Doubts, f.Posts[0].Known)
	}
}

func TestCards(t *testing.T) {
	f := one(t, put(t, "Tayangan.csv", wide("sep=,\r\n\"Tayangan\"\r\n\"Tanggal\",\"Primary\"\r\n\"2027-01-01T00:00:00\",\"207\"\r\n\"2027-01-02T01:00:00\",\"\"\r\n\"2027-01-03T00:00:00\",\"0\"\r\n")), Options{})
	if f.Format != FormatCard || f.Counts.Days != 3 || f.Encoding != utf16Name {
		t.Fatalf("%s %+v %v", f.Format, f.Counts, f.Problems)
	}
	is(t, f.Days[0].Figures, figures{"views": 207})
	is(t, f.Days[1].Figures, figures{})
	is(t, f.Days[2].Figures, figures{"views": 0})
	if _, ok := doubt(f, "platform"); !ok {
		t.Error("a card without a platform asks")
	}
	f = one(t, put(t, "Kunjungan.csv", wide("sep=,\n\"Kunjungan Facebook\"\n\"Tanggal\",\"Primary\"\n\"2027-01-01T00:00:00\",\"3\"\n\n\n\"Kunjungan profil Instagram\"\n\"Tanggal\",\"Primary\"\n\"2027-01-01T00:00:00\",\"8\"\n\"2027-01-02T00:00:00\",\"9\"\n")), Options{})
	if len(f.Tables) != 2 || f.Counts.Days != 3 || f.Days[0].Platform != "facebook" || f.Days[1].Platform != "instagram" || f.Days[1].Figures["profile_visits"] != 8 || len(f.Doubts) > 0 {
		t.Errorf("%+v %+v %v", f.Tables, f.Days, f.Doubts)
	}
	f = one(t, put(t, "likes.csv", wide("sep=,\n\"Date\",\"Facebook Page likes\"\n\"2024-01-01T00:00:00\",\"3\"\n")), Options{})
	if f.Platform != "facebook" || len(f.Days) != 1 || f.Days[0].Figures["page_likes"] != 3 {
		t.Errorf("%+v", f)
	}
}

func TestAudience(t *testing.T) {
	f := one(t, put(t, "Audience.csv", wide("sep=,\n\"Facebook followers\"\n\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"12.5%\",\"< 1%\"\n\"25-34\",\"20%\",\"30%\"\n\n\"Top cities\"\n\"Jakarta, Indonesia\",\"Bandung, Indonesia\"\n\"12.3%\",\"4.5%\"\n")), Options{})
	if f.Format != FormatAudience || len(f.Parts) != 6 {
		t.Fatalf("%s %+v %v", f.Format, f.Parts, f.Problems)
	}
	if p := f.Parts[1]; p.Key != "18-24 · Men" || p.Figures["share"] != 1 || len(p.Below) != 1 {
		t.Errorf("%+v", p)
	}
	if p := f.Parts[5]; p.Dimension != "top cities" || p.Key != "Bandung, Indonesia" || p.Figures["share"] != 4.5 {
		t.Errorf("%+v", p)
	}
}

// Meta writes the number of followers and its inner names above the shares; a
// file copied by hand lost the line with the title.
func TestAudienceTotals(t *testing.T) {
	f := one(t, put(t, "Audience.csv", wide("sep=,\n\"Facebook followers\"\n\"FB_PAGE,FOLLOW,UNIQUE_USERS\"\n\"30222\"\n\n\"Instagram followers by gender and age\"\n\"Age\",\"Women\",\"Men\"\n\"18-24\",\"2.5%\",\"0.3%\"\n")), Options{})
	if len(f.Parts) != 3 || f.Parts[0].Figures["followers"] != 30222 || f.Parts[0].Platform != "facebook" || f.Parts[1].Platform != "instagram" {
		t.Errorf("%+v %v", f.Parts, f.Problems)
	}
	f = one(t, put(t, "Top content formats.csv", "Views;;;\nReels;Photos;Text;\n5726;862;7;\n;;;\nContent interactions;;;\nReels;Photos;;\n36;20;;\n"), Options{})
	if len(f.Parts) != 5 || f.Parts[0].Figures["views"] != 5726 || f.Parts[4].Figures["content_interactions"] != 20 {
		t.Errorf("%+v %v", f.Parts, f.Problems)
	}
	f = one(t, put(t, "Reach (1).csv", wide("\"Date\",\"Primary\"\n\"2027-01-01T00:00:00\",\"3\"\n")), Options{})
	if d, ok := doubt(f, "named"); !ok || d.Taken != "reach" || f.Days[0].Figures["reach"] != 3 {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "visits.csv", wide("sep=,\n\"Date\",\"Facebook Page likes\"\n\"2024-01-27T00:00:00\",\"1\"\n\"Date\",\"Instagram followers\"\n\"2024-01-27T00:00:00\",\"3\"\n")), Options{})
	if len(f.Days) != 2 || f.Days[1].Platform != "instagram" || f.Days[1].Figures["follows"] != 3 {
		t.Errorf("%+v", f.Days)
	}
}
