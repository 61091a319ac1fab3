package picture

// The pictures of the coffee house: terracotta, cream and dark roast.

var (
	cream   = rgb(0xFFF6EA)
	milk    = rgb(0xF3DFC1)
	clay    = rgb(0xE3A06C)
	brick   = rgb(0x9A4A20)
	roast   = rgb(0x4A2618)
	dark    = rgb(0x2E1710)
	gold    = rgb(0xF2C879)
	crimson = rgb(0x8E3B2C)
)

// latte is a cup from above with a heart in the foam.
func latte(p *pen, k int) {
	grounds := []uint32{0xE3A06C, 0xD98F63, 0xC9B08E}
	p.ground(rgb(grounds[k%3]), mix(rgb(grounds[k%3]), brick, 0.18))
	p.disc(mix(clay, brick, 0.35), 52, 54, 39)
	p.disc(cream, 50, 50, 38)
	p.disc(mix(cream, clay, 0.22), 50, 50, 30)
	p.rect(cream, 76, 45, 20, 9, 4)
	p.disc(cream, 50, 50, 27)
	p.disc(rgb(0x7A4426), 50, 50, 23.5)
	p.disc(rgb(0x93552F), 50, 50, 20)
	heart := func(grow float32) []pt {
		s := grow
		return curve(pt{50, 50 + 15*s}, pt{50 - 7*s, 50 + 8*s}, pt{50 - 17*s, 50 + 1*s}, pt{50 - 12*s, 50 - 8*s},
			pt{50 - 9*s, 50 - 13*s}, pt{50 - 2*s, 50 - 12*s}, pt{50, 50 - 6*s},
			pt{50 + 2*s, 50 - 12*s}, pt{50 + 9*s, 50 - 13*s}, pt{50 + 12*s, 50 - 8*s},
			pt{50 + 17*s, 50 + 1*s}, pt{50 + 7*s, 50 + 8*s}, pt{50, 50 + 15*s})
	}
	p.fill(cream, heart(1.1))
	p.fill(rgb(0x93552F), heart(0.72))
	p.fill(cream, heart(0.5))
}

// beans are roasted beans scattered on dark wood.
func beans(p *pen, k int) {
	p.ground(rgb(0x3A1F14), dark)
	d := dice(7 + k*31)
	left, top, right, bottom := p.edges()
	shades := []uint32{0x6B3A22, 0x7C4629, 0x5A2F1B, 0x8A5030}
	for y, row := top, 0; y < bottom+14; y, row = y+15, row+1 {
		for x := left + float32(row%2)*10; x < right+14; x += 20 {
			shade := rgb(shades[int(d.roll()*4)])
			p.group(x+d.roll()*6-3, y+d.roll()*6-3, d.roll()*180, 0.9+d.roll()*0.35, func() {
				p.oval(dark, 1, 1.6, 9, 6.4, 0)
				p.oval(shade, 0, 0, 9, 6.4, 0)
				p.oval(mix(shade, clay, 0.25), -1, -2.4, 6, 2, 0)
				p.line(dark, 1.3, curve(pt{-8, 0}, pt{-3, -3}, pt{3, 3}, pt{8, 0})...)
			})
		}
	}
}

// sunset is the hour before breaking the fast: a low sun behind a glass of tea.
func sunset(p *pen, k int) {
	tops := []uint32{0xF2B16B, 0xE98E5A, 0xD9734F}
	p.ground(rgb(tops[k%3]), rgb(0xF7D79A))
	sun := float32(46 - 3*(k%3))
	p.disc(rgb(0xFBE3AE), 50, sun, 25)
	p.disc(rgb(0xFFF0C9), 50, sun, 18)
	left, _, right, _ := p.edges()
	p.fill(rgb(0xD0713F), curve(pt{left - 1, 62}, pt{20, 48}, pt{40, 58}, pt{58, 60}, pt{75, 62}, pt{85, 52}, pt{right + 1, 56},
		pt{right + 1, 80}, pt{right + 1, 90}, pt{right + 1, 100}, pt{left, 100}, pt{left, 100}, pt{left - 1, 100}))
	p.floor(74, brick)
	p.floor(78, mix(brick, roast, 0.45))
	// The glass, seen against the light.
	p.fill(rgb(0x5B2B1A), []pt{{40, 50}, {62, 50}, {59, 84}, {43, 84}})
	p.fill(rgb(0x8E4A25), []pt{{41, 57}, {61, 57}, {58.5, 82}, {43.5, 82}})
	p.fill(rgb(0xC77B3B), []pt{{44, 57}, {48, 57}, {48, 82}, {46, 82}})
	p.arc(rgb(0x5B2B1A), 2.6, 63, 66, 6, -80, 80)
	for i := range 3 {
		x := 20 + float32(i)*6
		p.oval(rgb(0x4A2115), x, 83+float32(i%2), 4.4, 3, 20)
	}
}

// kolak is a bowl of banana in palm sugar, from above.
func kolak(p *pen, k int) {
	p.ground(rgb(0xEBCF9F), rgb(0xDDB67E))
	p.disc(rgb(0xC79A62), 52, 55, 35)
	p.disc(cream, 50, 51, 34)
	p.disc(rgb(0xB87340), 50, 51, 28)
	p.disc(rgb(0xC98650), 50, 50, 24)
	d := dice(11 + k*17)
	for i := range 7 {
		q := around(50, 51, 8+d.roll()*10, 8+d.roll()*10, float32(i)*51+d.roll()*20)
		p.group(q.x, q.y, d.roll()*180, 1, func() {
			p.oval(rgb(0x9C5A2C), 0.8, 1.2, 7.4, 5, 0)
			p.oval(rgb(0xF6DC94), 0, 0, 7.4, 5, 0)
			p.oval(rgb(0xEBC871), 0, 0, 3.4, 1.8, 0)
		})
	}
	if k%2 == 1 { // with a shot of espresso beside it
		p.disc(cream, 86, 18, 13)
		p.disc(roast, 86, 18, 9.5)
	}
	p.fill(rgb(0x6F9A4A), curve(pt{44, 46}, pt{52, 34}, pt{64, 36}, pt{68, 44}, pt{60, 50}, pt{50, 52}, pt{44, 46}))
	p.line(rgb(0x4E7733), 0.9, pt{46, 46}, pt{65, 43})
}

