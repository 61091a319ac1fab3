// Package words ships what the speller knows: two automata made by ./build
// from packages of the registries, and the tables of common mistakes.
// NOTICE.md says where every word comes from and under which licence;
// README.md how to make the automata anew.
package words

import _ "embed"

// Bits of a word's value in Words.
const (
	ID         uint64 = 1 << iota // Indonesian
	EN                            // English
	Dictionary                    // in a Hunspell dictionary
	Web                           // frequent on Indonesian web pages
	Own                           // in the project's own lists
	Name                          // only ever written with a capital
	Hidden                        // known, never offered
	Doubtful                      // one slip away from a far more frequent word
)

// Words maps lower-case words to the bits above; Frequency maps them to two
// classes of 0…15, Indonesian in the low four bits, English in the next four.
var (
	//go:embed words.fst
	Words []byte
	//go:embed frequency.fst
	Frequency []byte
)

// Hints is hints.txt: common mistakes and what to write instead, by rule. Its
// head tells the format.
//
//go:embed hints.txt
var Hints string
