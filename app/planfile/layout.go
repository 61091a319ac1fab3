package planfile

// Layout is the client's own sheet as the last import saw it: the export
// writes the same columns under the same headers in the same order.
type Layout struct {
	Sheet   string         `json:"sheet,omitempty"`
	Columns []LayoutColumn `json:"columns"`
}

// LayoutColumn is one column of a Layout.
type LayoutColumn struct {
	Header   string  `json:"header"`
	Target   string  `json:"target"`
	ColumnID int64   `json:"column,omitempty"` // custom column
	Format   string  `json:"format,omitempty"` // Excel number format of dates and hours
	Width    float64 `json:"width,omitempty"`
}
