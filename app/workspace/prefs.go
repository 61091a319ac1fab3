package workspace

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
)

// Prefs are the program's own settings, the same for every workspace.
type Prefs struct {
	Language string   `json:"language"` // "id" or "en"
	Theme    string   `json:"theme"`    // "system", "light" or "dark"
	Scale    float32  `json:"scale"`    // 1 is the system's own size
	Last     string   `json:"last"`     // the workspace opened last
	Recent   []string `json:"recent"`   // newest first
	Width    float32  `json:"width"`    // of the window
	Height   float32  `json:"height"`
	Emoji    []string `json:"emoji"` // used last, newest first
	Tone     int      `json:"tone"`  // skin tone of emoji: 0 none, 1 light … 5 dark

	path string
}

// LoadPrefs reads the settings; a missing or broken file gives the defaults.
func LoadPrefs() *Prefs { return loadPrefs(filepath.Join(BaseDir(), "settings.json")) }

func loadPrefs(path string) *Prefs {
	// Light, not the system's look: where the system does not say, Fyne guesses dark.
	p := &Prefs{Language: "id", Theme: "light", Scale: 1, Width: 1440, Height: 900}
	if b, err := os.ReadFile(path); err == nil {
		_ = json.Unmarshal(b, p)
	}
	p.path = path
	if p.Scale < 0.5 || p.Scale > 3 {
		p.Scale = 1
	}
	return p
}

// Opened remembers a workspace as the last one.
func (p *Prefs) Opened(dir string) {
	p.Last = dir
	p.Recent = slices.DeleteFunc(p.Recent, func(d string) bool { return d == dir })
	p.Recent = slices.Insert(p.Recent, 0, dir)
	p.Recent = p.Recent[:min(len(p.Recent), 8)]
}

// Save writes the settings whole or not at all.
func (p *Prefs) Save() error {
	b, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o755); err != nil {
		return err
	}
	part := p.path + ".part"
	if err := os.WriteFile(part, b, 0o600); err != nil {
		return err
	}
	return os.Rename(part, p.path)
}
