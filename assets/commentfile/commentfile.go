// Package commentfile ships the words by which comment exports and copied
// comment blocks are known, as dated data: new words are added here, not in the
// code.
package commentfile

import _ "embed"

var (
	// Headers is headers.json: per field the headers it is known by.
	//
	//go:embed headers.json
	Headers []byte
	// Pages is pages.json: the words platforms put around copied comments.
	//
	//go:embed pages.json
	Pages []byte
)
