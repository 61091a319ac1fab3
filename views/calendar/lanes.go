package calendar

// lane is where a card stands among those that overlap it.
type lane struct{ at, of int }

// lanesOf gives cards, by their minutes in ascending order, their lanes: cards
// drawn for so many minutes that overlap share the width side by side.
func lanesOf(at []int, length int) []lane {
	out := make([]lane, len(at))
	for first := 0; first < len(at); {
		var ends []int // when each lane is free again
		next, end := first, at[first]+length
		for ; next < len(at) && (next == first || at[next] < end); next++ {
			free := -1
			for i, e := range ends {
				if e <= at[next] {
					free = i
					break
				}
			}
			if free < 0 {
				free = len(ends)
				ends = append(ends, 0)
			}
			ends[free] = at[next] + length
			end = max(end, at[next]+length)
			out[next].at = free
		}
		for i := first; i < next; i++ {
			out[i].of = len(ends)
		}
		first = next
	}
	return out
}
