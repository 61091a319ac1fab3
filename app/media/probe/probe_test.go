package probe

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/abema/go-mp4"
)

func jpegOf(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, w, h)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// turned puts an EXIF block with an orientation behind the first marker of a JPEG.
func turned(b []byte, orientation byte, order binary.ByteOrder) []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00")
	if order == binary.BigEndian {
		tiff = []byte("MM\x00*\x00\x00\x00\x08")
	}
	entry := make([]byte, 2+12+4)
	order.PutUint16(entry, 1)
	order.PutUint16(entry[2:], tagOrientation)
	order.PutUint16(entry[4:], 3)
	order.PutUint32(entry[6:], 1)
	order.PutUint16(entry[10:], uint16(orientation))
	exif := append(append([]byte("Exif\x00\x00"), tiff...), entry...)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, byte((len(exif)+2)>>8), byte(len(exif)+2))
	return append(append(out, exif...), b[2:]...)
}

func pngOf(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	g := &gif.GIF{}
	for range frames {
		g.Image = append(g.Image, image.NewPaletted(image.Rect(0, 0, 8, 6), color.Palette{color.Black, color.White}))
		g.Delay = append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func webpX(w, h, frames int) []byte {
	var b bytes.Buffer
	chunk := func(name string, data []byte) {
		b.WriteString(name)
		_ = binary.Write(&b, binary.LittleEndian, uint32(len(data)))
		b.Write(data)
	}
	x := make([]byte, 10)
	x[4], x[5], x[7], x[8] = byte(w-1), byte((w-1)>>8), byte(h-1), byte((h-1)>>8)
	chunk("VP8X", x)
	for range frames {
		chunk("ANMF", make([]byte, 24))
	}
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(b.Len()+4))
	return append(append(out, "WEBP"...), b.Bytes()...)
}

func heicOf(w, h uint32, turn byte) []byte {
	box := func(name string, data ...[]byte) []byte {
		all := bytes.Join(data, nil)
		return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(all)+8)), name...), all...)
	}
	ispe := func(w, h uint32) []byte {
		return box("ispe", binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(make([]byte, 4), w), h))
	}
	return append(box("ftyp", []byte("heic\x00\x00\x00\x00mif1heic")),
		box("meta", make([]byte, 4), box("iprp", box("ipco", ispe(512, 512), ispe(w, h), box("irot", []byte{turn}))))...)
}

// clip is a film written by go-mp4.
type clip struct {
	brand   string
	matrix  [9]int32
	w, h    uint32
	millis  uint32
	frames  uint32
	audio   bool
	noMoov  bool
	cutTail int
	pieces  int // fragments of a second each instead
}

func (c clip) bytes(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "clip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := mp4.NewWriter(f)
	start := func(name string) {
		if _, err := w.StartBox(&mp4.BoxInfo{Type: mp4.StrToBoxType(name)}); err != nil {
			t.Fatal(err)
		}
	}
	end := func() {
		if _, err := w.EndBox(); err != nil {
			t.Fatal(err)
		}
	}
	put := func(b mp4.IBox, inside ...func()) {
		start(b.GetType().String())
		if _, err := mp4.Marshal(w, b, mp4.Context{}); err != nil {
			t.Fatal(err)
		}
		for _, f := range inside {
			f()
		}
		end()
	}
	group := func(name string, inside func()) { start(name); inside(); end() }
	var brand [4]byte
	copy(brand[:], c.brand)
	put(&mp4.Ftyp{MajorBrand: brand})
	track := func(kind, codec string, frames uint32) {
		group("trak", func() {
			put(&mp4.Tkhd{TrackID: 7, Width: c.w << 16, Height: c.h << 16, Matrix: c.matrix})
			group("mdia", func() {
				put(&mp4.Mdhd{Timescale: 1000, DurationV0: c.millis})
				var handler [4]byte
				copy(handler[:], kind)
				put(&mp4.Hdlr{HandlerType: handler})
				group("minf", func() {
					group("stbl", func() {
						put(&mp4.Stsd{EntryCount: 1}, func() {
							group(codec, func() { _, _ = w.Write(make([]byte, 78)) })
						})
						put(&mp4.Stsz{SampleSize: 4, SampleCount: frames})
					})
				})
			})
		})
	}
	if !c.noMoov {
		group("moov", func() {
			put(&mp4.Mvhd{Timescale: 1000, DurationV0: c.millis})
			if c.audio {
				track("soun", "mp4a", 10)
			}
			track("vide", "avc1", c.frames)
			if c.pieces > 0 {
				group("mvex", func() { put(&mp4.Trex{TrackID: 7, DefaultSampleDuration: 40}) })
			}
		})
	}
	for n := range c.pieces {
		group("moof", func() {
			group("traf", func() {
				put(&mp4.Tfhd{TrackID: 7})
				put(&mp4.Tfdt{BaseMediaDecodeTimeV0: uint32(n) * 1000})
				if n%2 == 0 {
					put(&mp4.Trun{SampleCount: 25, Entries: make([]mp4.TrunEntry, 25)}) // empty: each as long as said before
					return
				}
				run := &mp4.Trun{SampleCount: 20, FullBox: mp4.FullBox{Flags: [3]byte{0, 1, 1}}}
				for range 20 {
					run.Entries = append(run.Entries, mp4.TrunEntry{SampleDuration: 50})
				}
				put(run)
			})
		})
	}
	group("mdat", func() { _, _ = w.Write(make([]byte, 5000)) })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b[:len(b)-c.cutTail]
}

