package kit

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lontar/models"
)

// Token names a colour by its job; Color gives its value in the present mode.
type Token int

// The tokens. Ink, Ink2, Ink3, Amber, Red, AddI, DelI and OnAcc are for text;
// AmberI, AmberF, Ctl and Focus for graphics only.
const (
	Paper   Token = iota // window ground, panes
	Surface              // cards, fields, table rows, popups
	Sunken               // navigation rail, table head, days of the next month
	Hover                // hover of rows, ghost and outlined buttons
	Line                 // hairlines, card edge
	Line2                // edge of fields and outlined buttons, dashed edges
	Ctl                  // checkbox edge, field edge on hover
	Track                // empty part of bars and rings
	Ink                  // text
	Ink2                 // second text, icons
	Ink3                 // help, meta, placeholder
	Accent               // primary fill, links, selected icon and label
	AccentH              // primary hover and pressed
	OnAcc                // text on accent
	Tint                 // selected row, today's cell, soft teal
	Tint2                // selected nav item, segment, list item
	Amber                // warning text
	AmberI               // warning icons and status marks
	AmberF               // amber fills
	AmberT               // warning ground
	AmberL               // edge of amber chips
	Red                  // error text and marks
	RedT                 // error ground
	RedL                 // edge of red chips
	Focus                // focus ring, focused field edge
	Add                  // added, ground
	AddI                 // added, text
	Del                  // removed, ground
	DelI                 // removed, text
	H0                   // heat, five steps
	H1
	H2
	H3
	H4
	H4Ink // text on H4
	W1    // hour band, four steps
	W2
	W3
	W4
	Shadow      // the one light level
	Scrim       // behind a dialog
	ToastAction // the action of the inverted toast
	tokenCount
)

// palette holds the light and the dark value of every token.
var palette = [tokenCount][2]string{
	Paper: {"#FAF8F4", "#191714"}, Surface: {"#FFFFFF", "#211F1B"}, Sunken: {"#F3EFE7", "#141210"},
	Hover: {"#EEE9DF", "#2C2924"}, Line: {"#E8E2D7", "#35312B"}, Line2: {"#CFC6B7", "#544E45"},
	Ctl: {"#918777", "#857C6F"}, Track: {"#E8E2D7", "#38342D"},
	Ink: {"#211D18", "#F2EEE6"}, Ink2: {"#574F45", "#C2BAAD"}, Ink3: {"#6F665A", "#A0978A"},
	Accent: {"#0F5E58", "#62BFB1"}, AccentH: {"#0A4B46", "#7CD0C3"}, OnAcc: {"#FFFFFF", "#06221F"},
	Tint: {"#E5F0ED", "#1B3330"}, Tint2: {"#CBE2DC", "#1F443E"},
	Amber: {"#95520A", "#E9AE5B"}, AmberI: {"#BC6C10", "#E9AE5B"}, AmberF: {"#E0962F", "#D08A2C"},
	AmberT: {"#FCF0DC", "#36290F"}, AmberL: {"#EBCB97", "#6A5022"},
	Red: {"#AE3226", "#F08C7D"}, RedT: {"#FBEAE6", "#3D201B"}, RedL: {"#E9B9B0", "#73392F"},
	Focus: {"#2F8A80", "#62BFB1"},
	Add:   {"#D6EBDD", "#1D3F2B"}, AddI: {"#14532D", "#B5E3C4"}, Del: {"#F9DDD7", "#4A2720"}, DelI: {"#8C2A1E", "#F6B9AD"},
	H0: {"#F6F3EC", "#23211D"}, H1: {"#E1EDE9", "#1F3330"}, H2: {"#BFDCD5", "#23504A"},
	H3: {"#8FC0B6", "#2F756C"}, H4: {"#4F9A8E", "#4BA497"}, H4Ink: {"#14211E", "#06221F"},
	W1: {"#FAF8F4", "#191714"}, W2: {"#F0F5F1", "#1C2522"}, W3: {"#E0EEE9", "#1D312D"}, W4: {"#C9E1DA", "#224640"},
	Shadow: {"#3C2D1424", "#00000080"}, Scrim: {"#211D1861", "#0000008C"},
	ToastAction: {"#8FD0C4", "#0F5E58"},
}

// values is palette parsed once, by mode.
var values = func() (v [2][tokenCount]color.NRGBA) {
	for tok, pair := range palette {
		for mode, s := range pair {
			v[mode][tok] = Hex(s)
		}
	}
	return v
}()

// Mode is the choice between light and dark.
type Mode int

// The modes; System follows the desktop.
const (
	System Mode = iota
	Light
	Dark
)

var chosen = System

// SetMode chooses the mode for everything built or refreshed from now on.
func SetMode(m Mode) { chosen = m }

// Present is the mode in force, Light or Dark.
func Present() Mode {
	if IsDark() {
		return Dark
	}
	return Light
}

// IsDark reports whether the dark values are in force.
func IsDark() bool {
	if chosen != System {
		return chosen == Dark
	}
	app := fyne.CurrentApp()
	return app != nil && app.Settings().ThemeVariant() == theme.VariantDark
}

// Color is the value of a token in the present mode.
func Color(t Token) color.NRGBA {
	if IsDark() {
		return values[1][t]
	}
	return values[0][t]
}

// ColorIn is the value of a token in a given mode.
func ColorIn(t Token, m Mode) color.NRGBA {
	if m == Dark {
		return values[1][t]
	}
	return values[0][t]
}

// Hex reads "#RRGGBB" or "#RRGGBBAA"; anything else is a neutral grey.
func Hex(s string) color.NRGBA {
	s = strings.TrimPrefix(s, "#")
	if len(s) == 6 {
		s += "FF"
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 8 {
		return color.NRGBA{R: 0x91, G: 0x87, B: 0x77, A: 0xFF}
	}
	return color.NRGBA{R: uint8(n >> 24), G: uint8(n >> 16), B: uint8(n >> 8), A: uint8(n)}
}

// HexOf writes an opaque colour as "#RRGGBB".
func HexOf(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	const digits = "0123456789ABCDEF"
	b := []byte{'#', 0, 0, 0, 0, 0, 0}
	for i, v := range [3]uint8{n.R, n.G, n.B} {
		b[1+2*i], b[2+2*i] = digits[v>>4], digits[v&15]
	}
	return string(b)
}

// PillarColor is the colour of a pillar's edge or dot in the present mode; a
// pillar without a dark colour gets its light one, lightened. nil is neutral.
func PillarColor(p *models.Pillar) color.NRGBA {
	switch {
	case p == nil:
		return Color(Line2)
	case !IsDark():
		return Hex(p.Color)
	case p.ColorDark != "":
		return Hex(p.ColorDark)
	}
	return Blend(Hex(p.Color), color.NRGBA{R: 255, G: 255, B: 255, A: 255}, 0.35)
}

// Blend mixes part (0–1) of b into a.
func Blend(a, b color.NRGBA, part float32) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float32(x)*(1-part) + float32(y)*part + 0.5) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: mix(a.A, b.A)}
}