// iced is iced coffee with dates.
func iced(p *pen, k int) {
	grounds := []uint32{0xD98A5B, 0xC7794F, 0xE5A873}
	p.ground(rgb(grounds[k%3]), mix(rgb(grounds[k%3]), brick, 0.35))
	p.disc(mix(rgb(grounds[k%3]), cream, 0.3), 66, 36, 30)
	p.floor(80, rgb(0xA9623D))
	p.line(cream, 3, pt{56, 6}, pt{51, 40})
	glass := []pt{{32, 24}, {68, 24}, {63, 86}, {37, 86}}
	p.fill(mix(cream, clay, 0.25), glass)
	p.fill(milk, []pt{{33, 32}, {67, 32}, {65.5, 52}, {34.5, 52}})
	p.fill(rgb(0xB77A4E), []pt{{34.2, 46}, {65.8, 46}, {65, 56}, {35, 56}})
	p.fill(roast, []pt{{34.8, 54}, {65.2, 54}, {62.6, 84}, {37.4, 84}})
	for _, q := range []pt{{41, 33}, {53, 30}, {47, 42}} {
		p.group(q.x, q.y, 14, 1, func() { p.rect(rgb(0xFFFBF3), 0, 0, 10, 9, 2) })
	}
	p.fill(rgb(0xFFFFFF), []pt{{36.6, 28}, {38.6, 28}, {40.6, 80}, {39.4, 80}})
	for i := range 3 + k%2 {
		date(p, 14+float32(i)*6, 86-float32(i%2)*5, float32(20-i*25))
	}
	date(p, 78, 87, 10)
}

func date(p *pen, x, y, degrees float32) {
	p.group(x, y, degrees, 1, func() {
		p.oval(dark, 0.6, 1, 7, 4.4, 0)
		p.oval(rgb(0x6B3320), 0, 0, 7, 4.4, 0)
		p.oval(rgb(0x96553A), -1.4, -1.5, 3.6, 1, 8)
	})
}

// dates is a plate of them.
func dates(p *pen, k int) {
	p.ground(rgb(0xEAD6B4), rgb(0xD9B98A))
	p.disc(rgb(0xBE9764), 52, 56, 37)
	p.disc(cream, 50, 52, 36)
	p.disc(mix(cream, gold, 0.3), 50, 52, 27)
	d := dice(5 + k)
	for i := range 9 {
		r := float32(0)
		if i > 0 {
			r = 15
		}
		q := around(50, 52, r, r, float32(i)*45)
		date(p, q.x, q.y, d.roll()*180)
	}
}

// kettle pours over a filter.
func kettle(p *pen, k int) {
	p.ground(rgb(0xF0DCC0), rgb(0xE2C29A))
	p.floor(84, rgb(0xB07A4E))
	steel := rgb(0x5C5A58)
	p.fill(steel, []pt{{58, 12}, {84, 12}, {90, 40}, {52, 40}})
	p.rect(rgb(0x3D3B3A), 64, 6, 14, 6, 2)
	p.line(steel, 3.4, curve(pt{55, 34}, pt{44, 34}, pt{48, 14}, pt{38, 14})...)
	p.arc(rgb(0x3D3B3A), 3.4, 90, 24, 10, -90, 90)
	p.line(rgb(0x8C5A36), 1.3, pt{37.5, 15}, pt{36, 44})
	p.fill(cream, []pt{{18, 42}, {54, 42}, {42, 60}, {30, 60}})
	p.fill(rgb(0xD8B48C), []pt{{18, 42}, {54, 42}, {52, 45}, {20, 45}})
	p.fill(mix(cream, rgb(0x9DB4B5), 0.35), []pt{{29, 60}, {43, 60}, {54, 84}, {18, 84}})
	p.fill(rgb(0x6A3A20), []pt{{25, 71}, {47, 71}, {53, 83}, {19, 83}})
	if k%2 == 1 {
		p.disc(rgb(0x6A3A20), 76, 78, 6)
	}
}

// bread is a basket of warm rolls.
func bread(p *pen, _ int) {
	p.ground(rgb(0xF3E3C6), rgb(0xE7C795))
	p.floor(76, rgb(0xC98F57))
	for i, q := range []pt{{34, 52}, {54, 46}, {70, 54}, {46, 58}} {
		crust := rgb([]uint32{0xB4692F, 0xC67B3B, 0xA95F2A, 0xD08E4C}[i])
		p.group(q.x, q.y, float32(i*12-16), 1, func() {
			p.oval(mix(crust, roast, 0.4), 0, 1.4, 17, 11, 0)
			p.oval(crust, 0, 0, 17, 11, 0)
			for _, x := range []float32{-8, 0, 8} {
				p.line(rgb(0xF2D29B), 1.8, pt{x - 2, -5}, pt{x + 2, 3})
			}
		})
	}
	p.fill(rgb(0x8A5A30), []pt{{12, 62}, {88, 62}, {78, 86}, {22, 86}})
	for x := float32(18); x < 84; x += 8 {
		p.line(rgb(0xA9743F), 2, pt{x, 64}, pt{x + (50-x)*0.1, 84})
	}
	p.rect(rgb(0xA9743F), 10, 60, 80, 5, 2)
}
