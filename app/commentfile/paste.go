package commentfile

import (
	"strings"

	"lontar/models"
)

// Pasted is what a copied block holds.
type Pasted struct {
	Comments []Comment
	Platform models.Platform
	Doubts   []string // ready to show
	Rest     []string // lines that were not understood
}

// maxPaste is how much of a pasted text is looked at, in bytes.
const maxPaste = 4 << 20

// Paste reads a block copied from a platform's page or app, or from WhatsApp;
// a text that is neither is one comment without author. Nothing in it is
// ErrEmpty.
func Paste(text string, o Options) (Pasted, error) {
	o = o.filled()
	if len(text) > maxPaste {
		text = text[:maxPaste]
	}
	text = lines(cleanText(text))
	if fold(text) == "" {
		return Pasted{}, refuse(ErrEmpty)
	}
	var p Pasted
	if isChat(text) {
		p = pasteChat(text, o)
	}
	if len(p.Comments) == 0 {
		p = plainPaste(text)
	}
	p.finish(o)
	return p, nil
}

func plainPaste(text string) Pasted {
	return Pasted{Comments: []Comment{{Text: strings.TrimSpace(text), Likes: -1, Line: 1}}}
}

// pasteChat reads WhatsApp messages; the order of their dates is decided over
// all of them.
func pasteChat(text string, o Options) Pasted {
	list, rest := chat(text)
	p := Pasted{Platform: models.WhatsApp, Rest: rest}
	s := &survey{l: &layout{}, o: o}
	for _, m := range list {
		s.date(m.at, "", false)
	}
	order, doubt := s.order()
	if doubt != "" {
		p.Doubts = append(p.Doubts, doubt)
	}
	for _, m := range list {
		c := Comment{Platform: models.WhatsApp, AuthorName: m.name, Text: m.text, Likes: -1, Line: m.line}
		if w, ok := readWhen(m.at, order); ok {
			c.At, c.AtGuess = w.moment(o.Zone, o.Now)
			if c.AtGuess == AtZone { // a phone writes its own time
				c.AtGuess = AtExact
			}
		}
		p.Comments = append(p.Comments, c)
	}
	return p
}

// finish fills in what all pasted comments share, and their keys.
func (p *Pasted) finish(o Options) {
	if o.Platform != "" {
		p.Platform = o.Platform
	}
	link := readPlace(o.PostLink)
	seen := twins{}
	keys := map[int]string{}
	for i := range p.Comments {
		c := &p.Comments[i]
		c.Platform = p.Platform
		c.PostLink, c.PostKey = o.PostLink, link.postKey
		if c.Platform == "" {
			c.Platform = link.platform
		}
		c.Text = cutRunes(c.Text, maxText)
		c.Author, c.AuthorName = cutRunes(c.Author, maxShort), cutRunes(c.AuthorName, maxShort)
		c.Key = seen.key(c)
		keys[c.Line] = c.Key
	}
	if p.Platform == "" {
		p.Platform = link.platform
	}
	for i := range p.Comments { // parents were noted by line
		c := &p.Comments[i]
		if n := atoi(strings.TrimPrefix(c.ParentKey, "line:")); n > 0 {
			c.ParentKey = keys[n]
		}
	}
}
