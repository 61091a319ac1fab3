package brand

import (
	"fmt"
	"math"
	"strconv"

	"lontar/models"
)

// Colors are offered for brands; white text on each has at least 4.5:1.
var Colors = []string{
	"#9A4A20", "#2E3A80", "#2F6B2F", "#8A2F62", "#1D6470", "#6B4A9E",
	"#A33227", "#5B5A1E", "#2B5C93", "#7A3E3E", "#3D5A4C", "#4A4A4A",
}

// pillarColors are the shipped pillars' colours, on light and dark ground.
var pillarColors = [][2]string{
	{"#2F6DA8", "#6FA8DC"},
	{"#7C57A8", "#B497DD"},
	{"#C4502F", "#EC8467"},
	{"#B5447F", "#E387B6"},
	{"#55873A", "#93C274"},
	{"#2A7F86", "#6CC3C9"},
	{"#8A6D1F", "#CDB15E"},
	{"#5C6470", "#A7B0BD"},
}

func pillarColor(i int) (light, dark string) {
	c := pillarColors[i%len(pillarColors)]
	return c[0], c[1]
}

// PillarColors lists the colours offered for pillars, on light ground.
func PillarColors() []string {
	out := make([]string, len(pillarColors))
	for i, c := range pillarColors {
		out[i] = c[0]
	}
	return out
}

// PillarDark is the colour on dark ground that goes with one offered for light
// ground; "" when it is not one of PillarColors.
func PillarDark(light string) string {
	for _, c := range pillarColors {
		if c[0] == light {
			return c[1]
		}
	}
	return ""
}

// DefaultPillars are the pillars a new brand begins with, with target shares in percent.
func DefaultPillars() []models.Pillar {
	names := []string{"Edukasi", "Produk", "Promo", "Hiburan", "Komunitas"}
	shares := []int{30, 25, 15, 15, 15}
	out := make([]models.Pillar, len(names))
	for i, n := range names {
		out[i] = models.Pillar{Name: n, Share: shares[i], Position: i}
		out[i].Color, out[i].ColorDark = pillarColor(i)
	}
	return out
}

// contrastWanted is what white text on a brand's colour needs (WCAG AA).
const contrastWanted = 4.5

// Darken returns the colour itself when white text on it is readable, else the
// same hue darkened just far enough. The colour is "#RRGGBB"; anything else is
// returned as it is.
func Darken(color string) string {
	if Contrast(color) >= contrastWanted {
		return color
	}
	r, g, b, ok := parse(color)
	if !ok {
		return color
	}
	for part := 99; part > 0; part-- {
		c := fmt.Sprintf("#%02X%02X%02X", r*part/100, g*part/100, b*part/100)
		if Contrast(c) >= contrastWanted {
			return c
		}
	}
	return "#000000"
}

// Contrast is the contrast of a colour with white, 1 to 21; 0 when it is not a colour.
func Contrast(color string) float64 {
	r, g, b, ok := parse(color)
	if !ok {
		return 0
	}
	light := 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
	return 1.05 / (light + 0.05)
}

func linear(channel int) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func parse(color string) (r, g, b int, ok bool) {
	if len(color) != 7 || color[0] != '#' {
		return 0, 0, 0, false
	}
	n, err := strconv.ParseUint(color[1:], 16, 32)
	if err != nil {
		return 0, 0, 0, false
	}
	return int(n >> 16), int(n >> 8 & 0xFF), int(n & 0xFF), true
}
