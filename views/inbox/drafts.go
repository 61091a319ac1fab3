package inbox

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"os"

	"lontar/views/kit"
)

// draftsMost is how many unfinished replies are kept.
const draftsMost = 500

// drafts are the unfinished replies, by comment; with a file they outlive the program.
type drafts struct {
	file   string
	runner kit.Runner
	texts  map[int64]string
	dirty  bool
}

// newDrafts reads what was kept: a small file, once.
func newDrafts(file string, r kit.Runner) *drafts {
	d := &drafts{file: file, runner: r, texts: map[int64]string{}}
	if file == "" {
		return d
	}
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, &d.texts)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("inbox: kept replies", "err", err)
	}
	if d.texts == nil {
		d.texts = map[int64]string{}
	}
	return d
}

// set keeps a text; "" forgets it.
func (d *drafts) set(id int64, text string) {
	if id == 0 || d.texts[id] == text {
		return
	}
	d.dirty = true
	if text == "" {
		delete(d.texts, id)
		return
	}
	if len(d.texts) >= draftsMost {
		oldest := id
		for k := range d.texts {
			oldest = min(oldest, k)
		}
		delete(d.texts, oldest)
	}
	d.texts[id] = text
}

// save writes the texts in the background, saveNow at once.
func (d *drafts) save() {
	if write := d.writer(); write != nil {
		d.runner.Run(func() func() { write(); return nil })
	}
}

func (d *drafts) saveNow() {
	if write := d.writer(); write != nil {
		write()
	}
}

func (d *drafts) writer() func() {
	if d.file == "" || !d.dirty {
		return nil
	}
	d.dirty = false
	texts, file := maps.Clone(d.texts), d.file
	return func() {
		b, err := json.Marshal(texts)
		if err == nil {
			err = os.WriteFile(file+".new", b, 0o600)
		}
		if err == nil {
			err = os.Rename(file+".new", file)
		}
		if err != nil {
			slog.Warn("inbox: keep replies", "err", err)
		}
	}
}
