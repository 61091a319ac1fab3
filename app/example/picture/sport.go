package picture

import "image/color"

// The pictures of the gym: leaf green, mint and a night blue for after tarawih.

var (
	leaf   = rgb(0x3E7427)
	forest = rgb(0x274A1C)
	mint   = rgb(0xDCEBD2)
	pale   = rgb(0xC4DEC0)
	deep   = rgb(0x16302F)
)

// figure is a round-limbed person: a head, and lines through its joints.
func figure(p *pen, c color.RGBA, width float32, head pt, radius float32, limbs ...[]pt) {
	for _, l := range limbs {
		p.line(c, width, l...)
	}
	p.disc(c, head.x, head.y, radius)
}

// lunge trains under the moon.
func lunge(p *pen, k int) {
	p.ground(deep, rgb(0x1C3B39))
	stars(p, rgb(0xF4D99B), dice(9+k), 12)
	crescent(p, rgb(0xF4D99B), rgb(0x17322F), 72, 24, 15)
	p.floor(90, rgb(0x0F2524))
	figure(p, pale, 7.4, pt{41, 30}, 7, []pt{{41, 44}, {44, 62}}, []pt{{42, 45}, {56, 50}, {66, 40}},
		[]pt{{44, 62}, {66, 64}, {69, 86}}, []pt{{44, 62}, {32, 76}, {14, 86}})
}

// pushup on a mat.
func pushup(p *pen, k int) {
	p.ground(rgb(0xE6F0DC), mint)
	if k%2 == 1 {
		p.disc(rgb(0xF4C98A), 78, 22, 12)
	}
	p.floor(80, rgb(0xC3DAB0))
	p.rect(leaf, 10, 77, 82, 5, 2.5)
	figure(p, forest, 7, pt{25, 40}, 7, []pt{{32, 50}, {62, 62}, {86, 73}}, []pt{{33, 51}, {26, 62}, {36, 73}})
}

// dumbbell lies ready.
func dumbbell(p *pen, k int) {
	p.ground(mint, rgb(0xC6DDB6))
	p.floor(76, rgb(0xAECB9B))
	p.group(50, 52, float32(-18+10*(k%2)), 1, func() {
		p.rect(rgb(0x7C867A), -26, -3, 52, 6, 3)
		for _, s := range []float32{-1, 1} {
			p.group(s*24, 0, 0, 1, func() {
				p.rect(forest, -5, -20, 10, 40, 3)
				p.rect(leaf, s*9-4, -14, 8, 28, 3)
				p.rect(rgb(0x7C867A), s*15-2.4, -4, 5, 8, 2)
				p.rect(mix(leaf, mint, 0.3), -3, -17, 2, 34, 1)
			})
		}
	})
}

// mat is rolled up beside the sun.
func mat(p *pen, k int) {
	p.ground(rgb(0xF4EBDD), rgb(0xE9DCC4))
	p.disc(rgb([]uint32{0xE88E5F, 0xF0B45E}[k%2]), 74, 28, 11)
	p.floor(76, rgb(0xDCC7A6))
	p.rect(mix(leaf, dark, 0.25), 14, 54, 72, 24, 11)
	p.rect(rgb(0x5B9440), 14, 51, 72, 24, 12)
	p.disc(leaf, 26, 63, 12)
	p.arc(mint, 1.8, 26, 63, 8, 0, 300)
	p.arc(mint, 1.8, 26, 63, 4, 60, 330)
	p.rect(forest, 48, 51, 4, 24, 0)
	p.rect(forest, 70, 51, 4, 24, 0)
}

// water is a glass of it.
func water(p *pen, k int) {
	p.ground(rgb(0xDDEEF1), rgb(0xC7E2E6))
	p.floor(80, rgb(0xAACFD6))
	n := 1 + k%3
	for i := range n {
		x := 50 + (float32(i)-float32(n-1)/2)*26
		p.group(x, 0, 0, 1, func() {
			p.fill(rgb(0xF2FAFB), []pt{{-14, 24}, {14, 24}, {11, 86}, {-11, 86}})
			p.fill(rgb(0x9FD0DA), []pt{{-13.2, 40}, {13.2, 40}, {10.8, 84}, {-10.8, 84}})
			p.fill(rgb(0x7ABBC9), []pt{{-13, 44}, {13, 44}, {10.8, 84}, {-10.8, 84}})
			p.oval(rgb(0xC4E5EA), 0, 41, 13, 2.4, 0)
			p.fill(rgb(0xFFFFFF), []pt{{-9, 30}, {-6.6, 30}, {-5.6, 78}, {-7, 78}})
		})
	}
	date(p, 16, 87, 14)
	date(p, 84, 88, -20)
}

// crowd cheers.
func crowd(p *pen, k int) {
	grounds := []uint32{0xDCEBD8, 0xF1E6D0, 0xD8E8EA}
	p.ground(rgb(grounds[k%3]), mix(rgb(grounds[k%3]), leaf, 0.15))
	p.floor(84, rgb(0xB7D1A6))
	for i, x := range []float32{20, 50, 80} {
		y := float32(8)
		if i == 1 {
			y = 0
		}
		c := mix(forest, leaf, 0.25*float32(i))
		figure(p, c, 5.4, pt{x, 28 + y}, 6, []pt{{x, 40 + y}, {x, 60}}, []pt{{x, 42 + y}, {x - 12, 32 + y}, {x - 13, 18 + y}},
			[]pt{{x, 42 + y}, {x + 12, 32 + y}, {x + 13, 18 + y}}, []pt{{x, 60}, {x - 7, 86}}, []pt{{x, 60}, {x + 7, 86}})
	}
}

