package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

func TestFirstRunsWhatIsReadyInPlace(t *testing.T) {
	f := NewFirst()
	steps := 0
	f.Run(func() func() {
		return func() {
			steps++
			f.Run(func() func() { return func() { steps++ } }) // a screen that reads once it is built
		}
	})
	f.Settle(func() bool { return steps == 2 }, time.Minute)
	if steps != 2 {
		t.Errorf("%d steps", steps)
	}
}

func TestFirstGivesUpOnWhatIsSlow(t *testing.T) {
	test.NewTempApp(t)
	f := NewFirst()
	release, ran := make(chan struct{}), make(chan struct{})
	f.Run(func() func() {
		<-release
		return func() { close(ran) }
	})
	f.Settle(func() bool { return false }, time.Millisecond)
	select {
	case <-ran:
		t.Fatal("it ran before it was ready")
	default:
	}
	close(release)
	select {
	case <-ran: // over the event loop
	case <-time.After(10 * time.Second):
		t.Error("what came late was lost")
	}
}
