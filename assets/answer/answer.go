// Package answer ships what helps to answer comments, as dated data: guides per
// kind and topic, saved replies to begin with, and common Indonesian names. All
// of it was written for this project.
package answer

import "embed"

// Files are guides.json, replies.json and names.json.
//
//go:embed *.json
var Files embed.FS
