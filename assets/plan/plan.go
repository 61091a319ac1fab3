// Package plan ships what clients call the columns of their plans, as dated
// data: new words are added here, not in the code.
package plan

import _ "embed"

// Headers is headers.json: per target the headers it is known by, in
// Indonesian and English, with their sources.
//
//go:embed headers.json
var Headers []byte
