// Package preview ships what previews need to know of the platforms' screens.
package preview

import _ "embed"

// Zones is zones.json: the parts of full-screen posts that are covered.
//
//go:embed zones.json
var Zones []byte
