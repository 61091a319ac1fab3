package picture

import "image/color"

// The pictures of the batik house: indigo, sogan brown and undyed cotton.

var (
	indigo = rgb(0x2F3E7C)
	night  = rgb(0x1D2650)
	sogan  = rgb(0x5C3A20)
	cotton = rgb(0xF1E8D8)
	skin   = rgb(0xC98F66)
	ochre  = rgb(0xC99A4E)
)

// tiles walks the whole picture in steps; every second row moves by half.
func tiles(p *pen, step float32, brick bool, f func(x, y float32, odd bool)) {
	left, top, right, bottom := p.edges()
	row := 0
	// The lattice is tied to the middle so that every size shows the same part.
	for y := 50 - step*float32(int((50-top)/step)+1); y < bottom+step; y += step {
		for x := 50 - step*float32(int((50-left)/step)+2); x < right+step; x += step {
			shift := float32(0)
			if brick && row%2 == 1 {
				shift = step / 2
			}
			f(x+shift, y, row%2 == 1)
		}
		row++
	}
}

var dyes = [][2]uint32{{0xEFE6D2, 0x2F3E7C}, {0x2F3E7C, 0xE9DEC2}, {0x4A2C1A, 0xD8B679}, {0x7A2A30, 0xEBD3B0}, {0x23513F, 0xE6D9B4}}

func dye(k int) (ground, wax color.RGBA) {
	d := dyes[k%len(dyes)]
	return rgb(d[0]), rgb(d[1])
}

// kawung is four petals around a point, over and over.
func kawung(p *pen, k int) {
	ground, wax := dye(k)
	p.ground(ground, ground)
	tiles(p, 16, false, func(x, y float32, _ bool) {
		for i := range 4 {
			p.group(x, y, float32(45+90*i), 1, func() {
				p.oval(wax, 6.2, 0, 5.2, 3.4, 0)
				p.oval(ground, 6.6, 0, 2.6, 0.6, 0)
			})
		}
		p.disc(mix(wax, ochre, 0.6), x, y, 1.3)
		p.disc(mix(wax, ochre, 0.6), x+8, y+8, 1)
	})
}

// parang is the slanting wave.
func parang(p *pen, k int) {
	ground, wax := dye(k + 2)
	p.ground(ground, ground)
	p.group(50, 50, -45, 1, func() {
		for y := float32(-130); y < 130; y += 14 {
			for x := float32(-130); x < 130; x += 9 {
				p.fill(wax, curve(pt{x, y + 1}, pt{x + 8, y + 2}, pt{x - 1, y + 8}, pt{x + 7, y + 11},
					pt{x + 2, y + 12}, pt{x - 5, y + 7}, pt{x + 2, y + 4}, pt{x + 2, y + 3}, pt{x + 1, y + 2}, pt{x, y + 1}))
				p.disc(mix(ground, ochre, 0.55), x+6.4, y+4.4, 0.9)
				// In pieces: the rasteriser works through the box around a shape,
				// and that of a long slanting line is the whole picture.
				p.rect(mix(wax, ground, 0.3), x, y+12.6, 9.2, 0.8, 0)
			}
		}
	})
}

// truntum is a sky of small flowers.
func truntum(p *pen, k int) {
	ground, wax := dye(k + 1)
	if k%2 == 0 {
		ground, wax = night, rgb(0xE5DABF)
	}
	p.ground(ground, ground)
	tiles(p, 9, true, func(x, y float32, odd bool) {
		c := wax
		if odd {
			c = mix(wax, ochre, 0.55)
		}
		for i := range 6 {
			q := around(x, y, 2.1, 2.1, float32(i)*60)
			p.disc(c, q.x, q.y, 0.85)
		}
		p.disc(c, x, y, 0.8)
		p.disc(mix(c, ground, 0.45), x+4.5, y, 0.5)
	})
}

