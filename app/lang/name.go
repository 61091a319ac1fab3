package lang

import "lontar/models"

// Platform is the name of a platform.
func Platform(p models.Platform) string {
	if p == models.Other {
		return T("platform.other")
	}
	return p.Name()
}

// Form is the name of a form; "Belum dipilih" for none.
func Form(f models.Form) string {
	if f == models.FormNone {
		return T("platform.form.none")
	}
	return T("platform.form." + string(f))
}

// Status is the word for a status: the brand's own where it has one. The
// brand may be nil.
func Status(s models.Status, b *models.Brand) string {
	if b != nil && b.StatusWords[s] != "" {
		return b.StatusWords[s]
	}
	return T("status." + string(s))
}
