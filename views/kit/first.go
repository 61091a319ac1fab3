package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// First is the Runner of a start. Until Settle is over, what work returns waits
// for Settle and not for the event loop: the first frame that is drawn then
// shows what there is, and no empty one has to be drawn before it.
type First struct {
	results chan func() // unbuffered: nothing can be left in it
	over    chan struct{}
}

// NewFirst returns a Runner whose Settle must be called once.
func NewFirst() *First { return &First{results: make(chan func()), over: make(chan struct{})} }

// Run starts work at once on a goroutine of its own.
func (f *First) Run(work func() func()) {
	go func() {
		done := work()
		if done == nil {
			return
		}
		select {
		case f.results <- done:
		case <-f.over:
			fyne.Do(done)
		}
	}()
}

// Settle runs what work returns, here, until enough says so or limit has
// passed; from then on everything goes the usual way. It belongs to the UI
// goroutine, before the event loop runs.
func (f *First) Settle(enough func() bool, limit time.Duration) {
	defer close(f.over)
	late := time.NewTimer(limit)
	defer late.Stop()
	for !enough() {
		select {
		case done := <-f.results:
			done()
		case <-late.C:
			return
		}
	}
}
