package probe

import (
	"io"
	"math"

	"github.com/abema/go-mp4"
)

// maxPayload bounds the boxes that are read whole, in bytes; those that list
// every frame are never.
const maxPayload = 1 << 20

// film collects what the boxes of an MP4 or QuickTime film say. Boxes are
// walked here, so that hostile sizes cost nothing; their contents are read by
// go-mp4.
type film struct {
	s        *source
	i        *Info
	n        int // boxes seen
	moov     bool
	scale    uint32 // of the film
	duration uint64
	indexed  int64 // milliseconds the indexes of fragments add up to
	tracks   []track
	each     map[uint32]uint32 // of a track's frames in fragments, in its units
}

// track is one of the film's.
type track struct {
	handler       string // "vide", "soun", …
	codec         string
	width, height uint32 // 16.16
	coded         [2]int
	matrix        [9]int32
	scale         uint32
	duration      uint64
	samples       int64
	id, each      uint32
	fragments     int64  // frames in fragments
	end           uint64 // of the last fragment
}

func readFilm(s *source, i *Info) error {
	f := &film{s: s, i: i}
	if err := f.top(); err != nil {
		return err
	}
	if !f.moov {
		return ErrTruncated // the index is written last
	}
	return f.judge()
}

// top walks the file's own boxes. Junk after a complete film is forgiven.
func (f *film) top() error {
	whole := f.s.size
	for off := int64(0); off+8 <= whole; {
		err := eachBox(f.s, off, whole, &f.n, func(b box) error {
			off = b.end
			switch b.name {
			case "moov":
				if err := eachBox(f.s, b.off, b.end, &f.n, f.inMoov); err != nil {
					return err
				}
				f.moov = true
				for i := range f.tracks {
					f.tracks[i].each = f.each[f.tracks[i].id]
				}
			case "moof":
				return eachBox(f.s, b.off, b.end, &f.n, f.inFragment)
			case "sidx":
				return f.index(b)
			}
			return nil
		})
		switch {
		case err == nil:
			return nil
		case f.moov && (f.n > maxBoxes || !f.needed(off)):
			return nil // what is known so far
		default:
			return err
		}
	}
	return nil
}

// needed reports whether the box at an offset holds pictures or their index.
func (f *film) needed(off int64) bool {
	h, err := f.s.some(off, 8)
	if err != nil {
		return false
	}
	switch string(h[4:]) {
	case "mdat", "moov", "moof":
		return true
	}
	return false
}

func (f *film) inMoov(b box) error {
	switch b.name {
	case "mvhd":
		var m mp4.Mvhd
		if err := f.payload(b, &m); err != nil {
			return err
		}
		f.scale = m.Timescale
		if d := m.GetDuration(); known(d, m.GetVersion()) {
			f.duration = d
		}
	case "mvex":
		return eachBox(f.s, b.off, b.end, &f.n, func(b box) error {
			switch b.name {
			case "trex":
				return f.extends(b)
			case "mehd":
			default:
				return nil
			}
			var m mp4.Mehd
			err := f.payload(b, &m)
			if err == nil && f.duration == 0 {
				f.duration = m.GetFragmentDuration()
			}
			return err
		})
	case "trak":
		f.tracks = append(f.tracks, track{})
		return eachBox(f.s, b.off, b.end, &f.n, f.inTrack)
	}
	return nil
}

// known: all ones are "not known".
func known(d uint64, version uint8) bool {
	return d != math.MaxUint64 && (version != 0 || d != math.MaxUint32)
}

func (f *film) inTrack(b box) error {
	t := &f.tracks[len(f.tracks)-1]
	switch b.name {
	case "mdia", "minf", "stbl":
		return eachBox(f.s, b.off, b.end, &f.n, f.inTrack)
	case "tkhd":
		var m mp4.Tkhd
		if err := f.payload(b, &m); err != nil {
			return err
		}
		t.id, t.width, t.height, t.matrix = m.TrackID, m.Width, m.Height, m.Matrix
	case "mdhd":
		var m mp4.Mdhd
		if err := f.payload(b, &m); err != nil {
			return err
		}
		t.scale = m.Timescale
		if d := m.GetDuration(); known(d, m.GetVersion()) {
			t.duration = d
		}
	case "hdlr":
		h, err := f.s.some(b.off, 12)
		if err != nil || t.handler != "" { // QuickTime has a second one, for the data
			return err
		}
		t.handler = string(h[8:])
	case "stsd":
		return f.codec(b, t)
	case "stsz", "stz2":
		h, err := f.s.some(b.off, 12)
		if err != nil {
			return err
		}
		t.samples = be32(h[8:])
	}
	return nil
}

