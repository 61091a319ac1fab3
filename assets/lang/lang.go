// Package lang ships the words of the program: one folder per language, one
// flat JSON file per area, and Fyne's own strings in Indonesian and English.
package lang

import "embed"

// Files holds id/<area>.json, en/<area>.json and fyne-<language>.json.
//
//go:embed id en fyne-id.json fyne-en.json
var Files embed.FS
