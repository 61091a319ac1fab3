// Package rules ships what platforms demand as dated data, because it changes
// more often than the program does: every rule says where it was read and when.
package rules

import _ "embed"

// Platforms is platforms.json: names, addresses and text limits per platform.
//
//go:embed platforms.json
var Platforms []byte
