package inbox

import (
	"testing"

	"fyne.io/fyne/v2"

	"lontar/app/inbox"
	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// TestPictures draws the screen in both modes and sizes; with $INBOX_PICTURES set
// the pictures are kept to be looked at.
func TestPictures(t *testing.T) {
	wide, small := fyne.NewSize(1352, 816), fyne.NewSize(1192, 636)
	for _, c := range []struct {
		name string
		mode kit.Mode
		size fyne.Size
		act  func(d *desk)
	}{
		{"light", kit.Light, wide, func(d *desk) { d.write("1") }},
		{"dark", kit.Dark, wide, func(d *desk) { d.write("1") }},
		{"small", kit.Light, small, func(d *desk) { d.write("1") }},
		{"small-facts", kit.Light, small, func(d *desk) { d.write("f") }},
		{"alarm", kit.Light, wide, func(d *desk) {
			d.f.alarms = []Alarm{{BrandID: 2, Count: 9, Hours: 3, Normal: 1.4, Comments: []models.CommentCard{{ID: 1}}}}
			d.f.at(2).Likes = 40
			d.reload()
			d.write("xjxj")
		}},
		{"escalate", kit.Light, wide, func(d *desk) { d.write("e") }},
		{"handover", kit.Dark, wide, func(d *desk) {
			d.showHandover(inbox.Handover{Person: "Bu Rina", Contact: "628123456789"}, "Halo Bu Rina, minta bantuan.\n\nPesanan saya belum sampai, sudah 9 hari.")
		}},
		{"away", kit.Light, wide, func(d *desk) {
			_, _ = d.f.Escalate(t.Context(), 1, inbox.Handover{Person: "Bu Rina", DueAt: present.Unix() + 7200, Note: "Tolong cek resi JNE"})
			d.setQueue(inbox.Escalated)
		}},
		{"person", kit.Light, wide, func(d *desk) { d.write("p") }},
		{"figures", kit.Light, wide, func(d *desk) { d.openFigures() }},
		{"fact", kit.Light, wide, func(d *desk) { d.facts.choose(4); d.editFact(d.f.facts[4]) }},
		{"guide", kit.Light, small, func(d *desk) { d.openGuide() }},
		{"save", kit.Light, wide, func(d *desk) { d.write("1"); d.talk.reply.saveAs() }},
		{"menu", kit.Light, wide, func(d *desk) { d.openMenu(fyne.NewPos(900, 60)) }},
		{"filter", kit.Light, wide, func(d *desk) { d.query.Tag = "stock"; d.query.Late = true; d.setAccount(1); d.head.openFilter() }},
		{"empty", kit.Light, wide, func(d *desk) { d.f.comments = nil; d.f.tell() }},
		{"thread", kit.Light, wide, func(d *desk) {
			for i := range 4 {
				c := *d.f.at(1)
				c.ID, c.ParentID, c.Own, c.Author, c.Body = int64(500+i), 1, i%2 == 0, "batiklarasati", "Kak Rizky, mohon maaf. Kami cek dulu ya."
				c.State, c.DueAt = models.CommentDone, 0
				if i%2 == 1 {
					c.Author, c.Body = "tetangga.kos", "Sama, saya juga belum."
				}
				d.f.comments = append(d.f.comments, c)
			}
			d.f.replies = append(d.f.replies, models.Reply{ID: 1, CommentID: 1, Body: "Kak, sudah kami cek.", At: present.Unix()})
			d.reload()
		}},
		{"english", kit.Dark, small, func(d *desk) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFake()
			if c.name == "english" {
				language = lang.English
				defer func() { language = lang.Indonesian }()
			}
			d := newDesk(t, f, Options{}, c.mode, c.size.Width, c.size.Height)
			c.act(d)
			d.picture(t, c.name)
		})
	}
}
