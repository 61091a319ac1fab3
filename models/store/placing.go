package store

import "lontar/models"

// placeMedia points media at variants that had no id until now: a VariantID
// of -(index+1) means that place in Variants.
func placeMedia(p *models.Post) {
	for i := range p.Media {
		if at := -p.Media[i].VariantID - 1; at >= 0 && at < int64(len(p.Variants)) {
			p.Media[i].VariantID = p.Variants[at].ID
		}
	}
}
