package kit

import (
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lontar/assets"
	"lontar/models"
)

// drawn is the colour icons are stored in; colouring replaces the string.
const drawn = "#211D18"

var iconCache sync.Map // "name-hex" -> fyne.Resource

// Icon is an icon by its file name ("calendar", "platform/x") in a token's
// colour. An unknown name gives an empty picture.
func Icon(name string, tok Token) fyne.Resource { return IconColor(name, Color(tok)) }

// IconColor is an icon in any opaque colour.
func IconColor(name string, c color.Color) fyne.Resource {
	hex := HexOf(c)
	return coloured(name, hex, func(svg string) string { return strings.ReplaceAll(svg, drawn, hex) })
}

// coloured builds a resource once; the toolkit caches pictures by name, so the
// name carries everything that differs.
func coloured(name, key string, paint func(svg string) string) fyne.Resource {
	full := strings.ReplaceAll(name, "/", "-") + "-" + strings.ReplaceAll(key, "#", "") + ".svg"
	if r, ok := iconCache.Load(full); ok {
		return r.(fyne.Resource)
	}
	svg, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`)
	}
	r := fyne.NewStaticResource(full, []byte(paint(string(svg))))
	iconCache.Store(full, r)
	return r
}

// IconImage is an icon of px by px.
func IconImage(name string, tok Token, px float32) *canvas.Image {
	return picture(Icon(name, tok), px)
}

// IconImageColor is an icon of px by px in any colour.
func IconImageColor(name string, c color.Color, px float32) *canvas.Image {
	return picture(IconColor(name, c), px)
}

func picture(r fyne.Resource, px float32) *canvas.Image {
	img := canvas.NewImageFromResource(r)
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(px))
	img.Resize(fyne.NewSquareSize(px))
	return img
}

// PlatformResource is the glyph of a platform in a token's colour.
func PlatformResource(p models.Platform, tok Token) fyne.Resource {
	name := "platform/" + string(p)
	if !p.Known() {
		name = "platform/other"
	}
	return Icon(name, tok)
}

// PlatformIcon is the glyph of a platform, px by px.
func PlatformIcon(p models.Platform, tok Token, px float32) *canvas.Image {
	return picture(PlatformResource(p, tok), px)
}

// statusMarks says which file draws a status.
var statusMarks = map[models.Status]string{
	models.Idea: "ide", models.Draft: "draf", models.Review: "tinjau", models.Revise: "revisi",
	models.Approved: "setuju", models.Scheduled: "jadwal", models.Live: "tayang", models.Checked: "dicek",
	models.Late: "gagal", models.Failed: "gagal", models.Cancelled: "batal",
}

// StatusToken is the colour of a status's mark and word.
func StatusToken(s models.Status) Token {
	switch s {
	case models.Idea, models.Cancelled:
		return Ink3
	case models.Draft:
		return Ink2
	case models.Review, models.Revise:
		return Amber
	case models.Late, models.Failed:
		return Red
	}
	return Accent
}

// markTokens maps the colours the status marks are stored in onto tokens.
var markTokens = []struct {
	stored string
	tok    Token
}{{"#0F5E58", Accent}, {"#574F45", Ink2}, {"#6F665A", Ink3}, {"#AE3226", Red}, {"#BC6C10", AmberI}, {"#CBE2DC", Tint2}, {"#FFFFFF", OnAcc}}

// StatusResource is the mark of a status in the present mode. Shapes differ as
// well as colours.
func StatusResource(s models.Status) fyne.Resource {
	mark, ok := statusMarks[s]
	if !ok {
		mark = statusMarks[models.Draft]
	}
	mode := "light"
	if IsDark() {
		mode = "dark"
	}
	return coloured("status/"+mark, mode, func(svg string) string {
		var pairs []string
		for _, m := range markTokens {
			pairs = append(pairs, m.stored, HexOf(Color(m.tok)))
		}
		return strings.NewReplacer(pairs...).Replace(svg)
	})
}

// StatusIcon is the mark of a status, px by px (13–18).
func StatusIcon(s models.Status, px float32) *canvas.Image { return picture(StatusResource(s), px) }

// AppMark is the program's sign, px by px.
func AppMark(px float32) *canvas.Image {
	if px < 24 {
		return picture(fyne.NewStaticResource("lontar-mark-small.svg", assets.MarkSmall), px)
	}
	return picture(fyne.NewStaticResource("lontar-mark.svg", assets.Mark), px)
}
