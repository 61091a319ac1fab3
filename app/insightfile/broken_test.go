package insightfile

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// A file whose percentages a spreadsheet program turned into dates is refused:
// what they were cannot be told.
func TestNumbersThatBecameDates(t *testing.T) {
	text := "Post ID;Page ID;Page name;Description;Publish time;Permalink;Reach;Engagement rate (%)\n" +
		"1142000000000001;1089;Кава;Привіт усім друзям;02.03.2027 05:15;https://www.facebook.com/k/posts/pfbid1;100;3.апр\n" +
		"1142000000000002;1089;Кава;Доброго ранку;03.03.2027 05:15;https://www.facebook.com/k/posts/pfbid2;100;3.45\n"
	b, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	f := one(t, put(t, "fb.csv", b), Options{})
	if f.Refused != reasonDate || f.Encoding != slavicName || f.Counts.Posts != 0 || f.Message == "" {
		t.Fatalf("%+v", f)
	}
	if p, ok := problem(f, reasonDate); !ok || p.Line != 2 || p.Column != "Engagement rate (%)" || p.Value != "3.апр" {
		t.Errorf("%+v", f.Problems)
	}
}

func TestCodePage(t *testing.T) {
	b, err := charmap.Windows1252.NewEncoder().String("Post ID;Page ID;Description;Publish time;Permalink;Reach\n1142000000000001;1089;Café à São Paulo;02/13/2027 05:15;https://www.facebook.com/k/posts/pfbid1;1.234\n")
	if err != nil {
		t.Fatal(err)
	}
	f := one(t, put(t, "fb.csv", b), Options{})
	if f.Encoding != latinName || len(f.Posts) != 1 || f.Posts[0].Caption != "Café à São Paulo" || f.Posts[0].Figures["reach"] != 1234 {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "fb.csv", "Post ID,Page ID,Description,Publish time,Permalink,Reach\n1142000000000001,1089,CafÃ© Ã\u00a0 SÃ£o Paulo,02/13/2027 05:15,https://www.facebook.com/k/posts/pfbid1,5\n"), Options{})
	if len(f.Posts) != 1 || f.Posts[0].Caption != "Café à São Paulo" {
		t.Errorf("%+v", f)
	}
}

