package probe

import "github.com/abema/go-mp4"

// Flags of the boxes of a fragment (ISO 14496-12, 8.8).
const (
	tfhdDuration = 0x000008
	trunOffset   = 0x000001
	trunFirst    = 0x000004
	trunDuration = 0x000100
	trunEntry    = 0x000F00 // each bit is four bytes of a sample's entry
)

// inFragment reads how long a fragment of a film is and how many frames it has:
// films that are recorded in fragments say it nowhere else.
func (f *film) inFragment(b box) error {
	if b.name != "traf" {
		return nil
	}
	var t *track
	var start, length uint64
	each := uint32(0)
	err := eachBox(f.s, b.off, b.end, &f.n, func(b box) error {
		switch b.name {
		case "tfhd":
			var m mp4.Tfhd
			if err := f.payload(b, &m); err != nil {
				return err
			}
			if t = f.track(m.TrackID); t == nil {
				return nil
			}
			each = t.each
			if m.CheckFlag(tfhdDuration) {
				each = m.DefaultSampleDuration
			}
		case "tfdt":
			var m mp4.Tfdt
			if err := f.payload(b, &m); err != nil {
				return err
			}
			start = m.GetBaseMediaDecodeTime()
		case "trun":
			n, d, err := f.run(b, each)
			if t != nil {
				t.fragments += n
			}
			length += d
			return err
		}
		return nil
	})
	if t != nil && start < 1<<50 && length < 1<<50 {
		t.end = max(t.end, start+length)
	}
	return err
}

// run counts the frames of a run and adds up how long they are.
func (f *film) run(b box, each uint32) (frames int64, length uint64, err error) {
	h, err := f.s.some(b.off, 8)
	if err != nil {
		return 0, 0, err
	}
	flags, n := be32(h)&0xFFFFFF, be32(h[4:])
	if flags&trunDuration == 0 {
		return n, uint64(n) * uint64(each), nil
	}
	at, step := b.off+8, int64(0)
	for bit := int64(0x100); bit&trunEntry != 0; bit <<= 1 {
		if flags&bit != 0 {
			step += 4
		}
	}
	for _, bit := range []int64{trunOffset, trunFirst} {
		if flags&bit != 0 {
			at += 4
		}
	}
	if n*step > b.end-at || n*step > maxPayload {
		return 0, 0, ErrDamaged
	}
	entries, err := f.s.some(at, int(n*step))
	if err != nil {
		return 0, 0, err
	}
	for i := int64(0); i < n; i++ {
		length += uint64(be32(entries[i*step:]))
	}
	return n, length, nil
}

func (f *film) track(id uint32) *track {
	for i := range f.tracks {
		if f.tracks[i].id == id {
			return &f.tracks[i]
		}
	}
	return nil
}

// extends takes up how long a frame of a track is unless its fragment says.
func (f *film) extends(b box) error {
	var m mp4.Trex
	if err := f.payload(b, &m); err != nil {
		return err
	}
	if f.each == nil {
		f.each = map[uint32]uint32{}
	}
	if len(f.each) < 100 {
		f.each[m.TrackID] = m.DefaultSampleDuration
	}
	return nil
}