// ceplok is the square flower of Sidomukti cloths.
func ceplok(p *pen, k int) {
	ground, wax := dye(k + 2)
	p.ground(ground, ground)
	tiles(p, 25, false, func(x, y float32, _ bool) {
		p.group(x, y, 45, 1, func() {
			p.rect(wax, -17.2, -17.2, 34.4, 1.2, 0)
			p.rect(wax, -17.2, -17.2, 1.2, 34.4, 0)
			p.rect(mix(ground, wax, 0.22), -12, -12, 24, 24, 2)
		})
		for i := range 8 {
			p.group(x, y, float32(i)*45, 1, func() { p.oval(wax, 5.6, 0, 3.6, 1.7, 0) })
		}
		p.disc(ochre, x, y, 2.4)
		p.disc(ground, x, y, 1)
	})
}

// clouds are the layered clouds of the north coast.
func clouds(p *pen, k int) {
	grounds := []uint32{0xF3E9DA, 0xE8EEF3, 0x7A2A30}
	p.ground(rgb(grounds[k%3]), rgb(grounds[k%3]))
	layers := []uint32{0x2F4A8C, 0x5D79B5, 0x93A9D4, 0xC9D5EC}
	if k%3 == 2 {
		layers = []uint32{0xE8B9A0, 0xD08C74, 0xB0584E, 0x93393B}
	}
	tiles(p, 34, true, func(x, y float32, _ bool) {
		for i, c := range layers {
			g := 1 - float32(i)*0.22
			p.fill(rgb(c), ellipse(x-8*g, y, 9*g, 6*g, 0), ellipse(x+2*g, y-4*g, 9*g, 7*g, 0), ellipse(x+11*g, y+1*g, 7*g, 5*g, 0), box(x-13*g, y, 28*g, 6*g, 3*g))
		}
	})
}

// folded is a stack of folded cloths.
func folded(p *pen, k int) {
	p.ground(rgb(0xF1E6D6), rgb(0xE4D2B8))
	p.floor(78, rgb(0xC9AE86))
	colors := []uint32{0x8A3B4A, 0xC9A05A, 0x2F3E7C, 0x5C3A20, 0x23513F}
	for i := range 5 {
		c := rgb(colors[(i+k)%5])
		y := 24 + float32(i)*11.4
		x := 22 + float32((i*7+k*3)%5)*1.4
		p.rect(mix(c, dark, 0.3), x, y+1, 56, 10.4, 3)
		p.rect(c, x, y, 56, 9.6, 3)
		for j := range 9 {
			q := x + 5 + float32(j)*5.8
			switch (i + k) % 3 {
			case 0:
				p.disc(cotton, q, y+4.8, 1.3)
			case 1:
				p.line(cotton, 1, pt{q - 1.5, y + 7}, pt{q + 1.5, y + 2.6})
			default:
				p.fill(cotton, []pt{{q, y + 2.4}, {q + 1.8, y + 4.8}, {q, y + 7.2}, {q - 1.8, y + 4.8}})
			}
		}
	}
}

// kebaya is a kutubaru jacket over a batik skirt.
func kebaya(p *pen, k int) {
	p.ground(rgb(0xEDE2D2), rgb(0xE1D0B8))
	p.disc(rgb(0xF6EEE0), 50, 46, 42)
	colors := []uint32{0x3A4F9A, 0x8A3B4A, 0x2E6B55, 0xB07A2E, 0x6A4A86}
	c := rgb(colors[k%5])
	p.fill(mix(c, dark, 0.18), []pt{{30, 22}, {18, 58}, {28, 62}, {38, 36}})
	p.fill(mix(c, dark, 0.18), []pt{{70, 22}, {82, 58}, {72, 62}, {62, 36}})
	p.fill(c, []pt{{38, 14}, {62, 14}, {72, 24}, {66, 44}, {68, 64}, {32, 64}, {34, 44}, {28, 24}})
	p.fill(cotton, []pt{{42, 14}, {58, 14}, {50, 34}})
	p.rect(mix(c, ochre, 0.5), 46, 34, 8, 30, 0)
	for i := range 4 {
		p.disc(gold, 50, 38+float32(i)*7, 1.1)
	}
	p.fill(sogan, []pt{{34, 64}, {66, 64}, {63, 94}, {37, 94}})
	for y := float32(68); y < 92; y += 6 {
		for x := float32(40); x < 63; x += 6 {
			p.fill(ochre, []pt{{x, y - 2}, {x + 2, y}, {x, y + 2}, {x - 2, y}})
		}
	}
	p.rect(rgb(0x7A2A30), 33.6, 61, 32.8, 4.4, 1)
}
