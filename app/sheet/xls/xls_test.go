package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"testing"
	"unicode/utf16"
)

// build writes a workbook of one sheet around given records of it.
func build(shared []string, cells []byte) []byte {
	var s bytes.Buffer
	record := func(kind int, data []byte) {
		for first := true; first || len(data) > 0; first = false {
			n := min(len(data), 64) // small records, so that texts are cut
			if kind != kindSST && kind != kindContinue {
				n = len(data)
			}
			s.Write(le(kind, n))
			s.Write(data[:n])
			data, kind = data[n:], kindContinue
			if len(data) > 0 {
				data = append([]byte{0}, data...)
			}
		}
	}
	record(kindBOF, le(0x600, 5, 0, 0, 0, 0, 0, 0))
	record(kindXF, le(0, 0))
	record(kindXF, le(0, 14))
	record(kindFormat, append(append(le(164, 10), 0), "[Red]0.0\"d"...))
	record(kindXF, le(0, 164))
	sheetAt := s.Len() + 4
	record(kindSheet, append([]byte{0, 0, 0, 0, 0, 0, 5, 0}, "Lembar"[:5]...))
	var sst bytes.Buffer
	sst.Write(le(len(shared), 0, len(shared), 0))
	for _, t := range shared {
		sst.Write(le(len(t)))
		sst.WriteByte(0)
		sst.WriteString(t)
	}
	record(kindSST, sst.Bytes())
	record(kindEOF, nil)
	out := s.Bytes()
	binary.LittleEndian.PutUint32(out[sheetAt:], uint32(len(out)))
	s.Write(le(kindBOF, 16, 0x600, 16, 0, 0, 0, 0, 0, 0))
	s.Write(cells)
	record(kindEOF, nil)
	return contain(s.Bytes())
}

func le(list ...int) []byte {
	var b []byte
	for _, v := range list {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// contain puts a stream into a compound file: header, table, directory, stream.
func contain(stream []byte) []byte {
	for len(stream) < 4096 || len(stream)%512 != 0 {
		stream = append(stream, 0)
	}
	n := len(stream) / 512
	b := make([]byte, 512*3)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put := func(at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
	b[30], b[32] = 9, 6
	put(44, 1)
	put(48, 1)
	put(56, 4096)
	put(60, endOfChain)
	put(68, endOfChain)
	put(76, 0)
	for i := 1; i < 109; i++ {
		put(76+4*i, 0xffffffff)
	}
	for i := range 128 {
		put(512+4*i, 0xffffffff)
	}
	put(512, 0xfffffffd)
	put(516, endOfChain)
	for i := range n {
		next := uint32(i + 3)
		if i == n-1 {
			next = endOfChain
		}
		put(512+4*(i+2), next)
	}
	entry := func(at int, name string, kind byte, start, size uint32) {
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(b[at+2*i:], u)
		}
		binary.LittleEndian.PutUint16(b[at+64:], uint16(2*len(name)+2))
		b[at+66] = kind
		put(at+116, start)
		put(at+120, size)
	}
	entry(1024, "Root Entry", 5, endOfChain, 0)
	entry(1152, "Workbook", 2, 2, uint32(len(stream)))
	return append(b, stream...)
}

func number(row, col, style int, v float64) []byte {
	return binary.LittleEndian.AppendUint64(le(kindNumber, 14, row, col, style), math.Float64bits(v))
}

func TestRead(t *testing.T) {
	long := ""
	for i := range 20 {
		long += fmt.Sprintf("kopi %d ", i)
	}
	var c []byte
	c = append(c, append(le(kindLabelSST, 10, 0, 0, 0), le(0, 0)...)...)
	c = append(c, append(le(kindLabelSST, 10, 0, 1, 0), le(1, 0)...)...)
	c = append(c, number(2, 0, 1, 46096)...)
	c = append(c, number(2, 1, 0, 0.0617)...)
	c = append(c, number(2, 2, 2, 12)...)
	c = append(c, le(kindRK, 10, 3, 0, 0, 7<<2|2, 0)...)
	c = append(c, le(kindMulRK, 18, 3, 1, 0, 123<<2|3, 0, 0, 5<<2|2, 0, 2)...)
	c = append(c, append(le(kindLabel, 8+5, 4, 0, 0, 4), append([]byte{1}, le('k', 'o')...)...)...)
	sheets, err := Read(build([]string{"Post title", long}, c))
	if err != nil || len(sheets) != 1 {
		t.Fatal(sheets, err)
	}
	got := fmt.Sprintf("%q", sheets[0].Rows)
	want := fmt.Sprintf("%q", [][]string{{"Post title", long}, nil, {"2026-03-15", "0.0617", "12"}, {"7", "1.23", "5"}, {"ko"}})
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNotXLS(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("PK"), bytes.Repeat([]byte{0xd0}, 600), contain([]byte("x"))} {
		if _, err := Read(b); !errors.Is(err, ErrNotXLS) && !errors.Is(err, ErrBroken) {
			t.Errorf("%v", err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(build([]string{"a", "b"}, number(1, 1, 0, 3)))
	f.Add(contain([]byte("x")))
	f.Fuzz(func(_ *testing.T, b []byte) {
		_, _ = Read(b)
	})
}
