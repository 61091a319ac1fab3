// Package assets ships what is drawn: fonts, icons and the program's mark.
// Words, platform rules and dates have packages of their own beside it.
package assets

import "embed"

// Regular and SemiBold are the text fonts (tabular figures are the default
// ones); Emoji is the colour font for everything they lack. See fonts/build.py.
var (
	//go:embed fonts/LontarSans-Regular.ttf
	Regular []byte
	//go:embed fonts/LontarSans-SemiBold.ttf
	SemiBold []byte
	//go:embed fonts/NotoColorEmoji.ttf
	Emoji []byte
)

// Icons holds icons/<name>.svg, icons/platform/<platform>.svg and
// icons/status/<mark>.svg: paths only, drawn in #211D18, to be coloured by
// replacing that string.
//
//go:embed icons/*.svg icons/platform/*.svg icons/status/*.svg icons/brand/*.svg
var Icons embed.FS

// Mark is the program's sign: the whole one, the plainer one for small sizes,
// and a 512 px picture of it for the window system.
var (
	//go:embed icon.svg
	Mark []byte
	//go:embed icon-small.svg
	MarkSmall []byte
	//go:embed icon.png
	MarkPicture []byte
)
