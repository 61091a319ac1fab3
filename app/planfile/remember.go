package planfile

import (
	"context"
	"encoding/json"
	"strings"

	"lontar/models"
)

// memory is what is kept of a header row: what each column was taken for and
// the answers that are about the client's way of writing, not about one file.
type memory struct {
	Columns []memoryColumn    `json:"columns"`
	Answers map[string]string `json:"answers,omitempty"`
}

type memoryColumn struct {
	Header string `json:"header"`
	Target string `json:"target"`
}

// mappingKind names plan mappings in the store.
const mappingKind = "plan"

// lasting reports questions whose answer holds for the next file of the same
// header too.
func lasting(key string) bool {
	base, _, _ := strings.Cut(key, ":")
	switch base {
	case "order", "where", "account", "accounts", "fill_down":
		return true
	}
	return false
}

// recall brings back the mapping of an earlier import of the same header.
func (r *reading) recall(ctx context.Context) error {
	m, err := r.s.st.Mapping(ctx, r.brand.ID, mappingKind, r.d.Fingerprint)
	if err != nil || m == nil {
		return err
	}
	var kept memory
	if json.Unmarshal([]byte(m.Columns), &kept) != nil {
		return nil // written by a version we do not know: found anew
	}
	r.answers = kept.Answers
	used := make([]bool, len(r.d.Columns))
	for _, k := range kept.Columns {
		for i := range r.d.Columns {
			c := &r.d.Columns[i]
			if used[i] || fold(c.Header) != fold(k.Header) || strings.HasPrefix(c.Target, "_") {
				continue
			}
			used[i] = true
			c.Target, c.Certain, r.d.Remembered = k.Target, true, true
			break
		}
	}
	return nil
}

// remember is the mapping a draft leaves behind.
func (d *Draft) remember() (*models.Mapping, error) {
	kept := memory{Answers: d.answers}
	for _, c := range d.Columns {
		if !strings.HasPrefix(c.Target, "_") {
			kept.Columns = append(kept.Columns, memoryColumn{c.Header, c.Target})
		}
	}
	b, err := json.Marshal(kept)
	return &models.Mapping{BrandID: d.Brand.ID, Kind: mappingKind, Fingerprint: d.Fingerprint, Columns: string(b)}, err
}
