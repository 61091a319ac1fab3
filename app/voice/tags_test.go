package voice_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
)

func TestParseTags(t *testing.T) {
	for typed, want := range map[string][]string{
		"#SehatFit #OlahragaPuasa":             {"SehatFit", "OlahragaPuasa"},
		"#a#b, #A ,c":                          {"a", "b", "c"},
		"latihan rumah, puasa sehat":           {"latihanrumah", "puasasehat"},
		"satu dua\ntiga":                       {"satu", "dua", "tiga"},
		"#Ramadan2027! (#kopi-susu)":           {"Ramadan2027", "kopisusu"},
		"＃ラマダン #كورمة":                         {"ラマダン", "كورمة"},
		" # , ":                                nil,
		"#a\u200bb":                            {"ab"},
		"#x\xffy":                              {"xy"},
		"#" + strings.Repeat("a", 101) + " #b": {"b"},
	} {
		if d := cmp.Diff(want, voice.ParseTags(typed)); d != "" {
			t.Errorf("%q: %s", typed, d)
		}
	}
}

func TestFindTags(t *testing.T) {
	for text, want := range map[string][]string{
		"Sore. #Kopi, #kopi dan (#Ngopi)!": {"Kopi", "Ngopi"},
		"https://a.id/x#bagian a#b #123":   nil,
		"C# &#39; #tag_1.":                 {"tag_1"},
		"":                                 nil,
	} {
		if d := cmp.Diff(want, voice.FindTags(text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestTagsOfAPlatform(t *testing.T) {
	tags := []string{"SehatFit", "sehatfit", "OlahragaPuasa"}
	for p, want := range map[models.Platform]string{
		models.Instagram: "#SehatFit #OlahragaPuasa", models.X: "#SehatFit #OlahragaPuasa",
		models.YouTube: "SehatFit, OlahragaPuasa", models.WhatsApp: "", models.Google: "",
	} {
		if got := voice.Tags(p, tags); got != want {
			t.Errorf("%s: %q, want %q", p, got, want)
		}
	}
	if got := voice.Tags(models.Instagram, nil); got != "" {
		t.Errorf("of none: %q", got)
	}
}

func TestAddAndRemoveTags(t *testing.T) {
	for _, c := range []struct{ have, group, with, without string }{
		{"", "#a #b", "#a #b", ""},
		{"#x  #A", "#a #b", "#x  #A #b", "#x"},
		{"#x ", "", "#x", "#x"},
	} {
		if got := voice.AddTags(c.have, c.group); got != c.with {
			t.Errorf("%q and %q: %q", c.have, c.group, got)
		}
		if got := voice.RemoveTags(c.have, c.group); got != c.without {
			t.Errorf("%q without %q: %q", c.have, c.group, got)
		}
		if len(voice.ParseTags(c.group)) > 0 && !voice.HasTags(voice.AddTags(c.have, c.group), c.group) {
			t.Errorf("%q does not hold %q", voice.AddTags(c.have, c.group), c.group)
		}
	}
	if voice.HasTags("#a", "") || voice.HasTags("#a", "#a #b") {
		t.Error("holds what it has not")
	}
}

func TestCheckTags(t *testing.T) {
	lang.Set("id")
	banned := []models.BannedTag{
		{Tag: "FollowForFollow", Reason: "dianggap spam"}, {Tag: "PromoGajian", Until: "2027-02-24"}, {Tag: "Diet"},
	}
	campaigns := []models.Campaign{
		{Name: "Tahun Baru Bugar", UntilDay: "2027-01-31", Tags: "#BugarSerentak #ResolusiSehat"},
		{Name: "Ramadan Bugar", FromDay: "2027-02-08", UntilDay: "2027-03-09", Tags: "#BugarSerentak #RamadanBugar"},
	}
	tags := []string{"followforfollow", "PromoGajian", "ResolusiSehat", "BugarSerentak", "RamadanBugar", "diet"}
	for day, want := range map[string]string{
		"2027-02-24": "banned followforfollow, banned PromoGajian, expired ResolusiSehat, banned diet",
		"2027-02-25": "banned followforfollow, expired ResolusiSehat, banned diet",
		"2027-03-10": "banned followforfollow, expired ResolusiSehat, expired BugarSerentak, expired RamadanBugar, banned diet",
		"":           "banned followforfollow, banned diet",
	} {
		var got []string
		for _, p := range voice.CheckTags(tags, banned, campaigns, day) {
			got = append(got, p.Kind+" "+p.Tag)
			if !strings.Contains(p.Message, "#"+p.Tag) {
				t.Errorf("message %q does not name #%s", p.Message, p.Tag)
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q: %s, want %s", day, s, want)
		}
	}
	p := voice.CheckTags([]string{"RamadanBugar"}, nil, campaigns, "2027-04-01")
	if want := "#RamadanBugar milik kampanye Ramadan Bugar yang selesai 9 Mar 2027. Hapus dari konten."; len(p) != 1 || p[0].Message != want {
		t.Errorf("%+v", p)
	}
}

func FuzzTags(f *testing.F) {
	for _, s := range []string{"#a#b", "a, b", "＃x", "#\xff", "C# &#39; #1a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, list := range [][]string{voice.ParseTags(text), voice.FindTags(text)} {
			for _, tag := range list {
				if tag == "" || strings.ContainsAny(tag, "# \n\uFFFD") {
					t.Fatalf("%q gives the tag %q", text, tag)
				}
			}
		}
		tags := voice.ParseTags(text)
		if d := cmp.Diff(tags, voice.ParseTags(voice.JoinTags(tags))); d != "" {
			t.Fatalf("%q: written and read again: %s", text, d)
		}
	})
}