var (
	upright = [9]int32{0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000}
	quarter = [9]int32{0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000}
)

func webmOf(docType string, cluster bool) []byte {
	el := func(id []byte, data ...[]byte) []byte {
		all := bytes.Join(data, nil)
		return append(append(id, 0x08, 0, 0, 0, byte(len(all))), all...)[:len(id)+5+len(all)]
	}
	id := func(b ...byte) []byte { return b }
	out := el(id(0x1A, 0x45, 0xDF, 0xA3), el(id(0x42, 0x82), []byte(docType)))
	seg := bytes.Join([][]byte{
		el(id(0x15, 0x49, 0xA9, 0x66), el(id(0x44, 0x89), binary.BigEndian.AppendUint32(nil, 0x45BB8000))), // 6000.0
		el(id(0x16, 0x54, 0xAE, 0x6B), el(id(0xAE), el(id(0x83), []byte{1}), el(id(0x86), []byte("V_VP9")),
			el(id(0xE0), el(id(0xB0), []byte{0x02, 0xD0}), el(id(0xBA), []byte{0x05, 0x00})))),
	}, nil)
	if cluster {
		seg = append(seg, el(id(0x1F, 0x43, 0xB6, 0x75), make([]byte, 20))...)
	}
	return append(out, el(id(0x18, 0x53, 0x80, 0x67), seg)...)
}

func TestReadsWhatFilesSay(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		want Info
	}{
		"jpeg":        {jpegOf(t, 30, 20), Info{Format: JPEG, Width: 30, Height: 20, Orientation: 1, Frames: 1}},
		"jpeg turned": {turned(jpegOf(t, 30, 20), 6, binary.LittleEndian), Info{Format: JPEG, Width: 20, Height: 30, Orientation: 6, Frames: 1}},
		"jpeg MM":     {turned(jpegOf(t, 30, 20), 3, binary.BigEndian), Info{Format: JPEG, Width: 30, Height: 20, Orientation: 3, Frames: 1}},
		"jpeg + film": {append(jpegOf(t, 30, 20), make([]byte, 400<<10)...), Info{Format: JPEG, Width: 30, Height: 20, Orientation: 1, Frames: 1}},
		"png":         {pngOf(t, 7, 5), Info{Format: PNG, Width: 7, Height: 5, Orientation: 1, Frames: 1}},
		"gif":         {gifOf(t, 300), Info{Format: GIF, Width: 8, Height: 6, Orientation: 1, Frames: 300}},
		"webp":        {webpX(1080, 1350, 4), Info{Format: WebP, Width: 1080, Height: 1350, Orientation: 1, Frames: 4}},
		"heic":        {heicOf(4032, 3024, 3), Info{Format: HEIC, Width: 3024, Height: 4032, Orientation: 6, Frames: 1}},
		"mp4": {clip{brand: "isom", matrix: upright, w: 1920, h: 1080, millis: 12500, frames: 375, audio: true}.bytes(t), Info{
			Format: MP4, Width: 1920, Height: 1080, Orientation: 1, Millis: 12500, FPS: 30, VideoCodec: "h264", AudioCodec: "aac", HasAudio: true,
		}},
		"mov turned": {clip{brand: "qt  ", matrix: quarter, w: 1920, h: 1080, millis: 1000, frames: 24}.bytes(t), Info{
			Format: MOV, Width: 1080, Height: 1920, Orientation: 6, Millis: 1000, FPS: 24, VideoCodec: "h264",
		}},
		"mp4 + junk": {append(clip{brand: "isom", matrix: upright, w: 64, h: 48, millis: 100, frames: 3}.bytes(t), []byte("\xff\xff\xff\xffjunkjunkjunk")...), Info{
			Format: MP4, Width: 64, Height: 48, Orientation: 1, Millis: 100, FPS: 30, VideoCodec: "h264",
		}},
		"fragments": {clip{brand: "isom", matrix: upright, w: 64, h: 48, pieces: 3}.bytes(t), Info{
			Format: MP4, Width: 64, Height: 48, Orientation: 1, Millis: 3000, FPS: 23.333, VideoCodec: "h264",
		}},
		"webm": {webmOf("webm", true), Info{Format: WebM, Width: 720, Height: 1280, Orientation: 1, Millis: 6000, VideoCodec: "vp9"}},
		"mkv":  {webmOf("matroska", true), Info{Format: MKV, Width: 720, Height: 1280, Orientation: 1, Millis: 6000, VideoCodec: "vp9"}},
	} {
		got, err := ReadFrom(bytes.NewReader(c.b), int64(len(c.b)))
		c.want.MIME, got.cost = mimes[c.want.Format], 0
		if err != nil || got != c.want {
			t.Errorf("%s: %+v, %v; want %+v", name, got, err, c.want)
		}
	}
}

