package picture

import "image/color"

// People and tools of the batik house.

// family stands in matching cloth.
func family(p *pen, k int) {
	p.ground(rgb(0xEDE1D0), rgb(0xDFCCB0))
	p.floor(90, rgb(0xC3A379))
	cloth := rgb([]uint32{0x5C3A20, 0x7A2A30, 0x23513F}[k%3])
	person(p, 30, 0, 1, cloth, ochre, false)
	person(p, 58, -4, 1.06, indigo, cotton, true)
	if k%2 == 0 {
		person(p, 80, 34, 0.62, cloth, ochre, false)
	}
}

// person is a half figure with head, hair and patterned clothes.
func person(p *pen, x, y, grow float32, cloth, dots color.RGBA, veil bool) {
	p.group(x, y, 0, grow, func() {
		if veil {
			p.disc(mix(cloth, cotton, 0.35), 0, 30, 12)
			p.fill(mix(cloth, cotton, 0.35), []pt{{-12, 30}, {12, 30}, {15, 52}, {-15, 52}})
			p.oval(skin, 0, 31, 7, 8.4, 0)
		} else {
			p.disc(dark, 0, 27, 10)
			p.oval(skin, 0, 31, 8, 9.4, 0)
			p.rect(dark, -8.6, 19, 17.2, 7, 3)
			p.rect(skin, -3, 38, 6, 6, 0)
		}
		p.fill(cloth, curve(pt{-19, 110}, pt{-19, 70}, pt{-21, 48}, pt{-6, 43}, pt{-2, 46}, pt{2, 46}, pt{6, 43}, pt{21, 48}, pt{19, 70}, pt{19, 110}))
		for row := range 7 {
			for col := range 4 {
				dx := -12 + float32(col)*8
				if row%2 == 1 {
					dx += 4
				}
				if dx > 14 {
					continue
				}
				p.disc(dots, dx, 54+float32(row)*7, 1.5)
			}
		}
		p.line(mix(cloth, dark, 0.4), 0.8, pt{0, 48}, pt{0, 108})
	})
}

// canting draws a line of hot wax.
func canting(p *pen, k int) {
	p.ground(rgb(0xF4EADB), rgb(0xEADBC3))
	wax := rgb(0x8A5A34)
	for i := range 3 {
		y := 58 + float32(i)*12
		p.line(mix(wax, cotton, 0.3*float32(i)), 1.8, curve(pt{6, y}, pt{20, y - 12}, pt{26, y + 12}, pt{40, y}, pt{52, y - 11}, pt{56, y + 9}, pt{66 - float32(i)*6, y})...)
	}
	for i := range 6 {
		p.disc(wax, 12+float32(i)*9, 50-float32(i%2)*3, 1.1)
	}
	p.group(52, 46, -38-float32(k%3)*4, 1, func() {
		p.rect(rgb(0xB98550), 8, -3, 50, 6, 3)
		p.rect(rgb(0x9A6A3A), 44, -3, 14, 6, 3)
		p.disc(rgb(0xB4562E), 2, 0, 9)
		p.oval(rgb(0xD97B45), 2, -3.4, 6.4, 3.2, 0)
		p.line(rgb(0xB4562E), 2.2, curve(pt{-6, 2}, pt{-12, 2}, pt{-13, 6}, pt{-13, 10})...)
	})
	p.disc(wax, 33.4, 62, 1.6)
}

// washing is cloth hung in the shade.
func washing(p *pen, k int) {
	p.ground(rgb(0xDCE8EA), rgb(0xF2EDDF))
	p.disc(rgb(0xF9E7B4), 84, 16, 9)
	p.floor(86, rgb(0xA9BE8A))
	p.line(rgb(0x6B5236), 1, pt{-60, 22}, pt{50, 26}, pt{160, 22})
	for i := range 3 {
		ground, wax := dye(i + 1 + k)
		x := 10 + float32(i)*28
		p.fill(ground, curve(pt{x, 25}, pt{x + 8, 26}, pt{x + 16, 26}, pt{x + 24, 25}, pt{x + 26, 40}, pt{x + 22, 60}, pt{x + 25, 78},
			pt{x + 17, 74}, pt{x + 8, 81}, pt{x - 1, 77}, pt{x + 2, 60}, pt{x - 2, 40}, pt{x, 25}))
		for r := range 6 {
			for c := range 3 {
				p.disc(wax, x+5+float32(c)*7, 33+float32(r)*7.4, 1.9)
				p.disc(ground, x+5+float32(c)*7, 33+float32(r)*7.4, 0.8)
			}
		}
		p.rect(rgb(0x8A5A34), x+2, 22, 2, 5, 0.6)
		p.rect(rgb(0x8A5A34), x+20, 22, 2, 5, 0.6)
	}
}

// parcel is an order packed in cloth and card, with its label.
func parcel(p *pen, k int) {
	p.ground(rgb(0xE6DCCB), rgb(0xD4C1A2))
	p.floor(80, rgb(0xB39A74))
	p.rect(mix(sogan, dark, 0.2), 20, 38, 62, 46, 2)
	p.rect(rgb(0xB98A57), 18, 34, 62, 46, 2)
	p.rect(rgb(0xCDA06C), 18, 34, 62, 12, 2)
	p.rect(indigo, 43, 34, 12, 46, 0)
	for y := float32(38); y < 80; y += 6 {
		p.fill(cotton, []pt{{49, y - 2}, {51, y}, {49, y + 2}, {47, y}})
	}
	p.rect(cream, 58, 56, 18, 14, 1)
	for i := range 3 {
		p.rect(rgb(0x8A8076), 60, 59+float32(i)*3.4, 14-float32(i)*3, 1, 0)
	}
	if k%2 == 1 {
		crescent(p, ochre, rgb(0xE2D6C2), 82, 18, 9)
	}
}
