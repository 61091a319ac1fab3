package xls

import (
	"encoding/binary"
	"unicode/utf16"
)

// container is an OLE compound file: sectors in chains.
type container struct {
	b    []byte
	size int // of a sector
	fat  []uint32
}

const (
	endOfChain = 0xfffffffe
	noSector   = 0xfffffffa // from here up a number leads nowhere
)

func u16(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

// stream gives the bytes of the first stream of one of the names.
func stream(b []byte, names ...string) ([]byte, error) {
	if len(b) < 512 || u32(b, 0) != 0xe011cfd0 {
		return nil, ErrNotXLS
	}
	shift := u16(b, 30)
	if shift != 9 && shift != 12 {
		return nil, ErrNotXLS
	}
	c := &container{b: b, size: 1 << shift}
	if err := c.readFAT(); err != nil {
		return nil, err
	}
	dir, err := c.chain(u32(b, 48), -1)
	if err != nil {
		return nil, err
	}
	var root []byte
	for at := 0; at+128 <= len(dir); at += 128 {
		e := dir[at : at+128]
		name := entryName(e)
		if e[66] == 5 {
			root = e
		}
		for _, n := range names {
			if name == n && e[66] == 2 {
				return c.entry(e, root)
			}
		}
	}
	return nil, ErrNotXLS
}

func entryName(e []byte) string {
	n := min(u16(e, 64), 64)
	units := make([]uint16, 0, 32)
	for i := 0; i+2 < n; i += 2 {
		units = append(units, uint16(u16(e, i)))
	}
	return string(utf16.Decode(units))
}

func (c *container) entry(e, root []byte) ([]byte, error) {
	size := int(u32(e, 120))
	if size > len(c.b) {
		return nil, ErrBroken
	}
	if size >= int(u32(c.b, 56)) || root == nil {
		return c.chain(u32(e, 116), size)
	}
	return c.small(u32(e, 116), root, size)
}

// readFAT collects the table of chains, its own sectors listed in the header
// and behind it.
func (c *container) readFAT() error {
	var list []uint32
	for i := range 109 {
		list = append(list, u32(c.b, 76+4*i))
	}
	next := u32(c.b, 68)
	for n := 0; next < noSector; n++ {
		s, ok := c.sector(next)
		if !ok || n > len(c.b)/c.size {
			return ErrBroken
		}
		for i := 0; i < c.size-4; i += 4 {
			list = append(list, u32(s, i))
		}
		next = u32(s, c.size-4)
	}
	for _, at := range list {
		if at >= noSector {
			continue
		}
		s, ok := c.sector(at)
		if !ok {
			return ErrBroken
		}
		if len(c.fat) > len(c.b)/c.size {
			break // sectors beyond the file need no chain
		}
		for i := 0; i < c.size; i += 4 {
			c.fat = append(c.fat, u32(s, i))
		}
	}
	return nil
}

func (c *container) sector(n uint32) ([]byte, bool) {
	from := (int64(n) + 1) * int64(c.size)
	if from >= int64(len(c.b)) {
		return nil, false
	}
	s := c.b[from:min(from+int64(c.size), int64(len(c.b)))]
	if len(s) < c.size { // the last one may be cut short
		s = append(append([]byte{}, s...), make([]byte, c.size-len(s))...)
	}
	return s, true
}

// chain follows a chain of sectors; size −1 takes all of it.
func (c *container) chain(at uint32, size int) ([]byte, error) {
	var out []byte
	for n := 0; at < noSector && (size < 0 || len(out) < size); n++ {
		s, ok := c.sector(at)
		if !ok || n > len(c.b)/c.size || int(at) >= len(c.fat) {
			return nil, ErrBroken
		}
		out = append(out, s...)
		at = c.fat[at]
	}
	if size >= 0 {
		if len(out) < size {
			return nil, ErrBroken
		}
		out = out[:size]
	}
	return out, nil
}

// small reads a stream kept in the small sectors of the root.
func (c *container) small(at uint32, root []byte, size int) ([]byte, error) {
	table, err := c.chain(u32(c.b, 60), -1)
	if err != nil {
		return nil, err
	}
	all, err := c.chain(u32(root, 116), -1)
	if err != nil {
		return nil, err
	}
	var out []byte
	for n := 0; at < noSector && len(out) < size; n++ {
		from := int(at) * 64
		if from+64 > len(all) || int(at)*4+4 > len(table) || n > len(table) {
			return nil, ErrBroken
		}
		out = append(out, all[from:from+64]...)
		at = u32(table, int(at)*4)
	}
	if len(out) < size {
		return nil, ErrBroken
	}
	return out[:size], nil
}
