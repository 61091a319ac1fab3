package models

// ColumnKind is what a custom column holds.
type ColumnKind string

// Kinds of custom columns; values are stored as text in each kind's canonical
// form: number "1234.5", date "2006-01-02", tick "1" or "".
const (
	ColumnText   ColumnKind = "text"
	ColumnNumber ColumnKind = "number"
	ColumnChoice ColumnKind = "choice"
	ColumnDate   ColumnKind = "date"
	ColumnLink   ColumnKind = "link"
	ColumnTick   ColumnKind = "tick"
)

// ColumnKinds lists the kinds in the order they are offered.
var ColumnKinds = []ColumnKind{ColumnText, ColumnNumber, ColumnChoice, ColumnDate, ColumnLink, ColumnTick}

// CustomColumn is a column a brand added to its plan.
type CustomColumn struct {
	ID         int64 `gorm:"primaryKey"`
	BrandID    int64
	Name       string
	Kind       ColumnKind
	Choices    []string `gorm:"serializer:json"`
	Position   int
	ArchivedAt int64
}

// CustomValue is a post's value in a custom column; an empty value is not stored.
type CustomValue struct {
	ID       int64 `gorm:"primaryKey"`
	PostID   int64
	ColumnID int64
	Value    string
}

// Field returns the post's value in a custom column.
func (p *Post) Field(columnID int64) string {
	for _, f := range p.Fields {
		if f.ColumnID == columnID {
			return f.Value
		}
	}
	return ""
}

// SetField stores a value; "" removes it.
func (p *Post) SetField(columnID int64, value string) {
	for i, f := range p.Fields {
		if f.ColumnID == columnID {
			if value == "" {
				p.Fields = append(p.Fields[:i], p.Fields[i+1:]...)
			} else {
				p.Fields[i].Value = value
			}
			return
		}
	}
	if value != "" {
		p.Fields = append(p.Fields, CustomValue{PostID: p.ID, ColumnID: columnID, Value: value})
	}
}
