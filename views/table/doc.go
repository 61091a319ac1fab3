// Package table shows the plan as a spreadsheet: one line per post, a cell
// cursor, editing in the cell, copy and paste of blocks, grouping by week.
//
// Keys of all rows come in at once (a few bytes per post); the texts are read
// by pages as they scroll into view, off the UI goroutine. Only visible rows
// exist as canvas objects and they are reused while scrolling.
//
// The pure parts come first: block.go (the clipboard's text form), lines.go
// (which line lies where), extent.go (cursor and range), column.go (columns
// and their order), paste.go (which value goes into which cell). None of them
// knows Fyne. The shell builds a Table with New and hands it to the calendar.
package table
