// Package honesty ships what counts as a promise too large, as dated data:
// words, patterns, honest words in their place, and the law or code behind it.
package honesty

import "embed"

// Files are the rule files, one per language.
//
//go:embed *.json
var Files embed.FS
