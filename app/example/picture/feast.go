package picture

import "image/color"

// The pictures of the season: gifts, the shop, lanterns, mosque and ketupat.

// gift is a box with a ribbon under a crescent.
func gift(p *pen, k int) {
	grounds := []uint32{0x7E3524, 0x5A2A3A, 0x6A3B1E}
	p.ground(rgb(grounds[k%3]), mix(rgb(grounds[k%3]), dark, 0.35))
	stars(p, gold, dice(3+k), 14)
	crescent(p, gold, rgb(grounds[k%3]), 50, 16, 9)
	p.rect(mix(gold, brick, 0.25), 24, 50, 52, 38, 2)
	p.rect(gold, 20, 40, 60, 14, 2)
	p.rect(cream, 45, 40, 10, 48, 0)
	p.rect(mix(cream, clay, 0.3), 24, 54, 52, 1.6, 0)
	for _, side := range []float32{-1, 1} {
		p.fill(cream, curve(pt{50, 40}, pt{50 + side*8, 22}, pt{50 + side*28, 24}, pt{50 + side*24, 36},
			pt{50 + side*20, 42}, pt{50 + side*8, 40}, pt{50, 40}))
		p.fill(mix(cream, clay, 0.4), curve(pt{50 + side*4, 38}, pt{50 + side*10, 29}, pt{50 + side*20, 30}, pt{50 + side*19, 35},
			pt{50 + side*16, 38}, pt{50 + side*9, 38}, pt{50 + side*4, 38}))
	}
	p.disc(cream, 50, 39, 4.4)
}

func stars(p *pen, c color.RGBA, d dice, n int) {
	left, top, right, bottom := p.edges()
	for range n {
		x, y, r := left+d.roll()*(right-left), top+d.roll()*(bottom-top)*0.62, 0.5+d.roll()*0.8
		p.fill(c, []pt{{x, y - 2*r}, {x + r*0.5, y - r*0.5}, {x + 2*r, y}, {x + r*0.5, y + r*0.5}, {x, y + 2*r}, {x - r*0.5, y + r*0.5}, {x - 2*r, y}, {x - r*0.5, y - r*0.5}})
	}
}

// crescent is a disc with a disc of the ground laid over it.
func crescent(p *pen, c, ground color.RGBA, x, y, r float32) {
	p.disc(c, x, y, r)
	p.disc(ground, x-r*0.42, y-r*0.2, r*0.86)
}

// shop is the front of the coffee house.
func shop(p *pen, k int) {
	p.ground(rgb(0xF6DEB8), rgb(0xF1CC97))
	p.floor(84, rgb(0xC08A58))
	p.rect(rgb(0xFBF1DF), 14, 30, 72, 56, 0)
	p.rect(crimson, 26, 14, 48, 10, 2)
	p.rect(cream, 34, 18, 32, 2.2, 1)
	p.rect(rgb(0x5C2F1E), 24, 24, 3, 8, 0)
	p.rect(rgb(0x5C2F1E), 73, 24, 3, 8, 0)
	for i := range 8 {
		c := cream
		if i%2 == 0 {
			c = rgb(0xB8462F)
		}
		x := 10 + float32(i)*10
		p.rect(c, x, 30, 10.1, 12, 0)
		p.disc(c, x+5, 42, 5)
	}
	p.rect(rgb(0x6A3A20), 58, 54, 18, 32, 1)
	p.rect(gold, 61, 58, 12, 12, 0)
	p.disc(gold, 61, 74, 1.2)
	p.rect(rgb(0x6A3A20), 22, 54, 30, 20, 1)
	p.rect(rgb(0xF7CF7C), 24, 56, 12.4, 16, 0)
	p.rect(rgb(0xF7CF7C), 37.6, 56, 12.4, 16, 0)
	p.oval(rgb(0x6C8F4A), 18, 84, 7, 4, 0)
	if k%2 == 1 {
		p.rect(roast, 79, 68, 9, 18, 1)
		p.rect(cream, 80.5, 71, 6, 8, 0)
	}
}

