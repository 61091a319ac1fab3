package platform

import (
	"slices"
	"strings"
	"testing"

	"lontar/app/lang"
	"lontar/models"
)

const mb = 1 << 20

func photo(w, h int) File { return File{Name: "a.jpg", Format: "jpeg", Bytes: mb, Width: w, Height: h} }

func clip(seconds float64) File {
	return File{Name: "a.mp4", Format: "mp4", Bytes: 20 * mb, Width: 1080, Height: 1920, Millis: int64(seconds * 1000), FPS: 30, VideoCodec: "h264", AudioCodec: "aac"}
}

// TestCheckContent has numbers written down apart from the files of rules: one
// changed there must be changed here with intent.
func TestCheckContent(t *testing.T) {
	times := func(f File, n int) []File { return slices.Repeat([]File{f}, n) }
	for _, c := range []struct {
		name string
		p    models.Platform
		c    Content
		want string // "rule level" of all that is no Info, in order
	}{
		{"carousel 20", models.Instagram, Content{Form: models.FormCarousel, Media: times(photo(1080, 1350), 10)}, ""},
		{"carousel 11", models.Instagram, Content{Form: models.FormCarousel, Media: times(photo(1080, 1350), 11)}, "media.max warn"},
		{"carousel 21", models.Instagram, Content{Form: models.FormCarousel, Media: times(photo(1080, 1350), 21)}, "media.max error"},
		{"carousel 1", models.Instagram, Content{Form: models.FormCarousel, Media: times(photo(1080, 1350), 1)}, "media.min error"},
		{"4:5", models.Instagram, Content{Form: models.FormImage, Media: times(photo(1080, 1350), 1)}, ""},
		{"3:4", models.Instagram, Content{Form: models.FormImage, Media: times(photo(1080, 1440), 1)}, "image.ratio.min warn"},
		{"9:16", models.Instagram, Content{Form: models.FormImage, Media: times(photo(1080, 1920), 1)}, "image.ratio.min error"},
		{"1.91:1", models.Instagram, Content{Form: models.FormImage, Media: times(photo(1080, 566), 1)}, ""},
		{"2:1", models.Instagram, Content{Form: models.FormImage, Media: times(photo(1080, 540), 1)}, "image.ratio.max error"},
		{"story", models.Instagram, Content{Form: models.FormStory, Media: times(photo(1080, 1920), 1)}, ""},
		{"story 61 s", models.Instagram, Content{Form: models.FormStory, Media: []File{clip(61)}}, "video.time.max error"},
		{"story with guests", models.Instagram, Content{Form: models.FormStory, Media: []File{clip(9)}, Collaborators: []string{"a"}}, "collaborators.max error"},
		{"reel 3 min", models.Instagram, Content{Form: models.FormReel, Media: []File{clip(180)}}, ""},
		{"reel over 3 min", models.Instagram, Content{Form: models.FormReel, Media: []File{clip(180.5)}}, "video.time.max warn"},
		{"reel over 15 min", models.Instagram, Content{Form: models.FormReel, Media: []File{clip(900.1)}}, "video.time.max error"},
		{"reel of a picture", models.Instagram, Content{Form: models.FormReel, Media: times(photo(1080, 1350), 1)}, "media.min_videos error"},
		{"six hashtags in the comment", models.Instagram, Content{Form: models.FormReel, Media: []File{clip(9)}, FirstComment: "#a #b #c #d #e #f"}, "hashtags.max warn"},
		{"nothing yet", models.Instagram, Content{}, ""},
		{"text only", models.Instagram, Content{Form: models.FormText, Text: "a"}, "media.min error"},
		{"moving GIF", models.Instagram, Content{Media: []File{{Format: "gif", Frames: 9, Width: 500, Height: 500}}}, "gif.max warn"},
		{"HEIC", models.Instagram, Content{Media: []File{{Format: "heic", Width: 500, Height: 500}}}, "image.formats warn"},

		{"four", models.X, Content{Text: "a", Media: times(photo(1080, 1080), 4)}, ""},
		{"five", models.X, Content{Text: "a", Media: times(photo(1080, 1080), 5)}, "media.max error"},
		{"a thread of two with eight", models.X, Content{Form: models.FormThread, Text: "a", Thread: []string{"a", "b"}, Media: times(photo(1080, 1080), 8)}, ""},
		{"a thread of two with nine", models.X, Content{Form: models.FormThread, Text: "a", Thread: []string{"a", "b"}, Media: times(photo(1080, 1080), 9)}, "media.max error"},
		{"picture and film", models.X, Content{Text: "a", Media: []File{photo(1080, 1080), clip(9)}}, "media.mix warn"},
		{"two films", models.X, Content{Text: "a", Media: []File{clip(9), clip(9)}}, "media.max_videos error"},
		{"20 min", models.X, Content{Text: "a", Media: []File{clip(1200)}}, ""},
		{"21 min", models.X, Content{Text: "a", Media: []File{clip(1260)}}, "video.time.max error"},
		{"21 min, paying", models.X, Content{Text: "a", Tier: Premium, Media: []File{clip(1260)}}, ""},
		{"PNG of 5 MB", models.X, Content{Text: "a", Media: []File{{Format: "png", Bytes: 5 * mb}}}, ""},
		{"PNG over 5 MB", models.X, Content{Text: "a", Media: []File{{Format: "png", Bytes: 5*mb + 1}}}, "image.bytes.max error"},
		{"GIF of 15 MB", models.X, Content{Text: "a", Media: []File{{Format: "gif", Frames: 2, Bytes: 15 * mb}}}, ""},
		{"GIF over 15 MB", models.X, Content{Text: "a", Media: []File{{Format: "gif", Frames: 2, Bytes: 15*mb + 1}}}, "gif.bytes.max error"},
		{"GIF and picture", models.X, Content{Text: "a", Media: []File{{Format: "gif", Frames: 2}, photo(9, 9)}}, "gif.alone error"},
		{"alt 1,000", models.X, Content{Text: "a", Media: times(photo(9, 9), 1), Alts: []string{letters(1000)}}, ""},
		{"alt 1,001", models.X, Content{Text: "a", Media: times(photo(9, 9), 1), Alts: []string{letters(1001)}}, "alt.max error"},

		{"title 100", models.YouTube, Content{Title: letters(100)}, ""},
		{"title 101", models.YouTube, Content{Title: letters(101)}, "title.max error"},
		{"title of 51 emoji", models.YouTube, Content{Title: strings.Repeat("😀", 51)}, "title.max error"},
		{"title with <", models.YouTube, Content{Title: "a < b"}, "title.chars error"},
		{"description 5,000 bytes", models.YouTube, Content{Title: "a", Description: strings.Repeat("é", 2500)}, ""},
		{"description 5,001 bytes", models.YouTube, Content{Title: "a", Description: strings.Repeat("é", 2500) + "a"}, "description.max error"},
		{"tags 500", models.YouTube, Content{Title: "a", Tags: []string{letters(249), letters(250)}}, ""},
		{"tags 501", models.YouTube, Content{Title: "a", Tags: []string{letters(250), letters(250)}}, "tags.max error"},
		{"tags of words 500", models.YouTube, Content{Title: "a", Tags: []string{letters(248) + " a", letters(247)}}, ""},
		{"tags of words 501", models.YouTube, Content{Title: "a", Tags: []string{letters(248) + " a", letters(248)}}, "tags.max error"},
		{"short of 3 min", models.YouTube, Content{Form: models.FormShort, Title: "a", Media: []File{clip(180)}}, ""},
		{"short over 3 min", models.YouTube, Content{Form: models.FormShort, Title: "a", Media: []File{clip(181)}}, "video.time.max warn"},
		{"film and thumbnail", models.YouTube, Content{Form: models.FormVideo, Title: "a", Media: []File{clip(99), photo(1280, 720)}}, ""},
		{"square thumbnail", models.YouTube, Content{Form: models.FormVideo, Title: "a", Media: []File{clip(99), photo(1280, 1280)}}, "image.ratio.min warn"},

		{"community post", models.YouTube, Content{Form: models.FormText, Text: "a"}, ""},
		{"live with a thumbnail", models.YouTube, Content{Form: models.FormLive, Title: "a", Media: []File{photo(1280, 720)}}, ""},
		{"live with a poster", models.Instagram, Content{Form: models.FormLive, Media: []File{photo(1080, 1920)}}, ""},

		{"text post", models.TikTok, Content{Form: models.FormText, Text: "a"}, ""},
		{"mixed", models.TikTok, Content{Media: []File{photo(1080, 1080), clip(9)}}, "media.mix error"},
		{"35 photos", models.TikTok, Content{Form: models.FormCarousel, Media: times(photo(1080, 1080), 35)}, ""},
		{"36 photos", models.TikTok, Content{Form: models.FormCarousel, Media: times(photo(1080, 1080), 36)}, "media.max error"},
		{"PNG", models.TikTok, Content{Media: []File{{Format: "png"}}}, "image.formats error"},
		{"private partner", models.TikTok, Content{Media: []File{clip(9)}, Options: map[string]string{"disclose": "both", "privacy": "private"}}, "option.branded_private error"},

		{"1 of a carousel", models.Threads, Content{Form: models.FormCarousel, Media: times(photo(1080, 1080), 1)}, "media.min error"},
		{"21 of a carousel", models.Threads, Content{Form: models.FormCarousel, Media: times(photo(1080, 1080), 21)}, "media.max error"},
		{"topic 51", models.Threads, Content{Options: map[string]string{"topic": letters(51)}}, "topic.max error"},
		{"topic a.b", models.Threads, Content{Options: map[string]string{"topic": "a.b"}}, "topic.chars error"},
		{"comment 1,251", models.LinkedIn, Content{FirstComment: letters(1251)}, "first_comment.max error"},
		{"mixed", models.LinkedIn, Content{Media: []File{photo(1080, 1080), clip(9)}}, "media.mix error"},
		{"too many pixels", models.LinkedIn, Content{Media: times(photo(6016, 6010), 1)}, "image.pixels.max error"},
		{"unlike sizes", models.Pinterest, Content{Form: models.FormCarousel, Options: map[string]string{"board": "a"}, Media: []File{photo(1000, 1500), photo(1000, 1499)}}, "media.same_size error"},
		{"link 2,049", models.Pinterest, Content{Link: letters(2049), Media: times(photo(1000, 1500), 1)}, "link.max error"},
		{"sides", models.Telegram, Content{Media: times(photo(5000, 5001), 1)}, "image.sides.max error"},
		{"2 MB", models.Bluesky, Content{Media: []File{{Format: "jpeg", Bytes: 2_000_000}}}, ""},
		{"over 2 MB", models.Bluesky, Content{Media: []File{{Format: "jpeg", Bytes: 2_000_001}}}, "image.bytes.max error"},
		{"five", models.Bluesky, Content{Media: times(photo(1080, 1080), 5)}, "media.max warn"},
		{"warning and text 500", models.Mastodon, Content{Text: letters(490), Options: map[string]string{"content_warning": letters(10)}}, ""},
		{"warning and text 501", models.Mastodon, Content{Text: letters(491), Options: map[string]string{"content_warning": letters(10)}}, "text.max error"},
		{"film", models.Google, Content{Media: []File{clip(9)}}, "media.max_videos error"},
		{"event without a day", models.Google, Content{Title: "a", Options: map[string]string{"kind": "event"}}, "option.event_dates error"},
		{"book without an address", models.Google, Content{Options: map[string]string{"cta": "book"}}, "option.cta_link error"},
		{"anything", models.Other, Content{Media: times(photo(1, 9999), 99)}, ""},
	} {
		if c.c.Text == "" && c.p == models.X {
			c.c.Text = "a"
		}
		var got []string
		for _, p := range CheckContent(c.p, c.c) {
			if p.Level != Info {
				got = append(got, p.Rule+" "+string(p.Level))
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s, %s: %q, want %q", c.p, c.name, s, c.want)
		}
	}
}

// TestMessages shows how problems read.
func TestMessages(t *testing.T) {
	defer lang.Set(lang.Code())
	for _, c := range []struct {
		p      models.Platform
		c      Content
		id, en string
	}{
		{
			models.Instagram,
			Content{Form: models.FormImage, Media: []File{photo(1080, 1920)}},
			"a.jpg: 1080×1920 (9:16) terlalu tinggi, Instagram menerima sampai 3:4. Potong ke 4:5.",
			"a.jpg: 1080×1920 (9:16) is too tall, Instagram takes up to 3:4. Crop to 4:5.",
		},
		{
			models.TikTok,
			Content{Media: []File{{Name: "a.png", Format: "png"}}},
			"a.png: berformat PNG, TikTok hanya menerima JPEG dan WebP. Ubah ke JPEG.",
			"a.png: the format is PNG, TikTok takes JPEG and WebP only. Convert to JPEG.",
		},
		{
			models.YouTube,
			Content{Title: letters(104)},
			"Judul: 104 karakter, batas YouTube 100. Kurangi 4.",
			"Title: 104 characters, the limit of YouTube is 100. Shorten by 4.",
		},
		{
			models.Instagram,
			Content{Form: models.FormStory, Media: []File{clip(75)}},
			"a.mp4: 1 menit 15 detik, batas Story Instagram 1 menit. Potong ke 1 menit.",
			"a.mp4: 1 minute 15 seconds, the limit of Instagram Story is 1 minute. Cut it to 1 minute.",
		},
		{
			models.X,
			Content{Text: "a", Media: []File{{Name: "a.png", Format: "png", Bytes: 5*mb + 1}}},
			"a.png: 5.242.881 byte, batas X 5.242.880 byte. Kecilkan, atau simpan sebagai JPEG.",
			"a.png: 5,242,881 bytes, the limit of X is 5,242,880 bytes. Make it smaller, or save it as JPEG.",
		},
		{
			models.X,
			Content{Text: "a", Media: slices.Repeat([]File{photo(9, 9)}, 5)},
			"Media: 5 berkas, batas X 4. Lepas 1 berkas.",
			"Media: 5 files, the limit of X is 4. Take out 1 file.",
		},
	} {
		for code, want := range map[string]string{lang.Indonesian: c.id, lang.English: c.en} {
			lang.Set(code)
			got := ""
			for _, p := range CheckContent(c.p, c.c) {
				if p.Level == Error {
					got = p.Message
					break
				}
			}
			if got != want {
				t.Errorf("%s: %q, want %q", code, got, want)
			}
		}
	}
}

func TestPlacesOfProblems(t *testing.T) {
	c := Content{Title: "ab<c" + letters(100), Media: []File{clip(9), {Name: "b", Format: "jpeg", Bytes: 51 * mb}}}
	found := CheckContent(models.YouTube, c)
	at := map[string]Problem{}
	for _, p := range found {
		at[p.Rule] = p
	}
	if p := at["title.max"]; p.Field != FieldTitle || p.Index != -1 || p.Start != 100 || p.End != 104 {
		t.Errorf("title.max at %+v", p)
	}
	if p := at["title.chars"]; p.Start != 2 || p.End != 3 {
		t.Errorf("title.chars at %+v", p)
	}
	if p := at["image.bytes.max"]; p.Field != FieldMedia || p.Index != 1 {
		t.Errorf("image.bytes.max at %+v", p)
	}
}

func TestReadDay(t *testing.T) {
	for _, s := range []string{"24/2/2027", "2027-02-24", " 24-2-2027 09.30 ", "24.2.2027", "2027-02-24 09:30"} {
		if d, ok := ReadDay(s); !ok || d.Format("2006-01-02") != "2027-02-24" {
			t.Errorf("%q: %v %v", s, d, ok)
		}
	}
	for _, s := range []string{"", "besok", "31/2/2027", "24/2"} {
		if _, ok := ReadDay(s); ok {
			t.Errorf("%q is a day", s)
		}
	}
}

func FuzzCheckContent(f *testing.F) {
	f.Add(0, 1, "halo #kopi @a https://a.id", "judul", "jpeg", int64(100), 1080, 1350, int64(0), 1)
	f.Add(4, 3, "\xff\x00\u202e👨‍👩‍👧‍👦", "<>", "mp4", int64(-1), -5, 1<<40, int64(1<<60), 300)
	f.Fuzz(func(t *testing.T, pi, fi int, text, field, format string, size int64, w, h int, ms int64, n int) {
		forms := append([]models.Form{models.FormNone, "new"}, models.Forms...)
		p, form := models.Platforms[abs(pi)%len(models.Platforms)], forms[abs(fi)%len(forms)]
		file := File{Name: field, Format: format, Bytes: size, Width: w, Height: h, Millis: ms, FPS: float64(size), VideoCodec: field, AudioCodec: text, Frames: n}
		files := slices.Repeat([]File{file}, abs(n)%40)
		c := Content{
			Form: form, Text: text, Title: field, Description: text, FirstComment: field, Link: field, Tags: strings.Split(text, ","),
			Thread: strings.Split(text, "\n"), Media: files, Alts: []string{text}, Collaborators: strings.Fields(text),
			Options: map[string]string{"topic": field, "content_warning": text, "kind": field, "start": text, "cta": field, "privacy": field}, Tier: Tier(format),
		}
		length := map[string]int{FieldTitle: len([]rune(field)), FieldText: len([]rune(text)), FieldFirstComment: len([]rune(field))}
		for _, o := range CheckContent(p, c) {
			if o.Message == "" || o.Field == "" || o.Rule == "" || o.Start > o.End || o.Start < 0 {
				t.Fatalf("%+v", o)
			}
			if n, ok := length[o.Field]; ok && o.End > n {
				t.Fatalf("%+v is past the end of the field", o)
			}
			if o.Field == FieldMedia && o.Index >= len(files) {
				t.Fatalf("%+v is of no file", o)
			}
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

func BenchmarkCheckContent(b *testing.B) {
	text := strings.Repeat("Kopi susu gula aren hari ini 😄 #kopi @ombak https://a.id/x ", 37)[:2200]
	c := Content{Form: models.FormCarousel, Text: text, Title: letters(90), FirstComment: "#kopi #ombak", Options: map[string]string{}, Alts: slices.Repeat([]string{letters(200)}, 10)}
	for range 10 {
		c.Media = append(c.Media, photo(1080, 1440))
	}
	for _, p := range models.Platforms {
		b.Run(string(p), func(b *testing.B) {
			for b.Loop() {
				CheckContent(p, c)
			}
		})
	}
}

func TestPartsOfAThread(t *testing.T) {
	lang.Set(lang.Indonesian)
	thread := []string{letters(280), letters(281), "akhir"}
	text := strings.Join(thread, "\n\n")
	found := CheckContent(models.X, Content{Form: models.FormThread, Text: text, Thread: thread})
	if len(found) != 1 || found[0].Field != FieldThread || found[0].Index != 1 || found[0].Start != 280 || found[0].End != 281 {
		t.Fatalf("%+v", found)
	}
	if want := "Bagian 2: Teks 281, batas X 280. Kurangi 1."; found[0].Message != want {
		t.Errorf("%q, want %q", found[0].Message, want)
	}
	// Where there are no threads the whole is one text.
	found = CheckContent(models.LinkedIn, Content{Form: models.FormThread, Text: letters(3001), Thread: []string{letters(3000), "a"}})
	if len(found) != 1 || found[0].Field != FieldText || found[0].Rule != "text.max" {
		t.Errorf("%+v", found)
	}
	// A content warning counts with the first part.
	cw := map[string]string{"content_warning": letters(20)}
	found = CheckContent(models.Mastodon, Content{Form: models.FormThread, Text: letters(970), Thread: []string{letters(490), letters(480)}, Options: cw})
	if len(found) != 1 || found[0].Field != FieldOption {
		t.Errorf("%+v", found)
	}
}

func TestKindsOfFiles(t *testing.T) {
	for _, c := range []struct {
		f    File
		want kind
	}{
		{File{Format: "jpeg"}, picture},
		{File{Format: "gif", Frames: 1}, picture},
		{File{Format: "gif", Frames: 2}, moving},
		{File{Format: "mp4"}, video},
		{File{Format: "avi", VideoCodec: "h264"}, video},
		{File{Name: "LIBUR.MOV"}, video},
		{File{Name: "libur.jpg"}, picture},
		{File{Millis: 1}, video},
		{File{}, picture},
	} {
		if got := c.f.kind(); got != c.want {
			t.Errorf("%+v is %d, want %d", c.f, got, c.want)
		}
	}
}

func TestDurationsAndRatiosInWords(t *testing.T) {
	lang.Set(lang.Indonesian)
	for ms, want := range map[int64]string{0: "0 detik", 500: "0,5 detik", 59_900: "59,9 detik", 60_000: "1 menit", 140_000: "2 menit 20 detik", 5_400_000: "1 jam 30 menit", 43_200_000: "12 jam"} {
		if got := duration(ms); got != want {
			t.Errorf("%d ms: %q, want %q", ms, got, want)
		}
	}
	for shown, want := range map[string]string{"1.91:1": "1,91:1", "9:16": "9:16", "bulat": "bulat"} {
		if got := ratio(shown); got != want {
			t.Errorf("%s: %q, want %q", shown, got, want)
		}
	}
	over := clip(900)
	over.Millis++
	found := CheckContent(models.Instagram, Content{Form: models.FormReel, Media: []File{over}})
	if len(found) != 1 || found[0].Message != "a.mp4: 900,001 detik, batas Instagram 900 detik. Potong ke 15 menit." {
		t.Errorf("%+v", found)
	}
}