func TestNotInsight(t *testing.T) {
	for name, c := range map[string]struct{ text, reason string }{
		"empty.csv":    {"", "empty"},
		"binary.csv":   {"\x00\x01\x02\x03\x04\x05\x06\x07abc\x00\x00", "not_table"},
		"page.csv":     {"<!DOCTYPE html><html><body>Login</body></html>", "html"},
		"comments.csv": {"Comment ID,Channel ID,Comment create timestamp,Price,Video ID,Comment text\nUg,UC,2024-08-17T20:04:52+00:00,0,LTC,halo\n", reasonUnknown},
		"prose.csv":    {"Kopi senja buka jam delapan\nTutup jam lima\n", reasonUnknown},
	} {
		f := one(t, put(t, name, c.text), Options{})
		if f.Refused != c.reason || f.Counts.Posts+f.Counts.Days+f.Counts.Parts > 0 || f.Message == "" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestMapping(t *testing.T) {
	text := "Tgl tayang,Judul konten,Link konten,Dilihat org,Tayangan,Suka\n13/02/2027 19.00,Promo,https://www.instagram.com/p/DYz2HS0M2ks/,\"1,5 rb\",7,12\n"
	f := one(t, put(t, "kami.csv", text), Options{Mapping: map[string]string{"Tgl tayang": "@published", "Judul konten": "@title", "Dilihat org": "views", "Tayangan": "impressions"}, Zone: "Asia/Jakarta"})
	if f.Format != FormatTable || len(f.Posts) != 1 || f.Posts[0].PublishedAt != "2027-02-13T12:00:00Z" || f.Posts[0].Platform != "instagram" {
		t.Fatalf("%+v", f)
	}
	is(t, f.Posts[0].Figures, figures{"views": 1500, "impressions": 7, "likes": 12})
	f = one(t, put(t, "kami.csv", text), Options{})
	if _, ok := doubt(f, "mapping"); !ok {
		t.Errorf("%+v", f.Doubts)
	}
	if _, ok := doubt(f, "meaning"); !ok || f.Posts[0].Figures["views"] != 0 {
		t.Errorf("a word that means two things was taken for one: %+v", f)
	}
}

func TestAnotherAccount(t *testing.T) {
	f := one(t, put(t, "a.csv", instagram(instagramEN)), Options{Account: "tehpagi"})
	if d, ok := doubt(f, "account"); !ok || d.Taken != "kopisenja.id" || d.Value != "tehpagi" {
		t.Errorf("%+v", f.Doubts)
	}
	f = one(t, put(t, "a.csv", instagram(instagramEN)), Options{Account: "kopisenja.id"})
	if len(f.Doubts) > 0 {
		t.Errorf("%+v", f.Doubts)
	}
	// The collaborator imports the same file: then it is the other way round.
	f = one(t, put(t, "a.csv", instagram(instagramEN)), Options{Account: "rotipagi"})
	if len(f.Doubts) > 0 || f.Account != "rotipagi" || !f.Posts[0].Foreign || f.Posts[1].Foreign {
		t.Errorf("%+v", f)
	}
}

func TestFolderAndZip(t *testing.T) {
	dir := t.TempDir()
	z, err := os.Create(filepath.Join(dir, "Followers_kopisenja.zip"))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(z)
	for name, text := range map[string]string{
		"FollowerHistory.csv": "Date,Followers,Difference in followers from previous day\nFebruary 21,10,1\n",
		"FollowerGender.csv":  "Gender,Distribution\nFemale,0.6\n",
		"__MACOSX/._x.csv":    "x",
		"readme.pdf":          "x",
	} {
		in, err := w.CreateHeader(&zip.FileHeader{Name: name, Modified: time.Date(2027, 2, 22, 1, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := in.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte(instagram(instagramEN)), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := JSON(t.Context(), dir, Options{})
	if err != nil || len(files) != 3 {
		t.Fatalf("%v %d files", err, len(files))
	}
	h := files[1]
	if h.Inner != "FollowerHistory.csv" && files[0].Inner != "FollowerHistory.csv" && files[2].Inner != "FollowerHistory.csv" {
		t.Errorf("%+v", files)
	}
	for _, f := range files {
		if f.Inner == "FollowerHistory.csv" && (f.Account != "kopisenja" || f.Days[0].Date != "2027-02-21") {
			t.Errorf("%+v", f)
		}
	}
}

// Some tool wrapped the lines of a file, not its records: only lines with
// commas or quotes were quoted.
func TestWrappedByLine(t *testing.T) {
	text := "\ufeff\"Post ID,\"\"Account ID\"\",\"\"Account username\"\",Description,\"\"Publish time\"\",Permalink,\"\"Post type\"\",Views\"\n" +
		"\"17990000000000001,17841400000000001,kopisenja,\"\"Baris satu\"\n\nBaris dua, dengan koma\n" +
		"\"baris tiga\"\",\"\"12/31/2025 08:24\"\",https://www.instagram.com/reel/DS7zYdbioBc/,\"\"IG reel\"\",1085\"\n" +
		"\"17990000000000002,17841400000000001,kopisenja,x,\"\"12/31/2025 09:24\"\",https://www.instagram.com/p/DS7zYdbioBd/,\"\"IG image\"\",7\"\n"
	f := one(t, put(t, "a.csv", text), Options{})
	if len(f.Posts) != 2 || f.Posts[0].Caption != "Baris satu\n\nBaris dua, dengan koma\nbaris tiga" || f.Posts[0].Figures["views"] != 1085 {
		t.Errorf("%+v %v", f.Posts, f.Problems)
	}
}

// An audience file damaged in the same way is refused too.
func TestAudienceThatBecameDates(t *testing.T) {
	b, err := charmap.Windows1251.NewEncoder().String("Age & gender;;;\r\n;Women;Men;\r\n18-24;3.апр;1.июл;\r\n25-34;17.янв;8.дек;\r\n45-54;15;6.мар;\r\n")
	if err != nil {
		t.Fatal(err)
	}
	f := one(t, put(t, "Audience.csv", b), Options{})
	if f.Refused != reasonDate || len(f.Parts) > 0 || len(f.Problems) != 5 || f.Problems[0].Line != 3 {
		t.Errorf("%+v", f)
	}
}

// A spreadsheet program that puts the day first made dates of what it could,
// with day and month in each other's place.
func TestSwappedDays(t *testing.T) {
	la := locations[pacific]
	at := time.Date(2026, 6, 5, 10, 23, 0, 0, la)
	f := one(t, put(t, "ig.csv", "Post ID,Account ID,Account username,Publish time,Permalink,Views\n17990000000000001,1784140000,kopisenja,2026-05-06 10:23:00,https://www.instagram.com/p/"+shortcode(at)+"/,7\n"), Options{})
	if f.Posts[0].PublishedAt != at.UTC().Format(time.RFC3339) {
		t.Errorf("the id says June, read as %s", f.Posts[0].PublishedAt)
	}
	f = one(t, put(t, "fb.csv", "Post ID,Page ID,Publish time,Permalink,Reach\n1142000000000001,1089,2026-05-06 10:23:00,https://www.facebook.com/k/posts/pfbid1,7\n1142000000000002,1089,06/25/2026 10:20,https://www.facebook.com/k/posts/pfbid2,7\n"), Options{})
	if _, ok := doubt(f, "swapped"); !ok {
		t.Errorf("%+v", f.Doubts)
	}
}

func TestZipInZip(t *testing.T) {
	pack := func(name string, b []byte) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		in, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := in.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	p := filepath.Join(t.TempDir(), "semua.zip")
	if err := os.WriteFile(p, pack("Content_kopisenja.zip", pack("Content.csv", []byte("Date,Views\n2027-01-01,4\n"))), 0o600); err != nil {
		t.Fatal(err)
	}
	if f := one(t, p, Options{}); f.Inner != "Content_kopisenja.zip/Content.csv" || len(f.Days) != 1 {
		t.Errorf("%+v", f)
	}
}
