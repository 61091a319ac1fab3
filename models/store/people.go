package store

import (
	"errors"

	"gorm.io/gorm"

	"lontar/models"
)

// Person returns a person as it is within the step; ErrNotFound when there is none.
func (w *CommentWork) Person(id int64) (models.Person, error) {
	var p models.Person
	err := w.tx.First(&p, id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return p, ErrNotFound
	}
	return p, err
}

// NotePerson keeps what people note about a person: notes, labels, VIP and
// blocked. What the platform says of them stays as it is.
func (w *CommentWork) NotePerson(p models.Person) error {
	return w.tx.Exec("UPDATE people SET notes = ?, labels = ?, vip = ?, blocked_at = ? WHERE id = ?",
		p.Notes, p.Labels, p.VIP, p.BlockedAt, p.ID).Error
}