// coach is one of them with a whistle.
func coach(p *pen, k int) {
	p.ground(rgb(0xE4EFD8), rgb(0xCBDFB9))
	p.disc(rgb(0xF3F8EC), 50, 44, 38)
	p.group(50, 8, 0, 1, func() {
		person(p, 0, 0, 1.08, rgb([]uint32{0x3E7427, 0x2F6DA8}[k%2]), mint, k%2 == 0)
	})
	p.line(rgb(0xF4D99B), 1.2, pt{42, 60}, pt{50, 78}, pt{58, 60})
	p.disc(rgb(0xE0962F), 50, 80, 3.4)
}

// plate is a balanced one: egg, greens, fruit.
func plate(p *pen, k int) {
	p.ground(rgb(0xF4E9C9), rgb(0xEAD7A6))
	p.disc(rgb(0xD3BC86), 52, 54, 38)
	p.disc(rgb(0xFFFFFF), 50, 51, 37)
	p.disc(rgb(0xF6F2E8), 50, 51, 30)
	wedge := func(c color.RGBA, from, to float32) {
		shape := []pt{{50, 51}}
		for i := range 17 {
			shape = append(shape, around(50, 51, 27, 27, from+(to-from)*float32(i)/16))
		}
		p.fill(c, shape)
	}
	turn := float32(k%4) * 40
	wedge(rgb(0x5FA148), turn-90, turn+20)
	wedge(rgb(0xE9A35E), turn+24, turn+120)
	d := dice(2 + k)
	for range 9 {
		q := around(50, 51, 10+d.roll()*14, 10+d.roll()*14, turn-84+d.roll()*96)
		p.oval(rgb(0x7FBF62), q.x, q.y, 3.6, 2, d.roll()*180)
	}
	for range 6 {
		q := around(50, 51, 9+d.roll()*14, 9+d.roll()*14, turn+34+d.roll()*76)
		p.disc(rgb(0xD2753A), q.x, q.y, 1.7)
	}
	egg := around(50, 51, 15, 15, turn+195)
	p.oval(rgb(0xFFFFFF), egg.x, egg.y, 12, 10, turn)
	p.disc(rgb(0xF2B135), egg.x, egg.y, 4.8)
}

// rest is a bed by night.
func rest(p *pen, k int) {
	p.ground(rgb(0x1E2F4A), rgb(0x35496B))
	stars(p, rgb(0xF4E3B0), dice(13+k), 14)
	crescent(p, rgb(0xF4E3B0), rgb(0x22344F), 74, 22, 12)
	p.rect(rgb(0x6B4A2E), 8, 46, 6, 44, 2)
	p.rect(rgb(0x6B4A2E), 10, 74, 80, 8, 2)
	p.rect(rgb(0x6B4A2E), 86, 60, 6, 30, 2)
	p.rect(rgb(0xF3EDE1), 14, 60, 24, 14, 6)
	p.disc(skin, 34, 58, 8)
	p.fill(dark, curve(pt{26, 58}, pt{25, 46}, pt{43, 46}, pt{42, 56}, pt{36, 52}, pt{30, 54}, pt{26, 58}))
	p.fill(rgb(0x5B9440), curve(pt{38, 76}, pt{38, 54}, pt{60, 56}, pt{86, 62}, pt{87, 68}, pt{87, 72}, pt{87, 76}))
	for i := range 3 {
		s, x, y := 3+float32(i)*1.3, 48+float32(i)*8, 44-float32(i)*9
		p.line(rgb(0xF4E3B0), 1.3, pt{x - s/2, y - s/2}, pt{x + s/2, y - s/2}, pt{x - s/2, y + s/2}, pt{x + s/2, y + s/2})
	}
}

// shoe takes its first steps.
func shoe(p *pen, k int) {
	p.ground(rgb(0xEAF1DF), rgb(0xD3E3C0))
	p.disc(rgb(0xF6FAF0), 52, 44, 34)
	p.floor(78, rgb(0xB3CB9C))
	c := rgb([]uint32{0xE06A3C, 0x2F6DA8}[k%2])
	p.fill(c, curve(pt{16, 70}, pt{12, 50}, pt{16, 38}, pt{22, 36}, pt{30, 46}, pt{40, 44}, pt{44, 34},
		pt{52, 42}, pt{60, 54}, pt{80, 56}, pt{92, 60}, pt{92, 66}, pt{90, 72}, pt{70, 72}, pt{40, 72}, pt{16, 70}))
	p.rect(cream, 14, 70, 78, 8, 4)
	p.rect(forest, 14, 75, 78, 3, 1.5)
	for i := range 4 {
		x, y := 47+float32(i)*6, 44+float32(i)*3.4
		p.line(cream, 1.6, pt{x - 3, y + 3}, pt{x + 4, y - 1})
	}
	p.line(cream, 2.4, curve(pt{24, 60}, pt{40, 66}, pt{52, 64}, pt{64, 58})...)
}
