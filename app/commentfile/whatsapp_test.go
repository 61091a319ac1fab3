package commentfile

import (
	"testing"

	"lontar/models"
)

func TestWhatsApp(t *testing.T) {
	for name, text := range map[string]string{
		"iPhone": "[23/02/27 12.40.05] Bu Rina: Kak, masih buka?\nSampai jam berapa\n" +
			"[23/02/27 12.41.00] \u200eBu Rina: \u200e<Media tidak disertakan>\n[23/02/27 12.43.10] ~ Yoga: siap",
		"Android": "23/02/27 12.39 - Pesan dan panggilan terenkripsi secara end-to-end. Ketuk untuk info.\n" +
			"23/02/27 12.40 - Bu Rina: Kak, masih buka?\nSampai jam berapa\n23/02/27 12.41 - Bu Rina: <Media tidak disertakan>\n23/02/27 12.43 - Yoga: siap\n",
		"WhatsApp Web": "[12.40, 23/2/2027] Bu Rina: Kak, masih buka?\nSampai jam berapa\n[12.41, 23/2/2027] Bu Rina: image omitted\n[12.43, 23/2/2027] Yoga: siap\n",
		"US English":   "2/23/27, 12:40\u202fPM - Bu Rina: Kak, masih buka?\nSampai jam berapa\n2/23/27, 12:41\u202fPM - Bu Rina: <Media omitted>\n2/23/27, 12:43\u202fPM - Yoga: siap\n",
	} {
		p, err := Paste(text, options())
		if err != nil || p.Platform != models.WhatsApp || len(p.Comments) != 3 || len(p.Doubts) != 0 {
			t.Errorf("%s: %+v %v", name, p, err)
			continue
		}
		a, b, c := p.Comments[0], p.Comments[1], p.Comments[2]
		if a.AuthorName != "Bu Rina" || a.Text != "Kak, masih buka?\nSampai jam berapa" || minute(a.At) != "2027-02-23 12:40" || a.AtGuess != AtExact {
			t.Errorf("%s: first %+v", name, a)
		}
		if b.Text != "" || c.AuthorName != "Yoga" || c.Text != "siap" || c.Key == a.Key {
			t.Errorf("%s: %+v %+v", name, b, c)
		}
	}
	list, res := all(t, file(t, "chat.txt", "23/02/27 12.40 - Bu Rina: Halo\n23/02/27 12.43 - Yoga: siap\n"), options())
	if len(list) != 2 || res.Format != FormatWhatsApp || list[1].Text != "siap" || minute(list[0].At) != "2027-02-23 12:40" {
		t.Errorf("file: %+v %+v", list, res)
	}
}

func TestPasteOfAnything(t *testing.T) {
	p, err := Paste("Kak, ini ready?\n\nMau pesan dua", options())
	if err != nil || len(p.Comments) != 1 || p.Comments[0].Text != "Kak, ini ready?\n\nMau pesan dua" || p.Comments[0].Key == "" {
		t.Errorf("%+v %v", p, err)
	}
	if _, err := Paste(" \u200b\n", options()); err == nil {
		t.Error("nothing was a comment")
	}
}
