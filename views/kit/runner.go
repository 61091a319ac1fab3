package kit

import "fyne.io/fyne/v2"

// Runner runs work off the UI goroutine and what work returns on it. work may
// return nil when there is nothing to show.
type Runner interface {
	Run(work func() (done func()))
}

// Background is the Runner of the program.
type Background struct{}

// Run starts work at once on a goroutine of its own.
func (Background) Run(work func() func()) {
	go func() {
		if done := work(); done != nil {
			fyne.Do(done)
		}
	}()
}

// Inline runs everything where it is called, for tests and pictures.
type Inline struct{}

// Run returns when work and what it returned are done.
func (Inline) Run(work func() func()) {
	if done := work(); done != nil {
		done()
	}
}

// Latest drops the results of work that was overtaken by newer work. The zero
// value works; it belongs to the UI goroutine.
type Latest struct{ n int }

// Run starts work; show runs only when no newer work was started meanwhile.
func (l *Latest) Run(r Runner, work func() (show func())) {
	l.n++
	mine := l.n
	r.Run(func() func() {
		show := work()
		return func() {
			if mine == l.n && show != nil {
				show()
			}
		}
	})
}
