package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"strings"
)

// Places in a Tesseract .traineddata file: its LSTM word graph and the
// letters the graph's numbers stand for.
const (
	wordGraph   = 19
	graphLetter = 21
)

var errNotTrained = errors.New("not a .traineddata file with a word graph")

// readTrained lists the words of a Tesseract language package: the frequent
// words of the web pages it was trained on, in no order.
func readTrained(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	letters, err := part(data, graphLetter)
	if err != nil {
		return nil, err
	}
	graph, err := part(data, wordGraph)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, line := range strings.Split(string(letters), "\n")[1:] {
		name, _, _ := strings.Cut(line, " ")
		names = append(names, name)
	}
	return graphWords(graph, names)
}

// part cuts one component out: a count, then 64-bit offsets, -1 when absent.
func part(data []byte, want int) ([]byte, error) {
	if len(data) < 4 {
		return nil, errNotTrained
	}
	n := int(binary.LittleEndian.Uint32(data))
	if n <= want || n > 64 || len(data) < 4+8*n {
		return nil, errNotTrained
	}
	at := func(i int) int { return int(int64(binary.LittleEndian.Uint64(data[4+8*i:]))) }
	from, to := at(want), len(data)
	for i := range n {
		if o := at(i); o > from && o < to {
			to = o
		}
	}
	if from < 0 || from > to {
		return nil, errNotTrained
	}
	return data[from:to], nil
}

// graphWords walks the squished graph: each edge holds a letter, three flags
// (last edge of the node, direction, end of word) and the next node.
func graphWords(graph []byte, names []string) ([]string, error) {
	if len(graph) < 10 || binary.LittleEndian.Uint16(graph) != 42 {
		return nil, fmt.Errorf("%w: magic", errNotTrained)
	}
	letters := binary.LittleEndian.Uint32(graph[2:])
	n := int(binary.LittleEndian.Uint32(graph[6:]))
	if len(graph) < 10+8*n {
		return nil, fmt.Errorf("%w: short", errNotTrained)
	}
	width := bits.Len32(letters)
	var out []string
	var walk func(node int, word string)
	walk = func(node int, word string) {
		for e := node; e < n; e++ {
			edge := binary.LittleEndian.Uint64(graph[10+8*e:])
			id := int(edge & (1<<width - 1))
			flags := edge >> width & 7
			next := int(edge >> (width + 3))
			if id < len(names) {
				longer := word + names[id]
				if flags&4 != 0 {
					out = append(out, longer)
				}
				if next > 0 && next < n {
					walk(next, longer)
				}
			}
			if flags&1 != 0 {
				return
			}
		}
	}
	walk(0, "")
	return out, nil
}
