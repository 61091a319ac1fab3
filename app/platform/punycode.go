package platform

// asciiLength is how long a label of a domain is once it is written in ASCII
// (RFC 3492); 64, which is too long, for all that are longer than 63. Full
// stops of other scripts part it, too.
func asciiLength(label []rune) int {
	n, at := -1, 0
	for i := 0; i <= len(label); i++ {
		if i == len(label) || label[i] == '。' || label[i] == '．' || label[i] == '｡' {
			n += 1 + punycodeLength(label[at:i])
			at = i + 1
		}
	}
	return min(n, 64)
}

func punycodeLength(input []rune) int {
	const base, initialN, initialBias = 36, 128, 72
	if len(input) > 63 {
		return 64
	}
	out := 0
	for _, r := range input {
		if r < initialN {
			out++
		}
	}
	if out == len(input) {
		return out
	}
	done, basic := out, out
	if basic > 0 {
		out++ // the hyphen after the ASCII part
	}
	n, delta, bias := rune(initialN), 0, initialBias
	for done < len(input) {
		next := rune(0x7FFFFFFF)
		for _, r := range input {
			if r >= n && r < next {
				next = r
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range input {
			if r < n {
				delta++
			}
			if r != n {
				continue
			}
			q := delta
			for k := base; ; k += base {
				t := min(max(k-bias, 1), 26)
				out++
				if q < t {
					break
				}
				q = (q - t) / (base - t)
			}
			bias = adapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
		n++
	}
	return out + len("xn--")
}

func adapt(delta, points int, first bool) int {
	if first {
		delta /= 700
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > 455; k += 36 {
		delta /= 35
	}
	return k + 36*delta/(delta+38)
}
