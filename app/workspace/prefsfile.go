package workspace

// LoadPrefsFrom reads settings kept in a file of the caller's choice, as
// LoadPrefs does for the program's own; pictures and tests use it.
func LoadPrefsFrom(path string) *Prefs { return loadPrefs(path) }
