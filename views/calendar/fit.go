package calendar

// Heights in px (TOKENS §7): a card with one line of title, or two.
const (
	cardLow  = 36
	cardHigh = 52
	cardGap  = 3
	highMost = 2 // so many high cards share a day
)

// fitted says how the cards of a day lie in its height.
type fitted struct {
	shown int    // the first so many are drawn, the others counted
	high  []bool // which of those have two lines
}

// fitDay chooses how many of a day's cards are drawn in room px, and which are
// high: only when at most two share the day, the room holds two high ones, and
// the title needs it. reserved keeps the place of a card free at the end, for
// the one being dragged there.
func fitDay(wants []bool, room float32, reserved bool) fitted {
	n := len(wants)
	places := max(1, int((room+cardGap)/(cardLow+cardGap)))
	if reserved {
		places--
	}
	f := fitted{shown: min(n, places)}
	f.high = make([]bool, f.shown)
	if n > highMost || reserved || room < 2*cardHigh+cardGap {
		return f
	}
	for i := range f.high {
		f.high[i] = wants[i]
	}
	return f
}
