package table

import (
	"fyne.io/fyne/v2"

	"lontar/views/kit"
)

// icon is shorter here because every cell asks for some; the kit keeps them.
func icon(name string, tok kit.Token) fyne.Resource { return kit.Icon(name, tok) }
