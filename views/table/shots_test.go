package table

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"lontar/app/lang"
	"lontar/models"
	"lontar/views/kit"
)

// TestPictures draws the table in its states for people to look at; set
// LONTAR_PICTURES to a folder to keep them.
func TestPictures(t *testing.T) {
	dir := os.Getenv("LONTAR_PICTURES")
	if dir == "" {
		t.Skip("LONTAR_PICTURES is not set")
	}
	for _, c := range []struct {
		name string
		size fyne.Size
		mode kit.Mode
		lang string
		set  func(s *stage)
	}{
		{"table", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) {
			for _, i := range []int{6, 7, 11} {
				s.table.picked[s.posts[i].ID] = true
			}
			s.table.pickedChanged()
			s.at(14, "caption")
			s.key(fyne.KeyF2)
		}},
		{"table-range", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) {
			s.at(3, "form")
			s.shift(fyne.KeyDown)
			s.shift(fyne.KeyDown)
			s.shift(fyne.KeyRight)
			s.table.put([]Target{{Cell{s.table.lines.LineOf(s.posts[8].ID), 1}, "25.70"}}, false)
		}},
		{"table-dark", fyne.NewSize(1352, 764), kit.Dark, "en", func(s *stage) {
			s.at(8, "clock")
			s.key(fyne.KeyReturn)
		}},
		{"table-small", fyne.NewSize(1192, 584), kit.Light, "id", func(s *stage) {
			s.table.grid.scrollTo(fyne.NewPos(400, 120))
			s.at(10, "title")
			s.key(fyne.KeyF2)
		}},
		{"table-day", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) { s.at(4, "day"); s.key(fyne.KeyReturn) }},
		{"table-columns", fyne.NewSize(1352, 764), kit.Dark, "id", func(s *stage) { s.table.openColumns(fyne.NewPos(900, 40)) }},
		{"table-new", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) { s.at(18, "title"); s.table.openNewLine() }},
		{"table-empty", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) { s.table.Show(models.Filter{}, "2029-02-22", "2029-03-07") }},
		{"table-status", fyne.NewSize(1352, 764), kit.Light, "id", func(s *stage) { s.at(4, "status"); s.key(fyne.KeyReturn) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t, c.size)
			lang.Set(c.lang)
			kit.SetMode(c.mode)
			kit.Install(fyne.CurrentApp())
			s.table.Restyle()
			c.set(s)
			f, err := os.Create(filepath.Join(dir, c.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
		})
	}
	kit.SetMode(kit.Light)
	lang.Set("id")
}
