package preview

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/models"
)

// later keeps work until it is told to do it, as a busy computer does.
type later struct{ work []func() func() }

func (l *later) Run(work func() func()) { l.work = append(l.work, work) }

func (l *later) do() {
	for _, w := range l.work {
		if show := w(); show != nil {
			show()
		}
	}
	l.work = nil
}

// picture is a file that is red above and blue below.
func picture(t *testing.T, width, height int) string {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.NRGBA{R: 255, A: 255}
			if y >= height/2 {
				c = color.NRGBA{B: 255, A: 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	path := filepath.Join(t.TempDir(), "p.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// photos are the pictures that can be seen.
func photos(v *View) (out []*canvas.Image) {
	for _, i := range find[*canvas.Image](v) {
		if i.Image != nil && i.Resource == nil && i.Visible() { // icons have a resource
			out = append(out, i)
		}
	}
	return out
}

func TestPicturesComeLaterAndStay(t *testing.T) {
	start(t)
	path := picture(t, 400, 300)
	runner := &later{}
	v := New(runner, func(string, int) string { return path })
	p := post(models.Facebook, "x")
	p.Media = []Media{{Hash: "come-later", Width: 400, Height: 300}}
	v.Set(p)
	v.Resize(fyne.NewSize(242, 100))
	if len(photos(v)) != 0 || len(runner.work) != 1 {
		t.Fatalf("%d pictures at once, %d to read", len(photos(v)), len(runner.work))
	}
	runner.do()
	if len(photos(v)) != 1 {
		t.Fatal("the picture did not come")
	}
	p.Text = "xy"
	if v.Set(p); len(photos(v)) != 1 || len(runner.work) != 0 {
		t.Error("a key reads the picture again")
	}
	p.Location = "Depok"
	if v.Set(p); len(photos(v)) != 1 {
		t.Error("a card built anew is without its picture for a moment")
	}
	runner.do()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.Location = "Bogor"
	v.Set(p)
	runner.do()
	if len(photos(v)) != 0 {
		t.Error("a file that vanished is still shown")
	}
}

// A tall picture is cut to its middle, as the feed does.
func TestPicturesAreCutToTheirMiddle(t *testing.T) {
	m, err := crop(cropped{file: picture(t, 100, 400), w: 200, h: 200})
	if err != nil {
		t.Fatal(err)
	}
	if above, below := m.NRGBAAt(100, 40), m.NRGBAAt(100, 160); above.R < 250 || below.B < 250 || m.Bounds().Dx() != 200 {
		t.Errorf("%v, %v", above, below)
	}
	round, err := crop(cropped{file: picture(t, 100, 100), w: 100, h: 100, corners: upper})
	if err != nil {
		t.Fatal(err)
	}
	if round.NRGBAAt(0, 0).A > 20 || round.NRGBAAt(0, 99).A != 255 {
		t.Errorf("corners %v, %v", round.NRGBAAt(0, 0), round.NRGBAAt(0, 99))
	}
}

func TestAFileThatIsNoPictureIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.png")
	if err := os.WriteFile(path, []byte("no picture"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := crop(cropped{file: path, w: 10, h: 10}); err == nil {
		t.Error("read")
	}
}
