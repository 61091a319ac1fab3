package triage

// shipped is the model that comes with the program.
type shipped struct {
	rules, model float64 // how much each counts
}

func loadShipped() (*shipped, error) { return &shipped{rules: 1, model: 0}, nil }

func (m *shipped) scores([]token) (s [5]float64) { return s }

func (m *shipped) strongest([]token, int) int { return -1 }

func (m *shipped) calibrated(p float64) float64 { return p }
