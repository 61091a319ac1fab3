package spell

import "strings"

// rows of the keyboard Indonesian writers use; a key's neighbours are beside
// it and above or below.
var rows = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// confused are letters people put for one another by ear: "aktifitas",
// "praktek", "kwalitas", "ijin".
var confused = map[[2]byte]bool{}

func init() {
	for _, p := range []string{"fv", "fp", "ei", "ou", "uw", "iy", "zj", "sz", "ck", "td", "gk", "bp", "ea", "qk", "xs"} {
		confused[[2]byte{p[0], p[1]}] = true
		confused[[2]byte{p[1], p[0]}] = true
	}
	for y, row := range rows {
		for x := range len(row) {
			join(row[x], y, x+1)
			join(row[x], y+1, x)
			join(row[x], y+1, x-1)
		}
	}
}

// join notes two keys as neighbours, when there is a key at that place.
func join(a byte, y, x int) {
	if y < len(rows) && x >= 0 && x < len(rows[y]) {
		confused[[2]byte{a, rows[y][x]}] = true
		confused[[2]byte{rows[y][x], a}] = true
	}
}

// changed is what it costs to have typed one letter for another.
func changed(typed, meant byte) float64 {
	switch {
	case confused[[2]byte{typed, meant}]:
		return costNear
	case strings.IndexByte("aiueo", typed) >= 0 && strings.IndexByte("aiueo", meant) >= 0:
		return (costNear + costChanged) / 2
	}
	return costChanged
}
