package triage

// Model is a workspace's own: what its people corrected.
type Model struct{}

// NewModel is one that has learned nothing.
func NewModel() *Model { return &Model{} }

func (m *Model) scores([]token) (s [5]float64) { return s }
