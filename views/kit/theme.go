package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lontar/assets"
)

var (
	regular  = fyne.NewStaticResource("LontarSans-Regular.ttf", assets.Regular)
	semibold = fyne.NewStaticResource("LontarSans-SemiBold.ttf", assets.SemiBold)
)

// Install gives the program our fonts, emoji and theme, in the mode last set.
// It must run before the first window is made. Calling it again after SetMode
// applies the new mode.
func Install(a fyne.App) {
	InstallEmoji()
	a.Settings().SetTheme(NewTheme(chosen))
}

// InstallEmoji puts a current colour emoji font in the place of the toolkit's
// old one. Every text, bold or not, falls back to it rune by rune.
func InstallEmoji() {
	if r, ok := theme.DefaultEmojiFont().(*fyne.StaticResource); ok && r != nil {
		r.StaticContent = assets.Emoji
	}
}

// NewTheme dresses the toolkit's own widgets (entries, scroll bars, text
// selection) in our tokens.
func NewTheme(m Mode) fyne.Theme { return look{mode: m} }

type look struct{ mode Mode }

// onScreen is set where Fyne's OpenGL painter draws the window.
var onScreen bool

// OnScreen says that a window on the screen is drawn, not a picture of one.
// Call it before Install.
func OnScreen() { onScreen = true }

// cleared is the colour that Fyne 2.8.1 has to be given for the ground of the
// window to come out as c: its OpenGL painter divides 16-bit colours by 255²
// instead of 65,535, which makes the ground 1 % too bright.
func cleared(c color.NRGBA) color.NRGBA {
	dim := func(v uint8) uint8 { return uint8((int(v)*255*255 + 65_535/2) / 65_535) }
	return color.NRGBA{dim(c.R), dim(c.G), dim(c.B), c.A}
}

func (l look) color(t Token, v fyne.ThemeVariant) color.NRGBA {
	if l.mode == Dark || l.mode == System && v == theme.VariantDark {
		return values[1][t]
	}
	return values[0][t]
}

var themeTokens = map[fyne.ThemeColorName]Token{
	theme.ColorNameBackground: Paper, theme.ColorNameButton: Surface, theme.ColorNameDisabledButton: Sunken,
	theme.ColorNameDisabled: Ink3, theme.ColorNameError: Red, theme.ColorNameFocus: Focus,
	theme.ColorNameForeground: Ink, theme.ColorNameForegroundOnPrimary: OnAcc, theme.ColorNameForegroundOnError: OnAcc,
	theme.ColorNameForegroundOnSuccess: OnAcc, theme.ColorNameForegroundOnWarning: OnAcc,
	theme.ColorNameHeaderBackground: Sunken, theme.ColorNameHover: Hover, theme.ColorNameHyperlink: Accent,
	theme.ColorNameInputBackground: Surface, theme.ColorNameInputBorder: Line2, theme.ColorNameMenuBackground: Surface,
	theme.ColorNameOverlayBackground: Surface, theme.ColorNamePlaceHolder: Ink3, theme.ColorNamePressed: Line,
	theme.ColorNamePrimary: Accent, theme.ColorNameScrollBar: Line2, theme.ColorNameScrollBarBackground: Track,
	theme.ColorNameSelection: Tint2, theme.ColorNameSeparator: Line,
	theme.ColorNameSuccess: Accent, theme.ColorNameWarning: AmberI,
}

func (l look) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameBackground && onScreen {
		return cleared(l.color(Paper, v))
	}
	if t, ok := themeTokens[n]; ok {
		return l.color(t, v)
	}
	if n == theme.ColorNameShadow { // our own floats have one; scroll edges stay calm
		return color.Transparent
	}
	return theme.DefaultTheme().Color(n, v)
}

func (l look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return semibold
	}
	return regular
}

func (l look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

func (l look) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameLineSpacing:
		return 4
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameScrollBarRadius:
		return 5
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameInputRadius:
		return 6
	case theme.SizeNameSelectionRadius:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}