func TestSaysWhatIsWrong(t *testing.T) {
	photo, film := jpegOf(t, 300, 200), clip{brand: "isom", matrix: upright, w: 64, h: 48, millis: 100, frames: 3}
	cut := film
	cut.cutTail = 900
	noIndex := film
	noIndex.noMoov = true
	zero := pngOf(t, 1, 1)
	copy(zero[16:20], []byte{0, 0, 0, 0})
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"empty":           {nil, ErrEmpty},
		"text":            {[]byte("Naskah caption, bukan foto."), ErrNotMedia},
		"one byte":        {[]byte{0xFF}, ErrNotMedia},
		"jpeg cut":        {photo[:len(photo)*2/3], ErrTruncated},
		"jpeg cut early":  {photo[:12], ErrTruncated},
		"png cut":         {pngOf(t, 90, 90)[:60], ErrTruncated},
		"gif cut":         {gifOf(t, 9)[:90], ErrTruncated},
		"webp cut":        {webpX(10, 10, 9)[:70], ErrTruncated},
		"film cut":        {cut.bytes(t), ErrTruncated},
		"film unfinished": {noIndex.bytes(t), ErrTruncated},
		"webm cut":        {webmOf("webm", true)[:60], ErrTruncated},
		"no size":         {zero, ErrNoSize},
		"sound only":      {clip{brand: "M4A ", frames: 0}.soundOnly(t), ErrNoVideo},
		"jpeg noise":      {append([]byte{0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0}, bytes.Repeat([]byte{7}, 90)...), ErrDamaged},
	} {
		if info, err := ReadFrom(bytes.NewReader(c.b), int64(len(c.b))); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v; want %v", name, info, err, c.want)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "hilang.jpg")); !errors.Is(err, ErrGone) {
		t.Errorf("a file that vanished: %v", err)
	}
	if _, err := Read(t.TempDir()); !errors.Is(err, ErrFolder) {
		t.Errorf("a folder: %v", err)
	}
}

// soundOnly is a film whose only track is not of pictures.
func (c clip) soundOnly(t testing.TB) []byte {
	b := c.bytes(t)
	return bytes.Replace(b, []byte("vide"), []byte("soun"), 1)
}

// counting tells how much of a file is read.
type counting struct {
	*bytes.Reader
	n int64
}

func (c *counting) ReadAt(b []byte, off int64) (int, error) {
	c.n += int64(len(b))
	return c.Reader.ReadAt(b, off)
}

func TestReadsLittleOfALargeFilm(t *testing.T) {
	b := clip{brand: "isom", matrix: upright, w: 64, h: 48, millis: 100, frames: 3}.bytes(t)
	at := bytes.LastIndex(b, []byte("mdat"))
	binary.BigEndian.PutUint32(b[at-4:], 30<<20)
	b = append(b[:at+4], make([]byte, 30<<20-8)...)
	r := &counting{Reader: bytes.NewReader(b)}
	if _, err := ReadFrom(r, int64(len(b))); err != nil || r.n > 4096 {
		t.Errorf("read %d bytes of %d, %v", r.n, len(b), err)
	}
}

// FuzzRead: whatever a file holds, reading ends, within the bounds, with a
// size or a problem that has a text.
func FuzzRead(f *testing.F) {
	film := clip{brand: "isom", matrix: quarter, w: 64, h: 48, millis: 100, frames: 3, audio: true}.bytes(f)
	for _, b := range [][]byte{
		jpegOf(f, 9, 9), turned(jpegOf(f, 9, 9), 5, binary.BigEndian), pngOf(f, 3, 3), gifOf(f, 2), webpX(9, 9, 2),
		heicOf(9, 9, 1), film, clip{brand: "isom", matrix: upright, w: 64, h: 48, pieces: 2}.bytes(f), webmOf("webm", true),
		{},
	} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &counting{Reader: bytes.NewReader(b)}
		info, err := ReadFrom(r, int64(len(b)))
		var p *Problem
		if err != nil && !errors.As(err, &p) {
			t.Errorf("without a text: %v", err)
		}
		if err == nil && (info.Width <= 0 || info.Height <= 0 || info.Millis < 0) {
			t.Errorf("%+v", info)
		}
		if r.n > maxRead {
			t.Errorf("read %d bytes", r.n)
		}
	})
}
