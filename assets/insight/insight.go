// Package insight ships what platforms call the columns of their insight
// exports, per platform and language, and what each figure means, as dated
// data: a new heading is added here, not in the code.
package insight

import "embed"

// Files holds metrics.json (every figure with its unit) and one file per
// platform with its headings and the tables it writes; general.json has the
// headings of tables nobody's export wrote, the words for nothing and the
// names of months.
//
//go:embed *.json
var Files embed.FS