// codec reads the first description of a track's samples.
func (f *film) codec(b box, t *track) error {
	return eachBox(f.s, b.off+8, b.end, &f.n, func(b box) error {
		if t.codec != "" {
			return nil
		}
		t.codec = b.name
		if b.end-b.off >= 28 { // of a picture track; others have other things there
			h, err := f.s.some(b.off+24, 4)
			if err != nil {
				return err
			}
			t.coded = [2]int{be16(h), be16(h[2:])}
		}
		return nil
	})
}

// index adds up the durations an index of fragments tells, for films whose
// fragments say none themselves.
func (f *film) index(b box) error {
	var m mp4.Sidx
	if err := f.payload(b, &m); err != nil || m.Timescale == 0 {
		return err
	}
	for _, r := range m.References {
		f.indexed += millis(uint64(r.SubsegmentDuration), m.Timescale)
	}
	return nil
}

func (f *film) payload(b box, into mp4.IBox) error {
	size := b.end - b.off
	if size > maxPayload {
		return ErrDamaged
	}
	_, err := mp4.Unmarshal(io.NewSectionReader(f.s, b.off, size), uint64(size), into, mp4.Context{})
	if err != nil {
		return ErrDamaged
	}
	return nil
}

// judge turns what was read into what the film is.
func (f *film) judge() error {
	i := f.i
	i.Millis = millis(f.duration, f.scale)
	picture := false
	for _, t := range f.tracks {
		switch t.handler {
		case "vide":
			if picture {
				continue // a cover or a second angle
			}
			picture = true
			i.VideoCodec = codecName(t.codec)
			t.size(i)
			i.Millis = max(i.Millis, millis(t.end, t.scale))
			if i.Millis == 0 {
				i.Millis = millis(t.duration, t.scale)
			}
			if i.Millis == 0 {
				i.Millis = f.indexed
			}
			t.duration, t.samples = max(t.duration, t.end), t.samples+t.fragments
			if t.duration > 0 && t.samples > 0 {
				i.FPS = math.Round(float64(t.samples)*float64(t.scale)/float64(t.duration)*1000) / 1000
				if i.FPS > 1000 {
					i.FPS = 0
				}
			}
		case "soun":
			if !i.HasAudio {
				i.HasAudio, i.AudioCodec = true, codecName(t.codec)
			}
		}
	}
	if !picture {
		return ErrNoVideo
	}
	return nil
}

// millis is a duration in milliseconds; nonsense is not known.
func millis(d uint64, scale uint32) int64 {
	if scale == 0 || d > 1<<50 {
		return 0
	}
	return int64(math.Round(float64(d) / float64(scale) * 1000))
}

// size is the size as the film is shown, before its rotation, which the
// matrix gives as EXIF would.
func (t *track) size(i *Info) {
	i.Width, i.Height = int(t.width>>16), int(t.height>>16)
	if i.Width == 0 || i.Height == 0 {
		i.Width, i.Height = t.coded[0], t.coded[1]
	}
	a, b := t.matrix[0], t.matrix[1]
	switch {
	case a == 0 && b > 0:
		i.Orientation = 6
	case a == 0 && b < 0:
		i.Orientation = 8
	case a < 0 && b == 0:
		i.Orientation = 3
	}
}

// codecName calls a codec as people do.
func codecName(four string) string {
	switch four {
	case "avc1", "avc3":
		return "h264"
	case "hvc1", "hev1", "dvh1", "dvhe":
		return "hevc"
	case "av01":
		return "av1"
	case "vp09":
		return "vp9"
	case "vp08":
		return "vp8"
	case "apch", "apcn", "apcs", "apco", "ap4h", "ap4x":
		return "prores"
	case "mp4v":
		return "mpeg4"
	case "jpeg", "mjpa", "mjpb":
		return "mjpeg"
	case "mp4a":
		return "aac"
	case ".mp3":
		return "mp3"
	case "Opus":
		return "opus"
	case "ac-3":
		return "ac3"
	case "ec-3":
		return "eac3"
	case "fLaC":
		return "flac"
	case "sowt", "twos", "lpcm", "in24", "in32", "fl32", "raw ":
		return "pcm"
	case "samr", "sawb":
		return "amr"
	}
	return four
}