// guitar leans in the evening light.
func guitar(p *pen, _ int) {
	p.ground(rgb(0xF3C88E), rgb(0xE5A56A))
	p.disc(rgb(0xF8DDA8), 70, 26, 20)
	p.floor(88, rgb(0xB4703F))
	p.group(46, 56, 32, 1, func() {
		p.rect(rgb(0x4A2618), -3, -62, 6, 50, 1)
		p.rect(dark, -4.6, -72, 9.2, 13, 2)
		for i := range 3 {
			p.disc(gold, -5.6, -69+float32(i)*4, 1.1)
			p.disc(gold, 5.6, -69+float32(i)*4, 1.1)
		}
		p.disc(rgb(0x8C4A24), 0, -6, 15.4)
		p.disc(rgb(0x8C4A24), 0, 17, 20.4)
		p.disc(rgb(0xC4753C), 0, -6, 13.6)
		p.disc(rgb(0xC4753C), 0, 17, 18.6)
		p.disc(dark, 0, 3, 6.4)
		p.rect(dark, -8, 20, 16, 3.4, 1)
		for i := range 4 {
			x := -2.1 + float32(i)*1.4
			p.line(cream, 0.35, pt{x, -60}, pt{x, 21})
		}
	})
}

// lanterns hang over a mosque at dusk.
func lanterns(p *pen, k int) {
	tops := []uint32{0x23405E, 0x4A3560, 0x1E4A4A}
	top := rgb(tops[k%3])
	p.ground(top, mix(top, rgb(0xF0A868), 0.72))
	stars(p, rgb(0xF7E3B4), dice(21+k), 18)
	crescent(p, rgb(0xF7E3B4), mix(top, rgb(0xF0A868), 0.12), 76, 18, 9)
	mosque(p, mix(top, dark, 0.55))
	_, edge, _, _ := p.edges()
	for i, x := range []float32{18, 40, 62} {
		y := 20 + float32(i%2)*14
		p.line(rgb(0xE9C98A), 0.7, pt{x, edge}, pt{x, y})
		p.fill(rgb(0xD9A24C), []pt{{x - 4, y}, {x + 4, y}, {x + 7, y + 5}, {x - 7, y + 5}})
		p.rect(rgb(0xF9DD92), x-6, y+5, 12, 13, 2)
		p.rect(rgb(0xD9A24C), x-1, y+5, 2, 13, 0)
		p.fill(rgb(0xD9A24C), []pt{{x - 7, y + 18}, {x + 7, y + 18}, {x + 3, y + 22}, {x - 3, y + 22}})
	}
}

func mosque(p *pen, c color.RGBA) {
	p.rect(c, 24, 74, 52, 30, 0)
	dome := func(x, y, r float32) {
		p.fill(c, curve(pt{x - r, y}, pt{x - r*1.25, y - r*0.8}, pt{x - r*0.4, y - r*1.1}, pt{x, y - r*1.6},
			pt{x + r*0.4, y - r*1.1}, pt{x + r*1.25, y - r*0.8}, pt{x + r, y}))
	}
	dome(50, 75, 15)
	dome(30, 76, 7)
	dome(70, 76, 7)
	for _, x := range []float32{14, 82} {
		p.rect(c, x, 56, 5, 48, 0)
		dome(x+2.5, 57, 4)
	}
	p.floor(88, c)
	for _, x := range []float32{38, 50, 62} {
		p.rect(rgb(0xF6C46E), x-2.4, 80, 4.8, 8, 2.4)
	}
}

// ketupat hang for the feast.
func ketupat(p *pen, k int) {
	grounds := []uint32{0xF5E7C4, 0xE3EFDC, 0xF4DCC8}
	p.ground(rgb(grounds[k%3]), mix(rgb(grounds[k%3]), gold, 0.4))
	_, edge, _, _ := p.edges()
	for i, q := range []pt{{32, 56}, {66, 46}} {
		leaf := rgb([]uint32{0x5E9444, 0x7BAA4B}[i])
		p.line(mix(leaf, dark, 0.3), 1.2, pt{q.x, edge}, pt{q.x, q.y - 26})
		p.group(q.x, q.y, 45, 1, func() {
			p.rect(mix(leaf, dark, 0.35), -19, -19, 38, 38, 2)
			for a := range 5 {
				for b := range 5 {
					c := leaf
					if (a+b)%2 == 0 {
						c = mix(leaf, rgb(0xF3EBA6), 0.5)
					}
					p.rect(c, -18.4+float32(a)*7.4, -18.4+float32(b)*7.4, 7, 7, 0.8)
				}
			}
		})
		for _, x := range []float32{-5, 0, 5} {
			p.fill(leaf, []pt{{q.x + x*0.3 - 1.2, q.y + 25}, {q.x + x*0.3 + 1.2, q.y + 25}, {q.x + x*1.5, q.y + 42}})
		}
	}
	stars(p, rgb(0xD9A24C), dice(40+k), 10)
}
