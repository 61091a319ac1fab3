// Package dates ships the calendar's days as dated data: when the months of the
// Hijri calendar begin, national holidays, and the days social media officers
// write for. Every file says where it was read and when; a year that is not in
// it has no days rather than guessed ones.
package dates

import _ "embed"

var (
	// Hijri is hijri.json: the first day of each month.
	//
	//go:embed hijri.json
	Hijri []byte
	// Holidays is holidays.json: red days and collective leave.
	//
	//go:embed holidays.json
	Holidays []byte
	// Observances is observances.json: days that come again by rule.
	//
	//go:embed observances.json
	Observances []byte
)
