package probe

import (
	"math"
	"math/bits"
)

// Elements of Matroska that matter here (RFC 9559).
const (
	ebmlHead      = 0x1A45DFA3
	ebmlDocType   = 0x4282
	mkvSegment    = 0x18538067
	mkvInfo       = 0x1549A966
	mkvScale      = 0x2AD7B1
	mkvDuration   = 0x4489
	mkvTracks     = 0x1654AE6B
	mkvTrack      = 0xAE
	mkvKind       = 0x83
	mkvCodec      = 0x86
	mkvFrame      = 0x23E383 // nanoseconds of a frame
	mkvVideo      = 0xE0
	mkvWidth      = 0xB0
	mkvHeight     = 0xBA
	mkvCluster    = 0x1F43B675
	maxMKVElement = 4096
)

type webm struct {
	s             *source
	i             *Info
	n             int
	scale, length float64
	done          bool
	kind          uint64 // of the present track
	codec         string
	frame         uint64
	w, h          uint64
	picture       bool
}

func readWebM(s *source, i *Info) error {
	m := &webm{s: s, i: i, scale: 1e6}
	if err := m.walk(0, s.size); err != nil {
		return err
	}
	switch {
	case !m.done && !m.picture:
		return ErrTruncated
	case !m.picture:
		return ErrNoVideo
	}
	if ms := m.length * m.scale / 1e6; ms > 0 && ms < 1<<50 {
		i.Millis = int64(math.Round(ms))
	}
	return nil
}

// walk reads the elements between two offsets until the pictures begin.
func (m *webm) walk(off, to int64) error {
	for off < to && !m.done {
		if m.n++; m.n > maxBoxes {
			return ErrDamaged
		}
		id, n, err := m.number(off, false)
		if err != nil {
			return err
		}
		off += n
		size, n, err := m.number(off, true)
		if err != nil {
			return err
		}
		off += n
		end := to
		if size != math.MaxUint64 { // all ones: as long as its parent
			if size > uint64(to-off) {
				if id != mkvSegment {
					return ErrTruncated
				}
				size = uint64(to - off)
			}
			end = off + int64(size)
		}
		if err := m.element(id, off, end); err != nil {
			return err
		}
		off = end
	}
	return nil
}

func (m *webm) element(id uint64, off, end int64) error {
	switch id {
	case ebmlHead, mkvSegment, mkvInfo, mkvTracks, mkvVideo:
		return m.walk(off, end)
	case mkvCluster:
		m.done = true
		return nil
	case mkvTrack:
		m.kind, m.codec, m.frame, m.w, m.h = 0, "", 0, 0, 0
		err := m.walk(off, end)
		m.track()
		return err
	case ebmlDocType, mkvScale, mkvDuration, mkvKind, mkvCodec, mkvFrame, mkvWidth, mkvHeight:
	default:
		return nil
	}
	if end-off > maxMKVElement {
		return ErrDamaged
	}
	b, err := m.s.some(off, int(end-off))
	if err != nil {
		return err
	}
	m.value(id, b)
	return nil
}

func (m *webm) value(id uint64, b []byte) {
	switch id {
	case ebmlDocType:
		if string(b) != "webm" {
			m.i.Format = MKV
		}
	case mkvCodec:
		m.codec = string(b)
	case mkvDuration:
		switch len(b) {
		case 4:
			m.length = float64(math.Float32frombits(uint32(number(b))))
		case 8:
			m.length = math.Float64frombits(number(b))
		}
	case mkvScale:
		m.scale = float64(number(b))
	case mkvKind:
		m.kind = number(b)
	case mkvFrame:
		m.frame = number(b)
	case mkvWidth:
		m.w = number(b)
	case mkvHeight:
		m.h = number(b)
	}
}

// track takes up what a track said of itself.
func (m *webm) track() {
	switch {
	case m.kind == 1 && !m.picture && m.w < 1<<31 && m.h < 1<<31:
		m.picture = true
		m.i.Width, m.i.Height, m.i.VideoCodec = int(m.w), int(m.h), mkvName(m.codec)
		if m.frame > 0 {
			m.i.FPS = math.Round(1e12/float64(m.frame)) / 1000
		}
	case m.kind == 2 && !m.i.HasAudio:
		m.i.HasAudio, m.i.AudioCodec = true, mkvName(m.codec)
	}
}

func mkvName(codec string) string {
	switch codec {
	case "V_VP8":
		return "vp8"
	case "V_VP9":
		return "vp9"
	case "V_AV1":
		return "av1"
	case "V_MPEG4/ISO/AVC":
		return "h264"
	case "V_MPEGH/ISO/HEVC":
		return "hevc"
	case "A_OPUS":
		return "opus"
	case "A_VORBIS":
		return "vorbis"
	case "A_AAC":
		return "aac"
	}
	return codec
}

// number reads a number of variable length; drop takes its length marker off,
// as sizes want and names do not.
func (m *webm) number(off int64, drop bool) (v uint64, n int64, err error) {
	first, err := m.s.some(off, 1)
	if err != nil {
		return 0, 0, err
	}
	if first[0] == 0 {
		return 0, 0, ErrDamaged
	}
	n = int64(bits.LeadingZeros8(first[0])) + 1
	b, err := m.s.some(off, int(n))
	if err != nil {
		return 0, 0, err
	}
	v = number(b)
	if drop {
		mask := uint64(1)<<(7*n) - 1
		if v &= mask; v == mask {
			v = math.MaxUint64
		}
	}
	return v, n, nil
}

func number(b []byte) (v uint64) {
	for _, c := range b[:min(len(b), 8)] {
		v = v<<8 | uint64(c)
	}
	return v
}
